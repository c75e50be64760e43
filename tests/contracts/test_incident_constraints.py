"""What must never stand about incidents, their repairs and unverified reports, tried in SQL."""

import datetime

import pytest
from django.db import ProgrammingError, connection, transaction
from psycopg import errors

from contracts.models import Incident, IncidentStep, Repair, UnverifiedReport
from gotene.access.database_roles import ORGANISATIONS, DatabaseRole
from gotene.access.roles import Role, Side
from tests import factories
from tests.access.as_role import running_as
from tests.contracts.incidents import confirmed, home, incident, late_rent, repair, step, unverified
from tests.refused import again, change, refused, remove, sql

pytestmark = pytest.mark.django_db

DAY = datetime.date
DAY_BEFORE = datetime.timedelta(days=1)


def not_cleared(made):
    sql("SELECT contracts_incident_not_cleared(%s, '2026-03-06', '', %s)", made.pk, made.reported_by_id)


def answer():
    return step(incident(), "answered")


# The constraint: what stands, and what is tried with it.
ATTEMPTS = {
    "incident_whole": (incident, lambda i: again(i, text="")),
    "incident_rent_month_first": (late_rent, lambda i: again(i, rent_month=DAY(2026, 3, 2))),
    "incident_rent_of_one_link": (late_rent, lambda i: again(i, sublease=None)),
    "incident_reported_after": (incident, lambda i: again(i, reported_on=i.happened_on - DAY_BEFORE)),
    "incident_of_own_contract": (incident, lambda i: again(i, sublease=home())),
    "incident_is_kept": (incident, lambda i: change(i, text="Låg musik på natten")),
    "incident_one_outcome": (lambda: confirmed().steps.get(kind="confirmed"), again),
    "incident_answer_written": (answer, lambda s: again(s, note="")),
    "incident_step_is_kept": (answer, lambda s: change(s, note="Nej, det var tyst")),
    "incident_step_fits": (incident, lambda i: step(i, "tenant_served")),
    "incident_heard_first": (incident, lambda i: step(i, "confirmed")),
    "incident_is_closed": (lambda: (made := incident(), not_cleared(made))[0], lambda i: step(i, "answered")),
    "incident_chance_after_report": (incident, lambda i: step(i, "silent", day=i.reported_on)),
    "repair_due_after_agreed": (repair, lambda r: change(r, due_on=r.agreed_on - DAY_BEFORE)),
    "repair_done_whole": (repair, lambda r: change(r, done_on=DAY(2026, 4, 1))),
    "repair_of_confirmed": (repair, lambda r: again(r, incident=incident())),
    "repair_done_is_kept": (
        lambda: repair(done_on=DAY(2026, 4, 1), done_by=factories.staff(Role.INSPECTOR)),
        lambda r: change(r, what="Ingenting"),
    ),
    "unverified_check_after_received": (unverified, lambda u: again(u, check_by=u.received_on - DAY_BEFORE)),
    "unverified_end_whole": (unverified, lambda u: change(u, outcome="not_cleared")),
    "unverified_ended_after_received": (
        unverified,
        lambda u: change(u, outcome="not_cleared", ended_on=u.received_on - DAY_BEFORE, ended_by=u.received_by),
    ),
    "unverified_of_own_contract": (unverified, lambda u: again(u, sublease=home())),
    "unverified_is_kept": (unverified, lambda u: change(u, line="Musik på lördagskvällen")),
}


@pytest.mark.parametrize("name", ATTEMPTS)
def test_refused_in_sql(name):
    stands, tried = ATTEMPTS[name]
    row = stands()
    with refused(name):
        tried(row)


# Nearer misses, and what must still be possible


