-- Trigger: a sublease lies within its social contract, whichever of the two is written. Definer, because whoever writes
-- the one may only read the other, and the contract is held while the sublease is written.
CREATE OR REPLACE FUNCTION contracts_sublease_within_contract() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    outside boolean;
BEGIN
    IF TG_TABLE_NAME = 'contracts_sublease' THEN
        SELECT NOT daterange(contract.begins_on, contract.ends_on, '[]') @> daterange(NEW.begins_on, NEW.ends_on, '[]')
            INTO outside FROM contracts_socialcontract contract WHERE contract.id = NEW.contract_id FOR SHARE;
    ELSE
        SELECT EXISTS (
            SELECT FROM contracts_sublease sublease WHERE sublease.contract_id = NEW.id
            AND NOT daterange(NEW.begins_on, NEW.ends_on, '[]') @> daterange(sublease.begins_on, sublease.ends_on, '[]')
        ) INTO outside;
    END IF;
    IF outside THEN
        RAISE EXCEPTION 'sublease outside its contract'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'sublease_within_contract';
    END IF;
    RETURN NEW;
END $$;
