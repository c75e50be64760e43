"""Who has looked at what."""

from django.utils.translation import gettext_lazy as _

from gotene.access.database_roles import ORGANISATIONS, DatabaseRole
from gotene.access.functions.function import Function, guard

FUNCTIONS = (
    Function(
        "audit_note_readings",
        "jsonb",
        ORGANISATIONS,
        _("Notes that somebody has been shown something, in their own name: nobody looks without it."),
    ),
    # Before the one that calls it.
    Function(
        "audit_reading_digest",
        "audit_reading",
        (),
        _("Tells whether a note of what has been read still says what it said."),
        definer=False,
    ),
    Function(
        "audit_unsealed",
        "integer",
        (DatabaseRole.WEB,),
        _("Which notes of what has been read are to be sealed, without telling what they say."),
    ),
    guard(
        "audit_read_log_is_kept",
        _("The note of who has looked at what, and its seal, is never changed and never removed."),
        "audit_reading.reading_is_kept",
        "audit_reading.readings_are_kept",
        "audit_seal.seal_is_kept",
        "audit_seal.seals_are_kept",
    ),
)
