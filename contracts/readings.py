"""What homes, contracts and guarantees are in the read log, and who has a part in them."""

import datetime

from django.db.models import CharField, Q, Value
from django.utils import timezone

from contracts.models import (
    Apartment,
    Consultation,
    ContractRecusal,
    Guarantee,
    GuaranteeNotice,
    HousingRequest,
    Incident,
    Landlord,
    LandlordNotice,
    Lease,
    Notice,
    Offer,
    Policy,
    Property,
    Question,
    QuotaYear,
    Resident,
    SignedScan,
    SocialContract,
    Stairwell,
    Sublease,
    TakeoverConsent,
    TakeoverPaper,
    TakeoverPaperFile,
    Told,
    UnverifiedReport,
)
from gotene.audit.enums import Ground, Subject
from gotene.audit.readings import never_alone, register, within, without_people
from tenants.models import Case, Handler
from tenants.readings import handlers_of, named_in

# The last rent and what was damaged are settled within half a year of moving out: until then it is the household's
# officer and handlers who are asked about the home.
SETTLED_WITHIN = datetime.timedelta(days=180)


def in_contract(contract):
    sides = ("housing", "social")
    return [
        (getattr(contract, f"{side}_{which}_id"), Ground.CONTACT) for side in sides for which in ("contact", "deputy")
    ]


def works_with_household(contract, staff, ids):
    """Who of `ids` is named in the case of a household that lives there, is going to or left lately, handles one of
    its people, or has asked or answers a question about the home. One query.
    """
    lately = Q(ends_on__isnull=True) | Q(ends_on__gte=timezone.localdate() - SETTLED_WITHIN)
    homes = Sublease.objects.filter(lately, contract=contract)
    handlers = Handler.objects.running().filter(person__residences__sublease__in=homes)
    questions = Question.objects.filter(sublease__contract=contract)
    parts = [
        (handlers, "staff", Ground.HANDLER),
        *((questions, field, Ground.QUESTION) for field in ("asked_by", "answerer", "answered_by")),
    ]
    if staff.in_social:
        cases = Case.objects.filter(number__in=homes.values("case_number"))
        parts = [(cases, "case_officer", Ground.CASE_OFFICER), (cases, "housing_support", Ground.SUPPORT), *parts]
    first, *others = (
        rows.filter(**{f"{field}__in": ids}).order_by().values_list(field, Value(str(ground), output_field=CharField()))
        for rows, field, ground in parts
    )
    return [(who, Ground(ground)) for who, ground in first.union(*others).order_by()]


def named_in_case_of(number, staff, ids):
    """Who of `ids` is named in the case with that number; cases are the social services' own."""
    return named_in(Case.objects.filter(number=number), ids) if staff.in_social else []


def adults_named_on(paper):
    """The ids of those whom a paper of a takeover names."""
    adults = Resident.objects.filter(sublease=paper.takeover.sublease_id, kind="adult")
    return adults.values_list("person", flat=True) if paper.with_names else []


def register_readings():
    register(
        SocialContract,
        Subject.CONTRACT,
        key=lambda contract: contract.number,
        part=in_contract,
        asked=[works_with_household],
    )
    within(Question, lambda question: question.sublease.contract)
    within(Told, lambda told: told.sublease.contract)
    within(Notice, lambda notice: notice.contract)
    within(LandlordNotice, lambda notice: notice.sublease.contract)
    within(Incident, lambda incident: incident.contract, reviewed=True)
    within(UnverifiedReport, lambda report: report.contract)
    within(
        TakeoverPaperFile,
        lambda file: file.paper.takeover.sublease.contract,
        people=lambda file: adults_named_on(file.paper),
    )
    within(
        SignedScan,
        lambda scan: scan.signed.paper.takeover.sublease.contract,
        people=lambda scan: adults_named_on(scan.signed.paper),
    )
    never_alone(TakeoverPaper, "with the home's contract")
    never_alone(TakeoverConsent, "with the home's contract")
    # Whoever it is handed to takes over, and is not a contact of it before.
    register(
        ContractRecusal,
        Subject.CONTRACT,
        key=lambda recusal: recusal.contract.number,
        part=lambda recusal: [(recusal.handed_to_id, Ground.CONTACT)],
    )
    register(
        HousingRequest,
        Subject.CASE,
        key=lambda request: request.case_number,
        asked=[lambda request, staff, ids: named_in_case_of(request.case_number, staff, ids)],
    )
    within(Offer, lambda offer: offer.request)
    # Guarantees and leases have no number of their own, and an address would tell where somebody lives.
    register(
        Guarantee,
        Subject.GUARANTEE,
        key=lambda guarantee: str(guarantee.pk),
        asked=[lambda guarantee, staff, ids: handlers_of([guarantee.tenant_id], ids)],
    )
    within(GuaranteeNotice, lambda letter: letter.guarantee, people=lambda letter: [letter.guarantee.tenant_id])
    register(Lease, Subject.LEASE, key=lambda lease: str(lease.pk))
    register(Apartment, Subject.APARTMENT, key=lambda apartment: apartment.object_number, for_every_role=True)
    for model, why in {
        Landlord: "an organisation",
        Property: "what buildings stand on",
        Stairwell: "an entrance",
        QuotaYear: "a number of places",
        Policy: "what the organisations have decided about numbers",
        Consultation: "views on a policy",
    }.items():
        without_people(model, why)
