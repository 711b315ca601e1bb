"""Dateline's command line: `python build.py --help`."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 (said in words, not by a syntax error)
    sys.exit("Dateline needs Python 3.11 or later; docs/set-up.md says how to get it.")

from dateline.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
