"""Numbered notes: from a citation to the source and back."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup, escape

from dateline.content.markup import Citation, Text
from dateline.content.records import Source
from dateline.publish import urls
from dateline.publish.presenting import Presenter, ToLink
from dateline.publish.views import Link, NoteView

_PLACED: Final = Markup('<sup class="cite"><a href="#_source-{}">{}</a> ({})</sup>')


class Notes:
    """Numbers the citations of one page in the order in which its texts are asked for.

    The same source and locator get the same number. Made for one page and dropped with it.
    """

    def __init__(self, presenter: Presenter, link: ToLink) -> None:
        self._presenter = presenter
        self.link = link
        self._numbers: dict[Citation, int] = {}
        self._marks: dict[Citation, list[str]] = {}

    def html(self, text: Text | None) -> Markup:
        """The text with numbered notes."""
        return Markup(text.fill(self._cite, self.link)) if text else Markup("")  # noqa: S704 (cleaned by markup)

    def views(self) -> tuple[NoteView, ...]:
        """The notes so far, in order."""
        return tuple(self._view(number, one) for one, number in self._numbers.items())

    def _cite(self, citation: Citation) -> str:
        number = self._numbers.setdefault(citation, len(self._numbers) + 1)
        marks = self._marks.setdefault(citation, [])
        marks.append(f"_cite-{number}-{len(marks) + 1}")
        label = self._presenter.language.gettext("note %(number)s: %(source)s") % {
            "number": number,
            "source": self._label(citation),
        }
        place = f'href="#_note-{number}" id="{marks[-1]}" aria-label="{escape(label)}"'
        return f'<sup class="cite"><a {place}>{number}</a></sup>'

    def _label(self, citation: Citation) -> str:
        source = self._presenter.content.sources[citation.source]
        date = self._presenter.known_date(source.published)
        return ", ".join(filter(None, [source.publisher, date.words if date else "", citation.locator]))

    def _view(self, number: int, citation: Citation) -> NoteView:
        source = self._presenter.content.sources[citation.source]
        date = self._presenter.known_date(source.published)
        return NoteView(
            number=number,
            id=f"_note-{number}",
            source=Link(self._presenter.title_of(source), urls.source(source.id)),
            publisher=self._presenter.what_it_is(source) or source.publisher,
            date=date.words if date else "",
            locator=citation.locator,
            web=source.url if isinstance(source.url, str) else "",
            marks=tuple(self._marks[citation]),
        )


class SourceNotes(Notes):
    """For a document of many events: a number a source, in the order in which they are first named.

    A locator stands beside the mark, since the number does not tell it. No way leads back: the
    marks of a source may be hundreds.
    """

    def __init__(self, presenter: Presenter, link: ToLink) -> None:
        super().__init__(presenter, link)
        self._sources: dict[str, int] = {}

    def number(self, source: str) -> int:
        """The source's number; a new one where it was not named before."""
        return self._sources.setdefault(source, len(self._sources) + 1)

    def mark(self, source: str) -> Markup:
        """Its number, leading to it."""
        number = self.number(source)
        return Markup(f'<sup class="cite"><a href="#_source-{number}">{number}</a></sup>')  # noqa: S704 (a number)

    def sources(self) -> tuple[Source, ...]:
        """Those named so far, in the order of their numbers."""
        return tuple(self._presenter.content.sources[name] for name in self._sources)

    def _cite(self, citation: Citation) -> str:
        if not citation.locator:
            return self.mark(citation.source)
        number = self.number(citation.source)
        return _PLACED.format(number, number, citation.locator)
