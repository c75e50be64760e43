-- Trigger: an account is never removed, and stays one person's. At the gate everybody signs in, which changes the
-- password and when it was last used; all else is for a system administrator of the person's organisation, who makes
-- accounts that nobody knows a password of. Definer, because it rests on the administrator's own row as it is now.
CREATE OR REPLACE FUNCTION accounts_account_stands() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    of_signing_in constant text[] := '{password,last_login}';
BEGIN
    IF TG_OP = 'DELETE' OR TG_OP = 'UPDATE' AND (NEW.id, NEW.staff_id) IS DISTINCT FROM (OLD.id, OLD.staff_id) THEN
        RAISE EXCEPTION 'an account stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'account_is_kept';
    END IF;
    IF session_user <> '{web}'
        OR TG_OP = 'UPDATE' AND to_jsonb(NEW) - of_signing_in = to_jsonb(OLD) - of_signing_in
    THEN
        RETURN NEW;
    END IF;
    IF NOT accounts_administers((SELECT organisation_id FROM accounts_staffmember WHERE id = NEW.staff_id))
        OR TG_OP = 'INSERT' AND (NEW.password NOT LIKE '!%' OR NEW.last_login IS NOT NULL)
    THEN
        RAISE EXCEPTION 'not an administrator of that organisation' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
