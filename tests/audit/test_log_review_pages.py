"""Loggkontroll on screen: the months, the readings that wait, and what signing leads to."""

import datetime

import pytest
from dateutil.relativedelta import relativedelta
from django.urls import reverse
from django.utils import timezone

from gotene.access.roles import Role, Side
from gotene.audit.models import LogReview, LogReviewItem, LogReviewOutcome, Reading
from tests import factories
from tests.audit.readings import reading
from tests.audit.reviews import item, review
from tests.pages import errors as errors_of
from tests.pages import words

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
LAST = TODAY.replace(day=1) - relativedelta(months=1)
MONTH = f"{LAST:%Y-%m}"


def at(day=13, hour=10, minute=0):
    # A weekday of last month, in the middle of the day.
    on = LAST.replace(day=day)
    while on.weekday() > 4:
        on += datetime.timedelta(days=1)
    return timezone.make_aware(datetime.datetime.combine(on, datetime.time(hour, minute)))


@pytest.fixture
def client(signed_in):
    return signed_in(Role.LOG_REVIEWER, side=Side.SOCIAL)


@pytest.fixture
def officer():
    return factories.staff(Role.CASE_OFFICER, name="Eva Läsare")


@pytest.fixture
def of(client):
    return review(client.staff, month=LAST, made_at=timezone.now())


def waits(of, who, *, minute=0, flags=("odd_hours",), **about):
    return item(of, reading=reading(who, at=at(minute=minute), **about), flags=list(flags))


def errors(response):
    return " ".join(errors_of(response))


def page(client, name, *args, **query):
    return client.get(reverse(name, args=args), query)


def post(client, name, *args, **data):
    return client.post(reverse(name, args=args), data, follow=True)


def test_a_month_without_readings_says_when_there_is_something_to_do(client):
    assert "Ingen månad att granska än" in words(page(client, "log_reviews"))


def test_last_month_is_made_with_one_press_and_leads_to_its_readings(client, officer):
    reading(officer, at=at(hour=22))
    assert f'value="{MONTH}"' in page(client, "log_reviews").content.decode()
    made = post(client, "make_log_review", month=MONTH)
    assert made.redirect_chain == [(reverse("log_review", args=[MONTH]), 302)]
    assert "1 läsning är kvar att granska" in words(made)
    assert "Ovanlig tid" in words(made)
    again = post(client, "make_log_review", month=MONTH)
    assert "Månadens loggkontroll finns redan" in errors(again)
    assert LogReview.objects.count() == 1


@pytest.mark.parametrize("month", ["", "2026-13", "x", "2026-1", "1234567"])
def test_what_is_no_month_is_not_there(client, month):
    assert client.post(reverse("make_log_review"), {"month": month}).status_code == 404


def test_this_month_is_not_made_yet(client):
    made = post(client, "make_log_review", month=f"{TODAY:%Y-%m}")
    assert "En månad granskas när den är slut" in errors(made)


def test_the_reviewer_sees_who_and_why_but_neither_name_nor_way_into_the_case(client, of, officer):
    case = factories.case(officer=officer)
    person = case.household.members.get().person
    waits(of, officer, keys=[case.number], people=[person.pk])
    for shown in (
        page(client, "log_review", MONTH),
        page(client, "log_review_item", MONTH, LogReviewItem.objects.get().pk),
    ):
        text, html = words(shown), shown.content.decode()
        assert "Eva Läsare" in text
        assert case.number in text
        assert person.number in text
        assert "Ovanlig tid" in text
        assert person.identity.family_name not in html
        assert reverse("case", args=[case.number]) not in html


def test_a_list_is_told_by_how_many_it_showed(client, of, officer):
    people = [factories.person().pk for _ in range(9)]
    waits(of, officer, kind="list", subject="", keys=[f"SK-2026-{n:03}" for n in range(9)], people=people)
    text = words(page(client, "log_review", MONTH))
    assert "9 personer" in text
    assert "SK-2026-005, 3 till" in text


