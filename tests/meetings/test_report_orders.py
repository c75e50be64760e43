"""A report that is too long to wait for is made in the background, and its page says how far it has come."""

import datetime
import io
from uuid import uuid4

import pypdf
import pytest
from django.db import DatabaseError
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from gotene.access.database_roles import DatabaseRole
from gotene.access.jobs import enqueue, failure_of
from gotene.access.roles import PERMISSIONS_OF, Permission, Role
from gotene.audit.history import save_as
from meetings.actions.orders import PAGES_TO_WAIT_FOR, make_or_order_half_yearly_report
from meetings.actions.reports import carry_out_order
from meetings.models import Report, ReportOrder
from meetings.rules import HalfYear, latest_half_years
from meetings.tasks import make_ordered_report
from tests import factories
from tests.access.as_role import running_as
from tests.jobs import run_jobs
from tests.meetings.samples import figures_with

HX = {"HX-Request": "true"}


@pytest.fixture
def this_half_year():
    return latest_half_years(timezone.localdate(), 1)[0]


@pytest.fixture
def large_register(monkeypatch):
    """The register of a municipality with 200 social contracts, counted."""

    def counted(*, staff, half_year, today):
        return {**figures_with(contracts=200, guarantees=1), "half_year": str(half_year), "as_of": today.isoformat()}

    monkeypatch.setattr("meetings.actions.reports.half_yearly_figures", counted)


@pytest.fixture
def place(large_register, stand_in_document, this_half_year):
    """`place(staff)`: an order by that person, its job waiting in the queue."""

    def place(staff):
        return make_or_order_half_yearly_report(half_year=this_half_year, by=staff)

    return place


def ask(client, order, **headers):
    return client.get(reverse("report_order", args=[order.pk]), headers=headers)


def text_of(response):
    return " ".join(response.content.decode().split())


def job_of(order):
    return DBTaskResult.objects.get(pk=order.job)


# From the button to the report


@pytest.mark.parametrize("role", [role for role in Role if Permission.MAKE_REPORT in PERMISSIONS_OF[role]])
def test_a_long_report_is_ordered_made_and_found(signed_in, large_register, stand_in_document, this_half_year, role):
    client = signed_in(role)
    response = client.post(reverse("make_report"), {"half_year": str(this_half_year)})
    order = ReportOrder.objects.get()
    assert response.url == reverse("report_order", args=[order.pk])
    assert order.ordered_by == client.staff
    assert not Report.objects.exists()
    run_jobs()
    made = Report.objects.get()
    assert (made.made_by, made.half_year) == (client.staff, this_half_year)
    assert ask(client, order).url == reverse("report", args=[made.pk])
    assert "Rapporter som skapas" not in text_of(client.get(reverse("reports")))


@pytest.mark.django_db(transaction=True)
def test_it_is_made_by_the_worker_on_the_connections_of_the_real_roles(signed_in, large_register, this_half_year):
    client = signed_in(Role.SOCIAL_DIRECTOR)
    client.post(reverse("make_report"), {"half_year": str(this_half_year)})
    run_jobs()
    order = ReportOrder.objects.get()
    pages = len(pypdf.PdfReader(io.BytesIO(bytes(order.report.file.pdf))).pages)
    assert pages > PAGES_TO_WAIT_FOR
    assert order.pages_done == pages
    assert abs(order.pages - pages) <= 1


@pytest.mark.django_db
def test_a_report_that_turns_out_long_is_not_waited_for_either(large_register, this_half_year, monkeypatch):
    monkeypatch.setattr("meetings.actions.orders.expected_pages", lambda figures: 4)
    order = make_or_order_half_yearly_report(half_year=this_half_year, by=factories.staff(Role.HOUSING_DIRECTOR))
    assert isinstance(order, ReportOrder)
    assert order.pages == PAGES_TO_WAIT_FOR + 1


