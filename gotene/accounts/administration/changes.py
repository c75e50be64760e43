"""The history of an account in plain words: who did what, and when."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from gotene.access.roles import Role

# What is noted of an account without anything of it being another: the reason that its history row carries.
INVITED_ANEW = "invited anew"
FACTORS_FORGOTTEN = "second factors forgotten"
MOST_SHOWN = 100


@dataclass(frozen=True)
class Change:
    at: datetime
    by: str
    what: list


def changes_of(member):
    """The changes of `member`, the newest first; at most MOST_SHOWN of them. Costs one query."""
    rows = list(member.history.select_related("history_user").order_by("-history_id")[: MOST_SHOWN + 1])
    told = [
        Change(row.history_date, row.history_user.name if row.history_user else "", what)
        for row, before in zip(rows, [*rows[1:], None], strict=True)
        if (what := list(_sentences(row, before)))
    ]
    return told[:MOST_SHOWN]


def _sentences(row, before):
    if row.history_type == "+":
        yield _("Invited, with the roles: %(roles)s") % {"roles": _named(row.roles) or _("none")}
    if row.history_change_reason == INVITED_ANEW:
        yield _("Sent a new invitation")
    if row.history_change_reason == FACTORS_FORGOTTEN:
        yield _("Took away apps for codes, passkeys and recovery codes")
    if before is None:
        return
    if added := set(row.roles) - set(before.roles):
        yield _("Gave the roles: %(roles)s") % {"roles": _named(added)}
    if taken := set(before.roles) - set(row.roles):
        yield _("Took away the roles: %(roles)s") % {"roles": _named(taken)}
    if row.active != before.active:
        yield _("Let back in") if row.active else _("Deactivated")
    for field, name in (
        ("name", _("the name")),
        ("title", _("the title")),
        ("email", _("the e-mail address")),
        ("phone", _("the phone number")),
    ):
        old, new = getattr(before, field), getattr(row, field)
        if old != new:
            said = {"what": name, "old": old or _("nothing"), "new": new or _("nothing")}
            yield _("Changed %(what)s from %(old)s to %(new)s") % said


def _named(roles):
    return ", ".join(Role(role).label.lower() for role in Role if role in roles)
