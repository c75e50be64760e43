-- Trigger: a document, a scan or a photo is kept as it was. The trigger's argument is the name of the sentence that
-- whoever tries is told. Retention alone erases; nobody rewrites. Reads nothing, so it has the writer's own rights.
CREATE OR REPLACE FUNCTION documents_is_kept() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' AND session_user = '{retention}' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'documents are only added' USING ERRCODE = 'check_violation', CONSTRAINT = TG_ARGV[0];
END $$;
