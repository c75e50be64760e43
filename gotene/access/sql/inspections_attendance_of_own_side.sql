-- Trigger: who is noted for an organisation works there. Asked when somebody is named: a person who moves to the other
-- organisation stays in what they took part in. Reads what both may read.
CREATE OR REPLACE FUNCTION inspections_attendance_of_own_side() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NEW.staff_id IS NOT NULL
        AND (TG_OP = 'INSERT' OR ROW(NEW.staff_id, NEW.party) IS DISTINCT FROM ROW(OLD.staff_id, OLD.party))
        AND NOT EXISTS (
            SELECT FROM accounts_staffmember staff
            WHERE staff.id = NEW.staff_id AND staff.organisation_id = NEW.party
        )
    THEN
        RAISE EXCEPTION 'somebody of another organisation'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'attendance_of_own_side';
    END IF;
    RETURN NEW;
END $$;
