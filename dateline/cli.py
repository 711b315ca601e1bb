"""The command line: arguments in, exit codes out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic
from typing import Final, TextIO

from dateline import __version__
from dateline.problems import MachineError, SiteError, UsageError

OK: Final = 0
CONTENT: Final = 1
USAGE: Final = 2
MACHINE: Final = 3

_ENGINE: Final = Path(__file__).resolve().parent.parent
_EPILOG: Final = """\
A site is a folder with site.toml and content/. What it builds goes to _site/ in it.
Exit codes: 0 done; 1 the content, the settings or a template are wrong; 2 the command is;
3 the machine refuses (an unreadable file, a full disk). docs/editing.md says how to write events.
"""
_TAKES_VALUE: Final = frozenset(
    {"--site", "--output", "--base-url", "--port", "--date", "--thread", "--source"}
)


def main(arguments: Sequence[str]) -> int:
    """Runs one command and returns its exit code."""
    parser = _parser()
    options = parser.parse_args(_with_command(list(arguments)))
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except SiteError as error:
        _tell_problems(error, sys.stderr)
        return CONTENT
    except (UsageError, MachineError) as error:
        print(f"error: {error}", file=sys.stderr)
        return USAGE if isinstance(error, UsageError) else MACHINE
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return 130


def _with_command(arguments: list[str]) -> list[str]:
    """`build` where no command is named; options may stand before the command, too."""
    skip = False
    for index, word in enumerate(arguments):
        if skip or word.startswith("-"):
            skip = not skip and word in _TAKES_VALUE
        elif word in _COMMANDS:
            return [word, *arguments[:index], *arguments[index + 1 :]]
        else:
            return arguments  # argparse says which commands there are
    if {"-h", "--help", "--version"} & set(arguments):
        return arguments
    return ["build", *arguments]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="build.py",
        description="Dateline: Markdown event records in, a static timeline site out.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"Dateline {__version__}")
    commands = parser.add_subparsers(
        title="commands (build is the default)", metavar="COMMAND", required=True
    )
    for name, (summary, add, run) in _COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=f"{summary[0].upper()}{summary[1:]}.")
        command.add_argument(
            "--site",
            type=Path,
            default=_ENGINE,
            metavar="DIR",
            help="the site's folder (default: the folder of build.py)",
        )
        add(command)
        command.set_defaults(run=run)
    return parser


def _add_build(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--output",
        type=Path,
        metavar="DIR",
        help="where the site goes (default: _site in the site's folder)",
    )
    command.add_argument(
        "--base-url",
        metavar="URL",
        help="the address it will stand at (default: base_url of site.toml)",
    )
    _add_drafts(command)


def _add_drafts(command: argparse.ArgumentParser) -> None:
    command.add_argument("--drafts", action="store_true", help="with the events that are marked draft: true")


def _add_serve(command: argparse.ArgumentParser) -> None:
    command.add_argument("--port", type=int, default=8000, help="the port on 127.0.0.1 (default: 8000)")
    _add_drafts(command)


def _add_new(command: argparse.ArgumentParser) -> None:
    command.add_argument("title", help="the event's title, in quotation marks")
    command.add_argument("--date", required=True, help="as exactly as it is known: 2017-12-02, 2017-12, 2017")
    command.add_argument("--thread", help="the id of a thread of site.toml (default: the first)")
    command.add_argument(
        "--source",
        action="append",
        default=[],
        metavar="ID",
        help="a source that carries it; may stand several times",
    )


def _build(options: argparse.Namespace) -> int:
    from dateline import config, pipeline

    settings = config.load(_site(options))
    if options.base_url is not None:
        settings = settings.at(options.base_url)
    place = options.output or settings.root / "_site"
    report = pipeline.build(settings, place, drafts=options.drafts, progress=_Progress(sys.stderr))
    events = "1 event" if report.events == 1 else f"{report.events:,} events"
    print(f"{events}, {report.pages:,} pages, {report.seconds:.2f} seconds. Look at {place / 'index.html'}")
    return OK


def _check(options: argparse.Namespace) -> int:
    from dateline import config, pipeline

    content = pipeline.check(config.load(_site(options)), drafts=True)
    print(f"No problem in {len(content.events):,} events and {len(content.sources):,} sources.")
    return OK


def _serve(options: argparse.Namespace) -> int:
    from dateline.editing.serving import serve

    serve(_site(options), options.port, drafts=options.drafts)
    return OK


def _new(options: argparse.Namespace) -> int:
    from dateline import config
    from dateline.editing.scaffolding import new_event

    settings = config.load(_site(options))
    file = new_event(
        settings, options.title, options.date, thread=options.thread, sources=tuple(options.source)
    )
    print(f"Wrote {file.relative_to(settings.root)}.")
    if not options.source:
        print("Next: name its sources there, then run python build.py check.")
    return OK


_COMMANDS: Final[
    dict[
        str,
        tuple[str, Callable[[argparse.ArgumentParser], None], Callable[[argparse.Namespace], int]],
    ]
] = {
    "build": ("check the content and build the site", _add_build, _build),
    "check": ("check the content and write nothing", lambda _: None, _check),
    "serve": (
        "build, show the site in the browser, and follow every saved edit",
        _add_serve,
        _serve,
    ),
    "new": ("write the file of a new event", _add_new, _new),
}


def _site(options: argparse.Namespace) -> Path:
    folder: Path = options.site
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder}")
    return folder.resolve()


def _tell_problems(error: SiteError, out: TextIO) -> None:
    for problem in error.problems:
        print(problem, file=out)
    count = len(error.problems)
    print(f"{count} problem{'' if count == 1 else 's'}. Nothing was written.", file=out)


class _Progress:
    """A count that overwrites itself, on a terminal only."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._shown = out.isatty()
        self._next = monotonic() + 0.5  # short builds show nothing

    def __call__(self, done: int, total: int) -> None:
        if self._shown and monotonic() >= self._next:
            self._next = monotonic() + 0.1
            end = "\r" if done < total else "\r\x1b[K"
            print(f"\r{done:,} of {total:,} pages", end=end, file=self._out, flush=True)
