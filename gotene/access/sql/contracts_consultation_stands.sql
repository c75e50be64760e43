-- Trigger on a consultation: it is about a draft, and is closed once, when it has been said how each answer was met.
-- Holds the version, so that it is not decided and no number of it changes meanwhile (those who write the numbers share
-- it, so this is more than shared): whoever writes consultations may change it.
CREATE OR REPLACE FUNCTION contracts_consultation_stands() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND OLD.closed_on IS NOT NULL) THEN
        RAISE EXCEPTION 'a consultation is kept'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'consultation_is_kept';
    END IF;
    IF TG_OP = 'UPDATE' AND (NEW.policy_id, NEW.sent_on, NEW.sent_by_id, NEW.message)
        IS DISTINCT FROM (OLD.policy_id, OLD.sent_on, OLD.sent_by_id, OLD.message) THEN
        RAISE EXCEPTION 'what was sent stands'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'consultation_is_kept';
    END IF;
    PERFORM FROM contracts_policy p
        WHERE p.id = NEW.policy_id AND p.decided_on IS NULL AND p.dropped_on IS NULL FOR NO KEY UPDATE;
    IF NOT FOUND OR EXISTS (SELECT FROM contracts_agreementyes y WHERE y.policy_id = NEW.policy_id) THEN
        RAISE EXCEPTION 'no draft' USING ERRCODE = 'check_violation', CONSTRAINT = 'consultation_of_draft';
    END IF;
    IF NEW.closed_on IS NOT NULL AND EXISTS (
        SELECT FROM contracts_consultationrecipient r JOIN contracts_consultationanswer a ON a.recipient_id = r.id
        WHERE r.consultation_id = NEW.id AND r.met = ''
    ) THEN
        RAISE EXCEPTION 'an answer is not met'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'consultation_answers_met';
    END IF;
    RETURN NEW;
END $$;
