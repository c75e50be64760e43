-- Trigger: a report and its document are kept as they were made. Retention alone erases them; nobody rewrites them.
-- Reads nothing, so it has the writer's own rights.
CREATE OR REPLACE FUNCTION meetings_report_is_kept() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' AND session_user = '{retention}' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'reports are only added' USING ERRCODE = 'check_violation', CONSTRAINT = 'report_is_kept';
END $$;
