"""The way to no guarantees: the curve, one guarantee's page, its plan, the notice and what follows."""

import datetime
from uuid import uuid4

import pytest
from django.utils import timezone

from contracts.actions.guarantee_notices import record_paper_notice
from contracts.actions.guarantees import plan_guarantee, release_guarantee
from contracts.guarantee_curve import guarantee_curve
from contracts.models import Guarantee, GuaranteeNotice, GuaranteePlan, GuaranteeReceipt
from contracts.rules import guarantee_earliest_end
from gotene.access.roles import Role
from gotene.casework.tasks.guarantees import tasks
from gotene.templatetags.swedish import long_date
from tenants.actions import protect
from tenants.enums import Protection
from tests import factories
from tests.pages import errors, typed, words

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
ONE_DAY = datetime.timedelta(days=1)
LIST = "/borgen/"


def page_of(guarantee, what=""):
    return f"{LIST}{guarantee.pk}/{what}"


@pytest.fixture
def letting():
    return factories.staff(Role.LETTING_OFFICER, name="Lena Uthyrare")


@pytest.fixture
def coordinator():
    return factories.staff(Role.COORDINATOR, name="Karin Samordnare")


@pytest.fixture
def guarantee(letting):
    return factories.guarantee(tenant=factories.person(by=letting, given_name="Alva", family_name="Rosenblad"))


# The curve


def planned(day, by, **fields):
    guarantee = factories.guarantee(**fields)
    plan_guarantee(guarantee, way="moves", planned_last_day=day, owner=by, by=by)
    return guarantee


def test_the_curve_goes_on_to_the_last_planned_day(coordinator):
    near, far = TODAY + 100 * ONE_DAY, TODAY + 300 * ONE_DAY
    factories.guarantee(ends_on=datetime.date(2017, 6, 30))
    factories.guarantee(notice_given_on=TODAY - 9 * ONE_DAY, ends_on=near)
    planned(far, coordinator)
    curve = guarantee_curve(coordinator, TODAY)
    assert dict(curve.years)[2015] == 3 and dict(curve.years)[2017] == 2 == curve.left
    assert [(step.day, step.left, step.certain) for step in curve.steps] == [(near, 1, True), (far, 0, False)]
    assert (curve.last_day, curve.unplanned, curve.overdue) == (far, 0, 0)


def test_without_a_plan_nobody_knows_when_the_last_one_ends(coordinator):
    factories.guarantee()
    planned(TODAY + 100 * ONE_DAY, coordinator)
    curve = guarantee_curve(coordinator, TODAY)
    assert (curve.last_day, curve.unplanned, [step.left for step in curve.steps]) == (None, 1, [1])


def test_a_plan_whose_day_has_passed_promises_nothing(coordinator, guarantee):
    days = {"planned_notice_on": TODAY - ONE_DAY, "planned_last_day": TODAY + 300 * ONE_DAY}
    GuaranteePlan.objects.create(guarantee=guarantee, way="notice", owner=coordinator, **days)
    moved = factories.guarantee()
    GuaranteePlan.objects.create(guarantee=moved, way="moves", owner=coordinator, planned_last_day=TODAY - ONE_DAY)
    curve = guarantee_curve(coordinator, TODAY)
    assert (curve.overdue, curve.unplanned, curve.steps) == (2, 0, [])
    assert not guarantee.plan.holds_on(TODAY) and not moved.plan.holds_on(TODAY)
    assert guarantee.plan.holds_on(TODAY - ONE_DAY)


def test_what_ends_on_one_day_is_one_step(coordinator):
    for _ in range(3):
        planned(TODAY + 100 * ONE_DAY, coordinator)
    assert [step.left for step in guarantee_curve(coordinator, TODAY).steps] == [0]


def test_the_page_says_when_the_last_one_ends_and_shows_the_same_in_a_table(signed_in, coordinator):
    end = TODAY + 100 * ONE_DAY
    planned(end, coordinator)
    page = words(signed_in(Role.HOUSING_DIRECTOR).get(LIST))
    assert f"Det sista ska upphöra {long_date(end)}." in page
    assert f"{long_date(end)} 0 enligt plan" in page
    assert "hyresgästen flyttar" in page and f"sista dag {end}" in page


def test_the_page_counts_those_without_a_plan(signed_in, guarantee):
    response = signed_in(Role.COORDINATOR).get(LIST)
    assert "1 borgensåtagande har ingen plan." in words(response)
    assert f'href="{page_of(guarantee, "plan/")}"' in response.content.decode()
    assert "Gör en plan" not in words(signed_in(Role.CASE_OFFICER).get(LIST))


