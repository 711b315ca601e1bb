"""Why several sources count as one, in words: "All three quote the same: Statement of the mission"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from markupsafe import Markup

from dateline.publish.presenting import Presenter, ToLink
from dateline.story.evidence import Bond, Independence, Witness

_STOPS: Final = (".", "!", "?", "…")


def reason(presenter: Presenter, witness: Witness, link: ToLink | None = None) -> Markup:
    """A sentence on what ties the sources of a witness; nothing for a single one.

    Without `link`, names lead nowhere.
    """
    if len(witness.uses) < 2:
        return Markup("")
    ties = (_tie(presenter, name, link) for name in witness.ties)
    basis = Markup(presenter.language.join([str(tie) for tie in ties]))  # noqa: S704 (each is escaped)
    said = Markup(_message(presenter, witness)) % {  # noqa: S704 (messages are the translators')
        "basis": basis,
        "count": presenter.language.count(_others(witness)),
    }
    return said if said.striptags().endswith(_STOPS) else said + Markup(".")


def reasons(presenter: Presenter, worth: Independence, link: ToLink | None = None) -> Markup:
    """Those of all witnesses, a sentence each."""
    found = (reason(presenter, witness, link) for witness in worth.witnesses)
    return Markup(" ").join(filter(None, found))


def _others(witness: Witness) -> int:
    return len(witness.uses) - (witness.itself is not None)


def _message(presenter: Presenter, witness: Witness) -> str:
    if not witness.tied_by_all:
        return presenter.language.gettext("Each shares a basis with another: %(basis)s")
    count = _others(witness)
    if witness.itself is not None:
        return _beside(presenter.language.ngettext, witness.bond, count)
    if count == 2:
        return _both(presenter.language.gettext, witness.bond)
    return _all(presenter.language.ngettext, witness.bond, count)


def _beside(ngettext: Callable[[str, str, int], str], bond: Bond, count: int) -> str:
    """The basis is one of the sources, and `count` others rest on it."""
    match bond:
        case Bond.QUOTE:
            return ngettext(
                "%(basis)s, and one that quotes it", "%(basis)s, and %(count)s that quote it", count
            )
        case Bond.RELAY:
            return ngettext(
                "%(basis)s, and one that relays it", "%(basis)s, and %(count)s that relay it", count
            )
        case Bond.REST:
            return ngettext(
                "%(basis)s, and one that rests on it", "%(basis)s, and %(count)s that rest on it", count
            )


def _both(gettext: Callable[[str], str], bond: Bond) -> str:
    match bond:
        case Bond.QUOTE:
            return gettext("Both quote the same: %(basis)s")
        case Bond.RELAY:
            return gettext("Both relay the same: %(basis)s")
        case Bond.REST:
            return gettext("Both rest on the same: %(basis)s")


def _all(ngettext: Callable[[str, str, int], str], bond: Bond, count: int) -> str:
    """The singular is there only for the catalogues: there are three at least."""
    match bond:
        case Bond.QUOTE:
            return ngettext("It quotes one: %(basis)s", "All %(count)s quote the same: %(basis)s", count)
        case Bond.RELAY:
            return ngettext("It relays one: %(basis)s", "All %(count)s relay the same: %(basis)s", count)
        case Bond.REST:
            return ngettext("It rests on one: %(basis)s", "All %(count)s rest on the same: %(basis)s", count)


def _tie(presenter: Presenter, name: str, link: ToLink | None) -> Markup:
    """A source by its title, with its publisher; words as they are."""
    shown = presenter.origin(name)
    if link and shown.address:
        return Markup('<a href="{}">{}</a>').format(link(shown.address), shown.label)
    return shown.label
