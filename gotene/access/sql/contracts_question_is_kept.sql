-- Trigger: what was asked is never rewritten, and an answer never changed: a correction is a new question. Until it is
-- answered, a question may pass to a colleague. Retention alone erases. Reads nothing, so it has the writer's own rights.
CREATE OR REPLACE FUNCTION contracts_question_is_kept() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF session_user = '{retention}' THEN
            RETURN OLD;
        END IF;
    ELSIF OLD.answered_at IS NULL
        AND (NEW.sublease_id, NEW.to_side, NEW.text, NEW.asked_on, NEW.asked_by_id)
            = (OLD.sublease_id, OLD.to_side, OLD.text, OLD.asked_on, OLD.asked_by_id)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'questions and answers are kept'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'question_is_kept';
END $$;
