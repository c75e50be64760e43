"""What the program itself needs."""

from django.utils.translation import gettext_lazy as _

from gotene.access.rights import ERASES, Area, table

TABLES = (
    table(
        Area.MACHINERY,
        "audit_submission",
        _("Forms that have been sent"),
        _("So that a double click makes one record. Each sees their own."),
        housing="SIUD",
        social="SIUD",
        web="SIUD",
        retention=ERASES,
        tracked=False,
    ),
    table(
        Area.MACHINERY,
        "drafts_draft",
        _("Drafts: what was typed and not saved"),
        _("So that nobody loses what they typed. Encrypted; each reaches their own, for fourteen days."),
        housing="SIUD",
        social="SIUD",
        retention=ERASES,
        tracked=False,
    ),
    table(
        Area.MACHINERY,
        "django_tasks_database_dbtaskresult",
        _("Background jobs"),
        _(
            "Numbers and no names. Each asks for and sees their own; "
            "the program does them and clears the old ones away."
        ),
        housing="SI",
        social="SI",
        web="SUD",
        tracked=False,
    ),
    table(
        Area.MACHINERY,
        "audit_seal",
        _("The seals of the notes of who has looked at what"),
        _("Numbers and no names. They show whether somebody has changed or removed such a note."),
        web="SI",
        tracked=False,
    ),
    table(
        Area.MACHINERY,
        "django_content_type",
        _("What the kinds of things are called"),
        _("Needed to find the page of a thing."),
        housing="S",
        social="S",
        tracked=False,
    ),
    table(
        Area.MACHINERY,
        "django_migrations",
        _("Which version the register has"),
        _("Needed to tell whether the system is ready."),
        web="S",
        tracked=False,
    ),
    table(
        Area.MACHINERY,
        "django_admin_log",
        _("Django's own log"),
        _("Not used, since it would tell names to both. The history of each thing takes its place."),
        tracked=False,
    ),
    table(Area.MACHINERY, "auth_permission", _("Django's own permissions"), _("Not used: roles are."), tracked=False),
    table(Area.MACHINERY, "auth_group", _("Django's own groups"), _("Not used: roles are."), tracked=False),
    table(
        Area.MACHINERY,
        "auth_group_permissions",
        _("Permissions of Django's own groups"),
        _("Not used: roles are."),
        tracked=False,
    ),
    table(
        Area.MACHINERY,
        "access_key",
        _("The key that proves in whose name somebody works"),
        _("Whoever read it could pretend to be a named handler, so nobody does."),
        tracked=False,
    ),
)
