"""One event with its evidence, as its template takes it."""

from __future__ import annotations

from urllib.parse import quote

from markupsafe import Markup

from dateline.content.dates import parse
from dateline.content.evidence import Correction, Difference, Use
from dateline.content.records import Event, Image
from dateline.publish import urls
from dateline.publish.citing.chicago import citation
from dateline.publish.notes import Notes
from dateline.publish.pages.plan import changed, founded, has_own_summary
from dateline.publish.pages.reading import related_views, steps
from dateline.publish.presenting import Presenter, ToLink
from dateline.publish.reasons import reason, reasons
from dateline.publish.views import (
    AccountView,
    CorrectionView,
    DateView,
    DifferenceView,
    EventPage,
    ImageView,
    PrintingView,
    QuotationView,
    UseView,
    WitnessView,
)
from dateline.story.evidence import origins, printed_by


def event_page(presenter: Presenter, event: Event, link: ToLink) -> EventPage:
    """The texts are filled in the order in which the page shows them, so that notes count upwards."""
    notes = Notes(presenter, link)
    summary = notes.html(event.summary) if has_own_summary(event) else Markup("")
    time_note = notes.html(event.time_note)
    image = image_view(event.image, notes) if event.image else None
    body = notes.html(presenter.content.bodies[event.id])
    quotations = quotation_views(presenter, event, notes)
    differences = difference_views(presenter, event, notes)
    witnesses = _witnesses(presenter, event, notes, link)
    corrections = tuple(
        correction_view(presenter, one, number, notes) for number, one in enumerate(event.corrections, 1)
    )
    return EventPage(
        item=presenter.item(event, link),
        summary=summary,
        body=body,
        time_note=time_note,
        date_sources=presenter.source_links(event.date_sources, dated=True),
        image=image,
        actors=tuple(presenter.actor_link(name) for name in event.actors),
        tags=tuple(presenter.tag_link(name) for name in event.tags),
        witnesses=witnesses,
        quotations=quotations,
        differences=differences,
        corrections=corrections,
        citation=citation(presenter, event, changed(presenter, event)),
        notes=notes.views(),
        related=related_views(presenter, event),
        steps=steps(presenter, event),
        spot=presenter.spot(event),
        published=_published(presenter, event),
        edit_url=_edit_url(presenter, event.path),
        extra=event.extra,
        record=event,
    )


def _published(presenter: Presenter, event: Event) -> DateView:
    if event.published:
        return presenter.date(event.published)
    return presenter.date(parse(founded(presenter)))


def _edit_url(presenter: Presenter, path: str) -> str:
    repository = presenter.story.config.settings.repository
    if not repository:
        return ""
    folder = f"{repository.folder.strip('/')}/" if repository.folder else ""
    return f"{repository.url.rstrip('/')}/edit/{quote(f'{repository.branch}/{folder}{path}')}"


def image_view(image: Image, notes: Notes) -> ImageView:
    """A picture with its caption."""
    return ImageView(
        urls.static(image.file), image.alt, notes.html(image.caption), image.credit, image.licence
    )


def quotation_views(
    presenter: Presenter, event: Event, notes: Notes, speaker: str | None = None
) -> tuple[QuotationView, ...]:
    """The quotations of an event, or those of one speaker, whose own page has told the role."""
    return tuple(
        _quotation(presenter, event, number, notes, with_role=speaker is None)
        for number, one in enumerate(event.quotations, 1)
        if speaker in (None, one.speaker)
    )


def _quotation(
    presenter: Presenter, event: Event, number: int, notes: Notes, *, with_role: bool
) -> QuotationView:
    quotation = event.quotations[number - 1]
    role = presenter.content.actors[quotation.speaker].role if with_role else None
    worth = printed_by(quotation, event, presenter.content.sources)
    shown = {witness.ties for witness in presenter.story.independence[event.id].witnesses}
    alike = all(witness.ties in shown for witness in worth.witnesses)
    printers = presenter.source_links([one.id for one in quotation.sources])
    return QuotationView(
        id=fragment("quotation", number),
        text=quotation.text,
        language=quotation.language,
        speaker=presenter.actor_link(quotation.speaker),
        role=notes.html(role),
        occasion=notes.html(quotation.occasion),
        printings=tuple(
            PrintingView(link, one.printed) for link, one in zip(printers, quotation.sources, strict=True)
        ),
        independent=worth.count,
        reasons=Markup("") if alike else reasons(presenter, worth, notes.link),
        address=f"{urls.event(event.id)}#_sources",
    )


def difference_views(presenter: Presenter, event: Event, notes: Notes) -> tuple[DifferenceView, ...]:
    """The points on which the accounts of an event differ."""
    return tuple(
        _difference(presenter, one, fragment("difference", number), notes)
        for number, one in enumerate(event.differences, 1)
    )


def fragment(kind: str, number: int) -> str:
    """The id of a part of an event's page; the underscore keeps it apart from an editor's own ids."""
    return f"_{kind}-{number}"


def part_address(event: Event, kind: str, number: int) -> str:
    """The address of a difference or a correction on its event's page."""
    return f"{urls.event(event.id)}#{fragment(kind, number)}"


def _difference(presenter: Presenter, one: Difference, name: str, notes: Notes) -> DifferenceView:
    return DifferenceView(
        id=name,
        on=presenter.name(one.on),
        about=one.about.value if one.about else "",
        accounts=tuple(
            AccountView(notes.html(account.says), presenter.source_links(account.sources))
            for account in one.accounts
        ),
        finding=notes.html(one.finding),
        because=notes.html(one.because),
    )


def _witnesses(presenter: Presenter, event: Event, notes: Notes, link: ToLink) -> tuple[WitnessView, ...]:
    """The notes of all uses are numbered in the order in which the page shows them."""
    return tuple(
        WitnessView(
            uses=tuple(
                use_view(presenter, event.sources[index], notes, witness.ties) for index in witness.uses
            ),
            reason=reason(presenter, witness, link),
        )
        for witness in presenter.story.independence[event.id].witnesses
    )


def use_view(presenter: Presenter, use: Use, notes: Notes, ties: tuple[str, ...] = ()) -> UseView:
    """How one source carries an event. `ties`: what its witness shares."""
    register = presenter.content.sources
    return UseView(
        source=presenter.source(register[use.id]),
        voice=use.voice.value,
        origins=tuple(presenter.origin(name) for name in origins(use, register)),
        locator=use.locator,
        note=notes.html(use.note),
        on_basis=origins(use, register) == ties,
    )


def correction_view(presenter: Presenter, one: Correction, number: int, notes: Notes) -> CorrectionView:
    """What we had wrong, and what we say now."""
    return CorrectionView(
        id=fragment("correction", number),
        date=presenter.date(one.date),
        was=notes.html(one.was),
        now=notes.html(one.now),
        note=notes.html(one.note),
    )
