-- Trigger: the contacts of a contract and their deputies work at the organisation that they are named for. Asked when
-- they are named: somebody who moves to the other organisation stays named until another is. Reads what both may read.
CREATE OR REPLACE FUNCTION contracts_contacts_of_own_side() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT FROM (VALUES
            ('housing', NEW.housing_contact_id, CASE TG_OP WHEN 'UPDATE' THEN OLD.housing_contact_id END),
            ('housing', NEW.housing_deputy_id, CASE TG_OP WHEN 'UPDATE' THEN OLD.housing_deputy_id END),
            ('social', NEW.social_contact_id, CASE TG_OP WHEN 'UPDATE' THEN OLD.social_contact_id END),
            ('social', NEW.social_deputy_id, CASE TG_OP WHEN 'UPDATE' THEN OLD.social_deputy_id END)
        ) AS named (side, staff_id, before)
        JOIN accounts_staffmember staff ON staff.id = named.staff_id
        WHERE named.staff_id IS DISTINCT FROM named.before AND staff.organisation_id <> named.side
    ) THEN
        RAISE EXCEPTION 'somebody of the other organisation'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'social_contract_contacts_of_own_side';
    END IF;
    RETURN NEW;
END $$;
