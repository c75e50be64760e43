"""The published table of rights: every table x role x operation, and the reason. Nothing else is granted.

S select, I insert, U update, D delete. A table that is not here is nobody's, and fails `check_access`. Tables whose
changes are kept have their history beside them: it is read by whoever reads the table, grows by whoever writes it,
and is changed by nobody. Row rules stand in `rows.py`, functions in `functions.py`.
"""

from django.utils.translation import gettext_lazy as _

from gotene.access.rights import ERASES, Area, table

OWN_SOCIAL = _("The social services' own: secrecy for the individual (OSL 26:1). The company has no right at all.")
OWN_HOUSING = _("The company's own: ordinary tenants are no business of the social services.")
REGISTER = _("Kept by the company; the social services read it to choose and to answer.")
BY_SOCIAL = _("Written by the social services, read by the company, which is landlord or party.")
BY_HOUSING = _("Written by the company, read by the social services, which are party.")
BY_BOTH = _("Both are parties and write their part.")

TABLES = (
    # The social services' own
    table(Area.SOCIAL, "tenants_case", _("Cases"), OWN_SOCIAL, social="SIU", retention=ERASES),
    table(Area.SOCIAL, "tenants_household", _("Households"), OWN_SOCIAL, social="SIU", retention=ERASES),
    table(Area.SOCIAL, "tenants_householdmember", _("Household members"), OWN_SOCIAL, social="SIU", retention=ERASES),
    table(
        Area.SOCIAL, "tenants_decision", _("Decisions and their grounds"), OWN_SOCIAL, social="SIU", retention=ERASES
    ),
    table(Area.SOCIAL, "tenants_consent", _("Consents"), OWN_SOCIAL, social="SIU", retention=ERASES),
    table(
        Area.SOCIAL,
        "tenants_disclosure",
        _("What has been told to the company"),
        _("The social services' note of what they have told the company, and why. Added to, never changed."),
        social="SI",
        retention=ERASES,
        tracked=False,
    ),
    table(
        Area.SOCIAL,
        "contracts_placement",
        _("Placements and their reasons"),
        OWN_SOCIAL,
        social="SIU",
        retention=ERASES,
    ),
    table(
        Area.SOCIAL,
        "tenants_nonassociation",
        _("Who should not live in the same stairwell"),
        OWN_SOCIAL,
        social="SIU",
        retention=ERASES,
    ),
    table(
        Area.SOCIAL,
        "contracts_stairwellasking",
        _("Who has asked about a stairwell"),
        _(
            "Noted by the program when it answers, and read by nobody in their daily work: "
            "it is there for the log review."
        ),
        retention=ERASES,
        tracked=False,
    ),
    # The company's own
    table(
        Area.HOUSING,
        "contracts_lease",
        _("Ordinary leases and their tenants"),
        OWN_HOUSING,
        housing="SIU",
        retention=ERASES,
    ),
    table(Area.HOUSING, "contracts_apartmentrent", _("Rents"), OWN_HOUSING, housing="SIU"),
    # Shared: a white-list
    table(
        Area.SHARED,
        "tenants_person",
        _("People as numbers"),
        _("A number and nothing else, so that both can speak of the same person."),
        housing="SI",
        social="SI",
        retention=ERASES,
    ),
    table(Area.SHARED, "contracts_landlord", _("Landlords"), REGISTER, housing="SIU", social="S"),
    table(Area.SHARED, "contracts_property", _("Properties"), REGISTER, housing="SIU", social="S"),
    table(Area.SHARED, "contracts_stairwell", _("Stairwells"), REGISTER, housing="SIU", social="S"),
    table(Area.SHARED, "contracts_apartment", _("Apartments"), REGISTER, housing="SIU", social="S"),
    table(
        Area.SHARED,
        "contracts_occupancy",
        _("When apartments are let"),
        _("Days only, whoever lets: else a let apartment would look vacant to one side. Nobody writes it by hand."),
        housing="S",
        social="S",
        retention=ERASES,
        tracked=False,
    ),
    table(
        Area.SHARED,
        "contracts_socialcontract",
        _("Social contracts"),
        _("Begun when the social services place a household; either side changes its contact, the company ends it."),
        housing="SU",
        social="SIU",
        retention=ERASES,
    ),
    table(
        Area.SHARED, "contracts_sublease", _("Subleases: dates"), BY_SOCIAL, housing="S", social="SIU", retention=ERASES
    ),
    table(
        Area.SHARED,
        "contracts_resident",
        _("Who lives in a social contract"),
        _("The landlord is to know who lives in the apartment (JB 12:39)."),
        housing="S",
        social="SI",
        retention=ERASES,
    ),
    table(
        Area.SHARED,
        "contracts_landlordnotice",
        _("That the landlord has been told"),
        _("Sent by the social services, receipted by the company (JB 12:39)."),
        housing="SU",
        social="SI",
        retention=ERASES,
    ),
    table(
        Area.SHARED,
        "contracts_handoverplan",
        _("Handover plans"),
        BY_SOCIAL,
        housing="S",
        social="SIU",
        retention=ERASES,
    ),
    table(
        Area.SHARED,
        "contracts_takeovercriterion",
        _("Agreed requirements"),
        BY_SOCIAL,
        housing="S",
        social="SI",
        retention=ERASES,
    ),
    table(Area.SHARED, "contracts_checkin", _("Check-ins"), BY_SOCIAL, housing="S", social="SI", retention=ERASES),
    table(
        Area.SHARED,
        "contracts_checkinresult",
        _("Results of check-ins"),
        BY_SOCIAL,
        housing="S",
        social="SI",
        retention=ERASES,
    ),
    table(Area.SHARED, "contracts_guarantee", _("Guarantees"), BY_HOUSING, housing="SIU", social="S", retention=ERASES),
    table(
        Area.SHARED,
        "contracts_housingrequest",
        _("Housing requests"),
        _("What kind of apartment is needed, never why. Written by the social services, answered by the company."),
        housing="S",
        social="SIU",
        retention=ERASES,
    ),
    table(
        Area.SHARED,
        "contracts_offer",
        _("Offers"),
        _("Made and withdrawn by the company, answered by the social services."),
        housing="SIU",
        social="SU",
        retention=ERASES,
    ),
    table(Area.SHARED, "contracts_policy", _("Policies and agreements"), BY_HOUSING, housing="SIU", social="S"),
    table(Area.SHARED, "contracts_policyvalue", _("Numbers of the policies"), BY_HOUSING, housing="SIU", social="S"),
    table(Area.SHARED, "contracts_quotayear", _("The year's quota"), BY_HOUSING, housing="SIU", social="S"),
    table(Area.SHARED, "contracts_quotaextension", _("More places agreed"), BY_HOUSING, housing="SIU", social="S"),
    table(
        Area.SHARED,
        "contracts_quotaplace",
        _("Places taken of the quota"),
        _("Taken by the program, so that the last place goes to one household. Nobody writes it by hand."),
        housing="S",
        social="S",
        retention=ERASES,
    ),
    table(
        Area.SHARED, "inspections_inspection", _("Inspections"), BY_BOTH, housing="SIU", social="SIU", retention=ERASES
    ),
    table(
        Area.SHARED,
        "meetings_report",
        _("Half-yearly reports"),
        _("Figures without names, made by either and never changed."),
        housing="SI",
        social="SI",
        tracked=False,
    ),
    table(
        Area.SHARED,
        "meetings_reportfile",
        _("The reports as documents"),
        _("Figures without names, never changed."),
        housing="SI",
        social="SI",
        tracked=False,
    ),
    table(
        Area.SHARED,
        "meetings_reportorder",
        _("Long reports that are being made"),
        _("How far one's own report has come. Each sees their own."),
        housing="SIU",
        social="SIU",
        retention=ERASES,
        tracked=False,
    ),
    table(
        Area.SHARED,
        "accounts_organisation",
        _("The two organisations"),
        _("Everyone is shown where the other works."),
        housing="S",
        social="S",
        web="S",
    ),
    table(
        Area.SHARED,
        "accounts_staffmember",
        _("Staff: name, organisation, roles"),
        _("Everyone is to know whom to talk to. Changed by whoever runs the system."),
        housing="S",
        social="S",
        web="S",
    ),
    # Who people are
    table(
        Area.IDENTITY,
        "tenants_identity",
        _("Names, personal numbers, contact"),
        _(
            "Seen by the organisation that registered the person. The company also sees who lives in a social "
            "contract, the social services who has a guarantee. Of a protected person only named handlers see anything."
        ),
        housing="SIU",
        social="SIU",
        retention=ERASES,
    ),
    table(
        Area.IDENTITY,
        "tenants_handler",
        _("Named handlers of protected persons"),
        _("Everyone is to know whom to talk to; only handlers name new ones."),
        housing="SIU",
        social="SIU",
        retention=ERASES,
    ),
    # The gate
    table(
        Area.GATE,
        "accounts_user",
        _("Accounts and passwords"),
        _("Needed to sign in, and seen nowhere else. Not even the program knows a password, only whether it is right."),
        web="SU",
        tracked=False,
    ),
    table(
        Area.GATE,
        "django_session",
        _("Who is signed in"),
        _("Whoever reads this can go on in somebody else's name, so nothing but the sign-in does."),
        web="SIUD",
        tracked=False,
    ),
    table(
        Area.GATE,
        "account_emailaddress",
        _("E-mail addresses of the accounts"),
        _("Needed to sign in, and seen nowhere else."),
        web="SIUD",
        tracked=False,
    ),
    table(
        Area.GATE,
        "account_emailconfirmation",
        _("Confirmations of e-mail addresses"),
        _("Not used."),
        tracked=False,
    ),
    # What the program itself needs
    table(
        Area.MACHINERY,
        "audit_submission",
        _("Forms that have been sent"),
        _("So that a double click makes one record. Each sees their own."),
        housing="SIUD",
        social="SIUD",
        retention=ERASES,
        tracked=False,
    ),
    table(
        Area.MACHINERY,
        "django_tasks_database_dbtaskresult",
        _("Background jobs"),
        _(
            "Numbers and no names. Each asks for and sees their own; "
            "the program does them and clears the old ones away."
        ),
        housing="SI",
        social="SI",
        web="SUD",
        tracked=False,
    ),
    table(
        Area.MACHINERY,
        "django_content_type",
        _("What the kinds of things are called"),
        _("Needed to find the page of a thing."),
        housing="S",
        social="S",
        tracked=False,
    ),
    table(
        Area.MACHINERY,
        "django_migrations",
        _("Which version the register has"),
        _("Needed to tell whether the system is ready."),
        web="S",
        tracked=False,
    ),
    table(
        Area.MACHINERY,
        "django_admin_log",
        _("Django's own log"),
        _("Not used, since it would tell names to both. The history of each thing takes its place."),
        tracked=False,
    ),
    table(Area.MACHINERY, "auth_permission", _("Django's own permissions"), _("Not used: roles are."), tracked=False),
    table(Area.MACHINERY, "auth_group", _("Django's own groups"), _("Not used: roles are."), tracked=False),
    table(
        Area.MACHINERY,
        "auth_group_permissions",
        _("Permissions of Django's own groups"),
        _("Not used: roles are."),
        tracked=False,
    ),
    table(
        Area.MACHINERY,
        "access_key",
        _("The key that proves in whose name somebody works"),
        _("Whoever read it could pretend to be a named handler, so nobody does."),
        tracked=False,
    ),
)


def every_table():
    """The tables with their histories, by name."""
    return {each.name: each for own in TABLES for each in (own, own.history) if each is not None}


def may(role, name, operation):
    """Whether `role` has `operation` ("SELECT" …) on the table with that name, as published."""
    # Asked often, and seldom of a history: those are not made each time.
    known = next((each for each in TABLES if each.name == name), None) or every_table().get(name)
    return known is not None and operation in known.operations(role)
