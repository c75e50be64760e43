-- Trigger: what a notice says never changes, and one that is withdrawn not at all. What happens to it is added: that
-- the other party agrees to an earlier day, that it is disputed, referred and settled, that it is withdrawn.
--
-- Of the head lease each organisation writes its own part: the one that gave notice withdraws it, the other agrees to
-- the day that was asked for, and no other day is set.
CREATE OR REPLACE FUNCTION contracts_notice_is_kept() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    given_here constant boolean := CASE session_user
        WHEN '{housing}' THEN OLD.given_by = 'company' WHEN '{social}' THEN OLD.given_by <> 'company' END;
    agrees constant boolean := (NEW.agreed_on, NEW.agreed_by_id) IS DISTINCT FROM (OLD.agreed_on, OLD.agreed_by_id);
    withdraws constant boolean :=
        (NEW.withdrawn_on, NEW.withdrawn_by_id) IS DISTINCT FROM (OLD.withdrawn_on, OLD.withdrawn_by_id);
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
    IF given_here IS NOT NULL AND OLD.link = 'head_lease' AND (
        NEW.wished_ends_on IS DISTINCT FROM OLD.wished_ends_on
        OR agrees AND (given_here OR OLD.agreed_on IS NOT NULL)
        OR withdraws AND NOT given_here
        OR NEW.ends_on <> OLD.ends_on AND NOT (agrees AND NEW.ends_on = OLD.wished_ends_on)
    ) THEN
        RAISE EXCEPTION 'the part of the other organisation' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
