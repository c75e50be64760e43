-- Trigger: keeps the apartment's occupancy as its social contract says. Definer, because nobody writes an occupancy by
-- hand.
CREATE OR REPLACE FUNCTION contracts_social_contract_occupies() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        DELETE FROM contracts_occupancy WHERE social_contract_id = OLD.id;
        RETURN OLD;
    END IF;
    INSERT INTO contracts_occupancy (apartment_id, period, social_contract_id)
        VALUES (NEW.apartment_id, daterange(NEW.begins_on, NEW.ends_on, '[]'), NEW.id)
        ON CONFLICT (social_contract_id)
        DO UPDATE SET apartment_id = excluded.apartment_id, period = excluded.period;
    RETURN NEW;
END $$;
