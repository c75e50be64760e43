-- Trigger: an incident is about a household of the contract it stands on. With the writer's own rights: whoever reports
-- reads the subleases.
CREATE OR REPLACE FUNCTION contracts_incident_of_own_contract() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NEW.sublease_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM contracts_sublease home WHERE home.id = NEW.sublease_id AND home.contract_id = NEW.contract_id
    ) THEN
        RAISE EXCEPTION 'a household of another contract'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'incident_of_own_contract';
    END IF;
    RETURN NEW;
END $$;
