"""From a home that is ready to an own lease: what each does, in which order, and what is refused."""

import datetime

import pytest
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db import connection, transaction

from contracts.actions.takeover import (
    cancel_takeover,
    complete_takeover,
    prepare_takeover,
    record_residents_yes,
    say_yes,
    take_back_yes,
)
from contracts.actions.takeover_papers import attach_signed_paper, make_paper
from contracts.enums import TakeoverPaperKind
from contracts.events import taken_over, takeover_prepared
from contracts.models import (
    HandoverPlan,
    Lease,
    SocialContract,
    Sublease,
    Takeover,
    TakeoverConsent,
    TakeoverPaperFile,
)
from contracts.takeover_rules import AGREEMENTS
from gotene.documents.scans import Scan
from tenants.actions import close_case, give_consent, withdraw_consent
from tenants.enums import DisclosureGround, InformationKind
from tenants.models import Disclosure
from tests import factories
from tests.access.as_role import running_as
from tests.contracts.takeovers import SCAN, TODAY, WEEK, Home
from tests.refused import told

pytestmark = pytest.mark.django_db
DAY_BEFORE = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def papers_drawn_elsewhere(monkeypatch):
    """What they look like is tried in test_takeover_documents."""
    monkeypatch.setattr("contracts.actions.takeover_papers.takeover_pdf", lambda *_, **__: b"%PDF-1.7")


@pytest.fixture
def home():
    return Home()


def switch(home):
    with running_as(home.letting), transaction.atomic():
        done = complete_takeover(home.takeover, by=home.letting)
    connection.check_constraints()
    return done


# From beginning to end


def test_both_leases_end_and_the_own_one_begins_the_day_after(home):
    done = switch(home.ready_to_switch())
    sublease = Sublease.objects.get(pk=home.sublease.pk)
    contract = SocialContract.objects.get(pk=home.contract.pk)
    lease = Lease.objects.get(pk=done.lease_number)
    assert (sublease.ends_on, sublease.end_reason) == (home.first_day - DAY_BEFORE, "taken_over")
    assert (contract.ends_on, contract.end_reason) == (home.first_day - DAY_BEFORE, "taken_over")
    assert (lease.apartment, lease.tenant, lease.begins_on) == (contract.apartment, home.tenant, home.first_day)
    assert lease.ends_on is None
    plan = HandoverPlan.objects.get(sublease=sublease)
    assert (plan.closed_on, plan.outcome) == (home.first_day - DAY_BEFORE, "own_lease")


def test_history_says_who_switched_each_of_them(home):
    done = switch(home.ready_to_switch())
    changed = [
        Sublease.objects.get(pk=home.sublease.pk),
        SocialContract.objects.get(pk=home.contract.pk),
        HandoverPlan.objects.get(sublease=home.sublease),
        Lease.objects.get(pk=done.lease_number),
        done,
    ]
    assert [row.history.first().history_user for row in changed] == [home.letting] * 5


def test_it_is_told_when_it_is_prepared_and_when_the_leases_have_switched(home):
    heard = []

    def hear(sender, takeover, by, **_):
        heard.append((takeover.completed_at is not None, by))

    for signal in (takeover_prepared, taken_over):
        signal.connect(hear)
    try:
        switch(home.ready_to_switch())
    finally:
        for signal in (takeover_prepared, taken_over):
            signal.disconnect(hear)
    assert heard == [(False, home.letting), (True, home.letting)]


def test_a_home_without_a_plan_can_be_taken_over():
    switch(Home(with_plan=False).ready_to_switch())
    assert Lease.objects.count() == 1


def test_the_case_can_be_closed_when_the_leases_have_switched(home):
    switch(home.ready_to_switch())
    with told("case_has_home"):
        close_case(home.case, closed_on=TODAY, reason="own_lease", by=home.officer)
    change_day = home.first_day - DAY_BEFORE
    close_case(home.case, closed_on=change_day, reason="own_lease", by=home.officer)


def test_one_of_two_adults_becomes_the_tenant():
    home = Home(adults=2)
    home.tenant = home.sublease.residents.last().person
    assert switch(home.ready_to_switch()).tenant == home.tenant
    assert Lease.objects.get().tenant == home.tenant


# Preparing


def test_what_is_recorded_against_it_stops_it():
    home = Home(with_plan=False)
    home.plan(outcome="not_met")
    with told("takeover_not_ready"):
        home.prepared()


def test_a_second_one_is_not_prepared_beside_the_first(home):
    home.prepared()
    with told("takeover_once"):
        prepare_takeover(home.sublease, tenant=home.tenant, new_lease_from=home.first_day, by=home.officer)


