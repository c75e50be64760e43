-- Trigger: what is chosen for a review was read in its month by somebody of its organisation. With the writer's own
-- rights: whoever makes a review sees the readings.
CREATE OR REPLACE FUNCTION audit_log_review_item_of_month() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM audit_logreview review JOIN audit_reading reading ON reading.organisation_id = review.organisation_id
        WHERE review.id = NEW.review_id AND reading.id = NEW.reading_id
        AND date_trunc('month', reading.at AT TIME ZONE 'Europe/Stockholm')::date = review.month
    ) THEN
        RAISE EXCEPTION 'read in another month, or elsewhere'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'log_review_item_of_month';
    END IF;
    RETURN NEW;
END $$;
