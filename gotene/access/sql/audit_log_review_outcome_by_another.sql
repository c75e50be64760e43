-- Trigger: an outcome is signed by a log reviewer of the organisation, or by its director where a log reviewer is the
-- one who looked; and never by the one who looked. With the writer's own rights: whoever signs sees the reading.
CREATE OR REPLACE FUNCTION audit_log_review_outcome_by_another() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM audit_logreviewitem item
            JOIN audit_reading reading ON reading.id = item.reading_id
            JOIN accounts_staffmember reader ON reader.id = reading.staff_id
            JOIN accounts_staffmember signer ON signer.organisation_id = reading.organisation_id
        WHERE item.id = NEW.item_id AND signer.id = NEW.signed_by_id AND signer.id <> reader.id AND signer.active
        AND ('log_reviewer' = ANY (signer.roles)
            OR ('log_reviewer' = ANY (reader.roles)
                AND signer.roles && '{housing_director,social_director}'::varchar[]))
    ) THEN
        RAISE EXCEPTION 'signed by somebody who may not'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'log_review_outcome_by_another';
    END IF;
    RETURN NEW;
END $$;
