-- Trigger: a decision that no takeover is planned stays as it was made; it ends once, and that is all.
CREATE OR REPLACE FUNCTION contracts_no_takeover_is_kept() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF OLD.ended_on IS NOT NULL
        OR (OLD.sublease_id, OLD.decided_on, OLD.decided_by_id, OLD.review_by)
        IS DISTINCT FROM (NEW.sublease_id, NEW.decided_on, NEW.decided_by_id, NEW.review_by)
    THEN
        RAISE EXCEPTION 'what was decided stays'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'no_takeover_is_kept';
    END IF;
    RETURN NEW;
END $$;