@pytest.mark.django_db
def test_one_that_is_in_the_making_is_not_ordered_twice_until_it_has_failed(place):
    director, colleague = factories.staff(Role.HOUSING_DIRECTOR), factories.staff(Role.COORDINATOR)
    first = place(director)
    assert place(director) == first
    assert place(colleague) != first
    row = job_of(first)
    row.set_failed(ValueError())
    assert place(director) != first


@pytest.mark.django_db
def test_an_order_carried_out_twice_makes_one_report(place):
    director = factories.staff(Role.HOUSING_DIRECTOR)
    order = place(director)
    assert carry_out_order(order.pk, by=director) == carry_out_order(order.pk, by=director)
    assert Report.objects.count() == 1


# What stops it


@pytest.mark.django_db
def test_who_has_left_gets_no_report(place):
    director = factories.staff(Role.HOUSING_DIRECTOR)
    order = place(director)
    director.active = False
    save_as(None, director)
    run_jobs()
    assert failure_of(order.job, director) == "staff_inactive"
    assert not Report.objects.exists()


@pytest.mark.django_db
def test_who_may_no_longer_make_reports_gets_none(place):
    director = factories.staff(Role.HOUSING_DIRECTOR)
    order = place(director)
    director.roles = [Role.INSPECTOR]
    save_as(None, director)
    run_jobs()
    assert failure_of(order.job, director) == "no_order"
    assert not Report.objects.exists()


@pytest.mark.django_db
def test_a_job_about_a_colleagues_order_makes_nothing(place):
    order, colleague = place(factories.staff(Role.HOUSING_DIRECTOR)), factories.staff(Role.LETTING_OFFICER)
    forged = enqueue(make_ordered_report, by=colleague, order=order.pk)
    DBTaskResult.objects.filter(pk=order.job).delete()
    run_jobs()
    assert failure_of(forged, colleague) == "no_order"
    assert not Report.objects.exists()


@pytest.mark.django_db
def test_what_the_worker_left_half_done_is_done_by_the_next(place):
    director = factories.staff(Role.HOUSING_DIRECTOR)
    order = place(director)
    job_of(order).claim("a worker that was killed")
    run_jobs()
    assert Report.objects.get() == ReportOrder.objects.get(pk=order.pk).report


# Whose it is


@pytest.mark.django_db
def test_an_order_is_its_makers_in_sql_too(place):
    director, colleague = factories.staff(Role.HOUSING_DIRECTOR), factories.staff(Role.LETTING_OFFICER)
    order = place(director)
    with running_as(colleague):
        assert not ReportOrder.objects.exists()
        assert ReportOrder.objects.filter(pk=order.pk).update(pages_done=5) == 0
    with running_as(director):
        assert ReportOrder.objects.get() == order


@pytest.mark.parametrize("role", Role)
def test_a_colleagues_order_is_not_found(signed_in, place, role):
    order = place(factories.staff(Role.HOUSING_DIRECTOR))
    assert ask(signed_in(role), order).status_code == 404


# What its page says


@pytest.fixture
def waiting(signed_in, place):
    """A client whose report waits for its turn, with the order as `client.order`."""
    client = signed_in(Role.HOUSING_DIRECTOR)
    client.order = place(client.staff)
    return client


def draw(client, pages):
    job_of(client.order).claim("worker")
    ReportOrder.objects.filter(pk=client.order.pk).update(pages_done=pages)


def test_it_says_that_it_waits_and_asks_again_by_itself(waiting):
    page = text_of(ask(waiting, waiting.order))
    assert "<h1>Halvårsrapport" in page
    assert "Den väntar på sin tur." in page
    assert "Du kan lämna sidan." in page
    assert 'hx-trigger="every 2s"' in page
    assert f'<a href="{reverse("report_order", args=[waiting.order.pk])}">Se hur långt den har kommit</a>' in page
    assert "ovanligt länge" not in page


def test_who_waits_unusually_long_is_told_whom_to_ask(waiting):
    later = ReportOrder.objects.create(
        period_from=HalfYear(2020, 1).begins_on,
        pages=12,
        ordered_by=waiting.staff,
        ordered_at=timezone.now() - datetime.timedelta(minutes=3),
    )
    row = job_of(waiting.order)
    row.pk = uuid4()
    row.save(force_insert=True)
    later.job = row.pk
    later.save(update_fields=["job"])
    assert "Den har väntat ovanligt länge." in text_of(ask(waiting, later))


