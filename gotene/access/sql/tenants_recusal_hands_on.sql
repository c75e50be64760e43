-- Trigger: whoever leaves a matter because they know somebody in it hands it to a colleague of the same organisation,
-- who works there and has not left it too: so the last who could see it is never shut out. The matter is held, so that
-- two cannot hand it to each other at the same moment. Who has left, and what, never changes: else one could shut
-- another out. Whoever took over says so, and lets nobody back: that is for those in charge. Reads what the writer may
-- read.
-- Arguments of the trigger: the organisation, the table of the matters, and the column that names the matter.
CREATE OR REPLACE FUNCTION tenants_recusal_hands_on() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    matter constant bigint := to_jsonb(NEW) ->> TG_ARGV[2];
    left_too boolean;
    in_charge constant text[] := CASE TG_ARGV[0]
        WHEN 'housing' THEN ARRAY['housing_director'] ELSE ARRAY['coordinator', 'social_director'] END;
    of_its_course constant text[] := '{handed_to_id,taken_over_on,ended_on,ended_by_id}';
BEGIN
    IF TG_OP = 'UPDATE' AND (
        to_jsonb(NEW) - of_its_course <> to_jsonb(OLD) - of_its_course
        OR (NEW.ended_on, NEW.ended_by_id) IS DISTINCT FROM (OLD.ended_on, OLD.ended_by_id) AND (
            OLD.ended_on IS NOT NULL
            OR session_user IN ('{housing}', '{social}') AND NOT EXISTS (
                SELECT FROM accounts_staffmember staff
                WHERE staff.id = access_staff() AND staff.active AND staff.roles::text[] && in_charge
            )
        )
    ) THEN
        RAISE EXCEPTION 'who has left stands' USING ERRCODE = 'insufficient_privilege';
    END IF;
    -- To oneself: a constraint refuses that.
    IF NEW.handed_to_id = NEW.staff_id
        OR TG_OP = 'UPDATE' AND (NEW.staff_id, NEW.handed_to_id) = (OLD.staff_id, OLD.handed_to_id)
    THEN
        RETURN NEW;
    END IF;
    EXECUTE format('SELECT FROM public.%I AS held WHERE held.id = $1 FOR NO KEY UPDATE', TG_ARGV[1]) USING matter;
    EXECUTE format(
        'SELECT EXISTS (SELECT FROM public.%I AS o WHERE o.%I = $1 AND o.staff_id = $2 AND o.ended_on IS NULL)',
        TG_TABLE_NAME, TG_ARGV[2]
    ) INTO left_too USING matter, NEW.handed_to_id;
    IF left_too OR 2 <> (
        SELECT count(*) FROM accounts_staffmember staff
        WHERE staff.id IN (NEW.staff_id, NEW.handed_to_id) AND staff.organisation_id = TG_ARGV[0] AND staff.active
    ) THEN
        RAISE EXCEPTION 'handed to nobody who can take over' USING ERRCODE = 'check_violation', CONSTRAINT = 'recusal_hands_on';
    END IF;
    RETURN NEW;
END $$;
