"""What may be written after `python build.py`, and what the help says of it."""

from __future__ import annotations

import argparse
import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn

from dateline import __version__
from dateline.cli import commands
from dateline.problems import UsageError

_ENGINE: Final = Path(__file__).resolve().parents[2]
_PROGRAM: Final = "python build.py"
_DESCRIPTION: Final = """\
Dateline: Markdown event records in, a static timeline site out.

A site is a folder with site.toml (its settings) and content/ (its events, sources, actors,
places and pages). What is built goes into _site/ in that folder.
"""
_EPILOG: Final = """\
Without a command the site is built. Each command says more: python build.py new --help

examples:
  python build.py                                build the site in this folder
  python build.py check                          only say what is wrong
  python build.py serve                          see each edit as soon as it is saved
  python build.py new "A title" --date 2017-12   begin the file of an event
  python build.py --site ../other-story          build another site with this engine

exit codes: 0 done; 1 the content, the settings or a template are wrong; 2 the command is;
3 the machine refuses (an unreadable file, a full disk).

docs/editing.md says how to write events, docs/deploying.md how to publish.
"""
_TAKES_VALUE: Final = frozenset(
    {"--site", "--output", "--base-url", "--jobs", "--profile", "--articles", "--port"}
    | {"--date", "--thread", "--source", "--id"}
)
_OPTIONS: Final = _TAKES_VALUE | {
    *("--drafts", "--force", "--no-cache", "--timings", "--advice", "--help", "-h", "--version"),
}


def parsed(arguments: list[str]) -> argparse.Namespace:
    """The options of one command, with `run` to carry it out.

    Raises UsageError; SystemExit when --help or --version has been answered.
    """
    options, rest = _parser().parse_known_args(_with_command(arguments))
    if rest:
        raise UsageError(_too_much(rest[0], options.command))
    return options


def _with_command(arguments: list[str]) -> list[str]:
    """`build` where no command is named; options may stand before the command, too."""
    for index, word in enumerate(arguments):
        before = arguments[index - 1] if index else ""
        if word.startswith("-") or not word or before in _TAKES_VALUE:
            continue
        if word in _COMMANDS:
            return [word, *_joined([*arguments[:index], *arguments[index + 1 :]])]
        if before.startswith("-") and before not in _OPTIONS and "=" not in before:
            break  # it may belong to that unknown option, which is then told
        near = difflib.get_close_matches(word, _COMMANDS, 1, 0.5)
        meant = f"did you mean {near[0]}? " if near else ""
        raise UsageError(f"there is no command “{word}”: {meant}commands are {', '.join(_COMMANDS)}.")
    for answer in ("-h", "--help", "--version"):
        if answer in arguments:
            return [answer]
    return ["build", *_joined(arguments)]


def _joined(arguments: list[str]) -> list[str]:
    """`--date -0044-03-15` as `--date=-0044-03-15`: else argparse takes it for an option."""
    joined: list[str] = []
    for word in arguments:
        if joined and joined[-1] == "--date" and re.match(r"-\d", word):
            joined[-1] = f"--date={word}"
        else:
            joined.append(word)
    return joined


def _too_much(word: str, command: str) -> str:
    if not word.startswith("-"):
        quote = ": put a title in quotation marks" if command == "new" else ""
        return f"“{word}” is one word too many{quote}"
    name = word.partition("=")[0]
    near = [one for one in difflib.get_close_matches(name, sorted(_OPTIONS), 1, 0.6) if one != name]
    meant = f"did you mean {near[0]}? " if near else ""
    return f"{command} has no option {name}: {meant}{_PROGRAM} {command} --help names them all"


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are told like all others."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}\n  {self.prog} --help says what there is.")


def _parser() -> _Parser:
    form = argparse.RawDescriptionHelpFormatter
    parser = _Parser(
        prog=_PROGRAM,
        usage=f"{_PROGRAM} [COMMAND] [options]",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=form,
    )
    parser.add_argument("--version", action="version", version=f"Dateline {__version__}")
    choices = parser.add_subparsers(
        title="commands", metavar="COMMAND", dest="command", required=True, prog=_PROGRAM
    )
    for name, one in _COMMANDS.items():
        example = f"example:\n  {_PROGRAM} {one.example}"
        command = choices.add_parser(
            name,
            help=one.summary,
            description=one.description,
            epilog=example,
            formatter_class=form,
            allow_abbrev=False,
        )
        one.add(command)
        _add_folder(command, "--site", "the site's folder (default: the folder of build.py)", _ENGINE)
        command.set_defaults(run=one.run)
    return parser


