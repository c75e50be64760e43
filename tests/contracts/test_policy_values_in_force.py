"""Which number counts on a day: a draft's never, and of those decided the newest that has come into force."""

import datetime
from contextlib import nullcontext

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from contracts.enums import PolicyKey, PolicyKind
from contracts.models import PolicyMissing, PolicyValue
from contracts.policy_numbers import in_force
from gotene.access.roles import Role
from tests import factories
from tests.refused import change, refused

FIRST = datetime.date(2020, 1, 1)
DAYS = st.integers(0, 9).map(lambda days: FIRST + datetime.timedelta(days=days))
VERSIONS = st.lists(
    st.tuples(st.sampled_from(["draft", "planned", "dropped", "consulted", "decided"]), DAYS), max_size=5
)


def write(state, day, age):
    values = {PolicyKey.QUEUE_AGE: str(age)}
    match state:
        case "decided":
            return factories.decided(values=values, valid_from=day)
        case "draft":
            return factories.draft(values=values)
    policy = factories.draft(values=values, valid_from=day)
    if state == "dropped":
        change(policy, dropped_on=day)
    if state == "consulted":
        factories.consultation(policy)
    return policy


@pytest.mark.django_db
@settings(max_examples=40)
@given(versions=VERSIONS, asked=DAYS)
def test_a_draft_never_counts(versions, asked):
    with transaction.atomic():
        decided = {}
        for age, (state, day) in enumerate(versions, 10):
            if state != "decided" or day not in decided:
                write(state, day, age)
            if state == "decided":
                decided.setdefault(day, age)
        expected = max(((day, age) for day, age in decided.items() if day <= asked), default=None)
        reader = factories.staff(Role.LETTING_OFFICER)
        if expected is None:
            with pytest.raises(PolicyMissing):
                PolicyValue.objects.in_force(PolicyKey.QUEUE_AGE, asked)
            assert in_force(reader, asked) == []
        else:
            assert PolicyValue.objects.in_force(PolicyKey.QUEUE_AGE, asked).value == expected[1]
            assert [row.value for row in in_force(reader, asked)] == [expected[1]]
        transaction.set_rollback(True)


@pytest.mark.django_db
@settings(max_examples=25)
@given(stop=DAYS, begins=DAYS, state=st.sampled_from(["planned", "dropped", "decided"]))
def test_only_a_decided_stop_stops_a_guarantee_in_sql(stop, begins, state):
    """The database and the program read the same version."""
    with transaction.atomic():
        values = {PolicyKey.GUARANTEE_STOP: stop.isoformat()}
        if state == "decided":
            factories.decided(PolicyKind.MUNICIPAL_DECISION, values=values, valid_from=FIRST)
        else:
            policy = factories.draft(PolicyKind.MUNICIPAL_DECISION, values=values, valid_from=FIRST)
            if state == "dropped":
                change(policy, dropped_on=FIRST)
        in_program = PolicyValue.objects.in_force_if_any(PolicyKey.GUARANTEE_STOP, begins)
        stopped = in_program is not None and begins >= in_program.value
        assert stopped == (state == "decided" and begins >= stop)
        with refused("guarantee_after_stop") if stopped else nullcontext():
            factories.guarantee(begins_on=begins)
        transaction.set_rollback(True)
