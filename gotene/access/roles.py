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
    HOLD_MEETING = "hold_meeting", _("Prepare meetings and write their minutes")
    APPROVE_MINUTES = "approve_minutes", _("Approve minutes for one's own organisation")
    APPROVE_POLICY_MINUTES = (
        "approve_policy_minutes",
        _("Approve the minutes of half-yearly meetings for one's own organisation"),
    )
    REPORT_INCIDENT = "report_incident", _("Report what has gone wrong in a social contract")
    CONFIRM_INCIDENT = "confirm_incident", _("Confirm what has been reported, and agree on how it is put right")
    FOLLOW_UNVERIFIED = "follow_unverified", _("Note what is not confirmed, and check it")
    AGREE_TAKEOVER = "agree_takeover", _("Prepare takeovers and say yes for one's own organisation")
    WIND_DOWN_GUARANTEES = "wind_down_guarantees", _("Plan how guarantees end, and give notice on them")
    VISIT_IN_PAIRS = "visit_in_pairs", _("Say that an apartment is visited two together")
    END_RECUSAL = "end_recusal", _("Let a colleague back to what they left because they know somebody")
    RECORD_ABSENCE = "record_absence", _("Note that a colleague is away, and who stands in")
    ASK_OTHER_SIDE = "ask_other_side", _("Ask the other organisation about a contract, and answer")
    IMPORT_CONTRACTS = "import_contracts", _("Read in contracts and guarantees from a file")
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
    SWITCH_LEASES = "switch_leases", _("Switch the leases when a takeover is signed")
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
    TAKE_PART_IN_INSPECTION = "take_part_in_inspection", _("Take part in inspections and write what was seen")
    ANSWER_CONSULTATION = "answer_consultation", _("Answer when the company asks for views on a policy")
    APPROVE_AGREEMENT = "approve_agreement", _("Say yes to the cooperation agreement for the social services")
    HAND_ON_CASES = "hand_on_cases", _("Hand on the cases of a colleague who has left or is away")
    # Either side
    ADMINISTER_ACCOUNTS = "administer_accounts", _("Administer accounts, without seeing any case")
    REVIEW_LOG = "review_log", _("Review who has looked at what, without seeing any case")
    REVIEW_REVIEWERS = (
        "review_reviewers",
        _("Follow the log review, and review what the log reviewers have looked at themselves"),
    )


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
        Permission.SWITCH_LEASES,
        Permission.HOLD_MEETING,
        Permission.APPROVE_MINUTES,
        Permission.REPORT_INCIDENT,
        Permission.CONFIRM_INCIDENT,
        Permission.FOLLOW_UNVERIFIED,
        Permission.AGREE_TAKEOVER,
        Permission.WIND_DOWN_GUARANTEES,
        Permission.VISIT_IN_PAIRS,
        Permission.ASK_OTHER_SIDE,
        Permission.IMPORT_CONTRACTS,
    },
    # Goes to the apartments: sees where and who, not the money.
    Role.INSPECTOR: SHARED
    | {
        Permission.USE_BACK_OFFICE,
        Permission.INSPECT,
        Permission.REPORT_INCIDENT,
        Permission.VISIT_IN_PAIRS,
        Permission.ASK_OTHER_SIDE,
    },
    # Rents, leases and guarantees.
    Role.FINANCE_OFFICER: SHARED
    | {
        Permission.USE_BACK_OFFICE,
        Permission.SEE_LEASES,
        Permission.SEE_RENTS,
        Permission.CHANGE_GUARANTEES,
        Permission.MAKE_REPORT,
        Permission.REPORT_INCIDENT,
        Permission.WIND_DOWN_GUARANTEES,
        Permission.ASK_OTHER_SIDE,
    },
    # Decides the company's policy and the agreement with the municipality.
    Role.HOUSING_DIRECTOR: SHARED
    | {
        Permission.USE_BACK_OFFICE,
        Permission.SEE_LEASES,
        Permission.SEE_RENTS,
        Permission.DECIDE_POLICY,
        Permission.MAKE_REPORT,
        Permission.HOLD_MEETING,
        Permission.APPROVE_MINUTES,
        Permission.APPROVE_POLICY_MINUTES,
        Permission.END_RECUSAL,
        Permission.RECORD_ABSENCE,
        Permission.REVIEW_REVIEWERS,
        Permission.ASK_OTHER_SIDE,
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
        Permission.TAKE_PART_IN_INSPECTION,
        Permission.HOLD_MEETING,
        Permission.REPORT_INCIDENT,
        Permission.CONFIRM_INCIDENT,
        Permission.FOLLOW_UNVERIFIED,
        Permission.AGREE_TAKEOVER,
        Permission.VISIT_IN_PAIRS,
        Permission.ASK_OTHER_SIDE,
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
        Permission.TAKE_PART_IN_INSPECTION,
        Permission.ANSWER_CONSULTATION,
        Permission.HOLD_MEETING,
        Permission.APPROVE_MINUTES,
        Permission.REPORT_INCIDENT,
        Permission.CONFIRM_INCIDENT,
        Permission.FOLLOW_UNVERIFIED,
        Permission.AGREE_TAKEOVER,
        Permission.WIND_DOWN_GUARANTEES,
        Permission.VISIT_IN_PAIRS,
        Permission.END_RECUSAL,
        Permission.RECORD_ABSENCE,
        Permission.HAND_ON_CASES,
        Permission.ASK_OTHER_SIDE,
        Permission.IMPORT_CONTRACTS,
    },
    # Supports residents at home: the cases where this worker is named, no decisions.
    Role.HOUSING_SUPPORT: SHARED
    | {
        Permission.SEE_OWN_CASES,
        Permission.CHECK_IN,
        Permission.TAKE_PART_IN_INSPECTION,
        Permission.REPORT_INCIDENT,
        Permission.FOLLOW_UNVERIFIED,
        Permission.ASK_OTHER_SIDE,
    },
    # The subleases' money; no case.
    Role.RENT_ADMINISTRATOR: SHARED
    | {
        Permission.REPORT_INCIDENT,
    },
    # Leads the social services.
    Role.SOCIAL_DIRECTOR: SHARED
    | {
        Permission.SEE_ALL_CASES,
        Permission.MAKE_REPORT,
        Permission.ANSWER_CONSULTATION,
        Permission.APPROVE_AGREEMENT,
        Permission.HOLD_MEETING,
        Permission.APPROVE_MINUTES,
        Permission.APPROVE_POLICY_MINUTES,
        Permission.WIND_DOWN_GUARANTEES,
        Permission.END_RECUSAL,
        Permission.RECORD_ABSENCE,
        Permission.HAND_ON_CASES,
        Permission.REVIEW_REVIEWERS,
        Permission.ASK_OTHER_SIDE,
    },
    # Accounts only, no case content.
    Role.SYSTEM_ADMINISTRATOR: {Permission.ADMINISTER_ACCOUNTS},
    # Who looked at what, no case content.
    Role.LOG_REVIEWER: {Permission.REVIEW_LOG},
}
