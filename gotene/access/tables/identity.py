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
            "contract, the social services who has a guarantee. Of a protected person only named handlers see "
            "anything, for some minutes at a time and after they have said why."
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
    table(
        Area.IDENTITY,
        "tenants_reveal",
        _("Who was shown who a protected person is, or a personal number"),
        _("So that the person's other handlers know who has looked, and why. Added to, never changed."),
        housing="SI",
        social="SI",
        retention=ERASES,
        tracked=False,
    ),
    table(
        Area.IDENTITY,
        "tenants_revealmark",
        _("What was hidden again, and what the other handlers have seen"),
        _("So that a protected person can be hidden at once. Added to, never changed."),
        housing="SI",
        social="SI",
        retention=ERASES,
        tracked=False,
    ),
)
