-- Trigger: a notice on a sublease is kept with the contract of that sublease.
CREATE OR REPLACE FUNCTION contracts_notice_of_own_contract() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NEW.sublease_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM contracts_sublease sublease
        WHERE sublease.id = NEW.sublease_id AND sublease.contract_id = NEW.contract_id
    ) THEN
        RAISE EXCEPTION 'notice on the sublease of another contract'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'notice_of_own_contract';
    END IF;
    RETURN NEW;
END $$;
