"""A home that its resident took over last month, from the yeses to the switch; and one that is on its way."""

import datetime as dt

from contracts.enums import ContractEnd, PlanOutcome, SubleaseEnd, TakeoverPaperKind, TakeoverParty
from contracts.models import (
    Lease,
    SignedPaper,
    SignedScan,
    SocialContract,
    Sublease,
    Takeover,
    TakeoverConsent,
    TakeoverPaper,
    TakeoverPaperFile,
)
from contracts.takeover_documents import adults_of, takeover_pdf
from gotene.accounts.models import StaffMember
from gotene.casework.demo.chronicle import (
    ONE_DAY,
    Telling,
    Told,
    at,
    office_day,
    office_day_from,
    told_once,
    write,
    write_again,
)
from gotene.casework.demo.contracts import HomePlan
from gotene.casework.demo.leases import lease_told
from gotene.casework.demo.photos import signed_page
from gotene.dates import add_months
from gotene.documents.frozen import frozen
from gotene.documents.images import cleaned_image
from gotene.documents.pdf import fingerprint
from tenants.enums import DisclosureGround, InformationKind
from tenants.models import Consent, Disclosure

PREPARED_DAYS_BEFORE, YES_DAYS_BEFORE, PAPERS_DAYS_BEFORE, SIGNED_DAYS_BEFORE = 33, 24, 12, 6
# The one on its way, of the contracts that run: the youngest but two, where the inspection is booked.
ON_ITS_WAY, PREPARED_DAYS_AGO = 2, 4


def write_taken_over(home: HomePlan, contract: SocialContract, staff: dict[str, StaffMember]) -> None:
    """`home` and `contract` as they stood before; when this is written, they have ended and the lease has begun."""
    first_day = home.ends_on + ONE_DAY
    officer, letting = home.case.officer, contract.housing_contact
    prepared = office_day(first_day - PREPARED_DAYS_BEFORE * ONE_DAY)
    takeover = _prepared(home, first_day, prepared, officer)
    yes = office_day(first_day - YES_DAYS_BEFORE * ONE_DAY)
    _say(
        takeover, yes, {TakeoverParty.RESIDENT: officer, TakeoverParty.SOCIAL: officer, TakeoverParty.HOUSING: letting}
    )
    _papers(takeover, office_day(first_day - PAPERS_DAYS_BEFORE * ONE_DAY), officer, letting)
    switched = office_day(first_day - SIGNED_DAYS_BEFORE * ONE_DAY)
    _sign(takeover, switched, letting)
    _end(home.sublease, SubleaseEnd.TAKEN_OVER, home.ends_on, switched, letting)
    _end(contract, ContractEnd.TAKEN_OVER, home.ends_on, switched, letting)
    lease = Lease(apartment=contract.apartment, tenant=takeover.tenant, begins_on=first_day)
    write([lease_told(lease, letting)])
    takeover.completed_at, takeover.completed_by, takeover.lease_number = at(switched, 15), letting, lease.pk
    write_again([Told(takeover, [Telling(switched, letting)])], "completed_at", "completed_by", "lease_number")
    plan = getattr(home.sublease, "plan", None)
    if plan:
        plan.outcome, plan.closed_on = PlanOutcome.OWN_LEASE, switched
        write_again([Told(plan, [Telling(switched, letting)])], "outcome", "closed_on")


def write_on_its_way(running: list[HomePlan], today: dt.date) -> None:
    """Prepared this week: the resident and the social services have said yes, the company is yet to."""
    home = running[ON_ITS_WAY]
    officer = home.case.officer
    prepared = office_day(today - PREPARED_DAYS_AGO * ONE_DAY)
    takeover = _prepared(home, add_months(today.replace(day=1), 2), prepared, officer)
    said = office_day_from(prepared + ONE_DAY)
    _say(takeover, min(said, today), {TakeoverParty.RESIDENT: officer, TakeoverParty.SOCIAL: officer})


def _prepared(home, first_day, prepared, officer):
    takeover = Takeover(
        sublease=home.sublease,
        tenant=home.case.family.adults[0].person,
        new_lease_from=first_day,
        prepared_on=prepared,
        prepared_by=officer,
    )
    write([told_once(takeover, prepared, officer)])
    case = home.case.case
    consent = Consent(case=case, kind=InformationKind.TAKEOVER, given_on=prepared)
    write([told_once(consent, prepared, officer)])
    Disclosure.objects.create(
        case=case,
        kind=InformationKind.TAKEOVER,
        what=f"Den boende vill ta över bostaden från {first_day}.",
        recipient_id="housing",
        ground=DisclosureGround.CONSENT,
        consent=consent,
        disclosed_by=officer,
        disclosed_at=at(prepared, 11),
    )
    return takeover


def _say(takeover, day, yeses):
    write(
        [
            told_once(TakeoverConsent(takeover=takeover, party=party, said_on=day, recorded_by=by), day, by)
            for party, by in yeses.items()
        ]
    )


def _papers(takeover, day, officer, letting):
    adults, made_at = adults_of(takeover), at(day, 10)
    for kind in TakeoverPaperKind:
        by = officer if officer.organisation_id in kind.makers else letting
        paper = TakeoverPaper.objects.create(takeover=takeover, kind=kind, with_names=True, made_on=day, made_by=by)
        pdf = takeover_pdf(takeover, kind, adults, made_by=by, made_at=made_at)
        frozen(TakeoverPaperFile, pdf=pdf, by=by, made_at=made_at, paper=paper)


def _sign(takeover, day, letting):
    for paper in takeover.papers.exclude(kind=TakeoverPaperKind.LETTER):
        signed = SignedPaper.objects.create(paper=paper, signed_on=day, received_on=day, received_by=letting)
        scan = cleaned_image(signed_page(paper.get_kind_display()))
        SignedScan.objects.create(signed=signed, content=scan, content_type="image/jpeg", sha256=fingerprint(scan))


def _end(period: Sublease | SocialContract, reason, ends_on, day, by):
    period.ends_on, period.end_reason = ends_on, reason
    write_again([Told(period, [Telling(day, by)])], "ends_on", "end_reason")
