"""The company's own: the social services have no right at all."""

from django.utils.translation import gettext_lazy as _

from gotene.access.rights import ERASES, Area, table

OWN_HOUSING = _("The company's own: ordinary tenants are no business of the social services.")

TABLES = (
    table(
        Area.HOUSING,
        "contracts_lease",
        _("Ordinary leases and their tenants"),
        OWN_HOUSING,
        housing="SIU",
        retention=ERASES,
    ),
    table(
        Area.HOUSING,
        "contracts_contractrecusal",
        _("Who at the company has left a contract because they know a resident"),
        _("Declared by oneself and ended by the director. Why is written nowhere (FL 16 §)."),
        housing="SIU",
        retention=ERASES,
    ),
    table(Area.HOUSING, "contracts_apartmentrent", _("Rents"), OWN_HOUSING, housing="SIU"),
)
