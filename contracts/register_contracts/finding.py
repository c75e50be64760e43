"""The apartments and the staff that the list speaks of, known again in the register. Two queries, however many rows."""

from collections import defaultdict
from collections.abc import Sequence

from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from contracts.models import Apartment
from contracts.register.faults import Fault
from contracts.register_contracts.reading import ContractRow, remedied
from gotene.access.roles import PERMISSIONS_OF, Permission, Role, Side
from gotene.accounts.models import StaffMember

# Who can be the contact at the social services: those who work with cases and decide.
CASE_ROLES = {role for role, permissions in PERMISSIONS_OF.items() if Permission.OPEN_CASE in permissions}
COMPANY_ROLES = {Role.LETTING_OFFICER}


class Found:
    """What the rows speak of. Each answer is the thing itself, or a Fault that says what to do."""

    def __init__(self, rows: Sequence[ContractRow]):
        self._by_number, self._by_address = defaultdict(list), defaultdict(list)
        for apartment in _apartments(rows):
            stairwell = apartment.stairwell
            self._by_number[apartment.object_number.casefold()].append(apartment)
            street = _spaced(stairwell.street_address)
            for address in {
                street,
                _spaced(f"{street} {stairwell.entrance}"),
                _spaced(f"{street}{stairwell.entrance}"),
            }:
                self._by_address[address, apartment.apartment_number].append(apartment)
        self._staff = list(StaffMember.objects.filter(active=True).order_by("pk"))

    def apartment(self, row: ContractRow) -> Apartment | Fault:
        if row.object_number:
            column, value = "object_number", row.object_number
            fitting = self._by_number[row.object_number.casefold()]
        else:
            column, value = "street_address", row.street_address
            fitting = self._by_address[_spaced(row.street_address), row.apartment_number]
        if row.city:
            fitting = [flat for flat in fitting if _spaced(flat.stairwell.city) == _spaced(row.city)]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            sentence = _("Several apartments in the register fit. Write the object number, or the town.")
        else:
            sentence = _(
                "The apartment is not in the register. Check the address and the number, "
                "or add the apartment to the register first."
            )
        return Fault(row.line, column, value, remedied(sentence))

    def contact(self, row: ContractRow) -> StaffMember | Fault:
        """The contact at the social services, who is the case officer of a new case."""
        return self._member(row, "contact", row.contact, Side.SOCIAL, CASE_ROLES)

    def housing_contact(self, row: ContractRow) -> StaffMember | Fault:
        """The contact at the company; where the list names nobody, the letting officer who has been there longest."""
        if row.housing_contact:
            return self._member(row, "housing_contact", row.housing_contact, Side.HOUSING, COMPANY_ROLES)
        for staff in self._staff:
            if staff.in_housing and COMPANY_ROLES & set(staff.roles):
                return staff
        sentence = _("Nobody lets apartments at the company yet. Add a letting officer first.")
        return Fault(row.line, "housing_contact", "", sentence)

    def _member(self, row, column, value, side, roles):
        wanted = _spaced(value)
        fitting = [
            staff
            for staff in self._staff
            if staff.organisation_id == side
            and roles & set(staff.roles)
            and wanted in (_spaced(staff.name), staff.email.casefold())
        ]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            sentence = _("Several people have that name. Write the e-mail address instead.")
        elif side == Side.SOCIAL:
            sentence = _("Nobody who works with cases at the social services has that name or e-mail address.")
        else:
            sentence = _("Nobody who lets apartments at the company has that name or e-mail address.")
        return Fault(row.line, column, value, remedied(sentence))


def _apartments(rows):
    """Those with one of the object numbers, or at an address that one of the addresses begins with."""
    numbers = {row.object_number.casefold() for row in rows if row.object_number}
    written = {_spaced(row.street_address) for row in rows if not row.object_number}
    # "Lönngatan 3 A" and "Lönngatan 3A" are the stairwell A of Lönngatan 3.
    streets = written | {address.rstrip("abcdefghijklmnopqrstuvwxyzåäö").rstrip() for address in written}
    known = Apartment.objects.with_address().annotate(
        number_as_compared=Lower("object_number"), street_as_compared=Lower("stairwell__street_address")
    )
    return known.filter(number_as_compared__in=numbers) | known.filter(street_as_compared__in=streets)


def _spaced(text):
    return " ".join(text.split()).casefold()
