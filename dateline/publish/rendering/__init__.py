"""The one owner of Jinja2: templates to text, an error in one as a problem at its own line."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    pass_context,
    select_autoescape,
)
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from markupsafe import Markup

from dateline.problems import MachineError, Problem, SiteError
from dateline.publish.language import Language
from dateline.publish.rendering.compiling import Codes, Compiled, DirectCode, Held, Once, Straight, written
from dateline.publish.rendering.own import HINT
from dateline.publish.traces import Reads
from dateline.publish.urls import Way

_ATTRIBUTE: Final = re.compile(r"'(?:\w+\.)*(\w+) object' has no attribute '(\w+)'")


class TemplateUseError(TemplateRuntimeError):
    """What a template asked for is not there; the message is for whoever wrote it."""


class _Template(Template):
    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002
        """As Jinja's own, with the environment's globals; who imports it has read what it was made from."""
        environment: Any = self.environment
        module: TemplateModule = environment.once((self.name, environment.way), self.make_module)
        return module


class _Environment(Environment):
    code_generator_class = DirectCode
    template_class = _Template
    written = staticmethod(written)
    straight = Straight
    spoken: Callable[[str], str] = str
    once: Callable[[Any, Callable[[], Any]], Any]
    used: Callable[[str], None]
    way: Way | None = None

    def join_path(self, template: str, parent: str) -> str:  # noqa: ARG002 (as Jinja asks)
        """A template that another one extends, includes or imports."""
        self.used(template)
        return template


class Renderer:
    """Templates of the given folders, the first folder's before the others'.

    `shared`: what they are given on every page; `along`: on the pages that link in the same way. What is
    noted to be read while they are rendered is noted in `reads`; `digests`, by template, is asked for each
    that is used; `codes`: where they are kept when they are compiled.
    """

    def __init__(
        self,
        folders: Sequence[Path],
        language: Language,
        shared: Mapping[str, Any],
        along: Callable[[Way], Mapping[str, Any]] = lambda _: {},
        *,
        reads: Reads | None = None,
        digests: Mapping[str, str] = {},
        codes: Codes | None = None,
    ) -> None:
        self._folders = tuple(folders)
        self._along = along
        self._digests = digests
        self._environments: dict[Way | None, Environment] = {}
        self._environment = _Environment(
            loader=_Loader([str(folder) for folder in folders]),
            autoescape=select_autoescape(["html", "xml", "svg"], default=True),
            undefined=StrictUndefined,
            extensions=["jinja2.ext.i18n", Once],
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
            optimized=False,  # there is hardly anything to work out before: texts are joined all the same
            bytecode_cache=Compiled(Held() if codes is None else codes),
        )
        self._environment.spoken = language.gettext
        self._environment.once = (reads or Reads()).remembering()
        self._environment.used = self._used
        self._environment.install_gettext_translations(language.translations, newstyle=True)  # type: ignore[attr-defined]
        self._environment.globals.update({**shared, "ngettext": _counted(language)})

    def _used(self, template: str) -> None:
        """Asks for its digest; for all of them where it has none: it may be there by another spelling."""
        if template not in self._digests:
            iter(self._digests)

    def compile(self) -> None:
        """Compiles every page's template now; what is wrong in one is told when it is used."""
        for name in self._environment.list_templates(["html"]):
            with suppress(TemplateError, MachineError):
                self._environment.get_template(name)

    def _of(self, way: Way | None) -> Environment:
        """Where templates have what pages share that link in this way: macros, too, are made there once."""
        if way not in self._environments:
            environment: Any = self._environment.overlay()
            environment.globals = {**self._environment.globals, **(self._along(way) if way else {})}
            environment.way = way
            self._environments[way] = environment
        return self._environments[way]

    def render(self, template: str, context: Mapping[str, Any], way: Way | None = None) -> str:
        """The text of `template`, on a page that links in this `way`.

        Raises SiteError with the file and line of what is wrong in it or in one that it uses, and
        MachineError where one cannot be read.
        """
        self._used(template)
        try:
            return self._of(way).get_template(template).render(context)
        except (SiteError, MachineError):
            raise
        except TemplateSyntaxError as error:
            message = error.message or "syntax error"
            raise self._problem(self._named(error.name or template), error.lineno, message) from error
        except TemplateNotFound as error:
            message = f"there is no template {error.name}"
            raise self._problem(*self._where(error, template), message) from error
        except Exception as error:
            said = error.message if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"
            said = _ATTRIBUTE.sub(r"a \1 has no “\2”", said or type(error).__name__)
            raise self._problem(*self._where(error, template), said) from error

    def _where(self, error: Exception, template: str) -> tuple[str, int]:
        """Jinja rewrites tracebacks so that their frames name the template's file and line."""
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            for folder in self._folders:
                path = Path(frame.filename)
                if path.is_relative_to(folder):
                    return path.relative_to(folder).as_posix(), frame.lineno or 1
        return template, 1

    def _named(self, name: str) -> str:
        """Without its folder: Jinja's lexer names a template by its whole path."""
        inside = (folder for folder in self._folders if Path(name).is_relative_to(folder))
        return next((Path(name).relative_to(folder).as_posix() for folder in inside), name)

    def _problem(self, name: str, line: int, message: str) -> SiteError:
        hint = HINT
        if len(self._folders) > 1 and not (self._folders[0] / name).is_file():
            hint += " It is the engine's: the site has no template of this name."
        return SiteError([Problem(f"templates/{name}", line, 1, " ".join(message.split()), hint)])


def _counted(language: Language) -> Callable[..., str]:
    """Jinja's own `ngettext`, but `num` is written as the language writes numbers: 10,000."""

    @pass_context
    def ngettext(context: Context, one: str, many: str, num: int, **values: object) -> str:
        words = language.ngettext(one, many, num)
        said = Markup(words) if context.eval_ctx.autoescape else words  # noqa: S704 (a message, as in Jinja)
        return said % {"num": language.number(num), **values}

    return ngettext


class _Loader(FileSystemLoader):
    """Says which template it is that cannot be read."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        try:
            return super().get_source(environment, template)
        except TemplateNotFound:  # an OSError by inheritance
            raise
        except UnicodeDecodeError as error:
            raise TemplateSyntaxError("the file is not UTF-8", 1, template) from error
        except OSError as error:
            raise MachineError(f"templates/{template} cannot be read: {error.strerror}") from error
