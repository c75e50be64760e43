-- Trigger: an organisation keeps a system administrator who works there and has an account. The organisation is held,
-- so that the last two cannot shut each other out at the same moment. Definer, because it counts accounts.
CREATE OR REPLACE FUNCTION accounts_organisation_has_administrator() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT (OLD.active AND 'system_administrator' = ANY (OLD.roles))
        OR NEW.active AND 'system_administrator' = ANY (NEW.roles)
    THEN
        RETURN NULL;
    END IF;
    PERFORM FROM accounts_organisation WHERE side = NEW.organisation_id FOR NO KEY UPDATE;
    IF NOT EXISTS (
        SELECT FROM accounts_staffmember staff JOIN accounts_user account ON account.staff_id = staff.id
        WHERE staff.organisation_id = NEW.organisation_id AND staff.active AND account.is_active
        AND 'system_administrator' = ANY (staff.roles)
    ) THEN
        RAISE EXCEPTION 'the last system administrator'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'organisation_has_administrator';
    END IF;
    RETURN NULL;
END $$;
