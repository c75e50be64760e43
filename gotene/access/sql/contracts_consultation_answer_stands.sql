-- Trigger: an answer is given once, while the consultation is open, by the social services for themselves or by the
-- company for others. As the owner: it holds the consultation, which the social services may not change.
CREATE OR REPLACE FUNCTION contracts_consultation_answer_stands() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    asked contracts_consultationrecipient;
BEGIN
    IF TG_OP <> 'INSERT' THEN
        RAISE EXCEPTION 'an answer is kept'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'consultation_answer_is_kept';
    END IF;
    SELECT r.* INTO asked FROM contracts_consultationrecipient r WHERE r.id = NEW.recipient_id;
    PERFORM FROM contracts_consultation c WHERE c.id = asked.consultation_id AND c.closed_on IS NULL FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'a closed consultation is kept'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'consultation_is_kept';
    END IF;
    IF NOT EXISTS (
        SELECT FROM accounts_staffmember s WHERE s.id = NEW.recorded_by_id
            AND s.organisation_id = CASE asked.side WHEN 'social' THEN 'social' ELSE 'housing' END
    ) THEN
        RAISE EXCEPTION 'an answer of another organisation'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'consultation_answer_of_own_side';
    END IF;
    RETURN NEW;
END $$;