def test_signing_one_leads_to_the_next_and_the_last_to_the_list(client, of, officer):
    first, second = waits(of, officer), waits(of, officer, minute=5)
    done = post(client, "log_review_item", MONTH, first.pk, outcome="in_order")
    assert done.redirect_chain[-1][0] == reverse("log_review_item", args=[MONTH, second.pk])
    done = post(client, "log_review_item", MONTH, second.pk, outcome="asked", note="Ringde om en akut händelse.")
    assert done.redirect_chain[-1][0] == reverse("log_review", args=[MONTH])
    assert "Allt är granskat och signerat" in words(done)
    assert "Klar" in words(page(client, "log_reviews"))


def test_not_in_order_says_what_to_do_and_by_when(client, of, officer):
    bad, other = waits(of, officer, keys=["SK-2026-077"]), waits(of, officer, minute=5)
    told = errors(post(client, "log_review_item", MONTH, bad.pk, outcome="not_in_order"))
    assert "vad som inte är i sin ordning" in told
    assert not LogReviewOutcome.objects.exists()
    done = post(client, "log_review_item", MONTH, bad.pk, outcome="not_in_order", note="Inget ärende dit.")
    text = words(done)
    by = timezone.localtime(bad.outcome.signed_at + datetime.timedelta(hours=72))
    assert f"senast {by:%Y-%m-%d %H:%M}" in text
    assert "artikel 33" in text
    assert "Eva Läsare, Socialtjänsten" in text
    assert "SK-2026-077" in text
    assert reverse("log_review_item", args=[MONTH, other.pk]) in done.content.decode()


def test_an_unchosen_outcome_is_asked_for_and_the_note_is_kept(client, of, officer):
    waiting = waits(of, officer)
    asked = post(client, "log_review_item", MONTH, waiting.pk, note="Talade med Eva.")
    assert "Välj vad du kommer fram till" in errors(asked)
    assert "Talade med Eva." in asked.content.decode()


def test_several_are_signed_as_in_order_and_the_filter_stays(client, of, officer):
    first, second, third = (waits(of, officer, minute=n) for n in range(3))
    marked = page(client, "log_review", MONTH, markera=1).content.decode()
    assert marked.count(" checked") == 3
    done = client.post(
        f"{reverse('log_review', args=[MONTH])}?skal=odd_hours&markera=1", {"item": [first.pk, second.pk]}, follow=True
    )
    assert done.redirect_chain == [(f"{reverse('log_review', args=[MONTH])}?skal=odd_hours", 302)]
    assert "2 läsningar är signerade som i sin ordning" in words(done)
    assert list(LogReviewItem.objects.unsigned()) == [third]


def test_nothing_marked_and_something_signed_meanwhile_are_said_kindly(client, of, officer):
    waiting = waits(of, officer)
    assert "Markera minst en läsning" in errors(post(client, "log_review", MONTH))
    LogReviewOutcome.objects.create(item=waiting, outcome="in_order", signed_by=client.staff, signed_at=timezone.now())
    assert "Någon har redan signerat" in errors(post(client, "log_review", MONTH, item=[waiting.pk]))


def test_the_list_is_narrowed_by_reason_and_role(client, of, officer):
    waits(of, officer)
    waits(of, factories.staff(Role.COORDINATOR, name="Kim Samordnare"), minute=1, flags=[])
    for query, shown, hidden in (
        ({"skal": "odd_hours"}, "Eva Läsare", "Kim Samordnare"),
        ({"skal": "slump"}, "Kim Samordnare", "Eva Läsare"),
        ({"enhet": "housing_support"}, "Inga läsningar med det valet", "Eva Läsare"),
        ({"visa": "klara"}, "Inga läsningar med det valet", "Eva Läsare"),
        ({"visa": "skräp"}, "Eva Läsare", "Inga läsningar"),
    ):
        text = words(page(client, "log_review", MONTH, **query))
        assert shown in text
        assert hidden not in text


