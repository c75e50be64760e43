-- Trigger: who asked about which case and stairwell is kept as it was. Retention alone erases it; nobody rewrites it.
-- Reads nothing, so it has the writer's own rights.
CREATE OR REPLACE FUNCTION contracts_stairwell_asking_is_kept() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' AND session_user = '{retention}' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'askings are only added'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'stairwell_asking_is_kept';
END $$;
