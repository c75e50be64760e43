"""What an import leaves in the register: apartments, rents, leases and their history, all or nothing."""

import datetime as dt
import gc
from decimal import Decimal

import pytest
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from contracts.enums import ApartmentType, LandlordKind
from contracts.models import Apartment, ApartmentRent, Landlord, Lease, Property, SocialContract, Stairwell
from contracts.register import load
from contracts.register.load import import_file
from gotene.access.roles import Role
from tests import factories
from tests.contracts.register.files import FAULTY, GOOD, HEADINGS, cells, export

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 22)
TRACKED = (Landlord, Property, Stairwell, Apartment, ApartmentRent, Lease)


def imported(*rows, **options):
    source = rows[0] if len(rows) == 1 and not isinstance(rows[0], list) else export(*rows)
    return import_file(source, as_of=TODAY, **options)


def counts(outcome):
    return outcome.created, outcome.changed, outcome.unchanged


def everything():
    return {model: list(model.objects.order_by("pk").values()) for model in TRACKED}, {
        model: model.history.count() for model in TRACKED
    }


def leases_of(object_number):
    found = Lease.objects.filter(apartment__object_number=object_number).order_by("begins_on")
    return [(lease.begins_on.isoformat(), lease.ends_on and lease.ends_on.isoformat()) for lease in found]


def social_contract(object_number, begins_on, ends_on=None):
    return SocialContract.objects.create(
        number="K-2025-01",
        apartment=Apartment.objects.get(object_number=object_number),
        begins_on=begins_on,
        ends_on=ends_on,
        housing_contact=factories.staff(Role.LETTING_OFFICER),
        social_contact=factories.staff(Role.COORDINATOR),
    )


def test_the_example_becomes_the_register():
    assert counts(imported(GOOD)) == (400, 0, 0)
    assert Landlord.objects.get().kind == LandlordKind.MUNICIPAL
    assert (Property.objects.count(), Stairwell.objects.count()) == (12, 33)
    apartment = Apartment.objects.get(object_number="001-01-0003")
    assert (apartment.apartment_number, apartment.floor, apartment.kind) == (
        "1003",
        0,
        ApartmentType.ROOM_1_KITCHENETTE,
    )
    assert (apartment.area, apartment.has_lift, apartment.has_balcony) == (Decimal("25.0"), True, False)
    assert apartment.rent.monthly == Decimal("4693.00")
    assert str(apartment.stairwell) == "Alsborgsgatan 12"
    assert (apartment.stairwell.postal_code, apartment.stairwell.city) == ("533 30", "Götene")
    assert leases_of("001-01-0003") == [("2024-10-01", None)]
    assert Apartment.objects.filter(block_reason="Renovering").count() == 5
    assert Lease.objects.filter(ends_on=None).count() == 387
    # One property, two houses of different age.
    assert set(
        Stairwell.objects.filter(property__designation="GÖTENE MELONEN 6").values_list("built_year", flat=True)
    ) == {
        1968,
        2022,
    }


def test_everything_written_has_history_with_who_and_why():
    staff = factories.staff(Role.LETTING_OFFICER)
    imported(GOOD, by=staff)
    for model in TRACKED[1:]:
        assert model.history.count() == model.objects.count() > 0
        assert set(model.history.values_list("history_user", "history_change_reason")) == {(staff.pk, "import")}


def test_the_same_file_again_changes_nothing():
    imported(GOOD)
    before = everything()
    assert counts(imported(GOOD)) == (0, 0, 400)
    assert everything() == before


def test_the_faulty_file_writes_nothing():
    outcome = imported(FAULTY)
    assert len(outcome.faults) == 12
    assert counts(outcome) == (0, 0, 0)
    assert not Landlord.objects.exists()


def test_a_fault_far_down_writes_nothing_either(monkeypatch):
    monkeypatch.setattr(load, "BATCH", 2)
    owner = factories.landlord(LandlordKind.PRIVATE)
    Property.objects.create(landlord=owner, designation="GÖTENE ANNANS 1")
    before = everything()
    outcome = imported(*(cells(n) for n in range(5)), cells(30, Fastighetsbeteckning="GÖTENE ANNANS 1"))
    assert [(fault.row, fault.column, fault.value) for fault in outcome.faults] == [
        (7, "Fastighetsbeteckning", "GÖTENE ANNANS 1")
    ]
    assert counts(outcome) == (0, 0, 0)
    assert everything() == before


