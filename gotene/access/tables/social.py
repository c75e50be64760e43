"""The social services' own: the company has no right at all."""

from django.utils.translation import gettext_lazy as _

from gotene.access.rights import ERASES, Area, table

OWN_SOCIAL = _("The social services' own: secrecy for the individual (OSL 26:1). The company has no right at all.")

TABLES = (
    table(Area.SOCIAL, "tenants_case", _("Cases"), OWN_SOCIAL, social="SIU", retention=ERASES),
    table(Area.SOCIAL, "tenants_household", _("Households"), OWN_SOCIAL, social="SIU", retention=ERASES),
    table(Area.SOCIAL, "tenants_householdmember", _("Household members"), OWN_SOCIAL, social="SIU", retention=ERASES),
    table(
        Area.SOCIAL, "tenants_decision", _("Decisions and their grounds"), OWN_SOCIAL, social="SIU", retention=ERASES
    ),
    table(Area.SOCIAL, "tenants_consent", _("Consents"), OWN_SOCIAL, social="SIU", retention=ERASES),
    table(
        Area.SOCIAL,
        "tenants_consentrefusal",
        _("What somebody does not want to be told"),
        OWN_SOCIAL,
        social="SI",
        retention=ERASES,
    ),
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
        "tenants_recusal",
        _("Who has left a case because they know the person"),
        _("Declared by oneself and ended by whoever is in charge. Why is written nowhere (FL 16 §)."),
        social="SIU",
        retention=ERASES,
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
        "contracts_subleaseending",
        _("How subleases ended, and how children were affected"),
        OWN_SOCIAL,
        social="SI",
        retention=ERASES,
    ),
    table(
        Area.SOCIAL,
        "contracts_notakeoverreason",
        _("Why no takeover is planned"),
        OWN_SOCIAL,
        social="SI",
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
)
