"""Made-up people, apartments and contracts for tests; each call makes a new one.

Each in one transaction with its history, as the database demands.
"""

import datetime
from decimal import Decimal
from itertools import count

from django.db import transaction
from django.utils import timezone

from contracts.enums import ApartmentType, LandlordKind, PolicyKey, PolicyKind
from contracts.models import (
    AgreementYes,
    Apartment,
    ApartmentRent,
    Consultation,
    ConsultationAnswer,
    ConsultationRecipient,
    Guarantee,
    HousingRequest,
    Landlord,
    Lease,
    Offer,
    Policy,
    PolicyValue,
    Property,
    QuotaYear,
    SocialContract,
    Stairwell,
)
from gotene.access.roles import ROLES_OF, Role, Side
from gotene.accounts.models import Absence, Organisation, StaffMember, User
from tenants import rules as tenant_rules
from tenants.actions import open_case, register_person
from tenants.enums import DecisionOutcome, MemberKind, RevealKind
from tenants.models import Decision, Reveal

PASSWORD = "kvastar och spadar"
_numbers = count(1)


@transaction.atomic
def organisation(side):
    names = {Side.HOUSING: "Götenebostäder", Side.SOCIAL: "Socialtjänsten"}
    return Organisation.objects.get_or_create(side=side, defaults={"name": names[side]})[0]


@transaction.atomic
def staff(role, *, side=None, name=None):
    """A staff member with an account. System administrators and log reviewers need their side named."""
    side = side or next(side for side in Side if role in ROLES_OF[side])
    n = next(_numbers)
    member = StaffMember.objects.create(
        organisation=organisation(side), name=name or f"{Role(role).value.title()} {n}", roles=[role]
    )
    account = User(email=f"staff{n}@{side}.example", staff=member)
    account.set_password(PASSWORD)
    account.save()
    return member


def account_of(member):
    return User.objects.get(staff=member)


@transaction.atomic
def person(*, by=None, given_name="Maja", family_name=None, **fields):
    n = next(_numbers)
    by = by or staff(Role.CASE_OFFICER)
    return register_person(given_name=given_name, family_name=family_name or f"Almgren{n}", by=by, **fields)


@transaction.atomic
def reveal(person, *staff, reason="Ringer om nycklarna", begun=datetime.timedelta(), **fields):
    """Each of `staff`, named handlers, is shown who `person` is; `begun`: how long ago that was."""
    at = timezone.now() - begun - datetime.timedelta(seconds=1)
    about = {"kind": RevealKind.IDENTITY, "reason": reason, "revealed_at": at, **fields}
    ends_at = at + datetime.timedelta(minutes=tenant_rules.REVEAL_MINUTES)
    return [Reveal.objects.create(**{"person": person, "staff": each, "ends_at": ends_at, **about}) for each in staff]


@transaction.atomic
def case(*, officer=None, opened_on=datetime.date(2026, 1, 12), adults=1, children=0):
    officer = officer or staff(Role.CASE_OFFICER)
    members = [(person(by=officer), MemberKind.ADULT) for _ in range(adults)]
    members += [(person(by=officer), MemberKind.CHILD) for _ in range(children)]
    return open_case(members=members, case_officer=officer, opened_on=opened_on, by=officer)


@transaction.atomic
def decision(for_case, **fields):
    decided_on = fields.pop("decided_on", datetime.date(2026, 1, 20))
    return Decision.objects.create(
        case=for_case,
        decided_by=for_case.case_officer,
        decided_on=decided_on,
        legal_basis=tenant_rules.legal_basis_on(decided_on),
        **{
            "outcome": DecisionOutcome.GRANTED,
            "valid_from": decided_on,
            "valid_to": datetime.date(2030, 12, 31),
            **fields,
        },
    )


@transaction.atomic
def landlord(kind=LandlordKind.MUNICIPAL):
    name = "Götenebostäder" if kind == LandlordKind.MUNICIPAL else f"Kvarnens fastigheter {next(_numbers)}"
    return Landlord.objects.get_or_create(name=name, defaults={"kind": kind})[0]


