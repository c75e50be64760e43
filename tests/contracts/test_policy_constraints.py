"""What must never stand about versions, their numbers, the consultations on them and who agreed, tried in SQL."""

import datetime

import pytest
from django.db import ProgrammingError, transaction
from psycopg.errors import InsufficientPrivilege

from contracts.enums import PolicyKey, PolicyKind
from contracts.models import AgreementYes, ConsultationAnswer, PolicyValue
from gotene.access.database_roles import ORGANISATIONS, DatabaseRole
from gotene.access.roles import Role, Side
from tests import factories
from tests.access.as_role import running_as
from tests.refused import again, change, refused, remove

pytestmark = pytest.mark.django_db

DAY = datetime.date
AGREEMENT = PolicyKind.COOPERATION_AGREEMENT


def agreement():
    return factories.draft(AGREEMENT, valid_from=DAY(2027, 1, 1), values={PolicyKey.GOAL_MONTHS: "6"})


def agreed():
    made = agreement()
    factories.agree(made)
    return made


def yes():
    return agreed().yeses.first()


def asked_social():
    return factories.consultation().recipients.get(side=Side.SOCIAL)


def asked_other():
    return factories.consultation().recipients.get(side="")


def answer():
    return factories.answer(asked_other())


def say_yes(policy, side=Side.SOCIAL, role=Role.SOCIAL_DIRECTOR):
    AgreementYes.objects.create(policy=policy, side=side, said_on=DAY(2026, 3, 1), said_by=factories.staff(role))


def decide(policy, **fields):
    decided = {"decided_on": DAY(2026, 3, 1), "decided_by": "Styrelsen", "valid_from": DAY(2026, 4, 1)}
    change(policy, **{**decided, **fields})


def close(consultation, **fields):
    change(consultation, closed_on=DAY(2026, 3, 1), closed_by=consultation.sent_by, outcome="Som förut.", **fields)


def answer_by_the_wrong_side():
    return ConsultationAnswer(
        recipient=asked_social(),
        answered_on=DAY(2026, 1, 20),
        answered_by="Bolaget",
        text="De tillstyrker säkert.",
        recorded_by=factories.staff(Role.HOUSING_DIRECTOR),
    )


# The constraint: what stands, and what is tried with it.
ATTEMPTS = {
    "policy_one_version_a_day": (
        lambda: (factories.decided(), factories.draft())[1],
        lambda p: decide(p, decided_on=DAY(2019, 1, 1), valid_from=DAY(2019, 1, 1)),
    ),
    "policy_decided_whole": (factories.draft, lambda p: decide(p, decided_by="")),
    "policy_dropped_undecided": (factories.draft, lambda p: decide(p, dropped_on=DAY(2026, 3, 2))),
    "policy_begins_as_draft": (factories.decided, again),
    "policy_is_kept": (factories.decided, lambda p: change(p, title="Annan rubrik")),
    "policy_kind_stands": (factories.draft, lambda p: change(p, kind=AGREEMENT)),
    "policy_draft_stands": (lambda: factories.consultation().policy, lambda p: change(p, title="Annan rubrik")),
    "policy_consultation_open": (lambda: factories.consultation().policy, decide),
    "policy_agreed_by_both": (agreement, lambda p: decide(p, valid_from=p.valid_from)),
    "policy_value_once": (lambda: agreement().values.get(), again),
    "policy_value_of_owner": (lambda: agreement().values.get(), lambda v: change(v, key=PolicyKey.QUEUE_AGE)),
    "agreement_yes_once": (lambda: (p := agreement(), say_yes(p))[0], say_yes),
    "agreement_yes_to_draft": (factories.draft, say_yes),
    "agreement_yes_is_kept": (yes, lambda y: change(y, said_on=DAY(2020, 1, 1))),
    "agreement_yes_of_own_side": (agreement, lambda p: say_yes(p, Side.HOUSING)),
    "consultation_of_draft": (
        lambda: (factories.consultation(), factories.decided())[0],
        lambda c: again(c, policy=factories.decided(valid_from=DAY(2020, 1, 1))),
    ),
    "consultation_one_open": (factories.consultation, again),
    "consultation_time_to_answer": (factories.consultation, lambda c: change(c, answer_by=c.sent_on)),
    "consultation_closed_whole": (factories.consultation, lambda c: change(c, closed_on=DAY(2026, 3, 1))),
    "consultation_answers_met": (lambda: answer().recipient.consultation, close),
    "consultation_is_kept": (factories.consultation, remove),
    "consultation_recipient_once": (asked_other, again),
    "consultation_social_services_once": (asked_social, lambda r: again(r, name="Socialnämnden")),
    "consultation_not_of_oneself": (asked_social, lambda r: again(r, name="Bolaget", side=Side.HOUSING)),
    "consultation_answer_whole": (answer, lambda a: again(a, recipient=asked_other(), text="")),
    "consultation_answer_is_kept": (answer, lambda a: change(a, text="Nej.")),
    "consultation_answer_of_own_side": (answer_by_the_wrong_side, lambda a: a.save()),
}


