"""Who people are: by row rule, and for protected persons by named handlers alone."""

from django.utils.translation import gettext_lazy as _

from gotene.access.rights import ERASES, Area, table

TABLES = (
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
)
