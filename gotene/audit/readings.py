"""The read log: what somebody opens, whom it shows, and why they may. Swedish: läslogg.

Apps say in their `readings.py` what an object is called in the log, and who has a part in it:

    register(Case, Subject.CASE, key=lambda case: case.number, part=lambda case: [(case.case_officer_id, Ground.…)])
    within(Decision, lambda decision: decision.case)      # is read as a part of the case
    without_people(Landlord, "an organisation")           # tells of nobody: not logged
    never_alone(PhotoFile, "with its photo")              # is logged as what it is opened with

`opened(obj, staff)` is called where an object is fetched for a page: by `gotene.access.scope.yours` and by the back
office. Names note themselves (`tenants.Person.name`). The middleware puts it all together and writes it
(`gotene/audit/reading_middleware.py`); outside a request nothing is collected, and all of this does nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.backends.postgresql.psycopg_any import Jsonb
from django.utils import timezone

from gotene.access.roles import Permission, Role
from gotene.audit.enums import Ground, ReadingKind, Subject

# Whose work is with every home and household of their side, so that none is nearer to them than another.
BY_ROLE = (
    Role.COORDINATOR,
    Role.LETTING_OFFICER,
    Role.FINANCE_OFFICER,
    Role.HOUSING_DIRECTOR,
    Role.SOCIAL_DIRECTOR,
)


class ReasonNeeded(Exception):
    """What was to be opened is nothing that the reader has a part in: they are asked for a reason first."""

    def __init__(self, subject, key):
        super().__init__(f"{subject} {key}")
        self.subject, self.key = Subject(subject), key


class NotNoted(Exception):
    """What was to be shown could not be noted, so it is not shown."""


# What each model is in the log


@dataclass
class Registration:
    """`part(obj)` gives (staff id, Ground) from what is loaded; each of `asked`, called as (obj, staff, ids), from one
    query about the staff members `ids`. `people(obj)`: the ids of the people whom the object itself is about.
    """

    subject: Subject
    key: Callable
    part: Callable | None = None
    asked: Iterable[Callable] = ()
    people: Callable | None = None
    for_every_role: bool = False


_registered: dict[type, Registration] = {}
_asked_above: dict[type, list[Callable]] = defaultdict(list)
_within: dict[type, tuple] = {}
_not_logged: dict[type, str] = {}


def register(model, subject, *, key, **about):
    """Say what a `model` is in the log. `about` is as in Registration: part, asked, people, for_every_role.

    `for_every_role`: everybody who reaches it needs it for their role.
    """
    _registered[model] = Registration(subject, key, **about)


def also_asked(model, question):
    """Let an app above add a part that somebody has in a `model` of an app below, found by one query."""
    _asked_above[model].append(question)


def within(model, whole, *, people=None, reviewed=False):
    """Read as the object that `whole(obj)` gives, of a registered model.

    `people(obj)`: the ids of those whom a finished document names. `reviewed`: it is there for log reviewers too.
    """
    _within[model] = (whole, people, reviewed)


def without_people(model, why):
    """Tells of nobody, so opening it is not logged; `why` is for whoever reads the code."""
    _not_logged[model] = why


def never_alone(model, why):
    """Opened only after something that is logged, in the same request; `why` says what."""
    _not_logged[model] = why


def is_known(model):
    """Whether it is said how a `model` is logged."""
    return model in _registered or model in _within or model in _not_logged


# What one request has shown


class Shown:
    """What has been opened and who has been shown to `staff` on `page` (a view's name), until it is written.

    `reasons`: those that this person has given in this session, {(subject, key): text}.
    """

    def __init__(self, staff, page, reasons=None):
        self.staff, self.page, self.reasons = staff, page, reasons or {}
        self.opened, self.people, self.listed, self.more = {}, {}, {}, []
        self.kind = None

    def check_reasons(self):
        """Raise ReasonNeeded when something was opened that `staff` has no part in and has given no reason for."""
        for (subject, key), why in self.opened.items():
            if why is None:
                raise ReasonNeeded(subject, key)

    def rows(self, kind=None):
        """The rows to write, as `audit_note_readings` takes them. `kind`: the form of the answer, if not a page."""
        kind = self.kind or kind
        people = list(self.people)
        rows = []
        for (subject, key), why in self.opened.items():
            about = {"kind": kind or ReadingKind.PAGE, "subject": subject, "keys": [key], "people": people}
            rows.append(self._row(**about, **why))
        if not rows and (people or self.listed):
            about = {"kind": kind or ReadingKind.LIST, "keys": list(self.listed), "people": people}
            rows.append(self._row(**about, ground=Ground.ROLE, role=_widest_role(self.staff)))
        return rows + self.more

    def _row(self, *, kind, ground, keys=(), people=(), subject="", role="", reason=""):
        return {
            "kind": str(kind),
            "subject": str(subject),
            "keys": list(keys),
            "people": list(people),
            "page": self.page,
            "ground": str(ground),
            "role": str(role),
            "reason": reason,
        }


_now: ContextVar[Shown | None] = ContextVar("shown", default=None)


@contextmanager
def collecting(staff, page, reasons=None):
    """Collect what is shown to `staff` within the block; gives the `Shown`."""
    shown = Shown(staff, page, reasons)
    before = _now.set(shown)
    try:
        yield shown
    finally:
        _now.reset(before)


def write(rows):
    """Note `rows`, in one call, as the one whom the connection works for. Raises NotNoted when it cannot be done."""
    if not rows:
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT audit_note_readings(%s)", [Jsonb(rows)])
    except Exception as error:
        raise NotNoted from error


# What is said while a page is made


def opened(obj, staff):
    """Note that `obj` is opened, and why `staff` may; or that a reason is to be asked for before it is shown.

    Raises ImproperlyConfigured for a model of which nobody has said how it is logged.
    """
    shown = _now.get()
    if shown is None or staff is None:
        return
    people, reviewed = set(), False
    while type(obj) in _within:
        whole, named, also_reviewed = _within[type(obj)]
        people |= set(named(obj) if named else ())
        obj, reviewed = whole(obj), reviewed or also_reviewed
    if type(obj) in _not_logged:
        return
    about = _registered.get(type(obj))
    if about is None:
        raise ImproperlyConfigured(f"Say in an app's readings.py how {type(obj)._meta.label} is logged.")
    shown.people |= dict.fromkeys(sorted(people.union(about.people(obj) if about.people else ())))
    about_it = about.subject, about.key(obj)
    if about_it not in shown.opened:
        shown.opened[about_it] = _why(obj, about, staff, reviewed) or _reason(shown, about_it)


def shown_person(pk):
    """Note that the name or number of the person `pk` is shown."""
    shown = _now.get()
    if shown is not None:
        shown.people[pk] = None


def listed(objects):
    """Note that `objects`, of registered models, stand in a list; their names note themselves."""
    shown = _now.get()
    if shown is not None:
        known = ((obj, _registered.get(type(obj))) for obj in objects)
        shown.listed |= {about.key(obj): None for obj, about in known if about is not None}


def shown_as(kind):
    """Say in what form the answer is, where its content type does not tell: a search, or a scanned document."""
    shown = _now.get()
    if shown is not None:
        shown.kind = kind


def also_noted(*, kind, subject, key, ground, people=(), role="", reason=""):
    """Note one reading more than the page itself: that somebody was shown who a protected person is."""
    shown = _now.get()
    if shown is not None:
        about = {"kind": kind, "subject": subject, "keys": [key], "people": people}
        shown.more.append(shown._row(**about, ground=ground, role=role, reason=reason))


# Why


def _reason(shown, about_it):
    """The reason given for it in this session, as columns of the row; None when it is still to be asked for."""
    reason = shown.reasons.get(about_it)
    return None if reason is None else {"ground": Ground.REASON, "reason": reason}


def _why(obj, about, staff, reviewed):
    """The ground that `staff` has to open `obj`, as columns of the row; None when there is none."""
    for who, ground in about.part(obj) if about.part else ():
        if who == staff.pk:
            return {"ground": ground}
    role = next((role for role in BY_ROLE if role in staff.roles), None)
    if role is None and about.for_every_role:
        role = _widest_role(staff)
    if role is not None:
        return {"ground": Ground.ROLE, "role": role}
    why = _by_asking(obj, about, staff)
    if why is None and reviewed and staff.may(Permission.REVIEW_LOG):
        return {"ground": Ground.REVIEW, "role": Role.LOG_REVIEWER}
    return why


def _by_asking(obj, about, staff):
    """As `_why`, by what the database knows: the reader's own part, or that of a colleague whom they stand in for."""
    from gotene.accounts.deputies import stood_in_for

    colleagues = set(stood_in_for(staff, timezone.localdate()))
    stands_in = {who for who, _ground in (about.part(obj) if about.part else ())} & colleagues
    for question in (*about.asked, *_asked_above[type(obj)]):
        for who, ground in question(obj, staff, [staff.pk, *colleagues]):
            if who == staff.pk:
                return {"ground": ground}
            stands_in.add(who)
    return {"ground": Ground.DEPUTY} if stands_in else None


def _widest_role(staff):
    """The widest role that the person holds: what lists, and what everybody reaches, are there for."""
    return next((role for role in (*BY_ROLE, *staff.roles) if role in staff.roles), "")
