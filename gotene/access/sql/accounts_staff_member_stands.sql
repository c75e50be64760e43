-- Trigger: nobody is removed or moves to the other organisation. At the gate a system administrator who works here adds
-- and changes the people of their own organisation, but never their own roles, nor whether they themself work here.
-- Definer, because it rests on the administrator's own row as it is now.
CREATE OR REPLACE FUNCTION accounts_staff_member_stands() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'nobody is removed' USING ERRCODE = 'check_violation', CONSTRAINT = 'staff_member_is_kept';
    END IF;
    IF TG_OP = 'UPDATE' AND (NEW.id, NEW.organisation_id) IS DISTINCT FROM (OLD.id, OLD.organisation_id) THEN
        RAISE EXCEPTION 'nobody moves'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'staff_member_of_one_organisation';
    END IF;
    IF session_user <> '{web}' THEN
        RETURN NEW;
    END IF;
    IF NOT accounts_administers(NEW.organisation_id) THEN
        RAISE EXCEPTION 'not an administrator of that organisation' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.id = access_staff()
        AND (NEW.roles, NEW.active) IS DISTINCT FROM (OLD.roles, OLD.active)
    THEN
        RAISE EXCEPTION 'one''s own roles' USING ERRCODE = 'check_violation', CONSTRAINT = 'own_roles_by_another';
    END IF;
    RETURN NEW;
END $$;