def test_a_dry_run_counts_and_keeps_nothing():
    assert counts(imported(cells(0), cells(1), dry_run=True)) == (2, 0, 0)
    assert not Landlord.objects.exists()
    imported(cells(0))
    before = everything()
    assert counts(imported(cells(0, Hyra="9 000"), cells(1), dry_run=True)) == (1, 1, 0)
    assert everything() == before


@pytest.mark.parametrize(
    "heading, cell, read",
    [
        ("Lgh_nr", "1009", lambda apartment: apartment.apartment_number == "1009"),
        ("Våning", "3", lambda apartment: apartment.floor == 3),
        ("Lägenhetstyp", "3 rok", lambda apartment: apartment.kind == "3rok"),
        ("Yta", "60", lambda apartment: apartment.area == 60),
        ("Hiss", "Nej", lambda apartment: not apartment.has_lift),
        ("Balkong", "Ja", lambda apartment: apartment.has_balcony),
        ("Spärr", "Renovering", lambda apartment: apartment.block_reason == "Renovering"),
        ("Hyra", "8 200,50", lambda apartment: apartment.rent.monthly == Decimal("8200.50")),
        ("Gatuadress", "Ny gata 1", lambda apartment: apartment.stairwell.street_address == "Ny gata 1"),
        ("Uppgång", "B", lambda apartment: apartment.stairwell.entrance == "B"),
        ("Fastighetsbeteckning", "GÖTENE NY 1", lambda apartment: str(apartment.stairwell.property) == "GÖTENE NY 1"),
    ],
)
def test_a_changed_cell_changes_that_apartment_alone(heading, cell, read):
    imported(cells(0), cells(1))
    assert counts(imported(cells(0, **{heading: cell}), cells(1))) == (0, 1, 1)
    assert read(Apartment.objects.get(object_number="000000-0000"))
    assert counts(imported(cells(0, **{heading: cell}), cells(1))) == (0, 0, 2)
    assert Apartment.history.filter(history_type="~").count() == (heading != "Hyra")


@pytest.mark.parametrize("heading, cell", [("Postnr", "533 31"), ("Ort", "Källby"), ("Byggår", "1970")])
def test_what_changes_for_a_stairwell_changes_all_its_apartments(heading, cell, monkeypatch):
    monkeypatch.setattr(load, "BATCH", 2)
    rows = [*range(5), 30, 31]
    imported(*(cells(n) for n in rows))
    changed = [cells(n, **({heading: cell} if n < 30 else {})) for n in rows]
    assert counts(imported(*changed)) == (0, 5, 2)
    assert Stairwell.history.filter(history_type="~").count() == 1
    assert Apartment.history.filter(history_type="~").count() == 0


def test_columns_that_the_file_lacks_are_left_as_they_are():
    imported(cells(0, Balkong="Ja", Spärr="Renovering"))
    left = [place for place, heading in enumerate(HEADINGS) if heading not in ("Byggår", "Hiss", "Balkong", "Spärr")]
    fewer = export([cells(0)[place] for place in left], headings=[HEADINGS[place] for place in left])
    assert counts(imported(fewer)) == (0, 0, 1)
    apartment = Apartment.objects.get()
    assert (apartment.has_lift, apartment.has_balcony, apartment.block_reason) == (True, True, "Renovering")
    assert apartment.stairwell.built_year == 1968


def test_two_apartments_may_swap_numbers_even_in_different_batches(monkeypatch):
    monkeypatch.setattr(load, "BATCH", 2)
    imported(*(cells(n) for n in range(4)))
    numbers = [cells(n)[7] for n in range(4)]
    swapped = [cells(n, Lgh_nr=numbers[3 - n]) for n in range(4)]
    assert counts(imported(*swapped)) == (0, 4, 0)


def test_a_number_that_an_apartment_outside_the_file_has_is_a_fault():
    imported(cells(0), cells(1))
    outcome = imported(cells(0), cells(2, Lgh_nr=cells(1)[7]))
    (fault,) = outcome.faults
    assert (fault.row, fault.column, fault.value) == (3, "Lgh-nr", "1002")
    assert "objektsnummer 000000-0001" in fault.message
    assert Apartment.objects.count() == 2


def test_an_apartment_that_the_file_lacks_is_left_alone_and_counted():
    imported(cells(0), cells(1), cells(2))
    outcome = imported(cells(1))
    assert (counts(outcome), outcome.not_in_file) == ((0, 0, 1), 2)
    assert Apartment.objects.count() == Lease.objects.filter(ends_on=None).count() == 3


