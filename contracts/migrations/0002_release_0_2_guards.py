"""The guards of contracts, guarantees, quota and policies, as release 0.2 had them."""

from django.db import migrations

# They refuse everything until their text is put in place after the migrations (gotene/access/sql).
FUNCTIONS = (
    "contracts_agreement_yes_stands",
    "contracts_check_in_result_of_own_plan",
    "contracts_consultation_answer_stands",
    "contracts_consultation_recipient_stands",
    "contracts_consultation_stands",
    "contracts_contacts_of_own_side",
    "contracts_ending_says_about_children",
    "contracts_guarantee_after_stop",
    "contracts_guarantee_is_kept",
    "contracts_incident_of_own_contract",
    "contracts_incident_step_in_order",
    "contracts_lease_occupies",
    "contracts_no_takeover_is_kept",
    "contracts_notice_has_ending",
    "contracts_notice_is_kept",
    "contracts_notice_of_own_contract",
    "contracts_offer_answered_once",
    "contracts_policy_stands",
    "contracts_policy_value_stands",
    "contracts_question_is_kept",
    "contracts_question_to_the_other_side",
    "contracts_quota_place_within_ceiling",
    "contracts_repair_of_confirmed",
    "contracts_signed_paper_stands",
    "contracts_social_contract_occupies",
    "contracts_stairwell_asking_is_kept",
    "contracts_sublease_within_contract",
    "contracts_takeover_consent_stands",
    "contracts_takeover_is_whole",
    "contracts_takeover_paper_stands",
    "contracts_takeover_stands",
    "contracts_unverified_stands",
)
STUB = """
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'nothing is written before the function is in place' USING ERRCODE = 'check_violation';
END $$;
"""
# The name of the trigger, its table, and what makes it.
TRIGGERS = (
    (
        "agreement_yes_stands",
        "contracts_agreementyes",
        "CREATE TRIGGER agreement_yes_stands BEFORE INSERT OR DELETE OR UPDATE ON contracts_agreementyes"
        " FOR EACH ROW EXECUTE FUNCTION contracts_agreement_yes_stands()",
    ),
    (
        "check_in_result_of_own_plan",
        "contracts_checkinresult",
        "CREATE TRIGGER check_in_result_of_own_plan BEFORE INSERT OR UPDATE ON contracts_checkinresult"
        " FOR EACH ROW EXECUTE FUNCTION contracts_check_in_result_of_own_plan()",
    ),
    (
        "consultation_stands",
        "contracts_consultation",
        "CREATE TRIGGER consultation_stands BEFORE INSERT OR DELETE OR UPDATE ON contracts_consultation"
        " FOR EACH ROW EXECUTE FUNCTION contracts_consultation_stands()",
    ),
    (
        "consultation_answer_stands",
        "contracts_consultationanswer",
        "CREATE TRIGGER consultation_answer_stands BEFORE INSERT OR DELETE OR UPDATE ON contracts_consultationanswer"
        " FOR EACH ROW EXECUTE FUNCTION contracts_consultation_answer_stands()",
    ),
    (
        "consultation_recipient_stands",
        "contracts_consultationrecipient",
        "CREATE TRIGGER consultation_recipient_stands BEFORE INSERT OR DELETE OR UPDATE ON contracts_consultationrecipient"
        " FOR EACH ROW EXECUTE FUNCTION contracts_consultation_recipient_stands()",
    ),
    (
        "contract_recusal_hands_on",
        "contracts_contractrecusal",
        "CREATE TRIGGER contract_recusal_hands_on BEFORE INSERT OR UPDATE ON contracts_contractrecusal"
        " FOR EACH ROW EXECUTE FUNCTION tenants_recusal_hands_on('housing', 'contracts_socialcontract',"
        " 'contract_id')",
    ),
    (
        "guarantee_after_stop",
        "contracts_guarantee",
        "CREATE TRIGGER guarantee_after_stop BEFORE INSERT OR UPDATE OF begins_on, exception_decision ON contracts_guarantee"
        " FOR EACH ROW EXECUTE FUNCTION contracts_guarantee_after_stop()",
    ),
    (
        "guarantee_is_kept",
        "contracts_guarantee",
        "CREATE TRIGGER guarantee_is_kept BEFORE UPDATE ON contracts_guarantee"
        " FOR EACH ROW EXECUTE FUNCTION contracts_guarantee_is_kept()",
    ),
    (
        "guarantee_notice_is_kept",
        "contracts_guaranteenotice",
        "CREATE TRIGGER guarantee_notice_is_kept BEFORE DELETE OR UPDATE ON contracts_guaranteenotice"
        " FOR EACH ROW EXECUTE FUNCTION documents_is_kept('guarantee_notice_is_kept')",
    ),
    (
        "incident_is_kept",
        "contracts_incident",
        "CREATE TRIGGER incident_is_kept BEFORE DELETE OR UPDATE ON contracts_incident"
        " FOR EACH ROW EXECUTE FUNCTION documents_is_kept('incident_is_kept')",
    ),
    (
        "incident_of_own_contract",
        "contracts_incident",
        "CREATE TRIGGER incident_of_own_contract BEFORE INSERT ON contracts_incident"
        " FOR EACH ROW EXECUTE FUNCTION contracts_incident_of_own_contract()",
    ),
    (
        "incident_step_in_order",
        "contracts_incidentstep",
        "CREATE TRIGGER incident_step_in_order BEFORE INSERT ON contracts_incidentstep"
        " FOR EACH ROW EXECUTE FUNCTION contracts_incident_step_in_order()",
    ),
    (
        "incident_step_is_kept",
        "contracts_incidentstep",
        "CREATE TRIGGER incident_step_is_kept BEFORE DELETE OR UPDATE ON contracts_incidentstep"
        " FOR EACH ROW EXECUTE FUNCTION documents_is_kept('incident_step_is_kept')",
    ),
    (
        "lease_leaves",
        "contracts_lease",
        "CREATE TRIGGER lease_leaves BEFORE DELETE ON contracts_lease"
        " FOR EACH ROW EXECUTE FUNCTION contracts_lease_occupies()",
    ),
    (
        "lease_occupies",
        "contracts_lease",
        "CREATE TRIGGER lease_occupies AFTER INSERT OR UPDATE ON contracts_lease"
        " FOR EACH ROW EXECUTE FUNCTION contracts_lease_occupies()",
    ),
    (
        "takeover_is_whole",
        "contracts_lease",
        "CREATE CONSTRAINT TRIGGER takeover_is_whole AFTER UPDATE ON contracts_lease"
        " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (new.apartment_id IS DISTINCT FROM"
        " old.apartment_id OR new.tenant_id IS DISTINCT FROM old.tenant_id OR new.begins_on IS DISTINCT"
        " FROM old.begins_on) EXECUTE FUNCTION contracts_takeover_is_whole()",
    ),
    (
        "no_takeover_is_kept",
        "contracts_notakeover",
        "CREATE TRIGGER no_takeover_is_kept BEFORE UPDATE ON contracts_notakeover"
        " FOR EACH ROW EXECUTE FUNCTION contracts_no_takeover_is_kept()",
    ),
    (
        "notice_has_ending",
        "contracts_notice",
        "CREATE CONSTRAINT TRIGGER notice_has_ending AFTER INSERT ON contracts_notice"
        " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION contracts_notice_has_ending()",
    ),
    (
        "notice_is_kept",
        "contracts_notice",
        "CREATE TRIGGER notice_is_kept BEFORE UPDATE ON contracts_notice"
        " FOR EACH ROW EXECUTE FUNCTION contracts_notice_is_kept()",
    ),
    (
        "notice_of_own_contract",
        "contracts_notice",
        "CREATE TRIGGER notice_of_own_contract BEFORE INSERT ON contracts_notice"
        " FOR EACH ROW EXECUTE FUNCTION contracts_notice_of_own_contract()",
    ),
    (
        "offer_answered_once",
        "contracts_offer",
        "CREATE TRIGGER offer_answered_once BEFORE UPDATE ON contracts_offer"
        " FOR EACH ROW EXECUTE FUNCTION contracts_offer_answered_once()",
    ),
    (
        "policy_stands",
        "contracts_policy",
        "CREATE TRIGGER policy_stands BEFORE INSERT OR DELETE OR UPDATE ON contracts_policy"
        " FOR EACH ROW EXECUTE FUNCTION contracts_policy_stands()",
    ),
    (
        "policy_value_stands",
        "contracts_policyvalue",
        "CREATE TRIGGER policy_value_stands BEFORE INSERT OR DELETE OR UPDATE ON contracts_policyvalue"
        " FOR EACH ROW EXECUTE FUNCTION contracts_policy_value_stands()",
    ),
    (
        "question_is_kept",
        "contracts_question",
        "CREATE TRIGGER question_is_kept BEFORE DELETE OR UPDATE ON contracts_question"
        " FOR EACH ROW EXECUTE FUNCTION contracts_question_is_kept()",
    ),
    (
        "question_to_the_other_side",
        "contracts_question",
        "CREATE TRIGGER question_to_the_other_side BEFORE INSERT OR UPDATE ON contracts_question"
        " FOR EACH ROW EXECUTE FUNCTION contracts_question_to_the_other_side()",
    ),
    (
        "quota_place_within_ceiling",
        "contracts_quotaplace",
        "CREATE TRIGGER quota_place_within_ceiling BEFORE INSERT OR UPDATE ON contracts_quotaplace"
        " FOR EACH ROW EXECUTE FUNCTION contracts_quota_place_within_ceiling()",
    ),
    (
        "repair_of_confirmed",
        "contracts_repair",
        "CREATE TRIGGER repair_of_confirmed BEFORE INSERT OR UPDATE ON contracts_repair"
        " FOR EACH ROW EXECUTE FUNCTION contracts_repair_of_confirmed()",
    ),
    (
        "signed_paper_is_kept",
        "contracts_signedpaper",
        "CREATE TRIGGER signed_paper_is_kept BEFORE DELETE OR UPDATE ON contracts_signedpaper"
        " FOR EACH ROW EXECUTE FUNCTION documents_is_kept('signed_paper_is_kept')",
    ),
    (
        "signed_paper_stands",
        "contracts_signedpaper",
        "CREATE TRIGGER signed_paper_stands BEFORE INSERT ON contracts_signedpaper"
        " FOR EACH ROW EXECUTE FUNCTION contracts_signed_paper_stands()",
    ),
    (
        "signed_scan_is_kept",
        "contracts_signedscan",
        "CREATE TRIGGER signed_scan_is_kept BEFORE DELETE OR UPDATE ON contracts_signedscan"
        " FOR EACH ROW EXECUTE FUNCTION documents_is_kept('signed_paper_is_kept')",
    ),
    (
        "contract_around_subleases",
        "contracts_socialcontract",
        "CREATE TRIGGER contract_around_subleases AFTER UPDATE ON contracts_socialcontract"
        " FOR EACH ROW EXECUTE FUNCTION contracts_sublease_within_contract()",
    ),
    (
        "social_contract_contacts_of_own_side",
        "contracts_socialcontract",
        "CREATE TRIGGER social_contract_contacts_of_own_side BEFORE INSERT OR UPDATE ON contracts_socialcontract"
        " FOR EACH ROW EXECUTE FUNCTION contracts_contacts_of_own_side()",
    ),
    (
        "social_contract_leaves",
        "contracts_socialcontract",
        "CREATE TRIGGER social_contract_leaves BEFORE DELETE ON contracts_socialcontract"
        " FOR EACH ROW EXECUTE FUNCTION contracts_social_contract_occupies()",
    ),
    (
        "social_contract_occupies",
        "contracts_socialcontract",
        "CREATE TRIGGER social_contract_occupies AFTER INSERT OR UPDATE ON contracts_socialcontract"
        " FOR EACH ROW EXECUTE FUNCTION contracts_social_contract_occupies()",
    ),
    (
        "takeover_is_whole",
        "contracts_socialcontract",
        "CREATE CONSTRAINT TRIGGER takeover_is_whole AFTER INSERT OR UPDATE ON contracts_socialcontract"
        " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION contracts_takeover_is_whole()",
    ),
    (
        "stairwell_asking_is_kept",
        "contracts_stairwellasking",
        "CREATE TRIGGER stairwell_asking_is_kept BEFORE DELETE OR UPDATE ON contracts_stairwellasking"
        " FOR EACH ROW EXECUTE FUNCTION contracts_stairwell_asking_is_kept()",
    ),
    (
        "sublease_within_contract",
        "contracts_sublease",
        "CREATE TRIGGER sublease_within_contract AFTER INSERT OR UPDATE ON contracts_sublease"
        " FOR EACH ROW EXECUTE FUNCTION contracts_sublease_within_contract()",
    ),
    (
        "takeover_is_whole",
        "contracts_sublease",
        "CREATE CONSTRAINT TRIGGER takeover_is_whole AFTER INSERT OR UPDATE ON contracts_sublease"
        " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION contracts_takeover_is_whole()",
    ),
    (
        "ending_says_about_children",
        "contracts_subleaseending",
        "CREATE TRIGGER ending_says_about_children BEFORE INSERT OR UPDATE ON contracts_subleaseending"
        " FOR EACH ROW EXECUTE FUNCTION contracts_ending_says_about_children()",
    ),
    (
        "takeover_is_whole",
        "contracts_takeover",
        "CREATE CONSTRAINT TRIGGER takeover_is_whole AFTER INSERT OR UPDATE ON contracts_takeover"
        " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (new.completed_at IS NOT NULL) EXECUTE FUNCTION"
        " contracts_takeover_is_whole()",
    ),
    (
        "takeover_stands",
        "contracts_takeover",
        "CREATE TRIGGER takeover_stands BEFORE INSERT OR UPDATE ON contracts_takeover"
        " FOR EACH ROW EXECUTE FUNCTION contracts_takeover_stands()",
    ),
    (
        "takeover_consent_stands",
        "contracts_takeoverconsent",
        "CREATE TRIGGER takeover_consent_stands BEFORE INSERT OR UPDATE ON contracts_takeoverconsent"
        " FOR EACH ROW EXECUTE FUNCTION contracts_takeover_consent_stands()",
    ),
    (
        "takeover_paper_is_kept",
        "contracts_takeoverpaper",
        "CREATE TRIGGER takeover_paper_is_kept BEFORE DELETE OR UPDATE ON contracts_takeoverpaper"
        " FOR EACH ROW EXECUTE FUNCTION documents_is_kept('takeover_paper_is_kept')",
    ),
    (
        "takeover_paper_stands",
        "contracts_takeoverpaper",
        "CREATE TRIGGER takeover_paper_stands BEFORE INSERT ON contracts_takeoverpaper"
        " FOR EACH ROW EXECUTE FUNCTION contracts_takeover_paper_stands()",
    ),
    (
        "takeover_paper_file_is_kept",
        "contracts_takeoverpaperfile",
        "CREATE TRIGGER takeover_paper_file_is_kept BEFORE DELETE OR UPDATE ON contracts_takeoverpaperfile"
        " FOR EACH ROW EXECUTE FUNCTION documents_is_kept('takeover_paper_is_kept')",
    ),
    (
        "unverified_stands",
        "contracts_unverifiedreport",
        "CREATE TRIGGER unverified_stands BEFORE INSERT OR UPDATE ON contracts_unverifiedreport"
        " FOR EACH ROW EXECUTE FUNCTION contracts_unverified_stands()",
    ),
)


class Migration(migrations.Migration):
    replaces = [("contracts", "0010_questions")]

    dependencies = [("contracts", "0001_release_0_2"), ("tenants", "0002_release_0_2_guards")]

    operations = [
        *(migrations.RunSQL(STUB.format(name=name), f"DROP FUNCTION {name}();") for name in FUNCTIONS),
        *(migrations.RunSQL(made, f"DROP TRIGGER {name} ON {table};") for name, table, made in TRIGGERS),
    ]
