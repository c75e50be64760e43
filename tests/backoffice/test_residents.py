"""Social contracts and notices of new residents, as the company sees them."""

import datetime

import pytest
from django.urls import reverse

from gotene.access.roles import Role
from tenants.actions import protect
from tenants.enums import Protection
from tenants.models import Identity
from tests import factories
from tests.backoffice.test_forms import typed


@pytest.fixture
def officer(register, signed_in):
    return signed_in(Role.LETTING_OFFICER)


@pytest.fixture
def resident(register):
    return register.notice.sublease.residents.select_related("person").get(kind="adult").person


def test_a_notice_is_confirmed_with_one_button(officer, register, resident):
    page = reverse("admin:contracts_landlordnotice_change", args=[register.notice.pk])
    button = reverse("admin:contracts_landlordnotice_receive", args=[register.notice.pk])
    text = officer.get(page).text
    assert resident.name in text
    assert button in text
    response = officer.post(button, follow=True)
    assert "Du har bekräftat att bolaget vet vem som bor där." in response.text
    assert button not in response.text
    register.notice.refresh_from_db()
    assert register.notice.received_by == officer.staff
    first = register.notice.received_at
    officer.post(button)
    register.notice.refresh_from_db()
    assert register.notice.received_at == first


def test_a_contract_shows_who_lives_there_and_what_comes(officer, register, resident):
    text = officer.get(reverse("admin:contracts_socialcontract_change", args=[register.contract.pk])).text
    assert resident.name in text
    assert "2028-03-01: bestäm övertagande, fortsättning eller avslut senast" in text
    child = register.notice.sublease.residents.get(kind="child").person
    assert child.name not in text


def test_a_protected_resident_has_no_name_here(officer, register, resident):
    """Where the identity is not this reader's, its row is not there."""
    name = resident.name
    Identity.objects.filter(person=resident).delete()
    for page in (
        reverse("admin:contracts_socialcontract_changelist"),
        reverse("admin:contracts_socialcontract_change", args=[register.contract.pk]),
        reverse("admin:contracts_landlordnotice_changelist"),
        reverse("admin:index"),
    ):
        text = officer.get(page).text
        assert "Skyddad person" in text and resident.number not in text, page
        assert name not in text, page


def test_only_the_contacts_are_changed(officer, register):
    page = reverse("admin:contracts_socialcontract_change", args=[register.contract.pk])
    colleague = factories.staff(Role.INSPECTOR)
    data = typed(officer, page, housing_contact=colleague.pk, number="K-1999-01", ends_on="2026-03-31")
    assert officer.post(page, data).status_code == 302
    contract = register.contract
    contract.refresh_from_db()
    assert (contract.housing_contact, contract.number, contract.ends_on) == (colleague, "K-2026-01", None)
    assert contract.history.first().history_user == officer.staff


def test_a_contact_is_of_the_right_organisation_and_still_at_work(officer, register):
    page = reverse("admin:contracts_socialcontract_change", args=[register.contract.pk])
    left = factories.staff(Role.LETTING_OFFICER)
    left.active = False
    left.save()
    for wrong in (factories.staff(Role.COORDINATOR), left):
        assert officer.post(page, typed(officer, page, housing_contact=wrong.pk)).status_code == 200


def test_a_contact_who_has_left_stays_until_changed(officer, register):
    contact = register.contract.housing_contact
    contact.active = False
    contact.save()
    page = reverse("admin:contracts_socialcontract_change", args=[register.contract.pk])
    assert officer.post(page, typed(officer, page)).status_code == 302


@pytest.mark.parametrize(("when", "found"), [("now", 1), ("coming", 0), ("ended", 0)])
def test_the_list_is_narrowed_by_time(officer, register, when, found):
    page = officer.get(f"{reverse('admin:contracts_socialcontract_changelist')}?time={when}")
    assert page.context["cl"].result_count == found


def test_found_by_the_residents_name(officer, register, resident):
    page = reverse("admin:contracts_socialcontract_changelist")
    assert officer.get(page, {"q": resident.identity.family_name}).context["cl"].result_count == 1
    assert officer.get(page, {"q": "Ingensson"}).context["cl"].result_count == 0
    assert "Inget passar sökningen och filtren." in officer.get(page, {"q": "Ingensson"}).text


def test_an_ended_contract_says_how(officer, today):
    factories.social_contract(ends_on=datetime.date(2026, 2, 28), end_reason="taken_over")
    page = officer.get(f"{reverse('admin:contracts_socialcontract_changelist')}?time=ended")
    assert "eget kontrakt" in page.text
    assert "2026-02-28" in page.text


def test_the_company_is_led_to_the_number_of_its_own_tenant(officer):
    tenant = factories.person(by=officer.staff, personal_number="199001012385")
    page = officer.get(reverse("admin:tenants_person_change", args=[tenant.pk]))
    assert "19900101-••••" in page.text and "199001012385" not in page.text
    shown = officer.post(reverse("reveal", args=[tenant.number]))
    assert "19900101-2385" in shown.text


def test_a_handler_at_the_company_is_led_to_who_its_own_protected_tenant_is(officer, signed_in):
    handler = factories.staff(Role.LETTING_OFFICER)
    tenant = factories.person(by=handler)
    factories.guarantee(tenant=tenant)
    protect(tenant, kind=Protection.MARKING, handlers=[], by=handler)
    page, link = reverse("admin:tenants_person_change", args=[tenant.pk]), reverse("reveal", args=[tenant.number])
    assert link in signed_in(handler).get(page).text
    assert link not in officer.get(page).text