def test_apartments_of_other_landlords_are_not_touched():
    other = factories.apartment(
        stairwell=factories.stairwell(landlord=factories.landlord(LandlordKind.PRIVATE)), object_number="000000-0000"
    )
    outcome = imported(cells(0))
    assert (counts(outcome), outcome.not_in_file) == ((1, 0, 0), 0)
    other.refresh_from_db()
    assert other.area == Decimal("58.5")


def test_a_new_tenant_ends_the_old_lease_the_day_before():
    imported(cells(0))
    assert counts(imported(cells(0, Uthyrd="2026-10-01"))) == (0, 1, 0)
    assert leases_of("000000-0000") == [("2019-03-01", "2026-09-30"), ("2026-10-01", None)]
    assert Lease.history.filter(history_type="~").count() == 1


def test_a_vacant_apartment_ends_its_lease_yesterday_and_stays_so():
    imported(cells(0))
    assert counts(imported(cells(0, Kontraktstyp="Vakant", Uthyrd=""))) == (0, 1, 0)
    assert leases_of("000000-0000") == [("2019-03-01", "2026-11-21")]
    assert counts(imported(cells(0, Kontraktstyp="Vakant", Uthyrd=""))) == (0, 0, 1)


def test_an_apartment_under_a_social_contract_keeps_it():
    imported(cells(0, Kontraktstyp="Vakant", Uthyrd=""), cells(1))
    social_contract("000000-0000", dt.date(2025, 1, 1))
    for letting in ({"Uthyrd": "2025-01-01"}, {"Uthyrd": "2026-10-01"}, {"Kontraktstyp": "Vakant", "Uthyrd": ""}):
        outcome = imported(cells(0, **letting), cells(1))
        assert (counts(outcome), outcome.under_social_contract) == ((0, 0, 2), 1)
    assert leases_of("000000-0000") == []
    assert SocialContract.objects.get().ends_on is None


def test_a_letting_that_the_register_knows_better_is_left_alone_and_pointed_out():
    imported(cells(0), cells(1))
    lease = Lease.objects.get(apartment__object_number="000000-0001")
    lease.ends_on = dt.date(2026, 10, 31)
    lease.save()
    outcome = imported(cells(0), cells(1))
    assert (counts(outcome), outcome.newer_in_register) == ((0, 0, 2), [3])
    assert leases_of("000000-0001") == [("2019-03-01", "2026-10-31")]


def test_what_the_database_refuses_becomes_a_sentence(monkeypatch):
    """Another person lets the apartment while the file is read: simulated by not seeing the occupancy."""
    imported(cells(0, Kontraktstyp="Vakant", Uthyrd=""))
    social_contract("000000-0000", dt.date(2025, 1, 1))
    monkeypatch.setattr("contracts.register.batch.Occupancy.objects.filter", _sees_nothing)
    (fault,) = imported(cells(0, Uthyrd="2026-10-01")).faults
    assert (fault.row, fault.message[:26]) == (0, "Lägenheten är redan uthyrd")
    assert not Lease.objects.exists()


def _sees_nothing(**conditions):
    from contracts.models import Occupancy

    return Occupancy.objects.none()


def test_the_number_of_queries_does_not_grow_with_the_batch():
    imported(*(cells(n) for n in range(150)))
    queries = []
    for count, letting in ((30, "2026-10-01"), (300, "2026-11-01")):
        with CaptureQueriesContext(connection) as captured:
            imported(*(cells(n, Hyra=f"{count}", Yta="61", Uthyrd=letting) for n in range(count)))
        queries.append(len(captured))
    # Creating what is new takes some more than changing what is known.
    assert queries[1] <= queries[0] + 12 < 50


def test_memory_does_not_grow_with_the_number_of_batches(monkeypatch):
    monkeypatch.setattr(load, "BATCH", 50)
    alive = []

    def counted(batch):
        gc.collect()
        alive.append(sum(isinstance(thing, Model) for thing in gc.get_objects()))
        return write(batch)

    write = load.Batch.write
    monkeypatch.setattr(load.Batch, "write", counted)
    imported(*(cells(n) for n in range(1000)))
    assert len(alive) == 20
    # Between batches at most the one before is still there: apartment, rent, lease, stairwell, and their history.
    assert max(alive[2:]) < alive[0] + 50 * 8
