"""What must never stand about takeovers, tried in SQL: the owner's own, and as each organisation."""

import datetime

import pytest
from django.db import ProgrammingError, connection, transaction
from psycopg import errors

from contracts.actions.takeover import complete_takeover
from contracts.enums import TakeoverPaperKind
from contracts.models import (
    HandoverPlan,
    Lease,
    SignedScan,
    Sublease,
    TakeoverConsent,
    TakeoverPaper,
    TakeoverPaperFile,
)
from contracts.takeover_rules import AGREEMENTS
from gotene.access.database_roles import DatabaseRole
from gotene.access.roles import Role
from gotene.audit.history import save_as
from tenants.actions import protect
from tenants.enums import Protection
from tests import factories
from tests.access.as_role import running_as
from tests.contracts.takeovers import TODAY, WEEK, Home
from tests.refused import again, change, refused, refused_at_commit, remove, sql

pytestmark = pytest.mark.django_db
DAY_BEFORE = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def papers_drawn_elsewhere(monkeypatch):
    """What they look like is tried in test_takeover_documents."""
    monkeypatch.setattr("contracts.actions.takeover_papers.takeover_pdf", lambda *_, **__: b"%PDF-1.7")


def prepared():
    return Home().prepared().takeover


def agreed():
    return Home().prepared().agreed()


def consent():
    return agreed().residents_yes


def on_paper():
    return agreed().on_paper()


def paper():
    return on_paper().papers[AGREEMENTS[0]]


def signed_home():
    return on_paper().signed()


def signed():
    return signed_home().papers[AGREEMENTS[0]].signed.get()


def cancelled():
    takeover = prepared()
    change(takeover, cancelled_on=TODAY, cancelled_by=takeover.prepared_by, cancel_reason="Vill vänta")
    return takeover


def plan():
    return HandoverPlan.objects.get(sublease=Home().sublease)


def answered_offer():
    offer = factories.offer()
    change(offer, answer="withdrawn", answered_at=datetime.datetime.now(datetime.UTC), answered_by=offer.offered_by)
    return offer


# The constraint: what stands, and what is tried with it.
ATTEMPTS = {
    "takeover_once": (prepared, again),
    "takeover_after_prepared": (prepared, lambda t: of_another_home(t, new_lease_from=TODAY)),
    "takeover_completed_whole": (prepared, lambda t: change(t, lease_number=1)),
    "takeover_cancelled_whole": (prepared, lambda t: change(t, cancelled_on=TODAY)),
    "takeover_ends_one_way": (
        prepared,
        lambda t: change(
            t,
            cancelled_on=TODAY,
            cancelled_by=t.prepared_by,
            cancel_reason="Vill vänta",
            completed_at=datetime.datetime.now(datetime.UTC),
            completed_by=t.prepared_by,
            lease_number=1,
        ),
    ),
    "takeover_of_running_sublease": (prepared, lambda t: again(t, new_lease_from=t.sublease.begins_on)),
    "takeover_tenant_is_resident": (prepared, lambda t: again(t, tenant=factories.person())),
    "takeover_is_kept": (prepared, lambda t: change(t, new_lease_from=t.new_lease_from + WEEK)),
    "takeover_over": (cancelled, lambda t: change(t, cancel_reason="Något annat")),
    "takeover_consent_once": (consent, again),
    "takeover_consent_withdrawn_whole": (consent, lambda c: change(c, withdrawn_on=TODAY)),
    "takeover_consent_own_side": (
        consent,
        lambda c: again(c, party="housing", takeover=Home().prepared().takeover),
    ),
    "takeover_consent_is_kept": (consent, lambda c: change(c, said_on=TODAY - WEEK)),
    "takeover_consent_before_signed": (
        lambda: signed_home().residents_yes,
        lambda c: change(c, withdrawn_on=TODAY, withdrawn_by=c.recorded_by),
    ),
    "takeover_paper_after_yeses": (paper, lambda p: again(p, takeover=Home().prepared().takeover)),
    "takeover_paper_in_order": (paper, lambda p: again(p, takeover=agreed().takeover, kind="letter")),
    "takeover_paper_signed": (lambda: signed().paper, again),
    "takeover_paper_is_kept": (paper, lambda p: change(p, with_names=False)),
    "signed_paper_of_latest": (
        lambda: (home := on_paper(), home.on_paper(kinds=AGREEMENTS[:1]), TakeoverPaper.objects.first())[2],
        lambda p: sign(p),
    ),
    "signed_paper_is_agreement": (lambda: on_paper().papers[TakeoverPaperKind.LETTER], lambda p: sign(p)),
    "signed_paper_in_time": (paper, lambda p: sign(p, TODAY - WEEK)),
    "signed_paper_signed_first": (paper, lambda p: sign(p, TODAY + DAY_BEFORE)),
    "signed_paper_is_kept": (signed, lambda s: change(s, signed_on=TODAY - WEEK)),
    "signed_scan_pdf_or_photo": (
        signed,
        lambda s: sql(
            "INSERT INTO contracts_signedscan (signed_id, content, content_type, sha256)"
            " VALUES (%s, 'x', 'text/html', 'x')",
            s.pk,
        ),
    ),
    "takeover_no_gap": (Home, lambda h: finish(h.ready_to_switch(), gap=DAY_BEFORE)),
    "takeover_three_yeses": (Home, lambda h: finish(h.prepared().inspected())),
    "takeover_papers_signed": (Home, lambda h: finish(h.prepared().inspected().agreed().on_paper())),
    "takeover_inspected": (Home, lambda h: finish(h.prepared().agreed().on_paper().signed())),
    "takeover_by_switch": (Home, lambda h: end_without_takeover(h)),
    "plan_closed_whole": (plan, lambda p: change(p, closed_on=TODAY)),
    "offer_answered_once": (
        answered_offer,
        lambda o: change(o, answer="accepted"),
    ),
}


