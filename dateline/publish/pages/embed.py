"""The timeline for a frame in another page: what the front page shows, without what stands around it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from dateline.publish import urls
from dateline.publish.pages.plan import Plan

_NOINDEX: Final = (("robots", "noindex"),)  # all of it stands on the front page


def embed(front: Plan) -> Plan:
    """The same values in another template. It stands for the front page, and is not in the sitemap."""
    return replace(
        front, address=urls.EMBED, template="embed.html", changed="", canonical=urls.HOME, metas=_NOINDEX
    )