@transaction.atomic
def stairwell(**fields):
    n = next(_numbers)
    owner = fields.pop("landlord", None) or landlord()
    return Stairwell.objects.create(
        property=Property.objects.create(landlord=owner, designation=f"GÖTENE LÖNNEN {n}"),
        **{"street_address": f"Lönngatan {n}", "postal_code": "533 30", "city": "Götene", **fields},
    )


@transaction.atomic
def apartment(*, rent=None, **fields):
    n = next(_numbers)
    at = fields.pop("stairwell", None) or stairwell()
    made = Apartment.objects.create(
        stairwell=at,
        landlord=at.property.landlord,
        **{
            "object_number": f"900-01-{n:05}",
            "apartment_number": f"{1000 + n % 9000}",
            "floor": 0,
            "kind": ApartmentType.ROOM_2,
            "area": Decimal("58.5"),
            **fields,
        },
    )
    if rent:
        ApartmentRent.objects.create(apartment=made, monthly=rent)
    return made


@transaction.atomic
def lease(**fields):
    return Lease.objects.create(
        **{"begins_on": datetime.date(2020, 1, 1), **fields, "apartment": fields.get("apartment") or apartment()}
    )


@transaction.atomic
def draft(kind=PolicyKind.LETTING_POLICY, *, values=None, **fields):
    """A version that counts for nothing yet."""
    made = Policy.objects.create(kind=kind, **{"title": f"Utkast {next(_numbers)}", **fields})
    for key, text in (values or {}).items():
        PolicyValue.objects.create(policy=made, key=key, text=text)
    return made


@transaction.atomic
def agree(policy):
    """Both organisations' yes to a draft of the agreement."""
    for side, role in ((Side.HOUSING, Role.HOUSING_DIRECTOR), (Side.SOCIAL, Role.SOCIAL_DIRECTOR)):
        AgreementYes.objects.create(
            policy=policy, side=side, said_on=policy.valid_from or datetime.date(2019, 1, 1), said_by=staff(role)
        )


@transaction.atomic
def decided(kind=PolicyKind.LETTING_POLICY, *, valid_from=datetime.date(2019, 1, 1), values=None, **fields):
    """A version that counts from `valid_from`, decided on that day unless `decided_on` says another."""
    decided_on = fields.pop("decided_on", valid_from)
    made = draft(kind, values=values, valid_from=valid_from, **fields)
    if kind == PolicyKind.COOPERATION_AGREEMENT:
        agree(made)
    made.decided_on, made.decided_by = decided_on, "Kommunstyrelsen"
    made.save()
    return made


POLICIES = (
    (
        PolicyKind.MUNICIPAL_DECISION,
        "Inga nya borgensåtaganden",
        datetime.date(2016, 6, 1),
        {PolicyKey.GUARANTEE_STOP: "2016-06-01"},
    ),
    (
        PolicyKind.LETTING_POLICY,
        "Uthyrningspolicy 2017",
        datetime.date(2017, 1, 1),
        {PolicyKey.QUEUE_AGE: "17", PolicyKey.INCOME_KINDS: "lön, pension, bostadsbidrag"},
    ),
    (
        PolicyKind.COOPERATION_AGREEMENT,
        "Samverkansavtal 2019",
        datetime.date(2019, 1, 1),
        {
            PolicyKey.QUOTA_SHARE: "0.10",
            PolicyKey.QUOTA_ROUNDING: "nearest",
            PolicyKey.QUOTA_FLOOR: "0",
            PolicyKey.GOAL_MONTHS: "6",
            PolicyKey.CHECK_IN_MONTHS: "2",
            PolicyKey.OFFER_ANSWER_DAYS: "7",
        },
    ),
)


@transaction.atomic
def policies(*, without=()):
    """The municipality's stop of 2016, the company's policy of 2017 and the agreement of 2019, less some numbers."""
    return [
        decided(
            kind, title=title, valid_from=day, values={key: text for key, text in values.items() if key not in without}
        )
        for kind, title, day, values in POLICIES
    ]


