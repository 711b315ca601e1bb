"""Dateline's command line: `python build.py --help`."""

import gc
import sys

if sys.version_info < (3, 11):  # noqa: UP036 (said in words, not by a syntax error)
    sys.exit("Dateline needs Python 3.11 or later; docs/set-up.md says how to get it.")

from dateline.cli import main

if __name__ == "__main__":
    code = main(sys.argv[1:])
    gc.freeze()  # Python ends now: it need not look for rubbish once more in all that there is
    sys.exit(code)