def of_another_home(takeover, **values):
    home = Home()
    again(takeover, sublease=home.sublease, tenant=home.tenant, **values)


def sign(paper, day=TODAY):
    sql(
        "INSERT INTO contracts_signedpaper (paper_id, signed_on, received_on, received_by_id) VALUES (%s, %s, %s, %s)",
        paper.pk,
        day,
        TODAY,
        paper.made_by_id,
    )


def finish(home, gap=0 * DAY_BEFORE):
    """All that the switch writes, past the action, as it is at commit."""
    last = home.first_day - DAY_BEFORE
    ended(home, last - gap, last)
    completed(home)
    connection.check_constraints()


def end_without_takeover(home):
    with running_as(home.officer):
        home.sublease.ends_on, home.sublease.end_reason = TODAY, "taken_over"
        save_as(home.officer, home.sublease)
        connection.check_constraints()


@pytest.mark.parametrize("name", ATTEMPTS)
def test_refused_in_sql(name):
    stands, tried = ATTEMPTS[name]
    row = stands()
    with refused(name):
        tried(row)


def test_neither_the_papers_nor_the_scans_are_changed_or_removed():
    home = signed_home()
    file = TakeoverPaperFile.objects.first()
    scan = SignedScan.objects.first()
    for row, name in (
        (file, "takeover_paper_is_kept"),
        (scan, "signed_paper_is_kept"),
        (home.papers[AGREEMENTS[0]], "takeover_paper_is_kept"),
        (home.papers[AGREEMENTS[0]].signed.get(), "signed_paper_is_kept"),
    ):
        with refused(name):
            remove(row)
    with refused("takeover_paper_is_kept"):
        change(file, pdf=b"%PDF")
    with refused("signed_paper_is_kept"):
        change(scan, content=b"%PDF")


# At commit: the whole


def completed(home, **lease):
    """The new lease, and the takeover said to be carried out: past every action."""
    made = Lease.objects.create(
        **{
            "apartment": home.contract.apartment,
            "tenant": home.tenant,
            "begins_on": home.first_day,
            **lease,
        }
    )
    change(
        home.takeover,
        completed_at=datetime.datetime.now(datetime.UTC),
        completed_by=home.letting,
        lease_number=made.pk,
    )
    return made


def ended(home, sublease_on, contract_on):
    change(home.sublease, ends_on=sublease_on, end_reason="taken_over")
    change(home.contract, ends_on=contract_on, end_reason="taken_over")


def test_a_day_between_the_leases_is_refused_at_commit():
    home = Home().ready_to_switch()
    last = home.first_day - DAY_BEFORE
    for sublease_on, contract_on in ((last - DAY_BEFORE, last), (last - DAY_BEFORE, last - DAY_BEFORE)):
        with refused_at_commit("takeover_no_gap"):
            ended(home, sublease_on, contract_on)
            completed(home)


def test_a_lease_that_begins_another_day_or_is_another_persons_is_refused_at_commit():
    home = Home().ready_to_switch()
    last = home.first_day - DAY_BEFORE
    for lease in (
        {"begins_on": home.first_day + DAY_BEFORE},
        {"tenant": factories.person()},
        {"tenant": None},
        {"apartment": factories.apartment()},
    ):
        with refused_at_commit("takeover_no_gap"):
            ended(home, last, last)
            completed(home, **lease)


def test_leases_that_go_on_beside_the_new_one_are_refused_at_commit():
    home = Home().ready_to_switch()
    with refused("apartment_let_once"):
        completed(home)


def test_two_of_three_signed_papers_are_not_enough():
    home = Home().prepared().inspected().agreed().on_paper().signed(kinds=AGREEMENTS[:2])
    with refused("takeover_papers_signed"):
        finish(home)