@pytest.mark.parametrize(
    "pages, said",
    [
        (0, "Siffrorna räknas och dokumentet förbereds."),
        (7, "Sida 7 av ungefär 12 är klar."),
        (12, "Alla sidor är klara. Dokumentet sparas."),
        (13, "Alla sidor är klara. Dokumentet sparas."),
    ],
)
def test_it_says_how_far_it_has_come(waiting, pages, said):
    assert waiting.order.pages == 12
    draw(waiting, pages)
    assert said in text_of(ask(waiting, waiting.order))


def test_the_part_that_asks_again_comes_alone_and_leads_to_the_report(waiting):
    part = text_of(ask(waiting, waiting.order, **HX))
    assert part.startswith('<div id="progress"')
    assert "<h1>" not in part
    run_jobs()
    answer = ask(waiting, waiting.order, **HX)
    assert answer.headers["HX-Redirect"] == reverse("report", args=[Report.objects.get().pk])


def test_a_failure_says_what_to_do_and_stops_asking(waiting, monkeypatch):
    def break_down(**asked):
        raise ValueError("Hemlig")

    monkeypatch.setattr("meetings.actions.reports.half_yearly_figures", break_down)
    run_jobs()
    page = text_of(ask(waiting, waiting.order))
    assert "<h2>Rapporten kunde inte skapas</h2>" in page
    assert "Skapa rapporten igen från listan över rapporter." in page
    assert "<code>ValueError</code>" in page
    assert "hx-trigger" not in page
    assert "Hemlig" not in page


def test_the_list_shows_what_is_in_the_making_to_its_maker_alone(waiting, signed_in):
    page = text_of(waiting.get(reverse("reports")))
    assert "Rapporter som skapas" in page
    assert "Väntar på sin tur" in page
    assert reverse("report_order", args=[waiting.order.pk]) in page
    for role in (Role.LETTING_OFFICER, Role.INSPECTOR):
        assert "Rapporter som skapas" not in text_of(signed_in(role).get(reverse("reports")))
    row = job_of(waiting.order)
    row.claim("worker")
    assert ">Skapas</span>" in text_of(waiting.get(reverse("reports")))
    row.set_failed(ValueError())
    assert "Kunde inte skapas" in text_of(waiting.get(reverse("reports")))


def test_the_list_forgets_a_failure_when_it_is_old_or_made_up_for(waiting, place):
    job_of(waiting.order).set_failed(ValueError())
    place(waiting.staff)
    assert "Kunde inte skapas" not in text_of(waiting.get(reverse("reports")))
    ReportOrder.objects.create(
        period_from=HalfYear(2020, 1).begins_on,
        pages=12,
        ordered_by=waiting.staff,
        ordered_at=timezone.now() - datetime.timedelta(days=15),
        job=uuid4(),
    )
    assert "Kunde inte skapas" not in text_of(waiting.get(reverse("reports")))


def test_the_page_can_be_read_in_english_and_is_not_posted_to(waiting):
    waiting.cookies["language"] = "en"
    assert "It waits for its turn." in text_of(ask(waiting, waiting.order))
    assert waiting.post(reverse("report_order", args=[waiting.order.pk])).status_code == 405


def test_asking_costs_two_queries_of_its_own(waiting, django_assert_max_num_queries):
    # Session and user, the order, its job; the transaction's two.
    with django_assert_max_num_queries(6):
        ask(waiting, waiting.order, **HX)
    # With one in the making the list asks for its job too.
    with django_assert_max_num_queries(8):
        waiting.get(reverse("reports"))


@pytest.mark.django_db
def test_the_gate_reads_no_order(place):
    place(factories.staff(Role.HOUSING_DIRECTOR))
    with running_as(DatabaseRole.WEB), pytest.raises(DatabaseError, match="permission denied"):
        ReportOrder.objects.count()
