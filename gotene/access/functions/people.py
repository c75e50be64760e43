"""Who may know a person, and who has left a matter."""

from django.utils.translation import gettext_lazy as _

from gotene.access.database_roles import ORGANISATIONS
from gotene.access.functions.function import Function, guard

FUNCTIONS = (
    Function(
        "access_handles",
        "bigint",
        ORGANISATIONS,
        _("Whether the one who asks is a named handler of a person: that decides who sees a protected person."),
    ),
    Function(
        "access_leads_unhandled",
        "bigint",
        ORGANISATIONS,
        _("Whether the one who asks leads where a protected person is registered whom nobody handles any more."),
    ),
    Function(
        "access_reveals",
        "bigint",
        ORGANISATIONS,
        _("Whether the one who asks has said why and is shown who a protected person is, for some minutes."),
    ),
    Function(
        "access_protection",
        "bigint",
        ORGANISATIONS,
        _("What protects a person, told to the named handlers: they are to know how letters are sent."),
    ),
    Function(
        "access_may_name_handler",
        "bigint",
        ORGANISATIONS,
        _("Whether the one who asks may name handlers of a person, without telling anything about that person."),
    ),
    guard(
        "tenants_protected_person_has_handler",
        _("A protected person always has a named handler."),
        "tenants_identity.protected_person_has_handler",
        "tenants_handler.handler_leaves_another",
        definer=True,
    ),
    guard(
        "tenants_recusal_hands_on",
        _("Whoever leaves a matter hands it to a colleague who can take over."),
        "tenants_recusal.recusal_hands_on",
        "contracts_contractrecusal.contract_recusal_hands_on",
    ),
    guard(
        "tenants_consent_is_kept",
        _("What somebody has let be told is never changed, only withdrawn."),
        "tenants_consent.consent_is_kept",
    ),
    guard(
        "tenants_disclosure_on_ground",
        _("Nothing is told on a consent that is not in force that day, or without the harm test written down."),
        "tenants_disclosure.disclosure_on_ground",
    ),
    guard(
        "tenants_disclosure_is_kept",
        _("The note of what the company has been told is never changed."),
        "tenants_disclosure.disclosure_is_kept",
    ),
)
