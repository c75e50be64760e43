"""A household in a social contract, and what goes wrong there, for tests."""

import datetime

from django.db import transaction

from contracts.models import Incident, IncidentStep, Repair, Resident, Sublease, UnverifiedReport
from gotene.access.roles import Role
from gotene.accounts.models import Organisation
from tests import factories

DAY = datetime.date


@transaction.atomic
def home(*, case=None, **fields):
    """A sublease that began on 1 February 2026; of a case of its own unless one is given."""
    case = case or factories.case()
    contract = fields.pop("contract", None) or factories.social_contract(social_contact=case.case_officer)
    sublease = Sublease.objects.create(
        contract=contract, case_number=case.number, **{"begins_on": contract.begins_on, **fields}
    )
    for member in case.household.members.all():
        Resident.objects.create(sublease=sublease, person=member.person, kind=member.kind)
    return sublease


@transaction.atomic
def incident(*, of=None, **fields):
    """A disturbance on 2 March 2026, reported by the company the day after."""
    of = of or home()
    return Incident.objects.create(
        **{
            "contract": of.contract,
            "sublease": of,
            "kind": "disturbance",
            "text": "Hög musik på natten",
            "happened_on": DAY(2026, 3, 2),
            "reported_on": DAY(2026, 3, 3),
            "reported_by": of.contract.housing_contact,
            **fields,
        }
    )


def late_rent(*, of=None, **fields):
    """The resident's rent for March 2026, reported on the third."""
    return incident(
        of=of,
        **{
            "kind": "late_rent",
            "link": "sublease",
            "rent_month": DAY(2026, 3, 1),
            "amount": 6500,
            "text": "",
            "happened_on": DAY(2026, 2, 27),
            **fields,
        },
    )


@transaction.atomic
def step(of, kind, **fields):
    note = "Det stämmer, det blev sent" if kind == "answered" else ""
    return IncidentStep.objects.create(
        incident=of, kind=kind, **{"day": DAY(2026, 3, 5), "by": of.reported_by, "note": note, **fields}
    )


@transaction.atomic
def confirmed(*, of=None, **fields):
    """An incident that somebody has answered for, confirmed on 5 March 2026."""
    made = incident(of=of, **fields)
    step(made, "answered")
    step(made, "confirmed")
    return made


@transaction.atomic
def repair(*, of=None, **fields):
    of = of or confirmed()
    return Repair.objects.create(
        incident=of,
        **{
            "what": "Ingen musik efter klockan 22",
            "responsible": "resident",
            "due_on": DAY(2026, 4, 1),
            "agreed_on": DAY(2026, 3, 6),
            "agreed_by": of.reported_by,
            **fields,
        },
    )


@transaction.atomic
def unverified(*, of=None, by=None, **fields):
    """What a neighbour said on 2 March 2026, to be checked in a fortnight."""
    of = of or home()
    by = by or factories.staff(Role.LETTING_OFFICER)
    return UnverifiedReport.objects.create(
        **{
            "organisation": Organisation.objects.get(side=by.organisation_id),
            "contract": of.contract,
            "sublease": of,
            "kind": "disturbance",
            "source": "neighbour",
            "line": "Musik på fredagskvällen",
            "received_on": DAY(2026, 3, 2),
            "received_by": by,
            "check_by": DAY(2026, 3, 16),
            **fields,
        }
    )
