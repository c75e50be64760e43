"""Saving in the back office: refusals are sentences, nobody's typing is lost, and one form makes one record."""

import datetime

import pytest
from django.urls import reverse

from contracts.models import Apartment, Landlord, Lease
from gotene.access.roles import Role
from tests import factories


def change_of(row):
    return reverse(f"admin:contracts_{row._meta.model_name}_change", args=[row.pk])


def add_of(model):
    return reverse(f"admin:contracts_{model}_add")


def sent(form):
    """What a browser would send of `form`."""
    values = {field.html_name: field.value() for field in form}
    return {
        name: "on" if value is True else getattr(value, "pk", value)
        for name, value in values.items()
        if value is not None and value is not False
    }


def typed(client, page, **changes):
    """What the form at `page` would send, with `changes`."""
    context = client.get(page).context
    data = sent(context["adminform"].form)
    for inline in context["inline_admin_formsets"]:
        data |= sent(inline.formset.management_form)
        for form in inline.formset.forms:
            data |= sent(form)
    return {**data, "version": context.get("version", ""), **changes}


@pytest.fixture
def officer(db, today, signed_in):
    return signed_in(Role.LETTING_OFFICER)


@pytest.fixture
def colleague(db, signed_in):
    return signed_in(factories.staff(Role.LETTING_OFFICER, name="Karin Kollega"))


# What the database refuses


def test_a_lease_over_another_is_refused_in_words(officer):
    taken = factories.lease().apartment
    response = officer.post(
        add_of("lease"), {"apartment": taken.pk, "begins_on": "2026-04-01", "ends_on": "", "tenant": ""}
    )
    assert response.status_code == 200
    assert "Lägenheten är redan uthyrd under den tiden." in response.text
    assert 'value="2026-04-01"' in response.text
    assert Lease.objects.count() == 1


def test_a_lease_over_a_social_contract_is_refused_in_words(officer):
    taken = factories.social_contract().apartment
    response = officer.post(add_of("lease"), {"apartment": taken.pk, "begins_on": "2026-04-01"})
    assert "Lägenheten är redan uthyrd under den tiden." in response.text
    assert not Lease.objects.exists()


def test_a_lease_begins_and_ends_by_the_one_signed_in(officer):
    apartment = factories.apartment()
    officer.post(add_of("lease"), {"apartment": apartment.pk, "begins_on": "2026-04-01"})
    lease = Lease.objects.get()
    assert lease.history.get().history_user == officer.staff
    response = officer.post(change_of(lease), typed(officer, change_of(lease), ends_on="2027-03-31"))
    assert response.status_code == 302
    lease.refresh_from_db()
    assert lease.ends_on == datetime.date(2027, 3, 31)
    assert lease.history.first().history_user == officer.staff


def test_an_end_before_the_start_is_refused_in_words(officer):
    lease = factories.lease()
    response = officer.post(change_of(lease), typed(officer, change_of(lease), ends_on="2019-12-31"))
    assert "Sista dagen kan inte vara före första dagen." in response.text


def test_days_may_be_typed_as_people_write_them(officer):
    apartment = factories.apartment()
    officer.post(add_of("lease"), {"apartment": apartment.pk, "begins_on": "1 april 2026", "ends_on": "+1å"})
    lease = Lease.objects.get()
    assert (lease.begins_on, lease.ends_on) == (datetime.date(2026, 4, 1), datetime.date(2027, 3, 2))


def test_who_is_second_with_a_name_is_told_in_words(officer, monkeypatch):
    """The form's own check looked a moment before a colleague saved the same name."""
    Landlord.objects.create(name="Kvarnens fastigheter")
    check = Landlord.validate_unique

    def looked_too_early(self, exclude=None):
        monkeypatch.setattr(Landlord, "validate_unique", check)

    monkeypatch.setattr(Landlord, "validate_unique", looked_too_early)
    response = officer.post(add_of("landlord"), {"name": "Kvarnens fastigheter", "kind": "private"})
    assert response.status_code == 200
    assert response.context["adminform"].form.errors["name"]
    assert Landlord.objects.count() == 1


def test_a_rent_of_nothing_is_refused_in_words(officer):
    apartment = factories.apartment(rent="7421.00")
    response = officer.post(change_of(apartment), typed(officer, change_of(apartment), **{"rent-0-monthly": "0"}))
    assert "Hyran måste vara mer än 0 kr." in response.text


# Two people on one form


def test_the_second_of_two_is_told_what_the_first_changed_and_keeps_the_typing(officer, colleague):
    apartment = factories.apartment(block_reason="")
    mine = typed(officer, change_of(apartment), area="61.5")
    colleague.post(change_of(apartment), typed(colleague, change_of(apartment), block_reason="Stambyte"))

    response = officer.post(change_of(apartment), mine)
    assert response.status_code == 200
    assert "Karin Kollega ändrade det här medan du hade det öppet." in response.text
    assert "Stambyte" in response.text
    assert 'value="61.5"' in response.text
    apartment.refresh_from_db()
    assert (str(apartment.area), apartment.block_reason) == ("58.5", "Stambyte")

    again = {**mine, **sent(response.context["adminform"].form), "version": response.context["version"]}
    assert officer.post(change_of(apartment), again).status_code == 302
    apartment.refresh_from_db()
    assert (str(apartment.area), apartment.block_reason) == ("61.5", "Stambyte")


