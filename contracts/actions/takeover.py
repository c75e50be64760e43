"""A takeover: prepared, said yes to by three, and carried out at once; or cancelled."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from contracts.enums import ContractEnd, TakeoverParty
from contracts.events import taken_over, takeover_prepared
from contracts.models import Lease, SocialContract, Takeover, TakeoverConsent
from contracts.readiness import readiness_of
from contracts.takeover_rules import Stage, may_be_prepared
from gotene.access.database_roles import DatabaseRole
from gotene.access.scope import runs_as
from gotene.refusals import refusals, save_checked
from tenants.actions import disclose, give_consent
from tenants.enums import DisclosureGround, InformationKind

# The harm test of a yes taken back, as the ledger keeps it, in Swedish.
RESIDENTS_OWN_WORD = (
    "Den boende tar själv tillbaka sitt ja, och det måste nå bolaget för att kontrakten inte ska bytas mot den boendes "
    "vilja. Inget annat sägs. Det står klart att ingen lider men."
)


@transaction.atomic
def prepare_takeover(sublease, *, tenant, new_lease_from, by):
    """Begin the way from `sublease` to an own lease for `tenant`, an adult who lives there.

    Raises ValidationError when something recorded speaks against it, when the home is left before that day, or when
    a takeover of it is prepared already.
    """
    SocialContract.objects.select_for_update().get(pk=sublease.contract_id)
    today = timezone.localdate()
    facts = readiness_of(sublease, by, today)
    if not may_be_prepared(fact.state for fact in facts if fact.stage == Stage.PREPARE):
        raise ValidationError(
            _("It is not ready for a takeover yet. What remains stands on the page of the takeover."),
            code="takeover_not_ready",
        )
    takeover = save_checked(
        by,
        Takeover(sublease=sublease, tenant=tenant, new_lease_from=new_lease_from, prepared_on=today, prepared_by=by),
    )
    takeover_prepared.send(sender=Takeover, takeover=takeover, by=by)
    return takeover


@transaction.atomic
def say_yes(takeover, *, said_on, by):
    """The yes of the organisation that `by` works at."""
    party = TakeoverParty.HOUSING if by.in_housing else TakeoverParty.SOCIAL
    return _said(takeover, party, said_on, by)


@runs_as(DatabaseRole.SOCIAL)
@transaction.atomic
def record_residents_yes(takeover, *, case, said_on, by):
    """The resident's own yes, noted by the social services and told to the company by the resident's consent.

    Raises ValidationError when the household of `case` does not live there.
    """
    consent = _said(takeover, TakeoverParty.RESIDENT, said_on, by)
    # Whoever says yes wants it told: the form asks so.
    _of_household(takeover, case)
    if not _consented(case):
        give_consent(case, kind=InformationKind.TAKEOVER, given_on=said_on, by=by)
    _tell(takeover, case, by, _in_swedish(_("%(who)s says yes to taking over %(contract)s from %(day)s.")))
    return consent


@transaction.atomic
def take_back_yes(consent, *, by, case=None):
    """The yes holds no more from today. The resident's is told to the company too, and needs its `case`.

    Raises ValidationError when a paper has been signed, or it has been taken back already.
    """
    consent = TakeoverConsent.objects.select_for_update().select_related("takeover").get(pk=consent.pk)
    if consent.withdrawn_on:
        raise ValidationError(_("This yes has already been taken back."), code="yes_taken_back")
    consent.withdrawn_on, consent.withdrawn_by = timezone.localdate(), by
    save_checked(by, consent)
    if consent.party == TakeoverParty.RESIDENT:
        told = _in_swedish(_("%(who)s takes back the yes to taking over %(contract)s from %(day)s."))
        _of_household(consent.takeover, case)
        _tell(consent.takeover, case, by, told)
    return consent


@transaction.atomic
def cancel_takeover(takeover, *, reason, by):
    """Nothing comes of it; the household lives on as before. The yeses and the papers stay, as what was."""
    takeover = Takeover.objects.select_for_update().get(pk=takeover.pk)
    takeover.cancelled_on, takeover.cancelled_by, takeover.cancel_reason = timezone.localdate(), by, reason
    return save_checked(by, takeover)


@runs_as(DatabaseRole.HOUSING)
@transaction.atomic
def complete_takeover(takeover, *, by):
    """Both leases end and the resident's own begins, in one: not a day between.

    Raises ValidationError when a yes, a signed paper or the inspection is missing, or it has been carried out already.
    """
    with refusals(), connection.cursor() as cursor:
        cursor.execute("SELECT contracts_switch_leases(%s, %s)", [takeover.pk, by and by.pk])
        (contract_pk,) = cursor.fetchone()
    takeover = Takeover.objects.get(pk=takeover.pk)
    contract = SocialContract.objects.select_for_update().get(pk=contract_pk)
    contract.ends_on, contract.end_reason = takeover.last_day, ContractEnd.TAKEN_OVER
    save_checked(by, contract)
    lease = save_checked(
        by, Lease(apartment=contract.apartment, tenant=takeover.tenant, begins_on=takeover.new_lease_from)
    )
    takeover.completed_at, takeover.completed_by, takeover.lease_number = timezone.now(), by, lease.pk
    save_checked(by, takeover)
    with refusals(), connection.cursor() as cursor:
        # Asked now and not at commit, so that what is missing can be said on the page.
        cursor.execute("SET CONSTRAINTS takeover_is_whole IMMEDIATE")
        cursor.execute("SET CONSTRAINTS takeover_is_whole DEFERRED")
    taken_over.send(sender=Takeover, takeover=takeover, by=by)
    return takeover


def _said(takeover, party, said_on, by):
    return save_checked(by, TakeoverConsent(takeover=takeover, party=party, said_on=said_on, recorded_by=by))


def _consented(case):
    return case.consents.in_force_on(timezone.localdate()).filter(kind=InformationKind.TAKEOVER).exists()


def _of_household(takeover, case):
    if case is None or case.number != takeover.sublease.case_number:
        raise ValidationError(_("This case's household does not live in the apartment."), code="not_resident")


def _tell(takeover, case, by, what):
    """Tell the company what the resident says: by consent, or where that has been taken back, as the resident's wish.

    A yes that is taken back must reach the company even then: else the leases would be switched against a no.
    """
    about = {
        # By number: the ledger never changes, and a person may come to be protected.
        "who": takeover.tenant.number,
        "contract": takeover.sublease.contract.number,
        "day": takeover.new_lease_from,
    }
    ground = (
        {"ground": DisclosureGround.CONSENT}
        if _consented(case)
        else {"ground": DisclosureGround.HARM_TEST, "harm_test": RESIDENTS_OWN_WORD}
    )
    disclose(case, kind=InformationKind.TAKEOVER, what=what % about, by=by, **ground)


def _in_swedish(sentence):
    """As the ledger keeps it, whatever language the screen has."""
    with translation.override(settings.LANGUAGE_CODE):
        return str(sentence)