def test_no_gap_comes_afterwards_either():
    home = Home().ready_to_switch()
    done = complete_takeover(home.takeover, by=home.letting)
    connection.check_constraints()
    lease = Lease.objects.get(pk=done.lease_number)
    for tried in (
        lambda: change(home.sublease, ends_on=home.first_day - 2 * DAY_BEFORE, end_reason="taken_over"),
        lambda: change(home.sublease, ends_on=home.first_day - DAY_BEFORE, end_reason="ended"),
        lambda: change(lease, begins_on=home.first_day + DAY_BEFORE),
        lambda: change(lease, tenant=factories.person()),
    ):
        with refused_at_commit("takeover_no_gap"):
            tried()
    # What belongs to the new lease alone may change: it ends some day.
    change(lease, ends_on=home.first_day + 52 * WEEK)
    connection.check_constraints()


# As each organisation


def test_neither_ends_a_home_as_taken_over_without_a_takeover():
    home = Home()
    last = TODAY + WEEK
    with running_as(home.officer), refused_at_commit("takeover_by_switch"):
        home.sublease.ends_on, home.sublease.end_reason = last, "taken_over"
        save_as(home.officer, home.sublease)
    home.sublease.refresh_from_db()
    change(home.sublease, ends_on=last, end_reason="ended")
    with running_as(home.letting), refused_at_commit("takeover_by_switch"):
        home.contract.ends_on, home.contract.end_reason = last, "taken_over"
        save_as(home.letting, home.contract)


def test_the_company_ends_no_sublease_without_all_the_rest():
    """The function that ends it is the company's to call; what is missing is asked at commit."""
    home = Home().prepared()
    with running_as(home.letting), refused_at_commit("takeover_by_switch"):
        sql("SELECT contracts_switch_leases(%s, NULL)", home.takeover.pk)
    assert Sublease.objects.get(pk=home.sublease.pk).end_reason == ""


def no_right():
    """A context in which the database must refuse for want of a right."""
    return pytest.raises(ProgrammingError, match=r"permission denied|row-level security")


def test_the_social_services_do_not_switch():
    home = Home().prepared()
    with running_as(home.officer), no_right() as refusal, transaction.atomic():
        sql("SELECT contracts_switch_leases(%s, NULL)", home.takeover.pk)
    assert isinstance(refusal.value.__cause__, errors.InsufficientPrivilege)


@pytest.mark.parametrize(("side", "party"), [("letting", "resident"), ("letting", "social"), ("officer", "housing")])
def test_no_organisation_says_the_yes_of_another(side, party):
    home = Home().prepared()
    by = getattr(home, side)
    other = home.officer if by == home.letting else home.letting
    with running_as(by), no_right(), transaction.atomic():
        TakeoverConsent.objects.create(takeover=home.takeover, party=party, said_on=TODAY, recorded_by=other)


def test_nobody_notes_a_yes_in_the_name_of_a_colleague():
    home = Home().prepared()
    colleague = factories.staff(Role.LETTING_OFFICER)
    with running_as(home.letting), no_right(), transaction.atomic():
        TakeoverConsent.objects.create(takeover=home.takeover, party="housing", said_on=TODAY, recorded_by=colleague)


@pytest.mark.parametrize(("side", "kind"), [("letting", "end_sublease"), ("officer", "new_lease")])
def test_no_organisation_makes_a_paper_that_it_is_not_party_to(side, kind):
    home = agreed().on_paper()
    by = getattr(home, side)
    with running_as(by), no_right(), transaction.atomic():
        TakeoverPaper.objects.create(takeover=home.takeover, kind=kind, with_names=True, made_on=TODAY, made_by=by)


def test_papers_about_somebody_who_comes_to_be_protected_are_for_the_handlers():
    home = signed_home()
    for by in (home.officer, home.letting):
        with running_as(by):
            assert (TakeoverPaperFile.objects.count(), SignedScan.objects.count()) == (4, 3)
    protect(home.tenant, kind=Protection.MARKING, handlers=[], by=home.officer)
    with running_as(home.officer):
        assert (TakeoverPaperFile.objects.count(), SignedScan.objects.count()) == (4, 3)
    for other in (home.letting, factories.staff(Role.CASE_OFFICER)):
        with running_as(other):
            assert (TakeoverPaperFile.objects.count(), SignedScan.objects.count()) == (0, 0)
            # How far it has come is told all the same.
            assert TakeoverPaper.objects.count() == 4


def test_retention_alone_erases():
    signed_home()
    for model in (SignedScan, TakeoverPaperFile):
        with running_as(DatabaseRole.HOUSING), no_right(), transaction.atomic():
            model.objects.all().delete()
        with running_as(DatabaseRole.RETENTION):
            assert model.objects.all().delete()[0]
