-- Trigger: who is asked is named, and how the answer was met is written, while the consultation is open. Holds the
-- consultation, so that it is not closed meanwhile: whoever names those who are asked may change it.
CREATE OR REPLACE FUNCTION contracts_consultation_recipient_stands() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (NEW.consultation_id, NEW.name, NEW.side)
        IS DISTINCT FROM (OLD.consultation_id, OLD.name, OLD.side) THEN
        RAISE EXCEPTION 'who was asked stands'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'consultation_is_kept';
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM FROM contracts_consultation c WHERE c.id = NEW.consultation_id AND c.closed_on IS NULL FOR SHARE;
    END IF;
    IF TG_OP = 'DELETE' OR NOT FOUND THEN
        RAISE EXCEPTION 'a consultation is kept'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'consultation_is_kept';
    END IF;
    RETURN NEW;
END $$;
