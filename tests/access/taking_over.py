"""A home that is being taken over, in the world of the sweep: all three have said yes, and one paper is signed."""

from django.utils import timezone

from contracts.enums import TakeoverPaperKind, TakeoverParty
from contracts.models import (
    Resident,
    SignedPaper,
    SignedScan,
    Sublease,
    Takeover,
    TakeoverConsent,
    TakeoverPaper,
    TakeoverPaperFile,
)
from gotene.documents.frozen import frozen
from gotene.documents.pdf import fingerprint
from tenants.actions import protect
from tenants.enums import Protection
from tests import factories


class TakingOver:
    """In one's own case the new tenant is protected: only the named handlers open what names that person."""

    def __init__(self, world, matter, mine):
        self.officer, self.letting, self.today = matter.officer, world.letting, world.today
        self.case = factories.case(officer=self.officer, opened_on=matter.case.opened_on)
        self.case.housing_support = matter.case.housing_support
        self.case.save()
        self.contract = factories.social_contract(
            begins_on=matter.case.opened_on, housing_contact=self.letting, social_contact=self.officer
        )
        sublease = Sublease.objects.create(
            contract=self.contract, case_number=self.case.number, begins_on=self.contract.begins_on
        )
        self.tenant = self.case.household.members.get().person
        Resident.objects.create(sublease=sublease, person=self.tenant)
        if mine:
            protect(self.tenant, kind=Protection.MARKING, handlers=[self.case.housing_support], by=self.officer)
            factories.reveal(self.tenant, self.case.housing_support)
        self.takeover = Takeover.objects.create(
            sublease=sublease,
            tenant=self.tenant,
            new_lease_from=self.today.replace(year=self.today.year + 1, day=1),
            prepared_on=self.today,
            prepared_by=self.officer,
        )
        self.yeses = {party: self.yes(party) for party in TakeoverParty}
        self.paper = self.on_paper(TakeoverPaperKind.END_SUBLEASE, "NAMN-PÅ-PAPPER")
        self.signed = self.sign("NAMN-UNDER-PAPPER")

    def yes(self, party):
        by = self.letting if party == TakeoverParty.HOUSING else self.officer
        return TakeoverConsent.objects.create(takeover=self.takeover, party=party, said_on=self.today, recorded_by=by)

    def on_paper(self, kind, text):
        """A paper of which nothing is known but `text`."""
        paper = TakeoverPaper.objects.create(
            takeover=self.takeover,
            kind=kind,
            with_names=True,
            made_on=self.today,
            made_by=self.officer,
        )
        pdf = f"%PDF-1.7 {text}".encode()
        frozen(TakeoverPaperFile, pdf=pdf, by=self.officer, made_at=timezone.now(), paper=paper)
        return paper

    def sign(self, text):
        """The first paper as it came back, of which nothing is known but `text`. The latest counts."""
        signed = SignedPaper.objects.create(
            paper=self.paper, signed_on=self.today, received_on=self.today, received_by=self.officer
        )
        content = f"%PDF-1.7 {text}".encode()
        SignedScan.objects.create(
            signed=signed, content=content, content_type="application/pdf", sha256=fingerprint(content)
        )
        return signed

    @property
    def about(self):
        number = self.contract.number
        return {
            **dict.fromkeys(["takeover", "complete_takeover", "cancel_takeover"], [number]),
            "say_yes": [number, "boende"],
            "take_back_yes": [number, self.yeses[TakeoverParty.RESIDENT].pk],
            "make_takeover_paper": [number, TakeoverPaperKind.END_SUBLEASE.slug],
            "takeover_paper": [self.paper.pk],
            "attach_signed": [number, self.paper.pk],
            "signed_paper": [self.signed.pk],
        }
