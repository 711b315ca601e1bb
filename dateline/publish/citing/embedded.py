"""What reference managers look for in the head of a page: Dublin Core's terms, and HTML's own `author`.

Zotero's translator for pages that it has no other for ("Embedded Metadata") takes title, author and date
from these, the site from Open Graph's `og:site_name`, and makes it a web page. Highwire's `citation_…`
names, which scholarly publishers use, would make it a journal article, which it is not.
"""

from __future__ import annotations

from dateline.content.records import Event
from dateline.publish.presenting import Presenter


def metas(presenter: Presenter, event: Event, day: str) -> tuple[tuple[str, str], ...]:
    """Name and content of each <meta>. `day` is that of the page's last change, ISO 8601."""
    author = presenter.story.config.settings.author
    found = [
        ("author", author),
        ("dcterms.title", event.title.plain),
        # The comma, which Zotero drops, keeps it from taking the last word of a body for a family name.
        ("dcterms.creator", f"{author}," if author else ""),
        ("dcterms.date", day),
    ]
    return tuple((name, content) for name, content in found if content)
