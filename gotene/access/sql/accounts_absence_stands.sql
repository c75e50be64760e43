-- Trigger: who is away, from which day, and who noted it, stand as they were noted; what is cancelled stays so. The
-- deputy works at the same organisation. At the gate one notes one's own absence; for others a system administrator or
-- whoever is in charge does, of the same organisation. An administrator gives nobody's work to themself.
-- Definer, because it rests on the rows of those who work there as they are now.
CREATE OR REPLACE FUNCTION accounts_absence_stands() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    in_charge constant text[] := '{coordinator,social_director,housing_director}';
    new_deputy constant boolean := TG_OP = 'INSERT' OR TG_OP = 'UPDATE' AND NEW.deputy_id <> OLD.deputy_id;
    side text;
    signed accounts_staffmember;
BEGIN
    IF TG_OP = 'DELETE' OR TG_OP = 'UPDATE' AND (
        OLD.cancelled_on IS NOT NULL OR (NEW.id, NEW.staff_id, NEW.begins_on, NEW.recorded_by_id)
            IS DISTINCT FROM (OLD.id, OLD.staff_id, OLD.begins_on, OLD.recorded_by_id)
    ) THEN
        RAISE EXCEPTION 'an absence stands' USING ERRCODE = 'check_violation', CONSTRAINT = 'absence_is_kept';
    END IF;
    SELECT organisation_id INTO side FROM accounts_staffmember WHERE id = NEW.staff_id;
    IF session_user = '{web}' THEN
        SELECT * INTO signed FROM accounts_staffmember WHERE id = access_staff();
        IF signed.active IS NOT TRUE OR signed.organisation_id <> side
            OR signed.id <> NEW.staff_id AND NOT signed.roles::text[] && array_append(in_charge, 'system_administrator')
            OR TG_OP = 'INSERT' AND NEW.recorded_by_id <> signed.id
        THEN
            RAISE EXCEPTION 'not theirs to note' USING ERRCODE = 'insufficient_privilege';
        END IF;
        IF new_deputy AND NEW.deputy_id = signed.id AND NEW.staff_id <> signed.id
            AND NOT signed.roles::text[] && in_charge
        THEN
            RAISE EXCEPTION 'not to oneself'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'absence_deputy_chosen_by_another';
        END IF;
    END IF;
    IF new_deputy AND NOT EXISTS (
        SELECT FROM accounts_staffmember WHERE id = NEW.deputy_id AND organisation_id = side AND active
    ) THEN
        RAISE EXCEPTION 'a deputy of the same organisation'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'absence_deputy_works_here';
    END IF;
    RETURN NEW;
END $$;