@pytest.mark.parametrize("name", ATTEMPTS)
def test_refused_in_sql(name):
    stands, tried = ATTEMPTS[name]
    row = stands()
    with refused(name):
        tried(row)


# Nearer misses, and what must still be possible


@pytest.mark.parametrize("kind", PolicyKind)
@pytest.mark.parametrize("key", PolicyKey)
def test_each_number_is_set_by_its_owner_and_by_no_other(kind, key):
    policy = factories.draft(kind)
    if key.owner == kind:
        assert PolicyValue.objects.create(policy=policy, key=key, text="1")
    else:
        with refused("policy_value_of_owner"):
            PolicyValue.objects.create(policy=policy, key=key, text="1")


@pytest.mark.parametrize(
    "tried",
    [
        lambda p: change(p.values.get(), text="99"),
        lambda p: remove(p.values.get()),
        lambda p: PolicyValue.objects.create(policy=p, key=PolicyKey.INCOME_KINDS, text="lön"),
        lambda p: change(factories.draft(values={PolicyKey.INCOME_KINDS: "lön"}).values.get(), policy=p),
        lambda p: change(p.values.get(), policy=factories.draft()),
    ],
    ids=["changed", "removed", "added", "moved in", "moved out"],
)
@pytest.mark.parametrize("state", ["decided", "dropped", "consulted"])
def test_the_numbers_stand(state, tried):
    policy = factories.draft(values={PolicyKey.QUEUE_AGE: "17"})
    match state:
        case "decided":
            decide(policy)
        case "dropped":
            change(policy, dropped_on=DAY(2026, 3, 1))
        case "consulted":
            factories.consultation(policy)
    with refused("policy_draft_stands" if state == "consulted" else "policy_is_kept"):
        tried(policy)


def test_nothing_changes_in_an_agreement_that_one_has_said_yes_to():
    policy = agreement()
    say_yes(policy)
    for tried in (
        lambda: change(policy, text="Mer"),
        lambda: change(policy, valid_from=DAY(2028, 1, 1)),
        lambda: change(policy.values.get(), text="12"),
    ):
        with refused("policy_draft_stands"):
            tried()
    with refused("consultation_of_draft"):
        factories.consultation(policy)
    with refused("policy_agreed_by_both"):
        decide(policy, valid_from=policy.valid_from)
    say_yes(policy, Side.HOUSING, Role.HOUSING_DIRECTOR)
    decide(policy, valid_from=policy.valid_from)


def test_when_the_consultation_is_closed_the_draft_changes_again_and_is_decided():
    consultation = factories.consultation()
    recipient = consultation.recipients.get(side="")
    factories.answer(recipient)
    change(recipient, met="Åldern sänks.")
    close(consultation)
    for tried in (
        lambda: change(consultation, outcome="Annat"),
        lambda: change(recipient, met="Annat"),
        lambda: factories.answer(consultation.recipients.get(side=Side.SOCIAL)),
    ):
        with refused("consultation_is_kept"):
            tried()
    change(consultation.policy.values.get(), text="15")
    decide(consultation.policy)


def test_a_draft_of_a_stop_stops_no_guarantee():
    stop = factories.draft(
        PolicyKind.MUNICIPAL_DECISION, valid_from=DAY(2020, 1, 1), values={PolicyKey.GUARANTEE_STOP: "2020-01-01"}
    )
    factories.guarantee(begins_on=DAY(2020, 2, 1))
    decide(stop, decided_on=DAY(2019, 12, 1), valid_from=DAY(2020, 1, 1))
    with refused("guarantee_after_stop"):
        factories.guarantee(begins_on=DAY(2020, 2, 1))


# Each organisation for itself, whatever the program does


def no_right(role, tried):
    with running_as(role), pytest.raises(ProgrammingError) as refusal, transaction.atomic():
        tried()
    assert isinstance(refusal.value.__cause__, InsufficientPrivilege)


@pytest.mark.parametrize("role", ORGANISATIONS)
def test_nobody_says_yes_for_the_other(role):
    policy, other = agreement(), next(other for other in ORGANISATIONS if other != role)
    who = factories.staff(Role.SOCIAL_DIRECTOR if other == DatabaseRole.SOCIAL else Role.HOUSING_DIRECTOR)
    no_right(role, lambda: AgreementYes.objects.create(policy=policy, side=other, said_on=DAY(2026, 3, 1), said_by=who))


@pytest.mark.parametrize("role", ORGANISATIONS)
def test_nobody_answers_for_the_other(role):
    recipient = asked_other() if role == DatabaseRole.SOCIAL else asked_social()
    who = factories.staff(Role.HOUSING_DIRECTOR if role == DatabaseRole.SOCIAL else Role.COORDINATOR)
    no_right(
        role,
        lambda: ConsultationAnswer.objects.create(
            recipient=recipient, answered_on=DAY(2026, 3, 1), answered_by="Någon", text="Ja", recorded_by=who
        ),
    )


def test_the_social_services_change_no_draft():
    policy = factories.draft(values={PolicyKey.QUEUE_AGE: "17"})
    no_right(DatabaseRole.SOCIAL, lambda: change(policy, title="Annan"))
    no_right(DatabaseRole.SOCIAL, lambda: change(policy.values.get(), text="16"))