def test_it_can_be_prepared_by_the_social_services(home):
    with running_as(home.officer):
        prepare_takeover(home.sublease, tenant=home.tenant, new_lease_from=home.first_day, by=home.officer)
    assert Takeover.objects.get().prepared_by == home.officer


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        (lambda home: {"new_lease_from": TODAY}, "takeover_after_prepared"),
        (lambda home: {"tenant": factories.person()}, "takeover_tenant_is_resident"),
    ],
    ids=["a day that has come", "somebody who does not live there"],
)
def test_what_cannot_be_prepared(home, fields, code):
    with told(code):
        home.prepared(**fields(home))


def test_a_child_does_not_become_the_tenant():
    home = Home()
    child = factories.person(by=home.officer)
    home.sublease.residents.create(person=child, kind="child")
    with told("takeover_tenant_is_resident"):
        home.prepared(tenant=child)


def test_a_home_that_is_left_before_is_not_taken_over(home):
    home.sublease.ends_on, home.sublease.end_reason = home.first_day - 2 * DAY_BEFORE, "ended"
    home.sublease.save()
    with told("takeover_of_running_sublease"):
        home.prepared()


# The three yeses


def test_the_company_is_told_of_the_residents_yes_by_consent(home):
    home.prepared().agreed()
    telling = Disclosure.objects.get(kind=InformationKind.TAKEOVER)
    assert telling.ground == DisclosureGround.CONSENT
    assert telling.consent.given_on == TODAY
    assert home.tenant.number in telling.what
    assert home.tenant.name not in telling.what


def test_the_residents_yes_is_of_the_household_that_lives_there(home):
    home.prepared()
    another = factories.case()
    with running_as(home.officer), told("not_resident"):
        record_residents_yes(home.takeover, case=another, said_on=TODAY, by=home.officer)
    assert not TakeoverConsent.objects.exists()


def test_a_yes_is_taken_back_and_said_anew_by_days_of_their_own(home):
    home.prepared().agreed()
    with running_as(home.officer):
        take_back_yes(home.residents_yes, case=home.case, by=home.officer)
        record_residents_yes(home.takeover, case=home.case, said_on=TODAY, by=home.officer)
    said = home.takeover.consents.filter(party="resident")
    assert [consent.withdrawn_on for consent in said] == [TODAY, None]
    assert Disclosure.objects.filter(kind=InformationKind.TAKEOVER).count() == 3


def test_a_yes_taken_back_reaches_the_company_even_when_the_consent_is_withdrawn(home):
    """Else the leases would be switched against a no. No consent is made up for it."""
    home.prepared().agreed()
    consent = home.case.consents.get(kind=InformationKind.TAKEOVER)
    withdraw_consent(consent, withdrawn_on=TODAY, by=home.officer)
    with running_as(home.officer):
        take_back_yes(home.residents_yes, case=home.case, by=home.officer)
    noted = Disclosure.objects.filter(kind=InformationKind.TAKEOVER).first()
    assert (noted.ground, noted.consent) == (DisclosureGround.HARM_TEST, None)
    assert "mot den boendes vilja" in noted.harm_test
    assert home.case.consents.filter(kind=InformationKind.TAKEOVER).get() == consent


def test_a_consent_for_a_time_is_not_made_longer_by_a_yes(home):
    until = TODAY + 90 * DAY_BEFORE
    give_consent(home.case, kind=InformationKind.TAKEOVER, given_on=TODAY, valid_until=until, by=home.officer)
    home.prepared().agreed()
    assert home.case.consents.get(kind=InformationKind.TAKEOVER).valid_until == until


def test_a_yes_is_not_taken_back_when_a_paper_is_signed(home):
    home.prepared().agreed().on_paper().signed(kinds=AGREEMENTS[:1])
    with running_as(home.officer), told("takeover_consent_before_signed"):
        take_back_yes(home.residents_yes, case=home.case, by=home.officer)


def test_a_yes_is_taken_back_once(home):
    home.prepared().agreed()
    with running_as(home.officer):
        take_back_yes(home.residents_yes, case=home.case, by=home.officer)
        with told("yes_taken_back"):
            take_back_yes(home.residents_yes, case=home.case, by=home.officer)


# The papers


def test_no_paper_before_all_three_have_said_yes(home):
    home.prepared()
    with running_as(home.letting):
        say_yes(home.takeover, said_on=TODAY, by=home.letting)
    with running_as(home.officer):
        say_yes(home.takeover, said_on=TODAY, by=home.officer)
        with told("takeover_paper_after_yeses"):
            make_paper(home.takeover, kind=TakeoverPaperKind.END_SUBLEASE, by=home.officer)
    assert not TakeoverPaperFile.objects.exists()


@pytest.mark.parametrize("kind", list(TakeoverPaperKind)[1:])
def test_no_paper_before_the_one_before_it(home, kind):
    home.prepared().agreed()
    by = home.letting if home.letting.organisation_id in kind.makers else home.officer
    with running_as(by), told("takeover_paper_in_order"):
        make_paper(home.takeover, kind=kind, by=by)


