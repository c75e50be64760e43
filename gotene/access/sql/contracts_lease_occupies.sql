-- Trigger: keeps the apartment's occupancy as its lease says. Definer, because nobody writes an occupancy by hand: it
-- is what makes two lettings at once impossible, and what tells those who may read no lease that an apartment is let.
CREATE OR REPLACE FUNCTION contracts_lease_occupies() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        DELETE FROM contracts_occupancy WHERE lease_id = OLD.id;
        RETURN OLD;
    END IF;
    INSERT INTO contracts_occupancy (apartment_id, period, lease_id)
        VALUES (NEW.apartment_id, daterange(NEW.begins_on, NEW.ends_on, '[]'), NEW.id)
        ON CONFLICT (lease_id) DO UPDATE SET apartment_id = excluded.apartment_id, period = excluded.period;
    RETURN NEW;
END $$;
