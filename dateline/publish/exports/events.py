"""Events with their evidence, as timeline.json has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dateline.content.evidence import Correction, Difference, Printing, Quotation, Use
from dateline.content.records import Event, Image
from dateline.publish import urls
from dateline.publish.exports.values import citations_data, date_data, words
from dateline.publish.pages.event import part_address
from dateline.publish.pages.plan import changed, founded, has_own_summary
from dateline.publish.presenting import Presenter
from dateline.publish.reasons import reason
from dateline.story.evidence import Independence, Witness, origins, printed_by


def event_data(presenter: Presenter, event: Event) -> Mapping[str, Any]:
    """One event."""
    worth = presenter.story.independence[event.id]
    own_summary = event.summary if has_own_summary(event) else None
    body = presenter.content.bodies[event.id]
    texts = {"time_note": event.time_note, "summary": own_summary, "text": body}
    return {
        "id": event.id,
        "title": event.title.plain,
        "url": presenter.absolute(urls.event(event.id)),
        "date": date_data(presenter, event.date),
        "date_sources": list(event.date_sources),
        "time_note": words(event.time_note),
        "thread": event.thread,
        "standing": event.standing.value,
        "featured": event.featured,
        "place": event.place,
        "actors": list(event.actors),
        "tags": list(event.tags),
        "summary": words(event.summary) or "",
        "text": body.plain,
        "citations": citations_data(texts),
        "sources": [_use(presenter, use) for use in event.sources],
        "independent_sources": worth.count,
        "relayed": worth.relayed,
        "witnesses": _witnesses(presenter, worth, event.sources),
        "quotations": [_quotation(presenter, event, one) for one in event.quotations],
        "differences": [_difference(presenter, event, *entry) for entry in enumerate(event.differences, 1)],
        "corrections": [_correction(presenter, event, *entry) for entry in enumerate(event.corrections, 1)],
        "image": _image(presenter, event.image) if event.image else None,
        "aliases": list(event.aliases),
        "published": str(event.published or founded(presenter)),
        "changed": changed(presenter, event),
    }


def _use(presenter: Presenter, use: Use) -> Mapping[str, Any]:
    return {
        "id": use.id,
        "voice": use.voice.value,
        "from": list(origins(use, presenter.content.sources)),
        "locator": use.locator or None,
        "note": words(use.note),
        "citations": citations_data({"note": use.note}),
    }


def _witnesses(
    presenter: Presenter, worth: Independence, named: Sequence[Use | Printing]
) -> list[Mapping[str, Any]]:
    """The groups that share a basis; most often each source is one by itself."""
    return [
        {
            "sources": [named[index].id for index in witness.uses],
            "ties": list(witness.ties),
            "reason": _reason(presenter, witness),
        }
        for witness in worth.witnesses
    ]


def _reason(presenter: Presenter, witness: Witness) -> str | None:
    said = reason(presenter, witness)
    return said.striptags() if said else None


def _quotation(presenter: Presenter, event: Event, one: Quotation) -> Mapping[str, Any]:
    worth = printed_by(one, event, presenter.content.sources)
    return {
        "text": one.text,
        "speaker": one.speaker,
        "occasion": words(one.occasion),
        "language": one.language or None,
        "sources": [
            {"id": source.id, "printed": source.printed or None, "from": list(source.from_)}
            for source in one.sources
        ],
        "independent_sources": worth.count,
        "witnesses": _witnesses(presenter, worth, one.sources),
        "citations": citations_data({"occasion": one.occasion}),
    }


def _difference(presenter: Presenter, event: Event, number: int, one: Difference) -> Mapping[str, Any]:
    return {
        "on": one.on.plain,
        "about": one.about.value if one.about else None,
        "accounts": [
            {
                "says": account.says.plain,
                "sources": list(account.sources),
                "citations": citations_data({"says": account.says}),
            }
            for account in one.accounts
        ],
        "open": one.finding is None,
        "finding": words(one.finding),
        "because": words(one.because),
        "citations": citations_data({"finding": one.finding, "because": one.because}),
        "url": presenter.absolute(part_address(event, "difference", number)),
    }


def _correction(presenter: Presenter, event: Event, number: int, one: Correction) -> Mapping[str, Any]:
    return {
        "date": str(one.date),
        "was": one.was.plain,
        "now": one.now.plain,
        "note": words(one.note),
        "citations": citations_data({"was": one.was, "now": one.now, "note": one.note}),
        "url": presenter.absolute(part_address(event, "correction", number)),
    }


def _image(presenter: Presenter, image: Image) -> Mapping[str, Any]:
    return {
        "url": presenter.absolute(urls.static(image.file)),
        "alt": image.alt,
        "caption": words(image.caption),
        "credit": image.credit or None,
        "licence": image.licence or None,
        "citations": citations_data({"caption": image.caption}),
    }
