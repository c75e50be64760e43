"""Who may do what: the roles of both organisations, what each may do, and why, in one table.

One person may hold several roles. Views and the back office ask `staff.may(Permission.X)`; which rows a
person reaches is decided by `visible_to(staff)` on the querysets.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Side(TextChoices):
    """The two organisations; each is its own controller of personal data."""

    HOUSING = "housing", _("Housing company")  # Svenska: bostadsbolaget
    SOCIAL = "social", _("Social services")  # Svenska: socialtjänsten


class Role(TextChoices):
    LETTING_OFFICER = "letting_officer", _("Letting officer")  # Svenska: uthyrare
    INSPECTOR = "inspector", _("Inspector")  # Svenska: besiktare
    FINANCE_OFFICER = "finance_officer", _("Finance officer")  # Svenska: ekonomiansvarig
    HOUSING_DIRECTOR = "housing_director", _("Managing director")  # Svenska: vd
    CASE_OFFICER = "case_officer", _("Case officer")  # Svenska: handläggare
    COORDINATOR = "coordinator", _("Coordinator")  # Svenska: samordnare
    HOUSING_SUPPORT = "housing_support", _("Housing support worker")  # Svenska: boendestödjare
    RENT_ADMINISTRATOR = "rent_administrator", _("Rent administrator")  # Svenska: hyresadministratör
    SOCIAL_DIRECTOR = "social_director", _("Head of social services")  # Svenska: socialchef
    SYSTEM_ADMINISTRATOR = "system_administrator", _("System administrator")
    LOG_REVIEWER = "log_reviewer", _("Log reviewer")  # Svenska: loggranskare


EITHER_SIDE = (Role.SYSTEM_ADMINISTRATOR, Role.LOG_REVIEWER)
ROLES_OF = {
    Side.HOUSING: (
        Role.LETTING_OFFICER,
        Role.INSPECTOR,
        Role.FINANCE_OFFICER,
        Role.HOUSING_DIRECTOR,
        *EITHER_SIDE,
    ),
    Side.SOCIAL: (
        Role.CASE_OFFICER,
        Role.COORDINATOR,
        Role.HOUSING_SUPPORT,
        Role.RENT_ADMINISTRATOR,
        Role.SOCIAL_DIRECTOR,
        *EITHER_SIDE,
    ),
}


class Permission(TextChoices):
    # What both organisations share
    SEE_REGISTER = "see_register", _("See apartments, social contracts, guarantees, quota and policies")
    SEE_REPORTS = "see_reports", _("Read the half-yearly reports")
    MAKE_REPORT = "make_report", _("Make a half-yearly report")
    # The housing company
    USE_BACK_OFFICE = "use_back_office", _("Work in the back office")
    CHANGE_REGISTER = "change_register", _("Add and change apartments and landlords")
    SEE_LEASES = "see_leases", _("See ordinary leases and their tenants")
    CHANGE_LEASES = "change_leases", _("Add and change ordinary leases")
    SEE_RENTS = "see_rents", _("See rents")
    OFFER_APARTMENT = "offer_apartment", _("Offer apartments to the social services")
    CHANGE_CONTRACTS = "change_contracts", _("Change and end social contracts")
    CHANGE_GUARANTEES = "change_guarantees", _("Add guarantees and note when they end")
    INSPECT = "inspect", _("Book inspections and note that they were held")
    DECIDE_POLICY = "decide_policy", _("Decide policies, agreements and the year's quota")
    # The social services
    SEE_ALL_CASES = "see_all_cases", _("See every case")
    SEE_OWN_CASES = "see_own_cases", _("See the cases where one is named")
    OPEN_CASE = "open_case", _("Open a case")
    DECIDE = "decide", _("Record decisions, close cases, and protect persons")
    REQUEST_HOUSING = "request_housing", _("Ask the housing company for an apartment")
    PLACE_HOUSEHOLD = "place_household", _("Answer offers and place households")
    PLAN_HANDOVER = "plan_handover", _("Write handover plans and consents, and end subleases")
    CHECK_IN = "check_in", _("Record check-ins")
    # Either side
    ADMINISTER_ACCOUNTS = "administer_accounts", _("Administer accounts, without seeing any case")
    REVIEW_LOG = "review_log", _("Review who has looked at what, without seeing any case")


SHARED = {Permission.SEE_REGISTER, Permission.SEE_REPORTS}

PERMISSIONS_OF: dict[Role, set[Permission]] = {
    # Lets the apartments, answers housing requests, keeps the register.
    Role.LETTING_OFFICER: SHARED
    | {
        Permission.USE_BACK_OFFICE,
        Permission.CHANGE_REGISTER,
        Permission.SEE_LEASES,
        Permission.CHANGE_LEASES,
        Permission.SEE_RENTS,
        Permission.OFFER_APARTMENT,
        Permission.CHANGE_CONTRACTS,
        Permission.CHANGE_GUARANTEES,
        Permission.INSPECT,
        Permission.MAKE_REPORT,
    },
    # Goes to the apartments: sees where and who, not the money.
    Role.INSPECTOR: SHARED | {Permission.USE_BACK_OFFICE, Permission.INSPECT},
    # Rents, leases and guarantees.
    Role.FINANCE_OFFICER: SHARED
    | {
        Permission.USE_BACK_OFFICE,
        Permission.SEE_LEASES,
        Permission.SEE_RENTS,
        Permission.CHANGE_GUARANTEES,
        Permission.MAKE_REPORT,
    },
    # Decides the company's policy and the agreement with the municipality.
    Role.HOUSING_DIRECTOR: SHARED
    | {
        Permission.USE_BACK_OFFICE,
        Permission.SEE_LEASES,
        Permission.SEE_RENTS,
        Permission.DECIDE_POLICY,
        Permission.MAKE_REPORT,
    },
    # Investigates, decides and follows the household: own cases only.
    Role.CASE_OFFICER: SHARED
    | {
        Permission.SEE_OWN_CASES,
        Permission.OPEN_CASE,
        Permission.DECIDE,
        Permission.REQUEST_HOUSING,
        Permission.PLAN_HANDOVER,
        Permission.CHECK_IN,
    },
    # Places households in the apartments offered, so sees every case.
    Role.COORDINATOR: SHARED
    | {
        Permission.SEE_ALL_CASES,
        Permission.OPEN_CASE,
        Permission.DECIDE,
        Permission.REQUEST_HOUSING,
        Permission.PLACE_HOUSEHOLD,
        Permission.PLAN_HANDOVER,
        Permission.CHECK_IN,
        Permission.MAKE_REPORT,
    },
    # Supports residents at home: the cases where this worker is named, no decisions.
    Role.HOUSING_SUPPORT: SHARED | {Permission.SEE_OWN_CASES, Permission.CHECK_IN},
    # The subleases' money; no case.
    Role.RENT_ADMINISTRATOR: SHARED,
    # Leads the social services.
    Role.SOCIAL_DIRECTOR: SHARED | {Permission.SEE_ALL_CASES, Permission.MAKE_REPORT},
    # Accounts only, no case content.
    Role.SYSTEM_ADMINISTRATOR: {Permission.ADMINISTER_ACCOUNTS},
    # Who looked at what, no case content.
    Role.LOG_REVIEWER: {Permission.REVIEW_LOG},
}
