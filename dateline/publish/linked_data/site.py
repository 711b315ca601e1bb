"""The front page: the site, and the dataset that it is, with the files to download."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dateline.publish import urls
from dateline.publish.linked_data.nodes import Graph, Node, editors, node, node_id, site, terms
from dateline.publish.linked_data.times import span
from dateline.publish.pages.plan import Plan, founded, latest
from dateline.publish.presenting import Presenter, tag_words

_FILES: Final = {
    urls.DATA: "application/json",
    urls.TABLE: "text/csv",
    urls.CITATIONS: "application/x-bibtex",
    urls.CALENDAR: "text/calendar",
    urls.ATOM: "application/atom+xml",
    urls.JSON_FEED: "application/feed+json",
}
_MOST_TAGS: Final = 20


def site_graph(presenter: Presenter, plan: Plan) -> Graph:
    """The site and its data."""
    settings = presenter.story.config.settings
    by = editors(presenter)
    dataset = _dataset(presenter, plan)
    itself = site(
        presenter,
        alternateName=settings.short_title,
        description=plan.description,
        inLanguage=settings.language,
        publisher=by,
        license=terms(settings.licence),
        mainEntity={"@id": dataset["@id"]},
    )
    return [itself, dataset]


def _dataset(presenter: Presenter, plan: Plan) -> Node:
    story, settings = presenter.story, presenter.story.config.settings
    by = {"@id": editors(presenter)["@id"]}
    return node(
        "Dataset",
        node_id(presenter, urls.HOME, "data"),
        name=settings.title,
        description=plan.description,
        url=presenter.absolute(urls.HOME),
        inLanguage=settings.language,
        creator=by,
        publisher=by,
        license=terms(settings.licence),
        isAccessibleForFree=True,
        datePublished=founded(presenter),
        dateModified=latest(presenter),
        temporalCoverage=span(event.date for event in story.events),
        keywords=[*(thread.title for thread in settings.threads), *_tags(presenter)],
        distribution=list(_distributions(presenter)),
    )


def _tags(presenter: Presenter) -> list[str]:
    """Those that the most events have; the others would only make the front page longer."""
    events = presenter.story.by_tag
    most = sorted(events, key=lambda tag: (-len(events[tag]), tag))[:_MOST_TAGS]
    return [tag_words(tag) for tag in most]


def _distributions(presenter: Presenter) -> Iterator[Node]:
    for address, media_type in _FILES.items():
        name = urls.file_of(address)
        yield node(
            "DataDownload", name=name, contentUrl=presenter.absolute(address), encodingFormat=media_type
        )
