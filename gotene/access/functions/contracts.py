"""Apartments, contracts, guarantees and the quota."""

from django.utils.translation import gettext_lazy as _

from gotene.access.database_roles import ORGANISATIONS, DatabaseRole
from gotene.access.functions.function import Function, guard

FUNCTIONS = (
    Function(
        "contracts_turnover_in",
        "integer",
        ORGANISATIONS,
        _("How many ordinary leases ended in a year: the quota rests on it, and only the company may read a lease."),
    ),
    Function(
        "contracts_take_quota_place",
        "bigint, bigint",
        (DatabaseRole.SOCIAL,),
        _("Takes the next place of the year's quota, so that the last one goes to one household."),
    ),
    Function(
        "contracts_hold_request",
        "bigint",
        ORGANISATIONS,
        _("Holds a housing request while it is answered, so that two do not answer it at once."),
    ),
    Function(
        "contracts_ask_stairwell",
        "text, bigint",
        ORGANISATIONS,
        _("Whether a household should not live in a stairwell: yes or no and whom to talk to. Each asking is noted."),
    ),
    guard(
        "contracts_offer_answered_once",
        _("An offer that has been answered or withdrawn stands as it was answered."),
        "contracts_offer.offer_answered_once",
    ),
    guard(
        "contracts_lease_occupies",
        _("An apartment with an ordinary lease is let. Nobody writes that by hand."),
        "contracts_lease.lease_occupies",
        "contracts_lease.lease_leaves",
        definer=True,
    ),
    guard(
        "contracts_social_contract_occupies",
        _("An apartment with a social contract is let. Nobody writes that by hand."),
        "contracts_socialcontract.social_contract_occupies",
        "contracts_socialcontract.social_contract_leaves",
        definer=True,
    ),
    guard(
        "contracts_sublease_within_contract",
        _("A sublease lasts no longer than its social contract."),
        "contracts_sublease.sublease_within_contract",
        "contracts_socialcontract.contract_around_subleases",
        definer=True,
    ),
    guard(
        "contracts_quota_place_within_ceiling",
        _("No more places are taken than the year's quota has."),
        "contracts_quotaplace.quota_place_within_ceiling",
        definer=True,
    ),
    guard(
        "contracts_guarantee_after_stop",
        _("No new guarantee is given after the municipality's decision to stop."),
        "contracts_guarantee.guarantee_after_stop",
    ),
    guard(
        "contracts_guarantee_is_kept",
        _("A guarantee stays as it was recorded; its notice and its end are added, the notice by either organisation."),
        "contracts_guarantee.guarantee_is_kept",
    ),
    guard(
        "contracts_contacts_of_own_side",
        _("The contacts of a contract work at the organisation that they are named for."),
        "contracts_socialcontract.social_contract_contacts_of_own_side",
    ),
    guard(
        "contracts_question_to_the_other_side",
        _("A question goes to the other organisation, which alone answers it."),
        "contracts_question.question_to_the_other_side",
    ),
    guard(
        "contracts_told_is_kept",
        _("What the social services have told is never changed; the company notes once that it is read."),
        "contracts_told.told_is_kept",
    ),
    guard(
        "contracts_question_is_kept",
        _("A question and its answer are never changed: a correction is a new question."),
        "contracts_question.question_is_kept",
    ),
    guard(
        "contracts_check_in_result_of_own_plan",
        _("What a check-in says is about a requirement of the same plan."),
        "contracts_checkinresult.check_in_result_of_own_plan",
    ),
    guard(
        "contracts_stairwell_asking_is_kept",
        _("The note of who asked about a stairwell is never changed."),
        "contracts_stairwellasking.stairwell_asking_is_kept",
    ),
)
