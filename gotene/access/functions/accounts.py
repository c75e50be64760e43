"""Who works where, who administers accounts, and who is away."""

from django.utils.translation import gettext_lazy as _

from gotene.access.database_roles import ORGANISATIONS, DatabaseRole
from gotene.access.functions.function import Function, guard

FUNCTIONS = (
    Function(
        "access_staff",
        "",
        (*ORGANISATIONS, DatabaseRole.WEB),
        _("Makes sure in whose name somebody works, so that nobody can pretend to be somebody else."),
    ),
    Function(
        "accounts_administers",
        "text",
        (DatabaseRole.WEB,),
        _("Whether the one who asks is a system administrator of an organisation, as the role is now."),
    ),
    Function(
        "accounts_left_behind",
        "bigint",
        (DatabaseRole.WEB,),
        _("How much a colleague must take over from somebody who leaves: numbers alone, nothing of what it is."),
    ),
    guard(
        "accounts_staff_member_stands",
        _("Only a system administrator of the same organisation adds and changes people, and never their own roles."),
        "accounts_staffmember.staff_member_stands",
        definer=True,
    ),
    guard(
        "accounts_organisation_has_administrator",
        _("Each organisation keeps a system administrator."),
        "accounts_staffmember.organisation_has_administrator",
        definer=True,
    ),
    guard(
        "accounts_account_stands",
        _("An account stays one person's; only a system administrator makes one, and knows no password of it."),
        "accounts_user.account_stands",
        definer=True,
    ),
    guard(
        "accounts_absence_stands",
        _("An absence is noted by oneself, a system administrator or whoever is in charge, and stands as noted."),
        "accounts_absence.absence_stands",
        definer=True,
    ),
)
