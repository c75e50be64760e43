-- Trigger: a number belongs to the kind of version that owns it, and changes in a draft alone, while that is neither
-- out for consultation nor agreed to. Holds the version, so that it is not decided meanwhile: its writer may change it.
CREATE OR REPLACE FUNCTION contracts_policy_value_stands() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    version contracts_policy;
BEGIN
    FOR version IN
        SELECT p.* FROM contracts_policy p
        WHERE (TG_OP <> 'INSERT' AND p.id = OLD.policy_id) OR (TG_OP <> 'DELETE' AND p.id = NEW.policy_id)
        ORDER BY p.id FOR SHARE
    LOOP
        IF version.decided_on IS NOT NULL OR version.dropped_on IS NOT NULL THEN
            RAISE EXCEPTION 'decided or dropped' USING ERRCODE = 'check_violation', CONSTRAINT = 'policy_is_kept';
        END IF;
        IF EXISTS (SELECT FROM contracts_consultation c WHERE c.policy_id = version.id AND c.closed_on IS NULL)
            OR EXISTS (SELECT FROM contracts_agreementyes y WHERE y.policy_id = version.id) THEN
            RAISE EXCEPTION 'sent or agreed to' USING ERRCODE = 'check_violation', CONSTRAINT = 'policy_draft_stands';
        END IF;
        -- Owners as in PolicyKey.owner.
        IF TG_OP <> 'DELETE' AND version.id = NEW.policy_id AND version.kind <> (CASE NEW.key
            WHEN 'guarantee_stop' THEN 'municipal_decision'
            WHEN 'queue_age' THEN 'letting_policy'
            WHEN 'income_kinds' THEN 'letting_policy'
            ELSE 'cooperation_agreement' END) THEN
            RAISE EXCEPTION 'of another owner'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'policy_value_of_owner';
        END IF;
    END LOOP;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