def test_what_else_the_reader_saw_that_day_is_shown(client, of, officer):
    waiting = waits(of, officer)
    reading(officer, at=at(hour=11), keys=["SK-2026-222"])
    reading(officer, at=at(day=20), keys=["SK-2026-333"])
    text = words(page(client, "log_review_item", MONTH, waiting.pk))
    assert "SK-2026-222" in text
    assert "SK-2026-333" not in text


def test_ones_own_reading_is_shown_and_not_signed(client, of):
    own = waits(of, client.staff)
    shown = page(client, "log_review_item", MONTH, own.pk)
    assert "Det här är din egen läsning" in words(shown)
    assert client.post(reverse("log_review_item", args=[MONTH, own.pk]), {"outcome": "in_order"}).status_code == 403
    assert "Inget väntar på dig" in words(page(client, "log_review", MONTH))


def test_the_director_signs_what_the_log_reviewer_looked_at(client, of, officer, signed_in):
    own, colleagues = waits(of, client.staff), waits(of, officer)
    director = signed_in(Role.SOCIAL_DIRECTOR)
    months = words(page(director, "log_reviews"))
    assert "Granska 1 läsning" in months
    assert "0 %" in months
    assert page(director, "log_review_item", MONTH, colleagues.pk).status_code == 404
    post(director, "log_review_item", MONTH, own.pk, outcome="in_order")
    assert own.outcome.signed_by == director.staff
    assert "50 %" in words(page(director, "log_reviews"))
    assert page(signed_in(Role.HOUSING_DIRECTOR), "log_review", MONTH).status_code == 404


def test_the_other_organisations_review_is_not_there(client, signed_in):
    review(factories.staff(Role.LOG_REVIEWER, side=Side.HOUSING), month=LAST, made_at=timezone.now())
    assert page(client, "log_review", MONTH).status_code == 404


def test_that_a_reviewer_saw_a_number_is_itself_noted(client, of, officer):
    person = factories.person()
    waits(of, officer, people=[person.pk])
    page(client, "log_review", MONTH)
    noted = Reading.objects.get(staff=client.staff)
    assert (noted.kind, noted.people, noted.page) == ("list", [person.pk], "log_review")


def tasks(client):
    return words(client.get(reverse("my_day")))


def test_my_day_tells_reviewer_and_director(client, of, officer, signed_in):
    waits(of, officer)
    assert "Granska läsningarna som är kvar" in tasks(client)
    assert "0 av 1 läsningar är granskade" in tasks(client)
    director = signed_in(Role.SOCIAL_DIRECTOR)
    assert "Loggkontrollen är inte färdig" in tasks(director)
    post(client, "log_review_item", MONTH, LogReviewItem.objects.get().pk, outcome="in_order")
    assert "Granska läsningarna" not in tasks(client)
    assert "Loggkontrollen är inte" not in tasks(director)


def test_the_month_that_waits_for_its_review_is_a_task_when_there_is_something_to_review(client, officer):
    assert "Gör loggkontrollen" not in tasks(client)
    reading(officer, at=at())
    assert "Gör loggkontrollen" in tasks(client)


def test_the_pages_cost_the_same_with_more_readings(client, of, officer, django_assert_max_num_queries):
    def fill(count):
        for n in range(count):
            waits(of, officer, minute=n, people=[factories.person().pk])

    def costs():
        first = LogReviewItem.objects.order_by("pk").first()
        for name, args, bound in (
            ("log_reviews", [], 12),
            ("log_review", [MONTH], 16),
            ("log_review_item", [MONTH, first.pk], 14),
        ):
            with django_assert_max_num_queries(bound):
                assert page(client, name, *args).status_code == 200

    fill(2)
    costs()
    fill(30)
    costs()
