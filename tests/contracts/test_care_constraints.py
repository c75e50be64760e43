"""What must never stand about recusals, contacts, questions and visits two together, tried in SQL."""

import datetime

import pytest
from django.utils import timezone

from contracts.models import ContractRecusal, Question, Sublease, VisitInPairs
from gotene.access.database_roles import DatabaseRole
from gotene.access.roles import Role
from tenants.models import Recusal
from tests import factories
from tests.access.as_role import running_as
from tests.refused import again, change, refused, remove

pytestmark = pytest.mark.django_db

DAY = datetime.date
DAY_BEFORE = datetime.timedelta(days=1)


def recusal():
    case = factories.case()
    colleague = factories.staff(Role.CASE_OFFICER)
    return Recusal.objects.create(case=case, staff=case.case_officer, declared_on=DAY(2026, 5, 4), handed_to=colleague)


def contract_recusal():
    contract = factories.social_contract()
    colleague = factories.staff(Role.LETTING_OFFICER)
    return ContractRecusal.objects.create(
        contract=contract, staff=contract.housing_contact, declared_on=DAY(2026, 5, 4), handed_to=colleague
    )


def visits():
    return VisitInPairs.objects.create(
        apartment=factories.apartment(),
        owner=factories.staff(Role.INSPECTOR),
        begins_on=DAY(2026, 5, 4),
        until=DAY(2026, 8, 4),
    )


def question(**fields):
    contract = factories.social_contract()
    home = Sublease.objects.create(contract=contract, case_number="SK-2026-001", begins_on=contract.begins_on)
    return Question.objects.create(
        **{
            "sublease": home,
            "to_side": "social",
            "text": "Finns det en extra nyckel?",
            "asked_on": DAY(2026, 5, 4),
            "asked_by": contract.housing_contact,
            "answerer": contract.social_contact,
            "answer_by": DAY(2026, 5, 11),
            **fields,
        }
    )


def at_noon():
    return timezone.make_aware(datetime.datetime(2026, 5, 6, 12))


def answered(question, text="Ja.", **fields):
    change(question, **{"answer": text, "answered_at": at_noon(), "answered_by": question.answerer, **fields})
    question.refresh_from_db()
    return question


def of_a_recusal(prefix, made):
    return {
        f"{prefix}_once": (made, lambda r: again(r, handed_to=r.handed_to)),
        f"{prefix}_to_another": (made, lambda r: change(r, handed_to=r.staff)),
        f"{prefix}_taken_over_after": (made, lambda r: change(r, taken_over_on=r.declared_on - DAY_BEFORE)),
        f"{prefix}_ended_whole": (made, lambda r: change(r, ended_on=r.declared_on)),
        f"{prefix}_ended_by_another": (made, lambda r: change(r, ended_on=r.declared_on, ended_by=r.staff)),
    }


# The constraint: what stands, and what is tried with it.
ATTEMPTS = {
    **of_a_recusal("recusal", recusal),
    **of_a_recusal("contract_recusal", contract_recusal),
    "recusal_hands_on": (recusal, lambda r: change(r, handed_to=factories.staff(Role.LETTING_OFFICER))),
    "social_contract_housing_deputy_is_another": (
        factories.social_contract,
        lambda c: change(c, housing_deputy=c.housing_contact),
    ),
    "social_contract_social_deputy_is_another": (
        factories.social_contract,
        lambda c: change(c, social_deputy=c.social_contact),
    ),
    "social_contract_contacts_of_own_side": (
        factories.social_contract,
        lambda c: change(c, social_deputy=c.housing_contact),
    ),
    "visit_in_pairs_for_a_time": (visits, lambda v: change(v, until=v.begins_on + datetime.timedelta(days=185))),
    "visit_in_pairs_ended_after": (visits, lambda v: change(v, ended_on=v.begins_on - DAY_BEFORE)),
    "visit_in_pairs_once": (visits, again),
    "question_written": (question, lambda q: again(q, text="")),
    "question_answer_by_after_asked": (question, lambda q: change(q, answer_by=q.asked_on - DAY_BEFORE)),
    "question_answer_whole": (question, lambda q: change(q, answer="Ja.")),
    "question_to_the_other_side": (question, lambda q: change(q, answerer=q.asked_by)),
    "question_is_kept": (question, lambda q: change(q, text="Något annat")),
}


@pytest.mark.parametrize("name", ATTEMPTS)
def test_refused_in_sql(name):
    stands, tried = ATTEMPTS[name]
    row = stands()
    with refused(name):
        tried(row)


# Nearer misses, and what must still be possible


def test_nobody_is_handed_what_they_have_left_themselves():
    left = recusal()
    with refused("recusal_hands_on"):
        again(left, staff=left.handed_to, handed_to=left.staff)
    again(left, staff=left.handed_to, handed_to=factories.staff(Role.COORDINATOR))


def test_nor_somebody_who_does_not_work_here():
    left = contract_recusal()
    gone = factories.staff(Role.LETTING_OFFICER)
    gone.active = False
    gone.save()
    for colleague in (gone, factories.staff(Role.CASE_OFFICER)):
        with refused("recusal_hands_on"):
            change(left, handed_to=colleague)


def test_what_has_ended_may_be_left_again():
    left = recusal()
    change(left, ended_on=DAY(2026, 6, 1), ended_by=left.handed_to)
    again(left, declared_on=DAY(2026, 7, 1))


def test_an_answer_is_never_changed_and_never_taken_back():
    asked = answered(question())
    for new in (
        {"answer": "Nej."},
        {"answer": "", "answered_at": None, "answered_by": None},
        {"answerer": asked.answerer},
    ):
        with refused("question_is_kept"):
            change(asked, **new)
    with refused("question_is_kept"):
        remove(asked)


def test_a_question_passes_to_a_colleague_until_it_is_answered():
    asked = question()
    change(asked, answerer=factories.staff(Role.COORDINATOR))
    asked.refresh_from_db()
    answered(asked)


def test_only_those_who_are_asked_answer():
    asked = question()
    with refused("question_to_the_other_side"):
        answered(asked, answered_by=asked.asked_by)


@pytest.mark.parametrize("role", [DatabaseRole.HOUSING, DatabaseRole.SOCIAL])
def test_neither_organisation_writes_in_the_name_of_the_other(role):
    """Rolled back: rows by hand have no history."""
    to_social = question()
    to_housing = Question.objects.create(
        **{
            "sublease": to_social.sublease,
            "to_side": "housing",
            "text": "Fungerar hissen?",
            "asked_on": DAY(2026, 5, 4),
            "asked_by": to_social.answerer,
            "answerer": to_social.asked_by,
            "answer_by": DAY(2026, 5, 11),
        }
    )
    others, own = (to_housing, to_social) if role == DatabaseRole.HOUSING else (to_social, to_housing)
    with running_as(role):
        for asked in (others,):
            with refused("question_to_the_other_side"):
                again(asked, text="I någon annans namn")
        with refused("question_to_the_other_side"):
            answered(own)
