-- Trigger: a question goes from one organisation to the other, which alone answers it, and nobody writes in the name of
-- the other organisation. Reads what both may read.
CREATE OR REPLACE FUNCTION contracts_question_to_the_other_side() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    own constant text := CASE session_user WHEN '{housing}' THEN 'housing' WHEN '{social}' THEN 'social' END;
    answers constant boolean := NEW.answered_by_id IS NOT NULL
        AND (TG_OP = 'INSERT' OR NEW.answered_by_id IS DISTINCT FROM OLD.answered_by_id);
BEGIN
    IF TG_OP = 'INSERT' AND (
        own = NEW.to_side
        OR EXISTS (
            SELECT FROM accounts_staffmember staff
            WHERE staff.id = NEW.asked_by_id AND staff.organisation_id = NEW.to_side
        )
    ) OR EXISTS (
        SELECT FROM accounts_staffmember staff
        WHERE staff.id = NEW.answerer_id AND staff.organisation_id <> NEW.to_side
        AND (TG_OP = 'INSERT' OR NEW.answerer_id <> OLD.answerer_id)
    ) OR answers AND (
        own <> NEW.to_side
        OR EXISTS (
            SELECT FROM accounts_staffmember staff
            WHERE staff.id = NEW.answered_by_id AND staff.organisation_id <> NEW.to_side
        )
    ) THEN
        RAISE EXCEPTION 'not between the two organisations'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'question_to_the_other_side';
    END IF;
    RETURN NEW;
END $$;
