-- Trigger: each organisation notes its own yes, and the social services the resident's; a yes is taken back by a day of
-- its own, before a paper is signed, and never rewritten. Definer, because it holds the takeover until the transaction
-- ends: of two who sign and take back at once, one is the second.
CREATE OR REPLACE FUNCTION contracts_takeover_consent_stands() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    side constant text := CASE NEW.party WHEN 'housing' THEN 'housing' ELSE 'social' END;
    who constant bigint := coalesce(NEW.withdrawn_by_id, NEW.recorded_by_id);
BEGIN
    PERFORM FROM contracts_takeover takeover
        WHERE takeover.id = NEW.takeover_id AND takeover.completed_at IS NULL AND takeover.cancelled_on IS NULL
        FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'takeover is over' USING ERRCODE = 'check_violation', CONSTRAINT = 'takeover_over';
    END IF;
    IF NOT EXISTS (SELECT FROM accounts_staffmember staff WHERE staff.id = who AND staff.organisation_id = side) THEN
        RAISE EXCEPTION 'the yes of another'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'takeover_consent_own_side';
    END IF;
    IF TG_OP = 'INSERT' THEN
        RETURN NEW;
    END IF;
    IF OLD.withdrawn_on IS NOT NULL OR (NEW.id, NEW.takeover_id, NEW.party, NEW.said_on, NEW.recorded_by_id)
        <> (OLD.id, OLD.takeover_id, OLD.party, OLD.said_on, OLD.recorded_by_id)
    THEN
        RAISE EXCEPTION 'a yes is kept' USING ERRCODE = 'check_violation', CONSTRAINT = 'takeover_consent_is_kept';
    END IF;
    IF EXISTS (
        SELECT FROM contracts_takeoverpaper paper JOIN contracts_signedpaper signed ON signed.paper_id = paper.id
        WHERE paper.takeover_id = NEW.takeover_id
    ) THEN
        RAISE EXCEPTION 'a paper is signed'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'takeover_consent_before_signed';
    END IF;
    RETURN NEW;
END $$;
