-- Ends the sublease of a takeover and closes its plan, the day before the new lease begins, and answers with the social
-- contract that is to end too. Both are the social services' to write, and all of it is to happen at once: so it is done
-- here, with its history, by whom the connection's signature says (a command is believed in done_by). Whether the yeses,
-- the papers and the inspection are there is asked at commit (contracts_takeover_is_whole), which the company cannot
-- get past: a sublease that ended without a takeover is refused with all the rest.
CREATE OR REPLACE FUNCTION contracts_switch_leases(in_takeover bigint, done_by bigint) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    takeover contracts_takeover;
    who constant bigint :=
        CASE WHEN pg_has_role(session_user, current_user, 'MEMBER') THEN done_by ELSE access_staff() END;
    last_day date;
    ended contracts_sublease;
    plan contracts_handoverplan;
BEGIN
    SELECT found.* INTO takeover FROM contracts_takeover found
        WHERE found.id = in_takeover AND found.completed_at IS NULL AND found.cancelled_on IS NULL FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'takeover is over' USING ERRCODE = 'check_violation', CONSTRAINT = 'takeover_over';
    END IF;
    last_day := takeover.new_lease_from - 1;
    UPDATE contracts_sublease sublease SET ends_on = last_day, end_reason = 'taken_over'
        WHERE sublease.id = takeover.sublease_id AND sublease.end_reason = ''
        AND (sublease.ends_on IS NULL OR sublease.ends_on >= last_day)
        RETURNING sublease.* INTO ended;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'nobody lives there until then'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'takeover_of_running_sublease';
    END IF;
    INSERT INTO contracts_historicalsublease
        (id, begins_on, ends_on, contract_id, case_number, end_reason, history_type, history_date, history_user_id)
        VALUES (
            ended.id, ended.begins_on, ended.ends_on, ended.contract_id, ended.case_number, ended.end_reason,
            '~', clock_timestamp(), who
        );
    UPDATE contracts_handoverplan own SET closed_on = last_day, outcome = 'own_lease'
        WHERE own.sublease_id = ended.id AND own.closed_on IS NULL
        RETURNING own.* INTO plan;
    IF FOUND THEN
        INSERT INTO contracts_historicalhandoverplan (
            id, sublease_id, begins_on, goal_date, policy_id, summary, first_check_in_on, made_by_id, closed_on, outcome,
            history_type, history_date, history_user_id
        ) VALUES (
            plan.id, plan.sublease_id, plan.begins_on, plan.goal_date, plan.policy_id, plan.summary,
            plan.first_check_in_on, plan.made_by_id, plan.closed_on, plan.outcome, '~', clock_timestamp(), who
        );
    END IF;
    RETURN ended.contract_id;
END $$;
