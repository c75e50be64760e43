-- Trigger: a guarantee is kept as it was recorded; only its notice and its end are added, once, and the end never moves
-- to a later day. Who the tenant is opens that person's name to the other organisation, so it can least of all be
-- changed. The social services add their notice and nothing else, and are free no earlier than the law lets them
-- (JB 12:28 a, as rules.guarantee_earliest_end counts it). Reads nothing, so it has the writer's own rights.
CREATE OR REPLACE FUNCTION contracts_guarantee_is_kept() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    of_its_end constant text[] := '{notice_given_on,ends_on,release_reason}';
BEGIN
    IF to_jsonb(NEW) - of_its_end = to_jsonb(OLD) - of_its_end
        AND (OLD.notice_given_on IS NULL OR NEW.notice_given_on IS NOT DISTINCT FROM OLD.notice_given_on)
        AND (OLD.release_reason = '' OR NEW.release_reason = OLD.release_reason)
        AND (OLD.ends_on IS NULL OR NEW.ends_on <= OLD.ends_on)
        AND (session_user <> '{social}'
            OR NEW.notice_given_on IS NOT NULL AND OLD.notice_given_on IS NULL AND NEW.release_reason = OLD.release_reason
            AND NEW.ends_on >= LEAST(OLD.ends_on, GREATEST(
                (date_trunc('month', NEW.notice_given_on::timestamp) + interval '10 months')::date - 1,
                (OLD.begins_on + interval '2 years')::date
            )))
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a guarantee is kept as it was recorded'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'guarantee_is_kept';
END $$;
