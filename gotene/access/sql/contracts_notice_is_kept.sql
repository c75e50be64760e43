-- Trigger: what a notice says never changes, and one that is withdrawn not at all. What happens to it is added: that
-- the other party agrees to an earlier day, that it is disputed, referred and settled, that it is withdrawn.
CREATE OR REPLACE FUNCTION contracts_notice_is_kept() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF OLD.withdrawn_on IS NOT NULL
        OR (OLD.contract_id, OLD.sublease_id, OLD.link, OLD.given_by, OLD.given_on, OLD.way, OLD.forfeiture,
            OLD.states_reasons, OLD.lawful_ends_on, OLD.recorded_by_id)
        IS DISTINCT FROM
           (NEW.contract_id, NEW.sublease_id, NEW.link, NEW.given_by, NEW.given_on, NEW.way, NEW.forfeiture,
            NEW.states_reasons, NEW.lawful_ends_on, NEW.recorded_by_id)
    THEN
        RAISE EXCEPTION 'a notice says what it said'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'notice_is_kept';
    END IF;
    RETURN NEW;
END $$;
