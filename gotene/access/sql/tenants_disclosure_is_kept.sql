-- Trigger: what has been told to the other organisation is kept as it was written. Retention alone erases it; nobody
-- rewrites it. Reads nothing, so it has the writer's own rights.
CREATE OR REPLACE FUNCTION tenants_disclosure_is_kept() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' AND session_user = '{retention}' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'disclosures are only added' USING ERRCODE = 'check_violation', CONSTRAINT = 'disclosure_is_kept';
END $$;
