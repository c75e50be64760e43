-- Trigger: an unverified report is about a household and an incident of its own contract, and stands as it was received
-- until it is settled, once. Retention erases it whole. Definer, because what could not be cleared up is hidden from
-- those who write.
CREATE OR REPLACE FUNCTION contracts_unverified_stands() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    -- What settles it.
    of_its_end constant text[] := '{outcome,ended_on,ended_by_id,incident_id}';
BEGIN
    IF TG_OP = 'UPDATE' AND (OLD.outcome <> '' OR to_jsonb(OLD) - of_its_end <> to_jsonb(NEW) - of_its_end) THEN
        RAISE EXCEPTION 'an unverified report is kept'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'unverified_is_kept';
    END IF;
    IF NEW.sublease_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM contracts_sublease home WHERE home.id = NEW.sublease_id AND home.contract_id = NEW.contract_id
    ) OR NEW.incident_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM contracts_incident incident
        WHERE incident.id = NEW.incident_id AND incident.contract_id = NEW.contract_id
    ) THEN
        RAISE EXCEPTION 'of another contract'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'unverified_of_own_contract';
    END IF;
    RETURN NEW;
END $$;
