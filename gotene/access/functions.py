"""Every function of ours in the database, who may call it, and why it may see more than the one who calls.

A definer function runs as the owner: it answers what no side can count from its own rows, or does what no side may
do by itself. Its text lies in `sql/<name>.sql`. Trigger functions are called by nobody; they guard the tables that
their triggers stand on, which are made by migrations (those of the history by `gotene.audit.guards`).
"""

from dataclasses import dataclass
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gotene.access.database_roles import ORGANISATIONS, DatabaseRole

SQL = Path(__file__).parent / "sql"


@dataclass(frozen=True)
class Function:
    """`arguments`: their types, by comma. `definer`: whether it runs as the owner. `triggers`: as "table.trigger"."""

    name: str
    arguments: str
    callers: tuple[DatabaseRole, ...]
    reason: str | Promise
    definer: bool = True
    triggers: tuple[str, ...] = ()

    @property
    def signature(self):
        return f"{self.name}({self.arguments})"

    @property
    def text(self):
        """The statement that makes the function, with the roles by their names in the database."""
        text = (SQL / f"{self.name}.sql").read_text()
        for role in DatabaseRole:
            text = text.replace(f"{{{role}}}", role.in_database)
        return text


def _guard(name, reason, *triggers, definer=False):
    return Function(name, "", (), reason, definer, triggers)


