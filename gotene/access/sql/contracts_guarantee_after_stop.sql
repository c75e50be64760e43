-- Trigger: no guarantee from the day of the municipality's stop without a decision that makes an exception. A draft of
-- a stop stops nothing. With the writer's own rights: policies are read by both organisations, every row of them.
CREATE OR REPLACE FUNCTION contracts_guarantee_after_stop() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    stop date;
BEGIN
    SELECT value.text::date INTO stop
        FROM contracts_policyvalue value JOIN contracts_policy policy ON policy.id = value.policy_id
        WHERE value.key = 'guarantee_stop' AND policy.decided_on IS NOT NULL
            AND policy.valid_from <= NEW.begins_on
        ORDER BY policy.valid_from DESC, value.id DESC LIMIT 1;
    IF stop IS NOT NULL AND NEW.begins_on >= stop AND NEW.exception_decision = '' THEN
        RAISE EXCEPTION 'guarantee after the stop'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'guarantee_after_stop';
    END IF;
    RETURN NEW;
END $$;