@transaction.atomic
def consultation(policy=None, *, others=("Kommunala pensionärsrådet",), by=None, **fields):
    """A draft out for consultation: the social services are asked, and others by name."""
    sent_on = fields.pop("sent_on", datetime.date(2026, 1, 12))
    sent = Consultation.objects.create(
        policy=policy or draft(values={PolicyKey.QUEUE_AGE: "16"}),
        sent_on=sent_on,
        sent_by=by or staff(Role.HOUSING_DIRECTOR),
        **{"answer_by": sent_on + datetime.timedelta(days=42), **fields},
    )
    for name, side in (("Socialtjänsten", Side.SOCIAL), *((name, "") for name in others)):
        ConsultationRecipient.objects.create(consultation=sent, name=name, side=side)
    return sent


@transaction.atomic
def answer(recipient, text="Vi tillstyrker."):
    """The answer of the social services, or of another that the company has written in."""
    by = staff(Role.COORDINATOR if recipient.side else Role.HOUSING_DIRECTOR)
    return ConsultationAnswer.objects.create(
        recipient=recipient,
        answered_on=recipient.consultation.sent_on,
        answered_by=recipient.name,
        text=text,
        recorded_by=by,
    )


@transaction.atomic
def quota_year(year=2026, *, ceiling=6, policy=None):
    return QuotaYear.objects.create(
        year=year,
        turnover=ceiling * 10,
        share=Decimal("0.10"),
        rounding="nearest",
        ceiling=ceiling,
        policy=policy or policies()[-1],
    )


@transaction.atomic
def social_contract(*, social_contact=None, **fields):
    n = next(_numbers)
    return SocialContract.objects.create(
        **{
            "number": f"K-2026-{n:03}",
            "begins_on": datetime.date(2026, 2, 1),
            **fields,
            "apartment": fields.get("apartment") or apartment(),
            "housing_contact": fields.get("housing_contact") or staff(Role.LETTING_OFFICER),
            "social_contact": social_contact or staff(Role.CASE_OFFICER),
        }
    )


@transaction.atomic
def housing_request(*, for_case=None, **fields):
    for_case = for_case or case()
    return HousingRequest.objects.create(
        case_number=for_case.number,
        requested_by=for_case.case_officer,
        **{
            "requested_on": datetime.date(2026, 2, 2),
            "rooms_min": 1,
            "rooms_max": 2,
            "needed_from": datetime.date(2026, 3, 1),
            **fields,
        },
    )


@transaction.atomic
def offer(*, for_request=None, **fields):
    return Offer.objects.create(
        **{
            "offered_on": datetime.date(2026, 2, 3),
            "available_from": datetime.date(2026, 3, 1),
            "answer_by": datetime.date(2026, 12, 31),
            **fields,
            "request": for_request or housing_request(),
            "apartment": fields.get("apartment") or apartment(),
            "offered_by": fields.get("offered_by") or staff(Role.LETTING_OFFICER),
        }
    )


@transaction.atomic
def guarantee(**fields):
    return Guarantee.objects.create(
        **{
            "begins_on": datetime.date(2014, 5, 1),
            "ceiling": Decimal("50000"),
            **fields,
            "apartment": fields.get("apartment") or apartment(),
            "tenant": fields.get("tenant") or person(by=staff(Role.LETTING_OFFICER)),
        }
    )


@transaction.atomic
def absence(of=None, **fields):
    """Somebody away for a month, with a colleague of the same organisation as deputy."""
    of = of or staff(Role.CASE_OFFICER)
    return Absence.objects.create(
        staff=of,
        **{
            "begins_on": datetime.date(2026, 11, 2),
            "ends_on": datetime.date(2026, 12, 3),
            "recorded_by": of,
            **fields,
            "deputy": fields.get("deputy") or staff(Role.CASE_OFFICER if of.in_social else Role.LETTING_OFFICER),
        },
    )
