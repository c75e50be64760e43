-- Trigger: a protected person has at least one named handler who works here. Definer, because the handlers of the other
-- organisation count too, and the identity is held: so the last two handlers cannot end each other at the same moment.
CREATE OR REPLACE FUNCTION tenants_protected_person_has_handler() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    protected boolean;
BEGIN
    SELECT identity.protection <> '' INTO protected
        FROM tenants_identity identity WHERE identity.person_id = NEW.person_id FOR UPDATE;
    IF protected AND NOT EXISTS (
        SELECT FROM tenants_handler handler JOIN accounts_staffmember staff ON staff.id = handler.staff_id
        WHERE handler.person_id = NEW.person_id AND handler.ended_on IS NULL AND staff.active
    ) THEN
        RAISE EXCEPTION 'a protected person needs a named handler'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'protected_person_has_handler';
    END IF;
    RETURN NULL;
END $$;
