"""A few thousand rows written with a fixed number of queries."""

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from contracts.models import Apartment, ApartmentRent, Landlord, Lease, Occupancy, Property, Stairwell
from contracts.register.faults import Fault
from contracts.register.lettings import ONE_DAY, Kept, Letting, verdict
from contracts.register.parsing import RegisterRow
from gotene.accounts.models import StaffMember

CHANGE_REASON = "import"


class Batch:
    """One batch of rows: `write()` it, then read its counts."""

    def __init__(
        self,
        rows: Sequence[RegisterRow],
        company: Landlord,
        by: StaffMember | None,
        as_of: dt.date,
        changed_stairwells: set[int],
    ):
        self.rows, self._company, self._by, self._as_of = rows, company, by, as_of
        # Shared between batches: an apartment counts as changed when its stairwell changed in an earlier one.
        self._changed_stairwells = changed_stairwells
        self.faults: list[Fault] = []
        self.newer_in_register: list[int] = []
        self.under_social_contract = 0
        self._created: set[int] = set()
        self._changed: set[int] = set()

    @property
    def created(self) -> int:
        return len(self._created)

    @property
    def changed(self) -> int:
        return len(self._changed - self._created)

    @property
    def unchanged(self) -> int:
        return len(self.rows) - self.created - self.changed

    def write(self) -> "Batch":
        properties = self._write_properties()
        if not self.faults:
            stairwells = self._write_stairwells(properties)
            apartments = self._write_apartments(stairwells)
            self._write_rents(apartments)
            self._write_lettings(apartments)
        return self

    def _write_properties(self) -> dict[str, Property]:
        designations = {row.property_designation for row in self.rows}
        known = {found.designation: found for found in Property.objects.filter(designation__in=designations)}
        for row in self.rows:
            found = known.get(row.property_designation)
            if found and found.landlord_id != self._company.pk:
                message = _("In the register this property belongs to another landlord. Correct it in one of them.")
                self.faults.append(Fault(row.line, "property_designation", row.property_designation, message))
        new = sorted(designations - known.keys())
        for made in self._create(Property, [Property(landlord=self._company, designation=name) for name in new]):
            known[made.designation] = made
        return known

    def _write_stairwells(self, properties: dict[str, Property]) -> dict[tuple, Stairwell]:
        def key(row):
            return properties[row.property_designation].pk, row.street_address, row.entrance

        found = Stairwell.objects.filter(
            property__in=properties.values(), street_address__in={row.street_address for row in self.rows}
        )
        known = {
            (stairwell.property_id, stairwell.street_address, stairwell.entrance): stairwell for stairwell in found
        }
        facts = {}
        for row in self.rows:
            facts.setdefault(key(row), {"postal_code": row.postal_code, "city": row.city})
            if row.built_year is not None:
                facts[key(row)]["built_year"] = row.built_year
        new = [
            Stairwell(property_id=of, street_address=address, entrance=entrance, **facts[of, address, entrance])
            for of, address, entrance in facts.keys() - known.keys()
        ]
        changed = self._update(Stairwell, {known[key].pk: facts[key] for key in facts.keys() & known.keys()}, found)
        self._changed_stairwells.update(changed)
        for made in self._create(Stairwell, sorted(new, key=lambda stairwell: stairwell.street_address)):
            known[made.property_id, made.street_address, made.entrance] = made
        return {row.object_number: known[key(row)] for row in self.rows}

    def _write_apartments(self, stairwells: dict[str, Stairwell]) -> dict[str, Apartment]:
        found = Apartment.objects.filter(
            landlord=self._company, object_number__in=[row.object_number for row in self.rows]
        )
        known = {apartment.object_number: apartment for apartment in found}
        facts = {row.object_number: self._facts(row, stairwells[row.object_number]) for row in self.rows}
        self._changed |= self._update(
            Apartment, {known[number].pk: facts[number] for number in facts.keys() & known.keys()}, known.values()
        )
        self._changed |= {
            apartment.pk for number, apartment in known.items() if stairwells[number].pk in self._changed_stairwells
        }
        new = [
            Apartment(landlord=self._company, object_number=number, **facts[number])
            for number in facts
            if number not in known
        ]
        for made in self._create(Apartment, new):
            known[made.object_number] = made
            self._created.add(made.pk)
        return known

    @staticmethod
    def _facts(row: RegisterRow, stairwell: Stairwell) -> dict:
        facts = {
            "stairwell_id": stairwell.pk,
            "apartment_number": row.apartment_number,
            "floor": row.floor,
            "kind": row.kind.value,
            "area": row.area,
            "has_lift": row.lift,
            "has_balcony": row.balcony,
            "block_reason": row.block,
        }
        return {name: value for name, value in facts.items() if value is not None}

    def _write_rents(self, apartments: dict[str, Apartment]) -> None:
        monthly = {apartments[row.object_number].pk: {"monthly": row.rent} for row in self.rows}
        known = {rent.pk: rent for rent in ApartmentRent.objects.filter(pk__in=monthly)}
        self._changed |= self._update(
            ApartmentRent, {key: facts for key, facts in monthly.items() if key in known}, known.values()
        )
        new = [ApartmentRent(apartment_id=key, **facts) for key, facts in monthly.items() if key not in known]
        self._changed.update(made.pk for made in self._create(ApartmentRent, new))

    def _write_lettings(self, apartments: dict[str, Apartment]) -> None:
        keys = [apartment.pk for apartment in apartments.values()]
        latest = {
            occupancy.apartment_id: occupancy
            for occupancy in Occupancy.objects.filter(apartment__in=keys)
            .order_by("apartment_id", "-period__startswith")
            .distinct("apartment_id")
        }
        ends, new = {}, []
        for row in self.rows:
            key = apartments[row.object_number].pk
            occupancy = latest.get(key)
            decided = verdict(row.let_from, occupancy and _letting(occupancy), self._as_of)
            if decided.kept is Kept.SOCIAL_CONTRACT:
                self.under_social_contract += 1
            elif decided.kept is Kept.NEWER_IN_REGISTER:
                self.newer_in_register.append(row.line)
            if decided.end_on:
                ends[occupancy.lease_id] = {"ends_on": decided.end_on}
            if decided.begin_on:
                new.append(Lease(apartment_id=key, begins_on=decided.begin_on))
            if decided.end_on or decided.begin_on:
                self._changed.add(key)
        # The ends first: PostgreSQL refuses two leases on one day at once.
        self._update(Lease, ends, Lease.objects.filter(pk__in=ends))
        self._create(Lease, new)

    def _create(self, model, objects: list) -> list:
        if not objects:
            return []
        return bulk_create_with_history(objects, model, default_user=self._by, default_change_reason=CHANGE_REASON)

    def _update(self, model, facts: dict[int, dict], known) -> set[int]:
        """Give each object (by key) its facts where they differ from what is known; the keys of those that did."""
        differing = {
            thing.pk
            for thing in known
            if thing.pk in facts and any(getattr(thing, name) != value for name, value in facts[thing.pk].items())
        }
        if not differing:
            return differing
        # Read again under lock: what is written to history must be what stands in the row.
        objects, fields = list(model.objects.select_for_update().filter(pk__in=differing)), set()
        for thing in objects:
            for name, value in facts[thing.pk].items():
                if getattr(thing, name) != value:
                    setattr(thing, name, value)
                    fields.add(model._meta.get_field(name).name)
        if fields:
            bulk_update_with_history(
                objects, model, sorted(fields), default_user=self._by, default_change_reason=CHANGE_REASON
            )
        return differing


def _letting(occupancy: Occupancy) -> Letting:
    last = occupancy.period.upper
    return Letting(
        begins_on=occupancy.period.lower,
        ends_on=last and last - ONE_DAY,
        social=occupancy.lease_id is None,
    )
