"""What must never stand in a log review, and who sees it, tried in SQL."""

import datetime

import pytest
from django.db import DatabaseError, transaction
from psycopg import errors

from gotene.access.database_roles import DatabaseRole
from gotene.access.roles import Role, Side
from gotene.audit.history import save_as
from gotene.audit.models import LogReview, LogReviewItem, LogReviewOutcome
from tests import factories
from tests.access.as_role import running_as
from tests.audit.readings import reading
from tests.audit.reviews import MONTH, at, item, outcome, review, reviewer
from tests.refused import again, change, refused, remove

pytestmark = pytest.mark.django_db

SEPTEMBER = datetime.date(2026, 9, 1)


def signed_by(who, of):
    return outcome(of, by=who)


# The constraint: what stands, and what is tried with it.
ATTEMPTS = {
    "log_review_once": (review, again),
    "log_review_of_month": (review, lambda r: again(r, month=datetime.date(2026, 9, 2))),
    "log_review_of_past_month": (review, lambda r: again(r, month=SEPTEMBER, made_at=at(30, 23, 59, month=9))),
    "log_review_is_kept": (review, lambda r: change(r, readings=11)),
    "log_review_item_once": (item, again),
    "log_review_item_flags_known": (item, lambda i: item(i.review, flags=["odd_shoes"])),
    "log_review_item_of_month": (
        item,
        lambda i: item(i.review, reading=reading(i.reading.staff, at=at(30, 23, 59, month=9))),
    ),
    "log_review_item_is_kept": (item, lambda i: change(i, flags=["odd_hours"])),
    "log_review_outcome_explained": (outcome, lambda o: outcome(item(o.item.review), outcome="not_in_order")),
    "log_review_outcome_by_another": (item, lambda i: signed_by(i.reading.staff, i)),
    "log_review_outcome_is_kept": (outcome, lambda o: change(o, note="Ändrad")),
}


@pytest.mark.parametrize("name", ATTEMPTS)
def test_refused_in_sql(name):
    stands, tried = ATTEMPTS[name]
    row = stands()
    with refused(name):
        tried(row)


# Nearer misses, and what must still be possible


@pytest.mark.parametrize("make", [review, item, outcome])
def test_nothing_of_a_review_is_removed(make):
    row = make()
    with refused(f"log_review_{'' if make is review else make.__name__ + '_'}is_kept"):
        remove(row)


def test_the_month_ends_at_midnight_in_sweden():
    of = review()
    item(of, reading=reading(factories.staff(Role.CASE_OFFICER), at=at(31, 23, 59)))
    with refused("log_review_item_of_month"):
        item(of, reading=reading(factories.staff(Role.CASE_OFFICER), at=at(1, 0, 0, month=11)))
    review(reviewer(Side.HOUSING), made_at=at(1, 0, 0, month=11))


def test_a_review_is_of_ones_own_organisations_readings():
    with refused("log_review_item_of_month"):
        item(by=factories.staff(Role.LETTING_OFFICER))


def test_each_organisation_reviews_the_same_month():
    review()
    assert review(reviewer(Side.HOUSING)).month == MONTH


def test_an_item_is_signed_once():
    done = outcome()
    with pytest.raises(DatabaseError), transaction.atomic():
        outcome(done.item)


@pytest.mark.parametrize("role", [Role.CASE_OFFICER, Role.COORDINATOR, Role.SOCIAL_DIRECTOR])
def test_no_other_role_signs(role):
    waiting = item()
    with refused("log_review_outcome_by_another"):
        signed_by(factories.staff(role), waiting)


def test_nor_a_log_reviewer_of_the_other_organisation_or_one_who_has_left():
    waiting, gone = item(), reviewer()
    gone.active = False
    save_as(None, gone)
    for other in (reviewer(Side.HOUSING), gone):
        with refused("log_review_outcome_by_another"):
            signed_by(other, waiting)


def test_a_log_reviewers_own_reading_is_for_another_reviewer_or_the_director():
    self_read = reviewer()
    first, second = item(review(self_read), by=self_read), item(LogReview.objects.get(), by=self_read)
    for own in (first, second):
        with refused("log_review_outcome_by_another"):
            signed_by(self_read, own)
    with refused("log_review_outcome_by_another"):
        signed_by(factories.staff(Role.HOUSING_DIRECTOR), first)
    signed_by(factories.staff(Role.SOCIAL_DIRECTOR), first)
    signed_by(reviewer(), second)


# Who sees and writes


def seen_by(who):
    with running_as(who):
        return tuple(model.objects.count() for model in (LogReview, LogReviewItem, LogReviewOutcome))


def test_reviewers_see_their_own_organisations_and_the_director_what_a_reviewer_read():
    self_read = reviewer()
    of = review(self_read)
    outcome(item(of))
    outcome(item(of, by=self_read), by=reviewer())
    assert seen_by(self_read) == (1, 2, 2)
    assert seen_by(factories.staff(Role.SOCIAL_DIRECTOR)) == (1, 1, 1)
    others = [factories.staff(role) for role in (Role.COORDINATOR, Role.HOUSING_DIRECTOR)]
    for who in (*others, reviewer(Side.HOUSING), DatabaseRole.SOCIAL):
        assert seen_by(who) == (0, 0, 0)


def test_the_scope_of_pages_is_the_same():
    self_read = reviewer()
    of = review(self_read)
    done, own = outcome(item(of)), item(of, by=self_read)
    director, stranger = factories.staff(Role.SOCIAL_DIRECTOR), factories.staff(Role.COORDINATOR)

    def scope(staff):
        models = (LogReview, LogReviewItem, LogReviewOutcome)
        return tuple(set(model.objects.visible_to(staff).values_list("pk", flat=True)) for model in models)

    assert scope(self_read) == ({of.pk}, {done.pk, own.pk}, {done.pk})
    assert scope(director) == ({of.pk}, {own.pk}, set())
    for staff in (stranger, reviewer(Side.HOUSING), None):
        assert scope(staff) == (set(), set(), set())
    assert not LogReviewItem.objects.for_signing_by(self_read).exists()
    assert LogReviewItem.objects.visible_to(director).for_signing_by(director).get() == own


def not_allowed(call):
    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        call()
    assert isinstance(refusal.value.__cause__, errors.InsufficientPrivilege), refusal.value


def test_a_review_is_made_and_signed_in_ones_own_name():
    me, colleague = reviewer(), reviewer()
    waiting = item(review(colleague))
    with running_as(me):
        not_allowed(lambda: review(colleague, month=SEPTEMBER))
        not_allowed(lambda: review(me, month=SEPTEMBER, organisation_id=Side.HOUSING))
        not_allowed(lambda: outcome(waiting, by=colleague))
        not_allowed(lambda: LogReviewOutcome.objects.all().delete())
        outcome(waiting, by=me)
        review(me, month=SEPTEMBER)
    with running_as(factories.staff(Role.COORDINATOR)):
        not_allowed(lambda: review(factories.staff(Role.COORDINATOR), month=SEPTEMBER))