def test_each_makes_the_papers_that_it_is_party_to(home):
    home.prepared().agreed().on_paper(kinds=[TakeoverPaperKind.END_SUBLEASE, TakeoverPaperKind.END_HEAD_LEASE])
    for kind, by in ((TakeoverPaperKind.END_SUBLEASE, home.letting), (TakeoverPaperKind.NEW_LEASE, home.officer)):
        with running_as(by), told("paper_of_another"):
            make_paper(home.takeover, kind=kind, by=by)


def test_a_paper_made_again_is_the_one_that_is_signed(home):
    home.prepared().agreed().on_paper()
    old = home.papers[TakeoverPaperKind.END_SUBLEASE]
    home.on_paper(kinds=[TakeoverPaperKind.END_SUBLEASE])
    with running_as(home.officer), told("signed_paper_of_latest"):
        attach_signed_paper(old, scan=SCAN, signed_on=TODAY, by=home.officer)
    with running_as(home.officer):
        new = home.papers[TakeoverPaperKind.END_SUBLEASE]
        attach_signed_paper(new, scan=SCAN, signed_on=TODAY, by=home.officer)
        with told("takeover_paper_signed"):
            make_paper(home.takeover, kind=TakeoverPaperKind.END_SUBLEASE, by=home.officer)


def test_a_wrong_scan_stays_and_the_later_one_counts(home):
    home.prepared().agreed().on_paper().signed(kinds=AGREEMENTS[:1])
    paper = home.papers[AGREEMENTS[0]]
    with running_as(home.officer):
        attach_signed_paper(paper, scan=Scan(b"\xff\xd8\xff", "image/jpeg"), signed_on=TODAY, by=home.officer)
    assert [signed.scan.content_type for signed in paper.signed.all()] == ["application/pdf", "image/jpeg"]


@pytest.mark.parametrize("day", [TODAY - WEEK, TODAY + DAY_BEFORE], ids=["before it was made", "in the future"])
def test_a_paper_is_signed_after_it_was_made_and_not_in_the_future(home, day):
    home.prepared().agreed().on_paper()
    with running_as(home.letting), pytest.raises(ValidationError, match="signed_paper|underskrivet|skrivits under"):
        attach_signed_paper(home.papers[AGREEMENTS[0]], scan=SCAN, signed_on=day, by=home.letting)


def test_the_letter_is_not_signed(home):
    home.prepared().agreed().on_paper()
    with running_as(home.letting), told("signed_paper_is_agreement"):
        attach_signed_paper(home.papers[TakeoverPaperKind.LETTER], scan=SCAN, signed_on=TODAY, by=home.letting)


# Carrying it out


def test_not_without_the_inspection(home):
    home.prepared().agreed().on_paper().signed()
    with told("takeover_inspected"):
        switch(home)
    assert Sublease.objects.get(pk=home.sublease.pk).end_reason == ""


def test_not_on_an_inspection_from_before(home):
    home.inspected(day=TODAY - WEEK).prepared().agreed().on_paper().signed()
    with told("takeover_inspected"):
        switch(home)


@pytest.mark.parametrize("missing", AGREEMENTS)
def test_not_without_every_signed_paper(home, missing):
    home.prepared().inspected().agreed().on_paper().signed(kinds=[kind for kind in AGREEMENTS if kind != missing])
    with told("takeover_papers_signed"):
        switch(home)
    assert not Lease.objects.exists()


def test_not_without_a_yes(home):
    home.prepared().inspected().agreed()
    with running_as(home.officer):
        take_back_yes(home.residents_yes, case=home.case, by=home.officer)
    with told("takeover_three_yeses"):
        switch(home)


def test_not_twice(home):
    switch(home.ready_to_switch())
    with told("takeover_over"):
        switch(home)


def test_not_by_the_social_services(home):
    home.ready_to_switch()
    with running_as(home.officer), pytest.raises(ImproperlyConfigured):
        complete_takeover(home.takeover, by=home.officer)


def test_a_cancelled_one_is_not_carried_out_and_a_new_one_can_be_prepared(home):
    home.ready_to_switch()
    with running_as(home.officer):
        cancel_takeover(home.takeover, reason="Hushållet vill vänta", by=home.officer)
    with told("takeover_over"):
        switch(home)
    home.prepared()
    assert Takeover.objects.count() == 2


def test_what_is_carried_out_is_not_cancelled(home):
    switch(home.ready_to_switch())
    with told("takeover_ends_one_way"):
        cancel_takeover(home.takeover, reason="För sent", by=home.letting)


def test_a_command_carries_it_out_in_the_name_of_somebody(home):
    """As the owner, for the demo: the same rules hold."""
    home.ready_to_switch()
    complete_takeover(home.takeover, by=home.letting)
    connection.check_constraints()
    assert Sublease.objects.get(pk=home.sublease.pk).history.first().history_user == home.letting
