"""What is kept as it was written: documents, ledgers, history; and drafts, which are not kept for long."""

from django.utils.translation import gettext_lazy as _

from gotene.access.database_roles import DatabaseRole
from gotene.access.functions.function import Function, guard

FUNCTIONS = (
    Function(
        "drafts_forget_old",
        "",
        (DatabaseRole.WEB,),
        _("Erases what was typed and not saved for fourteen days, without showing it to anybody."),
    ),
    guard(
        "audit_history_says_the_same",
        _("Nothing is changed without a note of who changed what."),
        definer=True,
    ),
    guard(
        "documents_is_kept",
        _("A document is never changed once it is made."),
        "tenants_reveal.reveal_is_kept",
        "tenants_revealmark.reveal_mark_is_kept",
        "contracts_takeoverpaper.takeover_paper_is_kept",
        "contracts_takeoverpaperfile.takeover_paper_file_is_kept",
        "contracts_signedpaper.signed_paper_is_kept",
        "contracts_signedscan.signed_scan_is_kept",
        "contracts_guaranteenotice.guarantee_notice_is_kept",
        "contracts_incident.incident_is_kept",
        "contracts_incidentstep.incident_step_is_kept",
        "meetings_agendaitem.agenda_item_is_kept",
        "meetings_approval.approval_is_kept",
        "meetings_minutes.minutes_are_kept",
        "inspections_protocol.protocol_is_kept",
        "inspections_photofile.photo_file_is_kept",
        "audit_logreview.log_review_is_kept",
        "audit_logreviewitem.log_review_item_is_kept",
        "audit_logreviewoutcome.log_review_outcome_is_kept",
    ),
    guard(
        "audit_job_is_kept",
        _("What is to be done in the background is never changed once somebody has asked for it."),
        "django_tasks_database_dbtaskresult.job_is_kept",
    ),
    guard("audit_history_is_kept", _("The note of who changed what is never changed.")),
    guard(
        "audit_history_is_signed",
        _("The note of who changed what is made in one's own name, as it happens."),
        definer=True,
    ),
    guard(
        "audit_history_is_true",
        _("Nothing is noted as changed that was not."),
        definer=True,
    ),
)
