-- Trigger: an offer that has been answered or withdrawn stands as it was answered. Of two who answer at once, the second
-- is refused. Reads nothing but the row, so it has the writer's own rights.
CREATE OR REPLACE FUNCTION contracts_offer_answered_once() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF OLD.answer <> '' AND (NEW.answer, NEW.answered_at, NEW.answered_by_id, NEW.decline_reason)
        IS DISTINCT FROM (OLD.answer, OLD.answered_at, OLD.answered_by_id, OLD.decline_reason)
    THEN
        RAISE EXCEPTION 'the offer is answered'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'offer_answered_once';
    END IF;
    RETURN NEW;
END $$;
