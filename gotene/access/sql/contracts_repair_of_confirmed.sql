-- Trigger: only what has been confirmed is put right, and what has been put right is kept. With the writer's own
-- rights: whoever agrees on a repair reads the steps of what was confirmed.
CREATE OR REPLACE FUNCTION contracts_repair_of_confirmed() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (OLD.done_on IS NOT NULL OR NEW.incident_id <> OLD.incident_id) THEN
        RAISE EXCEPTION 'a repair that is done is kept'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'repair_done_is_kept';
    END IF;
    IF NOT EXISTS (
        SELECT FROM contracts_incidentstep step WHERE step.incident_id = NEW.incident_id AND step.kind = 'confirmed'
    ) THEN
        RAISE EXCEPTION 'not confirmed'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'repair_of_confirmed';
    END IF;
    RETURN NEW;
END $$;
