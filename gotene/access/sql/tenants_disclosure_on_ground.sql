-- Trigger: what is told by consent rests on one of that case and that kind, in force on the day it is told; what is told
-- after a harm test says the test. The consent is held until the telling is done: whoever withdraws it meanwhile waits.
-- Reads what the social services may read, so it has the writer's own rights.
CREATE OR REPLACE FUNCTION tenants_disclosure_on_ground() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    told_on constant date := (NEW.disclosed_at AT TIME ZONE 'Europe/Stockholm')::date;
BEGIN
    IF NEW.consent_id IS NOT NULL THEN
        PERFORM FROM tenants_consent c
        WHERE c.id = NEW.consent_id AND c.case_id = NEW.case_id AND c.kind = NEW.kind
        AND c.given_on <= told_on
        AND (c.valid_until IS NULL OR c.valid_until >= told_on)
        AND (c.withdrawn_on IS NULL OR c.withdrawn_on > told_on)
        FOR SHARE;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'no consent in force for this'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'disclosure_on_consent_in_force';
        END IF;
    END IF;
    IF NEW.ground = 'harm_test' AND NEW.harm_test = '' THEN
        RAISE EXCEPTION 'the harm test is not written'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'disclosure_harm_test_written';
    END IF;
    RETURN NEW;
END $$;
