"""What both are shown of who works where."""

from django.utils.translation import gettext_lazy as _

from gotene.access.rights import Area, table

TABLES = (
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
)