def test_a_page_without_a_single_guarantee_ever_has_its_curve(signed_in):
    assert "Inga borgensåtaganden återstår" in words(signed_in(Role.CASE_OFFICER).get(LIST))


# One guarantee


def test_the_page_says_when_the_municipality_is_free(signed_in, guarantee):
    end = long_date(guarantee_earliest_end(TODAY, guarantee.begins_on))
    page = words(signed_in(Role.COORDINATOR).get(page_of(guarantee)))
    assert f"Säg upp i dag – kommunen är fri {end}" in page
    assert "Alva Rosenblad" in page
    # The button is the social services' own; others read the day.
    for role in (Role.LETTING_OFFICER, Role.CASE_OFFICER):
        page = words(signed_in(role).get(page_of(guarantee)))
        assert f"Med uppsägning i dag är kommunen fri {end}." in page and "Säg upp i dag" not in page


def test_a_protected_tenant_is_a_number_on_every_page(signed_in, letting):
    hidden = factories.person(by=letting, given_name="Alma", family_name="Gömdsson")
    protect(hidden, kind=Protection.MARKING, handlers=[], by=letting)
    guarantee = factories.guarantee(tenant=hidden)
    client = signed_in(Role.COORDINATOR)
    client.post(page_of(guarantee, "uppsagning/"))
    for url in (LIST, page_of(guarantee)):
        page = words(client.get(url))
        assert "Gömdsson" not in page and hidden.number in page


def test_from_notice_to_the_tenant(signed_in, guarantee, coordinator, letting):
    social, housing = signed_in(coordinator), signed_in(letting)
    response = social.post(page_of(guarantee, "uppsagning/"), follow=True)
    end = long_date(guarantee_earliest_end(TODAY, guarantee.begins_on))
    assert f"Kommunen är fri efter {end}." in words(response)
    letter = GuaranteeNotice.objects.get()
    download = housing.get(page_of(guarantee, "uppsagning.pdf"))
    assert download.content == bytes(letter.pdf) and letter.sha256 in words(housing.get(page_of(guarantee)))
    assert "Rosenblad" not in download["Content-Disposition"]
    assert "Kvittera att ni har fått den" in words(housing.get(page_of(guarantee)))
    housing.post(page_of(guarantee, "kvittens/"), {"received_on": str(TODAY)})
    housing.post(page_of(guarantee, "underrattad/"), {"told_on": str(TODAY)})
    receipt = GuaranteeReceipt.objects.get()
    assert (receipt.received_by, receipt.tenant_told_on) == (letting, TODAY)
    page = words(social.get(page_of(guarantee)))
    day = str(TODAY)
    for told in (
        f"{day} Uppsagt med brev här i systemet Karin Samordnare",
        f"{day} Bolaget tog emot uppsägningen Lena Uthyrare",
        f"{day} Hyresgästen underrättades Lena Uthyrare",
    ):
        assert told in page


def test_the_button_pressed_ten_times_gives_notice_once(signed_in, guarantee):
    client, form = signed_in(Role.COORDINATOR), {"submission": str(uuid4())}
    for _ in range(10):
        assert client.post(page_of(guarantee, "uppsagning/"), form).status_code == 302
    assert GuaranteeNotice.objects.count() == 1


def test_notice_that_somebody_else_gave_a_moment_ago_is_told_kindly(signed_in, guarantee, coordinator):
    client = signed_in(Role.SOCIAL_DIRECTOR)
    signed_in(coordinator).post(page_of(guarantee, "uppsagning/"))
    response = client.post(page_of(guarantee, "uppsagning/"))
    assert response.status_code == 422
    assert "redan" in words(response)


def test_reloading_the_address_of_the_button_leads_to_the_page(signed_in, guarantee):
    assert signed_in(Role.COORDINATOR).get(page_of(guarantee, "uppsagning/")).url == page_of(guarantee)
    assert Guarantee.objects.get().notice_given_on is None


def test_a_receipt_before_the_notice_is_not_found(signed_in, guarantee):
    for what in ("kvittens/", "underrattad/"):
        assert signed_in(Role.LETTING_OFFICER).get(page_of(guarantee, what)).status_code == 404


@pytest.mark.parametrize(
    "day, said", [("på måndag", "Skriv ett datum som finns"), (str(TODAY + ONE_DAY), "framtiden"), ("", "")]
)
def test_a_receipt_with_a_day_that_is_none_keeps_what_was_typed(signed_in, guarantee, coordinator, day, said):
    signed_in(coordinator).post(page_of(guarantee, "uppsagning/"))
    response = signed_in(Role.LETTING_OFFICER).post(page_of(guarantee, "kvittens/"), {"received_on": day})
    assert response.status_code == 200 and said in " ".join(errors(response)) and errors(response)
    assert typed(response, "received_on") in (day, [])
    assert not GuaranteeReceipt.objects.exists()


