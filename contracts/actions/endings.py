"""How leases end without a takeover: notice on the sublease, and on the head lease. Each day is counted by law.

A notice that is recorded sets the last day at once. While it is disputed the day is not decided, and is not set.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contracts import rules
from contracts.enums import ContractEnd, EndingReason, NoticeBy, NoticeLink, SubleaseEnd
from contracts.events import last_day_gone, notice_given
from contracts.models import Notice, SocialContract, Sublease, SubleaseEnding
from gotene.access.database_roles import DatabaseRole
from gotene.access.roles import Side
from gotene.access.scope import runs_as
from gotene.refusals import save_checked


def lawful_last_day(*, given_on, died_on=None, forfeiture=False):
    """The last day by law of a lease that notice is given on: of forfeiture, by an estate (`died_on`), or else."""
    if forfeiture:
        return rules.forfeiture_end(given_on)
    if died_on:
        return rules.estate_notice_end(given_on, died_on)
    return rules.notice_end(given_on)


@runs_as(DatabaseRole.SOCIAL)
@transaction.atomic
def give_sublease_notice(
    sublease,
    *,
    case,
    given_by,
    given_on,
    way,
    reason="",
    other_day=None,
    agreed=False,
    forfeiture=False,
    states_reasons=False,
    died_on=None,
    children_affected="",
    by,
):
    """Notice between the resident (or the estate) and the municipality; the contract goes on, empty, after it.

    The last day is `other_day`, or the one by law; an earlier one only when both have `agreed`. `reason` and
    `children_affected` (compulsory when the municipality gives notice where children live, SoL 3:1) are kept by the
    social services. Raises ValidationError when notice has been given or the household has moved, and for what the
    law does not allow.
    """
    sublease = Sublease.objects.select_for_update().get(pk=sublease.pk)
    if sublease.case_number != case.number:
        raise ValidationError(_("This case's household does not live in the apartment."), code="not_resident")
    if sublease.end_reason:
        raise ValidationError(_("Notice has already been given on the sublease."), code="sublease_ended")
    if given_by == NoticeBy.ESTATE:
        reason = EndingReason.DECEASED
        if died_on is None or given_on < died_on:
            early = _("An estate gives notice after the death: give the day of death.")
            raise ValidationError({"died_on": ValidationError(early, code="before_death")})
    lawful = lawful_last_day(given_on=given_on, died_on=died_on, forfeiture=forfeiture)
    ends_on = _day(lawful, other_day, agreed)
    earlier = ends_on < lawful
    notice = save_checked(
        by,
        Notice(
            contract=sublease.contract,
            sublease=sublease,
            link=NoticeLink.SUBLEASE,
            given_by=given_by,
            given_on=given_on,
            way=way,
            forfeiture=forfeiture,
            states_reasons=states_reasons,
            lawful_ends_on=lawful,
            ends_on=ends_on,
            recorded_by=by,
            # The resident's yes is in the agreement that both have signed; who recorded it stands here.
            wished_ends_on=ends_on if earlier else None,
            agreed_on=timezone.localdate() if earlier else None,
            agreed_by=by if earlier else None,
        ),
    )
    save_checked(
        by,
        SubleaseEnding(
            notice=notice, case=case, reason=reason, died_on=died_on, children_affected=children_affected.strip()
        ),
    )
    _set_last_day(sublease, ends_on, by)
    notice_given.send(sender=Notice, contract=sublease.contract, sublease=sublease, ends_on=ends_on, by=by)
    return notice


@transaction.atomic
def give_head_lease_notice(contract, *, given_on, way, wished_ends_on=None, states_reasons=False, by):
    """Notice between the municipality and the landlord, by the one whose staff `by` is.

    The municipality hands the apartment back when it is empty, or will be; the landlord may give notice while somebody
    lives there, and then the contract's last day is set when the resident's is. An earlier day is asked for here, and
    holds when the other party agrees to it. Raises ValidationError when notice has been given, or somebody lives there
    after the day on which the municipality would hand back.
    """
    contract = SocialContract.objects.select_for_update().get(pk=contract.pk)
    given_by = NoticeBy.MUNICIPALITY if by.organisation_id == Side.SOCIAL else NoticeBy.COMPANY
    if contract.end_reason:
        raise ValidationError(_("The contract has already ended."), code="contract_ended")
    lawful = lawful_last_day(given_on=given_on)
    if wished_ends_on and not max(given_on, contract.begins_on) <= wished_ends_on < lawful:
        wrong = _("An earlier day lies between the notice and %(day)s, the last day by law.") % {"day": lawful}
        raise ValidationError({"wished_ends_on": ValidationError(wrong, code="not_earlier")})
    if given_by == NoticeBy.MUNICIPALITY and _lived_in_after(contract, wished_ends_on or lawful):
        raise ValidationError(
            _("Somebody lives there after that day. The resident's last day must be set first."), code="not_empty"
        )
    notice = save_checked(
        by,
        Notice(
            contract=contract,
            link=NoticeLink.HEAD_LEASE,
            given_by=given_by,
            given_on=given_on,
            way=way,
            states_reasons=states_reasons,
            lawful_ends_on=lawful,
            ends_on=lawful,
            recorded_by=by,
            wished_ends_on=wished_ends_on,
        ),
    )
    _end_contract_when_empty(contract, by)
    notice_given.send(sender=Notice, contract=contract, sublease=None, ends_on=lawful, by=by)
    return notice


@transaction.atomic
def agree_on_day(notice, *, by):
    """The other party to the head lease agrees to the earlier day that was asked for: it becomes the last day."""
    notice = _standing(notice)
    if notice.wished_ends_on is None or notice.agreed_on:
        raise ValidationError(_("There is no earlier day to agree to."), code="no_day_asked_for")
    if _side_of(notice) == by.organisation_id:
        raise ValidationError(_("The other party agrees to the day, not the one who asked."), code="own_wish")
    notice.agreed_on, notice.agreed_by, notice.ends_on = timezone.localdate(), by, notice.wished_ends_on
    save_checked(by, notice)
    contract = SocialContract.objects.select_for_update().get(pk=notice.contract_id)
    if _lived_in_after(contract, notice.ends_on):
        raise ValidationError(
            _("Somebody lives there after that day. The resident's last day must be set first."), code="not_empty"
        )
    contract.ends_on, contract.end_reason = notice.ends_on, _end_by(notice)
    save_checked(by, contract)
    notice_given.send(sender=Notice, contract=contract, sublease=None, ends_on=notice.ends_on, by=by)
    return notice


@transaction.atomic
def withdraw_notice(notice, *, by):
    """As if notice had not been given: with the other party's consent, or because the lease was won back.

    Raises ValidationError after the last day, and when somebody is to move in after it.
    """
    notice = _standing(notice)
    if notice.ends_on < timezone.localdate() and not notice.in_dispute:
        raise ValidationError(_("The last day has passed: the lease has ended."), code="notice_ran_out")
    notice.withdrawn_on, notice.withdrawn_by = timezone.localdate(), by
    save_checked(by, notice)
    if notice.link == NoticeLink.SUBLEASE:
        _set_last_day(Sublease.objects.select_for_update().get(pk=notice.sublease_id), None, by)
    else:
        contract = SocialContract.objects.select_for_update().get(pk=notice.contract_id)
        contract.ends_on, contract.end_reason = None, ""
        save_checked(by, contract)
    last_day_gone.send(sender=Notice, contract=notice.contract, sublease=notice.sublease, by=by)
    return notice


@runs_as(DatabaseRole.SOCIAL)
@transaction.atomic
def dispute_notice(notice, *, disputed_on, referred_on=None, by):
    """The resident does not accept the municipality's notice; until it is settled there is no last day.

    The municipality refers it to the rent tribunal by `notice.refer_by`, or the notice is void (JB 12:49): said here
    again when it has been done.
    """
    notice = _standing(notice)
    if notice.settled_on:
        raise ValidationError(_("The dispute is settled."), code="dispute_settled")
    if disputed_on < notice.given_on or (referred_on and referred_on < disputed_on):
        raise ValidationError(_("The days are not in order: notice, dispute, tribunal."), code="dispute_out_of_order")
    notice.disputed_on, notice.referred_on = disputed_on, referred_on
    save_checked(by, notice)
    _set_last_day(Sublease.objects.select_for_update().get(pk=notice.sublease_id), None, by)
    last_day_gone.send(sender=Notice, contract=notice.contract, sublease=notice.sublease, by=by)
    return notice


@runs_as(DatabaseRole.SOCIAL)
@transaction.atomic
def settle_dispute(notice, *, ends_on, by):
    """The tribunal has decided, or both have agreed, that the tenancy ends on `ends_on`. Else withdraw the notice."""
    notice = _standing(notice)
    if not notice.in_dispute:
        raise ValidationError(_("The notice is not disputed."), code="not_disputed")
    notice.settled_on, notice.ends_on = timezone.localdate(), ends_on
    save_checked(by, notice)
    sublease = Sublease.objects.select_for_update().get(pk=notice.sublease_id)
    _set_last_day(sublease, ends_on, by)
    notice_given.send(sender=Notice, contract=sublease.contract, sublease=sublease, ends_on=ends_on, by=by)
    return notice


def _day(lawful, other_day, agreed):
    if other_day is None or other_day == lawful:
        return lawful
    if other_day < lawful and not agreed:
        early = ValidationError(
            _("By law the last day is %(day)s. An earlier day only when both agree."),
            code="notice_earlier_by_agreement",
            params={"day": lawful},
        )
        raise ValidationError({"other_day": early})
    return other_day


def _standing(notice):
    """`notice`, locked until the transaction ends. Raises ValidationError when it is withdrawn."""
    notice = Notice.objects.select_for_update(of=("self",)).get(pk=notice.pk)
    if notice.withdrawn_on:
        raise ValidationError(_("The notice has been withdrawn."), code="notice_withdrawn")
    return notice


def _set_last_day(sublease, day, by):
    """The company reads the day, and that the sublease ends; never why."""
    sublease.ends_on, sublease.end_reason = day, SubleaseEnd.ENDED if day else ""
    save_checked(by, sublease)
    _end_contract_when_empty(sublease.contract, by)


def _end_contract_when_empty(contract, by):
    """Ends `contract` on the day that notice on the head lease says, once nobody is to live there after it."""
    notice = contract.notices.of_head_lease().standing().first()
    if notice is None or _lived_in_after(contract, notice.ends_on):
        return
    contract.ends_on, contract.end_reason = notice.ends_on, _end_by(notice)
    save_checked(by, contract)


def _lived_in_after(contract, day):
    later = contract.subleases.filter(ends_on__isnull=True) | contract.subleases.filter(ends_on__gt=day)
    return later.exists()


def _end_by(notice):
    return ContractEnd.HANDED_BACK if notice.given_by == NoticeBy.MUNICIPALITY else ContractEnd.ENDED


def _side_of(notice):
    return Side.HOUSING if notice.given_by == NoticeBy.COMPANY else Side.SOCIAL
