"""What both share about apartments, contracts and those who live there: a white-list."""

from django.utils.translation import gettext_lazy as _

from gotene.access.rights import ERASES, Area, table
from gotene.access.tables.reasons import BY_HOUSING, BY_SOCIAL

REGISTER = _("Kept by the company; the social services read it to choose and to answer.")

TABLES = (
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
)