def test_when_both_changed_the_same_the_second_sees_both_and_decides(officer, colleague):
    apartment = factories.apartment(floor=1, has_lift=False)
    mine = typed(officer, change_of(apartment), floor="2")
    colleague.post(change_of(apartment), typed(colleague, change_of(apartment), floor="3", has_lift="on"))
    response = officer.post(change_of(apartment), mine)
    assert "1 → 3" in response.text
    form = response.context["adminform"].form
    assert form["floor"].value() == "2"
    assert form["has_lift"].value() is True


def test_a_changed_row_under_the_form_counts_too(officer, colleague):
    apartment = factories.apartment(rent="7421.00")
    mine = typed(officer, change_of(apartment), floor="2")
    colleague.post(change_of(apartment), typed(colleague, change_of(apartment), **{"rent-0-monthly": "7600"}))
    response = officer.post(change_of(apartment), mine)
    assert response.status_code == 200
    assert "7421.00 → 7600.00" in response.text


@pytest.mark.parametrize("version", ["", "nonsense", "1-2-3-4", "9" * 40])
def test_a_form_without_its_version_is_not_saved(officer, version):
    apartment = factories.apartment()
    response = officer.post(change_of(apartment), typed(officer, change_of(apartment), floor="5", version=version))
    assert response.status_code == 200
    apartment.refresh_from_db()
    assert apartment.floor == 0


# One form, one record


def test_ten_clicks_make_one_lease(officer):
    apartment = factories.apartment()
    data = {
        "apartment": apartment.pk,
        "begins_on": "2026-04-01",
        "submission": "0e6a2f3b-1c4d-4e5f-8a9b-0c1d2e3f4a5b",
    }
    assert {officer.post(add_of("lease"), data).status_code for _ in range(10)} == {302}
    assert Lease.objects.count() == 1


def test_a_refused_form_may_be_corrected_and_sent_again(officer):
    apartment = factories.apartment()
    data = {"apartment": apartment.pk, "begins_on": "x", "submission": "1e6a2f3b-1c4d-4e5f-8a9b-0c1d2e3f4a5b"}
    assert officer.post(add_of("lease"), data).status_code == 200
    assert officer.post(add_of("lease"), {**data, "begins_on": "2026-04-01"}).status_code == 302
    assert Lease.objects.count() == 1


def test_every_form_carries_its_token(officer):
    apartment = factories.apartment()
    for page in (add_of("lease"), change_of(apartment)):
        assert 'name="submission"' in officer.get(page).text


# What stands on an apartment's page


def test_the_timeline_knows_of_every_letting(officer, signed_in):
    apartment = factories.apartment(rent="7421.00")
    factories.lease(apartment=apartment, begins_on=datetime.date(2019, 1, 1), ends_on=datetime.date(2025, 12, 31))
    factories.social_contract(apartment=apartment)
    inspector = signed_in(Role.INSPECTOR).get(change_of(apartment))
    for text in (officer.get(change_of(apartment)).text, inspector.text):
        assert "2019-01-01" in text
        assert "2025-12-31" in text
        assert "Kommunen (socialt kontrakt)" in text
        assert "Uthyrd tills vidare." in text
    assert "7421" in officer.get(change_of(apartment)).text
    assert "7421" not in inspector.text
    assert "/admin/contracts/lease/" not in inspector.text


@pytest.mark.parametrize(
    ("lease", "letting", "shown"),
    [
        (None, "vacant", "ledig"),
        ({}, "let", "uthyrd"),
        ({"ends_on": datetime.date(2026, 4, 30)}, "soon", "ledig från 2026-05-01"),
        ({"ends_on": datetime.date(2026, 2, 28)}, "vacant", "ledig"),
    ],
)
def test_the_list_says_when_each_is_free_and_filters_on_it(officer, lease, letting, shown):
    apartment = factories.apartment()
    if lease is not None:
        factories.lease(apartment=apartment, **lease)
    for value in ("vacant", "soon", "let", "blocked"):
        page = officer.get(f"{reverse('admin:contracts_apartment_changelist')}?letting={value}")
        found = page.context["cl"].result_list
        assert list(found) == ([apartment] if value == letting else []), value
        if value == letting:
            assert shown in page.text


def test_a_blocked_apartment_is_not_vacant(officer):
    apartment = factories.apartment(block_reason="Stambyte")
    page = f"{reverse('admin:contracts_apartment_changelist')}?letting="
    assert list(officer.get(f"{page}blocked").context["cl"].result_list) == [apartment]
    assert not officer.get(f"{page}vacant").context["cl"].result_list
    assert Apartment.objects.get() == apartment