def test_the_letter_of_a_guarantee_without_one_is_not_found(signed_in, guarantee):
    assert signed_in(Role.COORDINATOR).get(page_of(guarantee, "uppsagning.pdf")).status_code == 404


# The plan


def plan_form(owner, **fields):
    return {"way": "notice", "planned_notice_on": str(TODAY), "planned_last_day": "", "owner": owner.pk, **fields}


@pytest.mark.parametrize("role", [Role.LETTING_OFFICER, Role.FINANCE_OFFICER, Role.COORDINATOR, Role.SOCIAL_DIRECTOR])
def test_either_side_plans_and_either_side_is_chosen(signed_in, guarantee, coordinator, role):
    client = signed_in(role)
    response = client.post(page_of(guarantee, "plan/"), plan_form(coordinator), follow=True)
    end = guarantee_earliest_end(TODAY, guarantee.begins_on)
    assert f"Borgensåtagandet upphör {long_date(end)}." in words(response)
    plan = GuaranteePlan.objects.get()
    assert (plan.owner, plan.planned_last_day) == (coordinator, end)
    assert plan.history.get().history_user == client.staff
    assert f"Plan: kommunen säger upp {long_date(TODAY)}" in words(response)


def test_a_plan_that_is_refused_keeps_what_was_typed(signed_in, guarantee, coordinator):
    sent = plan_form(coordinator, planned_notice_on=str(TODAY - ONE_DAY))
    response = signed_in(coordinator).post(page_of(guarantee, "plan/"), sent)
    assert errors(response) == [
        "Planerad uppsägningsdag: En plan gäller dagar som kommer. Välj i dag eller en senare dag."
    ]
    assert typed(response, "planned_notice_on") == str(TODAY - ONE_DAY)
    assert not GuaranteePlan.objects.exists()


def test_nobody_is_chosen_who_does_not_wind_guarantees_down(signed_in, guarantee, coordinator):
    other = factories.staff(Role.CASE_OFFICER)
    response = signed_in(coordinator).post(page_of(guarantee, "plan/"), plan_form(other))
    assert errors(response) and not GuaranteePlan.objects.exists()


def test_the_plan_that_is_there_stands_in_the_form(signed_in, guarantee, coordinator):
    end = TODAY + 200 * ONE_DAY
    plan_guarantee(guarantee, way="moves", planned_last_day=end, owner=coordinator, by=coordinator)
    response = signed_in(Role.FINANCE_OFFICER).get(page_of(guarantee, "plan/"))
    assert (typed(response, "way"), typed(response, "planned_last_day")) == ("moves", str(end))
    assert typed(response, "owner") == str(coordinator.pk)


def test_what_has_notice_needs_no_plan(signed_in, guarantee, letting):
    record_paper_notice(guarantee, given_on=TODAY, received_on=TODAY, by=letting)
    response = signed_in(Role.COORDINATOR).get(page_of(guarantee, "plan/"), follow=True)
    assert "Det behöver ingen plan." in words(response)


# What is decided as an exception is kept and shown


def test_an_exception_shows_its_decision_and_both_yes(signed_in):
    factories.policies()
    head = factories.staff(Role.SOCIAL_DIRECTOR, name="Siv Dahl")
    exception = factories.guarantee(
        begins_on=datetime.date(2026, 6, 1),
        exception_decision="KS 2026-11",
        exception_reason="Enda vägen till bostad",
        exception_decided_by=head,
        permanent_home=True,
        no_other_way=True,
    )
    page = words(signed_in(Role.CASE_OFFICER).get(page_of(exception)))
    assert "KS 2026-11, Siv Dahl" in page and "Enda vägen till bostad" in page
    assert "Permanent bostad med rätt till förlängning (befogenhetslagen 2:6) ja" in page
    assert "Behovet kan inte tillgodoses på annat sätt (befogenhetslagen 2:6) ja" in page


# The back office


def test_the_back_office_records_paper_and_receives_it_at_once(signed_in, guarantee, letting):
    url = f"/admin/contracts/guarantee/{guarantee.pk}/notice/"
    signed_in(letting).post(url, {"given_on": str(TODAY - ONE_DAY), "received_on": str(TODAY)})
    assert Guarantee.objects.get().notice_given_on == TODAY - ONE_DAY
    assert GuaranteeReceipt.objects.get().received_on == TODAY
    assert "Uppsagt på papper" in words(signed_in(Role.COORDINATOR).get(page_of(guarantee)))