def _add_folder(command: argparse.ArgumentParser, name: str, text: str, default: Path | None = None) -> None:
    command.add_argument(name, type=_folder, default=default, metavar="DIR", help=text)


def _add_build(command: argparse.ArgumentParser) -> None:
    _add_folder(command, "--output", "where the site goes (default: _site in the site's folder)")
    text = "the address it will stand at (default: base_url of site.toml)"
    command.add_argument("--base-url", metavar="URL", help=text)
    _add_drafts(command)
    text = "keep what stands in the output and is not ours"
    command.add_argument("--force", action="store_true", help=text)
    text = "processes that make pages (default: as many as the machine has cores)"
    command.add_argument("--jobs", type=_jobs, metavar="NUMBER", help=text)
    text = "use nothing that was made before, and keep nothing for the next build"
    command.add_argument("--no-cache", action="store_true", help=text)
    command.add_argument("--timings", action="store_true", help="print how long each stage took")
    text = "write a profile for pstats; then one process makes all pages"
    command.add_argument("--profile", type=_folder, metavar="FILE", help=text)


def _add_drafts(command: argparse.ArgumentParser) -> None:
    text = "publish the events marked draft: true as well"
    command.add_argument("--drafts", action="store_true", help=text)


def _add_check(command: argparse.ArgumentParser) -> None:
    text = "compare each quotation with the text of its sources, DIR/<id of the source>.txt"
    _add_folder(command, "--articles", text)
    text = "say, too, what would make the evidence last longer or weigh more; never an error"
    command.add_argument("--advice", action="store_true", help=text)


def _add_serve(command: argparse.ArgumentParser) -> None:
    text = "the port on 127.0.0.1 (default: 8000)"
    command.add_argument("--port", type=_port, default=8000, metavar="NUMBER", help=text)
    _add_drafts(command)


def _add_new(command: argparse.ArgumentParser) -> None:
    command.add_argument("title", metavar="TITLE", help="the event's title, in quotation marks")
    text = "as exactly as it is known, no more: 2017-12-02, 2017-12, 2017"
    command.add_argument("--date", required=True, metavar="DATE", help=text)
    text = "the id of a thread of site.toml (default: the first)"
    command.add_argument("--thread", metavar="ID", help=text)
    text = "the id of a source that carries it; may stand several times"
    command.add_argument("--source", action="append", default=[], metavar="ID", help=text)
    text = "the file's name and the event's address (default: made from the title)"
    command.add_argument("--id", metavar="ID", help=text)


def _folder(text: str) -> Path:
    if not text:
        raise argparse.ArgumentTypeError("the folder has no name")
    return Path(text)


def _port(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", text) or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"“{text}” is no port: write a number from 1 to 65535")
    return int(text)


def _jobs(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,3}", text) or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is no number of processes: write one from 1 to 999")
    return int(text)


@dataclass(frozen=True, slots=True)
class _Command:
    """What the help says of a command, the options it takes, and what it does."""

    summary: str
    description: str
    example: str
    add: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


_COMMANDS: Final = {
    "build": _Command(
        "check the content and build the site (also without the word)",
        "Check the content and build the site. If anything is wrong, every problem is told and\n"
        "the site that was built before stays as it is.",
        "--output public --base-url https://example.org/story/",
        _add_build,
        commands.build,
    ),
    "check": _Command(
        "check the content, drafts too, and write nothing",
        "Check site.toml and all of content/, drafts too, and tell every problem at once, each\n"
        "with its file, line, column and remedy: of site.toml first, of links last. Nothing is\n"
        "written.",
        "check --articles ../articles --advice",
        _add_check,
        commands.check,
    ),
    "serve": _Command(
        "show the site on this machine and follow every saved edit",
        "Build the site, show it on this machine, and reload it at every saved edit. A problem\n"
        "is shown in the browser until it is mended. Ctrl-C ends it.",
        "serve --drafts",
        _add_serve,
        commands.serve,
    ),
    "new": _Command(
        "begin the file of a new event",
        "Begin the file of a new event, content/events/<id>.md. No file is written over.",
        'new "The treaty is signed" --date 2017-12-02 --source gazette',
        _add_new,
        commands.new,
    ),
}