FUNCTIONS = (
    Function(
        "access_staff",
        "",
        ORGANISATIONS,
        _("Makes sure in whose name somebody works, so that nobody can pretend to be somebody else."),
    ),
    Function(
        "access_handles",
        "bigint",
        ORGANISATIONS,
        _("Whether the one who asks is a named handler of a person: that decides who sees a protected person."),
    ),
    Function(
        "access_may_name_handler",
        "bigint",
        ORGANISATIONS,
        _("Whether the one who asks may name handlers of a person, without telling anything about that person."),
    ),
    Function(
        "contracts_turnover_in",
        "integer",
        ORGANISATIONS,
        _("How many ordinary leases ended in a year: the quota rests on it, and only the company may read a lease."),
    ),
    Function(
        "contracts_take_quota_place",
        "bigint, bigint",
        (DatabaseRole.SOCIAL,),
        _("Takes the next place of the year's quota, so that the last one goes to one household."),
    ),
    Function(
        "contracts_hold_request",
        "bigint",
        ORGANISATIONS,
        _("Holds a housing request while it is answered, so that two do not answer it at once."),
    ),
    Function(
        "contracts_ask_stairwell",
        "text, bigint",
        ORGANISATIONS,
        _("Whether a household should not live in a stairwell: yes or no and whom to talk to. Each asking is noted."),
    ),
    Function(
        "contracts_switch_leases",
        "bigint, bigint",
        (DatabaseRole.HOUSING,),
        _("Ends the sublease and closes its plan, together with all else that happens at a takeover."),
    ),
    _guard(
        "contracts_takeover_stands",
        _("A takeover is of a home that somebody lives in, and stands as it was prepared."),
        "contracts_takeover.takeover_stands",
        definer=True,
    ),
    _guard(
        "contracts_takeover_consent_stands",
        _("Each side says its own yes to a takeover, and a yes is taken back before the papers are signed."),
        "contracts_takeoverconsent.takeover_consent_stands",
        definer=True,
    ),
    _guard(
        "contracts_takeover_paper_stands",
        _("The papers of a takeover are made in order, when all three have said yes."),
        "contracts_takeoverpaper.takeover_paper_stands",
        definer=True,
    ),
    _guard(
        "contracts_signed_paper_stands",
        _("What is signed is the newest paper, and signed before the new lease begins."),
        "contracts_signedpaper.signed_paper_stands",
        definer=True,
    ),
    _guard(
        "contracts_takeover_is_whole",
        _("No apartment is taken over with a gap, or without the three yeses, the signed papers and the inspection."),
        "contracts_takeover.takeover_is_whole",
        "contracts_sublease.takeover_is_whole",
        "contracts_socialcontract.takeover_is_whole",
        "contracts_lease.takeover_is_whole",
        definer=True,
    ),
    _guard(
        "contracts_offer_answered_once",
        _("An offer that has been answered or withdrawn stands as it was answered."),
        "contracts_offer.offer_answered_once",
    ),
    _guard(
        "contracts_lease_occupies",
        _("An apartment with an ordinary lease is let. Nobody writes that by hand."),
        "contracts_lease.lease_occupies",
        "contracts_lease.lease_leaves",
        definer=True,
    ),
    _guard(
        "contracts_social_contract_occupies",
        _("An apartment with a social contract is let. Nobody writes that by hand."),
        "contracts_socialcontract.social_contract_occupies",
        "contracts_socialcontract.social_contract_leaves",
        definer=True,
    ),
    _guard(
        "contracts_sublease_within_contract",
        _("A sublease lasts no longer than its social contract."),
        "contracts_sublease.sublease_within_contract",
        "contracts_socialcontract.contract_around_subleases",
        definer=True,
    ),
    _guard(
        "contracts_quota_place_within_ceiling",
        _("No more places are taken than the year's quota has."),
        "contracts_quotaplace.quota_place_within_ceiling",
        definer=True,
    ),
    _guard(
        "audit_history_says_the_same",
        _("Nothing is changed without a note of who changed what."),
        definer=True,
    ),
    _guard(
        "tenants_protected_person_has_handler",
        _("A protected person always has a named handler."),
        "tenants_identity.protected_person_has_handler",
        "tenants_handler.handler_leaves_another",
        definer=True,
    ),
    _guard(
        "contracts_guarantee_after_stop",
        _("No new guarantee is given after the municipality's decision to stop."),
        "contracts_guarantee.guarantee_after_stop",
    ),
    _guard(
        "contracts_guarantee_is_kept",
        _("A guarantee stays as it was recorded; its notice and its end are added, the notice by either organisation."),
        "contracts_guarantee.guarantee_is_kept",
    ),
    _guard(
        "contracts_policy_stands",
        _("A version of a policy begins as a draft, and never changes once it is decided."),
        "contracts_policy.policy_stands",
    ),
    _guard(
        "contracts_policy_value_stands",
        _("The numbers of a version change in a draft alone, and belong to whoever decides them."),
        "contracts_policyvalue.policy_value_stands",
    ),
    _guard(
        "contracts_agreement_yes_stands",
        _("Each organisation says yes to the agreement for itself, to a draft that stands as it was agreed to."),
        "contracts_agreementyes.agreement_yes_stands",
        definer=True,
    ),
    _guard(
        "contracts_consultation_stands",
        _("A consultation is about a draft, and is closed once, when each answer has been met."),
        "contracts_consultation.consultation_stands",
    ),
    _guard(
        "contracts_consultation_recipient_stands",
        _("Who is asked stands as it was sent."),
        "contracts_consultationrecipient.consultation_recipient_stands",
    ),
    _guard(
        "contracts_consultation_answer_stands",
        _("Each answers for itself in a consultation, once, while it is open."),
        "contracts_consultationanswer.consultation_answer_stands",
        definer=True,
    ),
    _guard(
        "tenants_recusal_hands_on",
        _("Whoever leaves a matter hands it to a colleague who can take over."),
        "tenants_recusal.recusal_hands_on",
        "contracts_contractrecusal.contract_recusal_hands_on",
    ),
    _guard(
        "contracts_contacts_of_own_side",
        _("The contacts of a contract work at the organisation that they are named for."),
        "contracts_socialcontract.social_contract_contacts_of_own_side",
    ),
    _guard(
        "contracts_question_to_the_other_side",
        _("A question goes to the other organisation, which alone answers it."),
        "contracts_question.question_to_the_other_side",
    ),
    _guard(
        "contracts_question_is_kept",
        _("A question and its answer are never changed: a correction is a new question."),
        "contracts_question.question_is_kept",
    ),
    _guard(
        "contracts_check_in_result_of_own_plan",
        _("What a check-in says is about a requirement of the same plan."),
        "contracts_checkinresult.check_in_result_of_own_plan",
    ),
    _guard(
        "contracts_notice_is_kept",
        _("What a notice says is never changed. What happens to it afterwards is added."),
        "contracts_notice.notice_is_kept",
    ),
    _guard(
        "contracts_notice_of_own_contract",
        _("A notice on a sublease is kept with the contract of that sublease."),
        "contracts_notice.notice_of_own_contract",
    ),
    _guard(
        "contracts_notice_has_ending",
        _("With each notice on a sublease, the social services keep how the household's time there ends."),
        "contracts_notice.notice_has_ending",
        definer=True,
    ),
    _guard(
        "contracts_ending_says_about_children",
        _("Where children live, a notice by the municipality says how they are affected (SoL 3:1)."),
        "contracts_subleaseending.ending_says_about_children",
        definer=True,
    ),
    _guard(
        "contracts_no_takeover_is_kept",
        _("A decision that no takeover is planned stays as it was made, until it ends."),
        "contracts_notakeover.no_takeover_is_kept",
    ),
    _guard(
        "tenants_disclosure_is_kept",
        _("The note of what the company has been told is never changed."),
        "tenants_disclosure.disclosure_is_kept",
    ),
    _guard(
        "documents_is_kept",
        _("A document is never changed once it is made."),
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
    ),
    _guard(
        "meetings_meeting_stands",
        _("A meeting that is over changes only by being opened again; not when both have approved its minutes."),
        "meetings_meeting.meeting_stands",
    ),
    _guard(
        "meetings_meeting_is_open",
        _("What is written at a meeting is written while it is open."),
        "meetings_meetingattendance.attendance_in_meeting",
        "meetings_agendaitem.agenda_item_in_meeting",
        "meetings_meetingdecision.decision_in_meeting",
        "meetings_actionpoint.action_point_in_meeting",
    ),
    _guard(
        "meetings_action_point_is_kept",
        _("A promise is kept as it was given; that it is done is noted once."),
        "meetings_actionpoint.action_point_is_kept",
    ),
    _guard(
        "meetings_approval_of_closed_meeting",
        _("Each organisation approves for itself, and the minutes as they are."),
        "meetings_approval.approval_of_closed_meeting",
    ),
    _guard(
        "meetings_minutes_of_approved_meeting",
        _("Minutes become a document when both have approved them."),
        "meetings_minutes.minutes_of_approved_meeting",
    ),
    _guard(
        "meetings_report_is_kept",
        _("A report is never changed once it is made."),
        "meetings_report.report_is_kept",
        "meetings_reportfile.report_file_is_kept",
    ),
    _guard(
        "meetings_report_order_is_kept",
        _("What somebody asked for in a report is never changed."),
        "meetings_reportorder.report_order_is_kept",
    ),
    Function(
        "contracts_sees_incident",
        "bigint",
        ORGANISATIONS,
        _("Whether the one who asks may see an incident: what could not be cleared up is for the log reviewers alone."),
    ),
    Function(
        "contracts_incident_not_cleared",
        "bigint, date, text, bigint",
        ORGANISATIONS,
        _("Notes that an incident could not be cleared up, which hides it from whoever notes it too."),
    ),
    _guard(
        "contracts_incident_of_own_contract",
        _("An incident is about a household of the contract it stands on."),
        "contracts_incident.incident_of_own_contract",
    ),
    _guard(
        "contracts_incident_step_in_order",
        _("Nothing is confirmed before whom it is about has been heard, or has had the chance."),
        "contracts_incidentstep.incident_step_in_order",
        definer=True,
    ),
    _guard(
        "contracts_repair_of_confirmed",
        _("Only what has been confirmed is put right, and what has been put right is kept."),
        "contracts_repair.repair_of_confirmed",
    ),
    _guard(
        "contracts_unverified_stands",
        _("An unverified report stands as it was received until it is settled, once."),
        "contracts_unverifiedreport.unverified_stands",
        definer=True,
    ),
    _guard(
        "audit_job_is_kept",
        _("What is to be done in the background is never changed once somebody has asked for it."),
        "django_tasks_database_dbtaskresult.job_is_kept",
    ),
    _guard(
        "contracts_stairwell_asking_is_kept",
        _("The note of who asked about a stairwell is never changed."),
        "contracts_stairwellasking.stairwell_asking_is_kept",
    ),
    _guard("audit_history_is_kept", _("The note of who changed what is never changed.")),
    _guard(
        "audit_history_is_signed",
        _("The note of who changed what is made in one's own name, as it happens."),
        definer=True,
    ),
    _guard(
        "audit_history_is_true",
        _("Nothing is noted as changed that was not."),
        definer=True,
    ),
)
