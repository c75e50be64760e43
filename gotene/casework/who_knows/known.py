"""A line of what is known about somebody, and who may read it."""

import datetime
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gotene.access.roles import PERMISSIONS_OF, ROLES_OF, Permission, Side

# Who reads what both share: names, dates, plans, incidents, inspections, minutes.
SHARED = (Permission.SEE_REGISTER,)
CASE = (Permission.SEE_ALL_CASES, Permission.SEE_OWN_CASES)
LEASES = (Permission.SEE_LEASES,)


@dataclass(frozen=True)
class Readers:
    """The roles of one organisation that may read something."""

    organisation: str | Promise
    roles: str


@dataclass(frozen=True)
class Known:
    """One kind of information. `since` and `until` are days, or None; `ground` says why it may be there or be told."""

    what: str
    ground: str | Promise
    readers: tuple[Readers, ...]
    since: datetime.date | None = None
    until: datetime.date | None = None


def readers_at(side, permissions):
    """The roles at `side` that hold one of `permissions`, as people call them."""
    organisation = gettext_lazy("The social services") if side == Side.SOCIAL else gettext_lazy("Götenebostäder")
    if Permission.SEE_OWN_CASES in permissions:
        every = _with(side, {Permission.SEE_ALL_CASES})
        own = [role for role in _with(side, {Permission.SEE_OWN_CASES}) if role not in every]
        roles = _("%(own)s in their own cases, %(every)s in all") % {"own": _names(own), "every": _names(every)}
    else:
        roles = _names(_with(side, permissions))
    return Readers(organisation, capfirst(roles))


def at(side, permissions):
    return (readers_at(side, permissions),)


def at_both():
    return (readers_at(Side.SOCIAL, SHARED), readers_at(Side.HOUSING, SHARED))


def _with(side, permissions):
    return [role for role in ROLES_OF[side] if PERMISSIONS_OF[role].intersection(permissions)]


def _names(roles):
    """As a list in a sentence: "handläggare, boendestödjare och samordnare"."""
    *first, last = (str(role.label).lower() for role in roles)
    return _("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last} if first else last
