-- Trigger: a month is reviewed when it is over, so that the review is of all of it. Reads nothing, so it has the
-- writer's own rights.
CREATE OR REPLACE FUNCTION audit_log_review_of_past_month() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF (NEW.made_at AT TIME ZONE 'Europe/Stockholm')::date < NEW.month + interval '1 month' THEN
        RAISE EXCEPTION 'the month is not over'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'log_review_of_past_month';
    END IF;
    RETURN NEW;
END $$;