@pytest.mark.parametrize(
    "fields",
    [
        {"link": ""},
        {"rent_month": None},
        {"amount": None},
        {"amount": 0},
        {"kind": "damage", "text": "Trasig ruta"},
        {"kind": "damage", "text": "Trasig ruta", "link": "", "rent_month": None},
    ],
)
def test_a_sum_belongs_to_late_rent_of_one_link_and_month(fields):
    with refused("incident_whole"):
        again(late_rent(), **fields)


def test_the_municipalitys_own_rent_is_about_nobody_who_lives_there():
    of = late_rent(link="head_lease", sublease=None)
    with refused("incident_rent_of_one_link"):
        again(of, sublease=of.contract.subleases.get())


def test_an_incident_is_neither_changed_nor_removed_and_neither_is_a_step():
    made = answer()
    for row, name in ((made.incident, "incident_is_kept"), (made, "incident_step_is_kept")):
        with refused(name):
            remove(row)


@pytest.mark.parametrize(
    ("kind", "of", "allowed"),
    [
        ("rectification", incident, True),
        ("rectification", late_rent, False),
        ("board_notified", incident, True),
        ("board_notified", late_rent, True),
        ("board_notified", lambda: incident(kind="damage"), False),
        ("rent_undertaken", late_rent, True),
        ("rent_undertaken", incident, False),
        ("tenant_served", late_rent, True),
        ("tenant_served", lambda: incident(kind="access"), False),
    ],
)
def test_what_the_law_asks_for_belongs_to_its_kind(kind, of, allowed):
    made = of()
    if allowed:
        step(made, kind)
        return
    with refused("incident_step_fits"):
        step(made, kind)


def test_confirming_waits_until_the_day_to_answer_has_passed():
    made = incident()
    step(made, "silent", day=DAY(2026, 3, 10))
    with refused("incident_heard_first"):
        step(made, "confirmed", day=DAY(2026, 3, 10))
    step(made, "confirmed", day=DAY(2026, 3, 11))


def test_confirming_waits_for_an_answer_that_has_been_given():
    made = incident()
    step(made, "answered", day=DAY(2026, 3, 10))
    with refused("incident_heard_first"):
        step(made, "confirmed", day=DAY(2026, 3, 9))
    step(made, "confirmed", day=DAY(2026, 3, 10))


def test_somebody_elses_answer_does_not_count():
    step(incident(), "answered")
    with refused("incident_heard_first"):
        step(incident(), "confirmed")


def test_there_is_one_outcome_and_no_other():
    made = confirmed()
    with refused("incident_one_outcome"):
        not_cleared(made)
    other = incident()
    not_cleared(other)
    step_of = {"day": DAY(2026, 3, 7)}
    with refused("incident_is_closed"):
        step(other, "rectification", **step_of)
    with refused("incident_one_outcome"):
        not_cleared(other)


def test_a_repair_is_agreed_on_anew_until_it_is_done_and_once_for_each_incident():
    made = repair()
    change(made, due_on=DAY(2026, 5, 1))
    change(made, done_on=DAY(2026, 4, 20), done_by=made.agreed_by)
    with refused("repair_done_is_kept"):
        change(made, done_on=None, done_by=None)
    with refused("repair_done_is_kept"):
        change(repair(), incident=confirmed())


def test_a_report_is_settled_once_and_names_an_incident_of_its_own_contract():
    made = unverified()
    ended = {"outcome": "became_incident", "ended_on": DAY(2026, 3, 5), "ended_by": made.received_by}
    with refused("unverified_of_own_contract"):
        change(made, **ended, incident=incident())
    change(made, **ended, incident=incident(of=made.sublease))
    with refused("unverified_is_kept"):
        change(made, outcome="not_cleared", incident=None)


# Who sees which rows, whatever the program asks


def seen(model, **lookup):
    """How many rows and history rows PostgreSQL shows."""
    keys = list(model.objects.filter(**lookup).values_list("pk", flat=True))
    return len(keys), model.history.filter(**lookup).count()


