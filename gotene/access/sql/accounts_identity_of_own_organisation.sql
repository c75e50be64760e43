-- Trigger: an organisation's identity provider vouches for its own people only, and who it vouches for never changes.
-- A provider is called by its organisation, with "-saml" after where it speaks SAML. Reads what the gate may read, so
-- it has the writer's own rights.
CREATE OR REPLACE FUNCTION accounts_identity_of_own_organisation() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (NEW.user_id, NEW.provider, NEW.uid) IS DISTINCT FROM (OLD.user_id, OLD.provider, OLD.uid) THEN
        RAISE EXCEPTION 'who is vouched for stands' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NOT EXISTS (
        SELECT FROM accounts_user account JOIN accounts_staffmember staff ON staff.id = account.staff_id
        WHERE account.id = NEW.user_id AND NEW.provider IN (staff.organisation_id, staff.organisation_id || '-saml')
    ) THEN
        RAISE EXCEPTION 'somebody of another organisation'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'identity_of_own_organisation';
    END IF;
    RETURN NEW;
END $$;
