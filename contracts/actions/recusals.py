"""What becomes of a contract when somebody leaves it because they know a resident (FL 16 §)."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contracts.events import contract_left
from contracts.models import ContractRecusal, Question, SocialContract, Sublease, VisitInPairs
from gotene.access.roles import Role, Side
from gotene.accounts.models import StaffMember
from gotene.refusals import save_checked
from tenants.actions.protection import hand_on_handled
from tenants.models import Person

COMPANY_ROLES = [Role.LETTING_OFFICER, Role.INSPECTOR, Role.FINANCE_OFFICER, Role.HOUSING_DIRECTOR]


def who_may_take_contract(contract, staff):
    """The colleagues of `staff`, of the company, who can take over `contract`; none who has left it too."""
    left_too = ContractRecusal.objects.running().filter(contract=contract).values("staff")
    colleagues = StaffMember.objects.working_at(Side.HOUSING, roles=COMPANY_ROLES)
    return colleagues.exclude(pk=staff.pk).exclude(pk__in=left_too)


@transaction.atomic
def leave_contract(contract, *, handed_to, by):
    """From now on the contract is closed for `by`, one of the company's, and what `by` did there is `handed_to`'s.

    Why is not asked. Raises ValidationError when `by` has left already, or `handed_to` cannot take over.
    """
    # Held until the transaction ends: the last two cannot hand it to each other at the same moment.
    contract = SocialContract.objects.select_for_update().get(pk=contract.pk)
    if contract.recusals.of(by).exists():
        raise ValidationError(_("You have already left this to a colleague."), code="contract_recusal_once")
    if not who_may_take_contract(contract, by).filter(pk=handed_to.pk).exists():
        cannot = _("%(name)s cannot take over this contract. Choose somebody else.")
        refusal = ValidationError(cannot, code="cannot_take_over", params={"name": handed_to.name})
        raise ValidationError({"handed_to": refusal})
    people = Person.objects.filter(residences__sublease__contract=contract).distinct()
    hand_on_handled(people, to=handed_to, by=by)
    _hand_on(contract, by, handed_to)
    return save_checked(
        by, ContractRecusal(contract=contract, staff=by, declared_on=timezone.localdate(), handed_to=handed_to)
    )


def hand_on_contracts(sender, *, case, staff, handed_to, **_kwargs):
    """Heard when `staff` leaves a case: the contracts where its household lives or is going to are handed on too."""
    homes = Sublease.objects.filter(case_number=case.number).overlapping(timezone.localdate())
    for contract in SocialContract.objects.filter(pk__in=homes.values("contract")).select_for_update():
        _hand_on(contract, staff, handed_to)


def _hand_on(contract, staff, handed_to):
    """Everything about `contract` that is `staff`'s to do becomes `handed_to`'s."""
    side = staff.organisation_id
    contact, deputy = f"{side}_contact", f"{side}_deputy"
    if staff.pk in (getattr(contract, f"{contact}_id"), getattr(contract, f"{deputy}_id")):
        if getattr(contract, f"{contact}_id") == staff.pk:
            setattr(contract, contact, handed_to)
        if getattr(contract, f"{deputy}_id") == staff.pk:
            setattr(contract, deputy, handed_to)
        # Whoever steps in from being the deputy leaves that place free.
        if getattr(contract, f"{contact}_id") == getattr(contract, f"{deputy}_id"):
            setattr(contract, deputy, None)
        save_checked(staff, contract)
    asked = Question.objects.unanswered().filter(sublease__contract=contract, answerer=staff)
    for question in asked.select_for_update(of=("self",)):
        question.answerer = handed_to
        save_checked(staff, question)
    followed_up = VisitInPairs.objects.running().filter(apartment=contract.apartment_id, owner=staff)
    for visits in followed_up.select_for_update():
        visits.owner = handed_to
        save_checked(staff, visits)
    contract_left.send(SocialContract, contract=contract, staff=staff, handed_to=handed_to)
