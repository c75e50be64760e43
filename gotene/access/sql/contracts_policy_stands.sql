-- Trigger: a version begins as a draft, is decided once, and never changes after that. What is out for consultation or
-- has been agreed to stands as it was sent. With the writer's own rights: both organisations read all of this.
CREATE OR REPLACE FUNCTION contracts_policy_stands() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    consulted boolean;
    agreed integer;
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.decided_on IS NOT NULL OR NEW.dropped_on IS NOT NULL THEN
            RAISE EXCEPTION 'a version begins as a draft'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'policy_begins_as_draft';
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.decided_on IS NOT NULL OR OLD.dropped_on IS NOT NULL THEN
        RAISE EXCEPTION 'decided or dropped' USING ERRCODE = 'check_violation', CONSTRAINT = 'policy_is_kept';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF NEW.kind <> OLD.kind THEN
        RAISE EXCEPTION 'the kind stands' USING ERRCODE = 'check_violation', CONSTRAINT = 'policy_kind_stands';
    END IF;
    consulted := EXISTS (SELECT FROM contracts_consultation c WHERE c.policy_id = NEW.id AND c.closed_on IS NULL);
    SELECT count(*) INTO agreed FROM contracts_agreementyes y WHERE y.policy_id = NEW.id;
    IF consulted AND (NEW.decided_on IS NOT NULL OR NEW.dropped_on IS NOT NULL) THEN
        RAISE EXCEPTION 'out for consultation'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'policy_consultation_open';
    END IF;
    IF (consulted OR agreed > 0)
        AND (NEW.title, NEW.text, NEW.valid_from) IS DISTINCT FROM (OLD.title, OLD.text, OLD.valid_from) THEN
        RAISE EXCEPTION 'sent or agreed to' USING ERRCODE = 'check_violation', CONSTRAINT = 'policy_draft_stands';
    END IF;
    IF NEW.decided_on IS NOT NULL AND NEW.kind = 'cooperation_agreement' AND agreed < 2 THEN
        RAISE EXCEPTION 'both must agree' USING ERRCODE = 'check_violation', CONSTRAINT = 'policy_agreed_by_both';
    END IF;
    RETURN NEW;
END $$;
