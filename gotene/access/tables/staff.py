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
        _("Everyone is to know whom to talk to. Each organisation's system administrator changes its own."),
        housing="S",
        social="S",
        web="SIU",
    ),
    table(
        Area.SHARED,
        "accounts_absence",
        _("Who is away, until when, and who stands in"),
        _("Everyone is to know whom to talk to instead. Why somebody is away is kept nowhere."),
        housing="S",
        social="S",
        web="SIU",
    ),
    table(
        Area.EACH,
        "accounts_staffhome",
        _("Where staff live, for those who wish"),
        _(
            "So that the log check sees when somebody looks at their own address. "
            "Each writes their own; the log reviewers of the same organisation read it."
        ),
        housing="S",
        social="S",
        web="SIUD",
        tracked=False,
    ),
)
