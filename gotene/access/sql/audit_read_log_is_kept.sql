-- Trigger: what was read, and its seal, is kept as it was written. Nobody changes, removes or empties it, the owner no
-- more than others. Reads nothing, so it has the writer's own rights.
CREATE OR REPLACE FUNCTION audit_read_log_is_kept() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'the read log is only added to' USING ERRCODE = 'check_violation', CONSTRAINT = 'read_log_is_kept';
END $$;
