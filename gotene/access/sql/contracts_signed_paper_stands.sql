-- Trigger: what comes back signed is an agreement, the newest made of its kind, signed between the day it was made and
-- the day when the new lease begins. Definer, because it holds the takeover until the transaction ends: the paper is not
-- made again, and no yes taken back, meanwhile.
CREATE OR REPLACE FUNCTION contracts_signed_paper_stands() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    made record;
BEGIN
    SELECT paper.id, paper.kind, paper.made_on, takeover.id AS takeover_id, takeover.new_lease_from INTO made
        FROM contracts_takeoverpaper paper JOIN contracts_takeover takeover ON takeover.id = paper.takeover_id
        WHERE paper.id = NEW.paper_id AND takeover.completed_at IS NULL AND takeover.cancelled_on IS NULL
        FOR UPDATE OF takeover;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'takeover is over' USING ERRCODE = 'check_violation', CONSTRAINT = 'takeover_over';
    END IF;
    IF made.kind = 'letter' THEN
        RAISE EXCEPTION 'the letter is not signed'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'signed_paper_is_agreement';
    END IF;
    IF EXISTS (
        SELECT FROM contracts_takeoverpaper newer
        WHERE newer.takeover_id = made.takeover_id AND newer.kind = made.kind AND newer.id > made.id
    ) THEN
        RAISE EXCEPTION 'made again since' USING ERRCODE = 'check_violation', CONSTRAINT = 'signed_paper_of_latest';
    END IF;
    IF NOT NEW.signed_on BETWEEN made.made_on AND made.new_lease_from THEN
        RAISE EXCEPTION 'not signed in time' USING ERRCODE = 'check_violation', CONSTRAINT = 'signed_paper_in_time';
    END IF;
    RETURN NEW;
END $$;
