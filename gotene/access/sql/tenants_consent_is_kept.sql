-- Trigger: a consent is what somebody has said, and is only ever withdrawn, once. Retention alone erases it. Reads
-- nothing, so it has the writer's own rights.
CREATE OR REPLACE FUNCTION tenants_consent_is_kept() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF session_user = '{retention}' THEN
            RETURN OLD;
        END IF;
    ELSIF OLD.withdrawn_on IS NULL
        AND (NEW.id, NEW.case_id, NEW.kind, NEW.given_on, NEW.given_how, NEW.given_note)
            = (OLD.id, OLD.case_id, OLD.kind, OLD.given_on, OLD.given_how, OLD.given_note)
        AND NEW.valid_until IS NOT DISTINCT FROM OLD.valid_until
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'consents are only withdrawn' USING ERRCODE = 'check_violation', CONSTRAINT = 'consent_is_kept';
END $$;
