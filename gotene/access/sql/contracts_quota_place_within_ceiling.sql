-- Trigger: no place beyond the year's ceiling and what both have agreed on. Definer, because it holds the year until
-- the transaction ends, whoever takes the place.
CREATE OR REPLACE FUNCTION contracts_quota_place_within_ceiling() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    places integer;
BEGIN
    SELECT quota.ceiling + coalesce(
            (SELECT sum(extension.places) FROM contracts_quotaextension extension WHERE extension.year_id = quota.id), 0
        )
        INTO places FROM contracts_quotayear quota WHERE quota.id = NEW.year_id FOR UPDATE;
    IF NEW.number > places THEN
        RAISE EXCEPTION 'no place left'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'quota_place_within_ceiling';
    END IF;
    RETURN NEW;
END $$;
