"""Who may see what, told to everyone who is signed in."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from gotene.access import explained
from gotene.access.database_roles import ORGANISATIONS, DatabaseRole, role_of
from gotene.access.rights import OF_HISTORY, Area
from gotene.access.roles import Role, Side


@require_safe
def who_sees_what(request):
    """Open to both organisations and to every role, also those without any case. Asks the database for nothing."""
    own = role_of(request.staff.organisation_id)
    sides = sorted(ORGANISATIONS, key=lambda role: role != own)
    own_first = sorted((Area.SOCIAL, Area.HOUSING), key=lambda area: area.value != own.value)
    erased, kept = explained.erased()
    return render(
        request,
        "access/who_sees_what.html",
        {
            "side": Side(request.staff.organisation_id),
            "own_roles": request.staff.roles,
            "own_role_names": [Role(role).label for role in request.staff.roles],
            "never_seen": [(explained.NAMES[role], explained.never_seen_by(role)) for role in sides],
            "parts": [explained.part([area], sides) for area in (*own_first, Area.SHARED, Area.EACH)],
            "identities": explained.part([Area.IDENTITY], sides),
            "history": OF_HISTORY,
            "role_tables": [explained.role_table(Side(role.value)) for role in sides],
            "answers": explained.answers(),
            "guards": explained.guards(),
            "machinery": explained.part([Area.GATE, Area.MACHINERY], [*sides, DatabaseRole.WEB]),
            "erased": erased,
            "kept": kept,
        },
    )
