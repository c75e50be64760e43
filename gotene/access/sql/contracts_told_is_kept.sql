-- Trigger: what the social services have told the company is told by them, and never rewritten. The company alone notes
-- that it is read, once. Retention alone erases. Reads what both may read, so it has the writer's own rights.
CREATE OR REPLACE FUNCTION contracts_told_is_kept() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    side text;
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF session_user = '{retention}' THEN
            RETURN OLD;
        END IF;
    ELSIF TG_OP = 'INSERT' THEN
        SELECT organisation_id INTO side FROM accounts_staffmember WHERE id = NEW.told_by_id;
        IF side = 'social' AND NEW.read_at IS NULL THEN
            RETURN NEW;
        END IF;
    ELSIF OLD.read_at IS NULL
        AND (NEW.id, NEW.sublease_id, NEW.kind, NEW.text, NEW.told_at, NEW.told_by_id)
            = (OLD.id, OLD.sublease_id, OLD.kind, OLD.text, OLD.told_at, OLD.told_by_id)
    THEN
        SELECT organisation_id INTO side FROM accounts_staffmember WHERE id = NEW.read_by_id;
        IF NEW.read_by_id IS NULL OR side = 'housing' THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'what is told is kept' USING ERRCODE = 'check_violation', CONSTRAINT = 'told_is_kept';
END $$;
