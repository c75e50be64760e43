-- Trigger: a result is about a requirement of the same plan as its check-in. With the writer's own rights: whoever
-- writes a result reads the plan.
CREATE OR REPLACE FUNCTION contracts_check_in_result_of_own_plan() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF (SELECT check_in.plan_id FROM contracts_checkin check_in WHERE check_in.id = NEW.check_in_id)
        IS DISTINCT FROM
        (SELECT criterion.plan_id FROM contracts_takeovercriterion criterion WHERE criterion.id = NEW.criterion_id)
    THEN
        RAISE EXCEPTION 'criterion of another plan'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'check_in_result_of_own_plan';
    END IF;
    RETURN NEW;
END $$;
