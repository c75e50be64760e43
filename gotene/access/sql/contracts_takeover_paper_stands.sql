-- Trigger: the papers of a takeover are made when all three have said yes, each after the one before it, and none again
-- once it is signed. Definer, because it holds the takeover until the transaction ends: no yes is taken back meanwhile.
CREATE OR REPLACE FUNCTION contracts_takeover_paper_stands() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    kinds constant text[] := ARRAY['end_sublease', 'end_head_lease', 'new_lease', 'letter'];
    before constant text := kinds[array_position(kinds, NEW.kind::text) - 1];
BEGIN
    PERFORM FROM contracts_takeover takeover
        WHERE takeover.id = NEW.takeover_id AND takeover.completed_at IS NULL AND takeover.cancelled_on IS NULL
        FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'takeover is over' USING ERRCODE = 'check_violation', CONSTRAINT = 'takeover_over';
    END IF;
    IF (
        SELECT count(*) FROM contracts_takeoverconsent consent
        WHERE consent.takeover_id = NEW.takeover_id AND consent.withdrawn_on IS NULL
    ) < 3 THEN
        RAISE EXCEPTION 'not all have said yes'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'takeover_paper_after_yeses';
    END IF;
    IF before IS NOT NULL AND NOT EXISTS (
        SELECT FROM contracts_takeoverpaper paper WHERE paper.takeover_id = NEW.takeover_id AND paper.kind = before
    ) THEN
        RAISE EXCEPTION 'the paper before it is not made'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'takeover_paper_in_order';
    END IF;
    IF EXISTS (
        SELECT FROM contracts_takeoverpaper paper JOIN contracts_signedpaper signed ON signed.paper_id = paper.id
        WHERE paper.takeover_id = NEW.takeover_id AND paper.kind = NEW.kind
    ) THEN
        RAISE EXCEPTION 'the paper is signed'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'takeover_paper_signed';
    END IF;
    RETURN NEW;
END $$;
