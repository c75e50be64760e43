"""Policies, the agreement, and what is asked about them."""

from django.utils.translation import gettext_lazy as _

from gotene.access.functions.function import guard

FUNCTIONS = (
    guard(
        "contracts_policy_stands",
        _("A version of a policy begins as a draft, and never changes once it is decided."),
        "contracts_policy.policy_stands",
    ),
    guard(
        "contracts_policy_value_stands",
        _("The numbers of a version change in a draft alone, and belong to whoever decides them."),
        "contracts_policyvalue.policy_value_stands",
    ),
    guard(
        "contracts_agreement_yes_stands",
        _("Each organisation says yes to the agreement for itself, to a draft that stands as it was agreed to."),
        "contracts_agreementyes.agreement_yes_stands",
        definer=True,
    ),
    guard(
        "contracts_consultation_stands",
        _("A consultation is about a draft, and is closed once, when each answer has been met."),
        "contracts_consultation.consultation_stands",
    ),
    guard(
        "contracts_consultation_recipient_stands",
        _("Who is asked stands as it was sent."),
        "contracts_consultationrecipient.consultation_recipient_stands",
    ),
    guard(
        "contracts_consultation_answer_stands",
        _("Each answers for itself in a consultation, once, while it is open."),
        "contracts_consultationanswer.consultation_answer_stands",
        definer=True,
    ),
)
