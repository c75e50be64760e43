"""Two at the same moment about one takeover: one is done, the other is told."""

import pytest
from django.db import transaction

from contracts.actions.takeover import cancel_takeover, complete_takeover, take_back_yes
from contracts.actions.takeover_papers import attach_signed_paper
from contracts.models import Lease, Takeover, TakeoverConsent
from contracts.takeover_rules import AGREEMENTS
from gotene.access.roles import Role
from tests import factories
from tests.access.as_role import running_as
from tests.at_once import at_once
from tests.contracts.takeovers import SCAN, TODAY, Home

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def papers_drawn_elsewhere(monkeypatch):
    """What they look like is tried in test_takeover_documents."""
    monkeypatch.setattr("contracts.actions.takeover_papers.takeover_pdf", lambda *_, **__: b"%PDF-1.7")


def test_of_two_who_switch_at_once_one_is_told_that_it_is_done():
    home = Home().ready_to_switch()
    another = factories.staff(Role.LETTING_OFFICER)

    def switched(by):
        def call():
            with running_as(by), transaction.atomic():
                return complete_takeover(home.takeover, by=by)

        return call

    answers = at_once(switched(home.letting), switched(another))
    refusals = [answer for answer in answers if not isinstance(answer, Takeover)]
    assert [refusal.code for refusal in refusals] == ["takeover_over"]
    assert Lease.objects.count() == 1


def test_of_one_who_switches_and_one_who_cancels_at_once_one_is_refused():
    home = Home().ready_to_switch()

    def switched():
        with running_as(home.letting), transaction.atomic():
            return complete_takeover(home.takeover, by=home.letting)

    def cancelled():
        with running_as(home.officer), transaction.atomic():
            return cancel_takeover(home.takeover, reason="Vill vänta", by=home.officer)

    answers = at_once(switched, cancelled)
    done = [answer for answer in answers if isinstance(answer, Takeover)]
    assert len(done) == 1
    after = Takeover.objects.get(pk=home.takeover.pk)
    assert (after.completed_at is None) != (after.cancelled_on is None)
    assert Lease.objects.count() == (1 if after.completed_at else 0)


def test_of_a_yes_taken_back_and_a_paper_signed_at_once_one_is_refused():
    home = Home().prepared().agreed().on_paper()

    def taken_back():
        with running_as(home.officer), transaction.atomic():
            return take_back_yes(home.residents_yes, case=home.case, by=home.officer)

    def signed():
        with running_as(home.letting), transaction.atomic():
            return attach_signed_paper(home.papers[AGREEMENTS[0]], scan=SCAN, signed_on=TODAY, by=home.letting)

    answers = at_once(taken_back, signed)
    refused = [getattr(answer, "code", None) for answer in answers if isinstance(answer, Exception)]
    # A signature may follow a yes that was taken back: then the switch waits for a new one. Never the other way.
    assert refused in ([], ["takeover_consent_before_signed"])
    if not refused:
        consent = TakeoverConsent.objects.get(pk=home.residents_yes.pk)
        assert consent.withdrawn_on == TODAY
