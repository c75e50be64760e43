"""Inspections: planned when somebody moves in, held by both organisations, or with a reason why not."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from contracts.actions.placement import place_household
from gotene.access.roles import Role
from inspections.actions import book, carry_out
from inspections.enums import InspectionKind
from inspections.models import Inspection
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def inspection():
    contract = factories.social_contract()
    return book(
        contract=contract,
        kind=InspectionKind.MOVE_OUT,
        planned_on=datetime.date(2026, 3, 2),
        by=contract.housing_contact,
    )


def test_moving_in_on_a_saturday_plans_the_inspection_for_the_monday():
    factories.quota_year(2026)
    case = factories.case()
    factories.decision(case)
    offer = factories.offer(for_request=factories.housing_request(for_case=case))
    saturday = datetime.date(2026, 3, 7)
    sublease = place_household(
        offer, case=case, begins_on=saturday, reasons="Passar", by=factories.staff(Role.COORDINATOR)
    )
    planned = Inspection.objects.get()
    assert (planned.contract, planned.kind) == (sublease.contract, InspectionKind.MOVE_IN)
    assert planned.planned_on == datetime.date(2026, 3, 9)


def test_the_database_wants_both_parties_or_a_reason(inspection):
    with pytest.raises(IntegrityError, match="inspection_absence_explained"), transaction.atomic():
        Inspection.objects.filter(pk=inspection.pk).update(carried_out_on=inspection.planned_on)


def test_the_same_inspection_is_planned_once(inspection):
    with pytest.raises(ValidationError) as refused:
        book(
            contract=inspection.contract,
            kind=inspection.kind,
            planned_on=inspection.planned_on,
            by=inspection.contract.housing_contact,
        )
    assert "planerad" in str(refused.value)


def test_a_person_of_the_wrong_side_is_refused(inspection):
    housing = factories.staff(Role.INSPECTOR)
    with pytest.raises(ValidationError) as refused:
        carry_out(
            inspection,
            carried_out_on=inspection.planned_on,
            housing_attended=housing,
            social_attended=housing,
            by=housing,
        )
    assert refused.value.code == "wrong_side"


def test_nothing_is_recorded_ahead_of_its_day(inspection):
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    with pytest.raises(ValidationError) as refused:
        carry_out(inspection, carried_out_on=tomorrow, housing_attended=None, social_attended=None, by=None)
    assert "carried_out_on" in refused.value.message_dict


def test_the_inspector_records_it_in_the_back_office(signed_in, inspection):
    client = signed_in(Role.INSPECTOR)
    social = factories.staff(Role.HOUSING_SUPPORT)
    page = reverse("admin:inspections_inspection_held", args=[inspection.pk])
    alone = client.post(page, {"carried_out_on": "2026-03-02", "housing_attended": client.staff.pk})
    assert "varför en av dem inte var med" in alone.content.decode()
    both = {
        "carried_out_on": "2026-03-02",
        "housing_attended": client.staff.pk,
        "social_attended": social.pk,
    }
    assert client.post(page, both).status_code == 302
    inspection.refresh_from_db()
    assert (inspection.housing_attended, inspection.social_attended) == (client.staff, social)
    assert inspection.history.first().history_user == client.staff


def test_a_director_reads_but_does_not_record(signed_in, inspection):
    client = signed_in(Role.HOUSING_DIRECTOR)
    assert client.get(reverse("admin:inspections_inspection_change", args=[inspection.pk])).status_code == 200
    assert client.get(reverse("admin:inspections_inspection_held", args=[inspection.pk])).status_code == 403


def test_the_list_costs_the_same_with_more_rows(signed_in, inspection, django_assert_max_num_queries):
    client = signed_in(Role.INSPECTOR)
    for day in range(3, 13):
        book(
            contract=inspection.contract,
            kind=InspectionKind.INTERIM,
            planned_on=datetime.date(2026, 3, day),
            by=client.staff,
        )
    # Session, account and staff; count, page, facets, dates of the hierarchy.
    with django_assert_max_num_queries(12):
        client.get(reverse("admin:inspections_inspection_changelist"))
