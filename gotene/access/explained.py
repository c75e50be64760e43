"""The published table of rights in plain words, for those whom it is about: the page "Vem får se vad".

Everything is drawn from `tables/`, `rows/`, `functions/` and `roles.py` each time the page is asked for, so that
it says what the database does. Histories are not told one by one: they follow what they are the history of.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from gotene.access import functions, rows, tables
from gotene.access.database_roles import ORGANISATIONS, DatabaseRole
from gotene.access.rights import OPERATIONS, Area
from gotene.access.roles import PERMISSIONS_OF, ROLES_OF, Permission, Role, Side

WORDS = {"SELECT": _("reads"), "INSERT": _("adds"), "UPDATE": _("changes"), "DELETE": _("removes")}
NAMES = {
    DatabaseRole.HOUSING: Side.HOUSING.label,
    DatabaseRole.SOCIAL: Side.SOCIAL.label,
    DatabaseRole.WEB: _("The sign-in"),
    DatabaseRole.RETENTION: _("The erasing"),
}


@dataclass(frozen=True)
class Line:
    """Things of which the same holds: `does` is (name, what is done with them) for each of the part's roles."""

    things: list
    does: list
    reason: str


@dataclass(frozen=True)
class Part:
    """What lies in one place. `outside`: those of whom it holds that they do nothing there."""

    title: str
    who: list
    outside: list
    lines: list
    limits: list


@dataclass(frozen=True)
class Limit:
    """Where the right to something is not a right to all of it."""

    thing: str
    who: list
    does: list
    reason: str


@dataclass(frozen=True)
class RoleTable:
    """What each role of an organisation may do: `rows` are (permission in words, [yes or no by role])."""

    side: Side
    roles: list
    rows: list


def part(areas, order, title=None):
    """The part of the page about `areas`, its columns in the `order` of database roles."""
    there = [table for table in tables.TABLES if table.area in areas]
    inside = [role for role in order if any(table.operations(role) for table in there)]
    lines = {}
    for table in there:
        does = [(NAMES[role], _does(table, role)) for role in inside]
        alike = (*(getattr(table, role.value) for role in inside), str(table.reason))
        lines.setdefault(alike, Line([], does, table.reason)).things.append(table.what)
    return Part(
        title=title or areas[0].label,
        who=[NAMES[role] for role in inside],
        outside=[NAMES[role] for role in order if role not in inside],
        lines=[*lines.values()],
        limits=_limits(there, inside),
    )


def _does(table, role):
    return [WORDS[operation] for operation in OPERATIONS.values() if operation in table.operations(role)]


def _limits(there, roles):
    """The row rules of these tables, those that say the same told once."""
    what, found = {table.name: table for table in there}, {}
    for rule in rows.ROW_RULES:
        if rule.table not in what or rule.using == "true":
            continue
        for role in set(rule.roles).intersection(roles):
            words = _does(what[rule.table], role) if rule.operation == "ALL" else [WORDS[rule.operation]]
            found.setdefault((rule.table, str(rule.reason)), {}).setdefault(role, []).extend(words)
    return [
        Limit(
            thing=what[table].what,
            who=[NAMES[role] for role in roles if role in by_role],
            does=next(iter(by_role.values())),
            reason=reason,
        )
        for (table, reason), by_role in found.items()
    ]


def never_seen_by(role):
    """What the other organisation reads and `role` never does."""
    (other,) = set(ORGANISATIONS) - {role}
    return [table.what for table in tables.TABLES if "SELECT" in table.operations(other) - table.operations(role)]


def erased():
    """What the erasing reaches, and what is left as it is though people work with it."""
    worked_with = [table for table in tables.TABLES if table.area not in (Area.GATE, Area.MACHINERY)]
    reached = [table.what for table in worked_with if "DELETE" in table.operations(DatabaseRole.RETENTION)]
    return reached, [table.what for table in worked_with if table.what not in reached]


def answers():
    """What the program answers or does without showing what it rests on, with who may ask."""
    return [
        (function.reason, [NAMES[role] for role in function.callers])
        for function in functions.FUNCTIONS
        if function.callers
    ]


def guards():
    """What the program sees to whoever writes."""
    return [function.reason for function in functions.FUNCTIONS if not function.callers]


def role_table(side):
    roles = [Role(role) for role in ROLES_OF[side]]
    return RoleTable(
        side=Side(side),
        roles=roles,
        rows=[
            (permission.label, [permission in PERMISSIONS_OF[role] for role in roles])
            for permission in Permission
            if any(permission in PERMISSIONS_OF[role] for role in roles)
        ],
    )