@pytest.mark.parametrize("side", Side)
def test_what_could_not_be_cleared_up_is_for_the_log_reviewers_alone(side):
    made, plain = incident(), incident()
    step(made, "answered")
    not_cleared(made)
    case_worker = factories.staff(Role.LETTING_OFFICER if side == Side.HOUSING else Role.COORDINATOR)
    for staff, shown in ((case_worker, 0), (factories.staff(Role.LOG_REVIEWER, side=side), 1)):
        with running_as(staff):
            assert seen(Incident, id=made.pk) == (shown, shown)
            assert seen(IncidentStep, incident_id=made.pk) == (2 * shown, 2 * shown)
            assert seen(Incident, id=plain.pk) == (1, 1)
            assert Incident.objects.visible_to(staff).filter(pk=made.pk).count() == shown
            assert IncidentStep.objects.visible_to(staff).filter(incident=made).count() == 2 * shown
            assert Incident.objects.visible_to(staff).filter(pk=plain.pk).exists() is not shown


def test_the_queryset_hides_it_where_no_row_rule_does():
    """As a command sees it, which PostgreSQL shows every row."""
    made = incident()
    not_cleared(made)
    assert Incident.objects.filter(pk=made.pk).exists()
    assert not Incident.objects.visible_to(factories.staff(Role.COORDINATOR)).filter(pk=made.pk).exists()
    assert not Incident.objects.visible_to(None).exists()


@pytest.mark.parametrize("role", ORGANISATIONS)
def test_nobody_hides_an_incident_by_hand(role):
    made = incident()
    staff = factories.staff(Role.LETTING_OFFICER if role == DatabaseRole.HOUSING else Role.COORDINATOR)
    with running_as(staff), pytest.raises(ProgrammingError) as refusal, transaction.atomic():
        IncidentStep.objects.create(incident=made, kind="not_cleared", day=DAY(2026, 3, 6), by=staff)
    assert isinstance(refusal.value.__cause__, errors.InsufficientPrivilege)


def test_who_could_not_clear_it_up_is_the_one_signed_in_whatever_is_said():
    made, other = incident(), factories.staff(Role.LETTING_OFFICER)
    staff = factories.staff(Role.LETTING_OFFICER)
    with running_as(staff), connection.cursor() as cursor:
        cursor.execute("SELECT contracts_incident_not_cleared(%s, '2026-03-06', '', %s)", [made.pk, other.pk])
    written = made.steps.get()
    assert (written.by, written.history.get().history_user) == (staff, staff)


@pytest.mark.parametrize("side", Side)
def test_an_unverified_report_is_ones_own_organisations_now_and_in_the_history(side):
    roles = {Side.HOUSING: Role.LETTING_OFFICER, Side.SOCIAL: Role.COORDINATOR}
    receivers = {each: factories.staff(role) for each, role in roles.items()}
    made = {each: unverified(by=by) for each, by in receivers.items()}
    with running_as(receivers[side]):
        assert seen(UnverifiedReport) == (1, 1)
        assert UnverifiedReport.objects.get() == made[side]
        with pytest.raises(ProgrammingError), transaction.atomic():
            unverified(of=made[side].sublease, by=receivers[side], organisation_id=next(s for s in Side if s != side))


def test_a_repair_is_seen_by_both():
    made = repair()
    for role in (Role.INSPECTOR, Role.HOUSING_SUPPORT):
        with running_as(factories.staff(role)):
            assert seen(Repair, id=made.pk) == (1, 1)


def test_nobody_reports_or_notes_a_step_in_the_name_of_another():
    """Least of all an answer or an outcome that the other organisation would seem to have written."""
    made, letting = incident(), factories.staff(Role.LETTING_OFFICER)
    officer = factories.staff(Role.CASE_OFFICER)
    for write in (
        lambda by: again(made, reported_by=by, text="Samma dag igen"),
        lambda by: step(made, "answered", by=by, note="Ja"),
    ):
        with running_as(letting), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            write(officer)