def test_the_back_office_notes_that_a_guarantee_ends_with_its_lease(signed_in, guarantee, letting):
    client, url = signed_in(letting), f"/admin/contracts/guarantee/{guarantee.pk}/"
    assert "Anteckna att det upphör" in words(client.get(f"{url}change/"))
    client.post(f"{url}release/", {"ends_on": str(TODAY), "reason": "moves"})
    assert Guarantee.objects.get().release_reason == "moves"
    page = words(client.get(page_of(guarantee)))
    assert f"Antecknat att det upphör {long_date(TODAY)}: hyresgästen flyttar Lena Uthyrare" in page


def test_the_back_office_tells_the_plan_and_leads_to_the_page(signed_in, guarantee, letting, coordinator):
    plan_guarantee(guarantee, way="moves", planned_last_day=TODAY, owner=coordinator, by=coordinator)
    response = signed_in(letting).get(f"/admin/contracts/guarantee/{guarantee.pk}/change/")
    assert f"hyresgästen flyttar, {TODAY}, Karin Samordnare" in words(response)
    assert f'href="{page_of(guarantee)}"' in response.content.decode()


# Min dag


def texts(staff):
    return [(task.text, task.due_on) for task in tasks(staff, TODAY)]


def test_each_is_asked_for_what_is_theirs_to_do(guarantee, letting, coordinator):
    free = long_date(guarantee_earliest_end(TODAY, guarantee.begins_on))
    plan_it = [(f"Borgensåtagande utan uppsägning: säg upp i dag så är kommunen fri {free}", None)]
    assert texts(letting) == texts(coordinator) == plan_it
    assert texts(factories.staff(Role.CASE_OFFICER)) == []
    plan_guarantee(guarantee, way="notice", planned_notice_on=TODAY, owner=letting, by=letting)
    assert texts(coordinator) == [("Säg upp borgensåtagandet enligt planen", TODAY)]
    assert texts(letting) == []


def test_a_planned_day_far_away_asks_for_nothing_yet(guarantee, letting, coordinator):
    far = TODAY + 31 * ONE_DAY
    plan_guarantee(guarantee, way="moves", planned_last_day=far, owner=letting, by=letting)
    assert texts(letting) == []
    plan_guarantee(guarantee, way="moves", planned_last_day=far - ONE_DAY, owner=letting, by=letting)
    due = ("Borgensåtagandet ska upphöra: anteckna det, eller gör en ny plan", far - ONE_DAY)
    assert texts(letting) == texts(coordinator) == [due]
    release_guarantee(guarantee, ends_on=far, reason="moves", by=letting)
    assert texts(letting) == []


def test_the_company_is_asked_to_receive_the_letter_and_then_to_tell(signed_in, guarantee, letting, coordinator):
    signed_in(coordinator).post(page_of(guarantee, "uppsagning/"))
    assert texts(letting) == [("Uppsägning av borgensåtagande: kvittera att ni har fått den", TODAY)]
    signed_in(letting).post(page_of(guarantee, "kvittens/"), {"received_on": str(TODAY)})
    assert texts(letting) == [("Underrätta hyresgästen om att borgensåtagandet upphör", TODAY)]
    assert texts(coordinator) == []
    signed_in(letting).post(page_of(guarantee, "underrattad/"), {"told_on": str(TODAY)})
    assert texts(letting) == []


# What a page costs


def test_the_list_costs_the_same_however_many(signed_in, coordinator, django_assert_max_num_queries):
    for days in range(1, 6):
        planned(TODAY + days * 30 * ONE_DAY, coordinator)
        factories.guarantee()
    client = signed_in(Role.FINANCE_OFFICER)
    # The request's transaction (2), session, account with staff, count, page, years, what is to come, the stop; the
    # read log.
    with django_assert_max_num_queries(10):
        client.get(LIST)


def test_one_page_costs_the_same_however_long_its_history(
    signed_in, guarantee, coordinator, django_assert_max_num_queries
):
    for days in range(1, 8):
        end = TODAY + days * ONE_DAY
        plan_guarantee(guarantee, way="moves", planned_last_day=end, owner=coordinator, by=coordinator)
    client = signed_in(Role.COORDINATOR)
    # The request's transaction (2), session, account with staff, the guarantee with all of it, two histories;
    # the read log.
    with django_assert_max_num_queries(8):
        client.get(page_of(guarantee))


def test_the_tasks_cost_the_same_however_many(coordinator, letting, django_assert_max_num_queries):
    for days in range(1, 5):
        planned(TODAY + days * ONE_DAY, coordinator)
        factories.guarantee()
    with django_assert_max_num_queries(4):
        list(tasks(letting, TODAY))
