-- Trigger: yes is said once, for one's own organisation, to a draft of the agreement with its day. As the owner: it
-- holds the version, so that nothing changes in what is being agreed to, and the social services may not change one.
-- More than shared: whoever writes its numbers shares it, and neither would see what the other is about to commit.
CREATE OR REPLACE FUNCTION contracts_agreement_yes_stands() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        RAISE EXCEPTION 'a yes is kept' USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_yes_is_kept';
    END IF;
    PERFORM FROM contracts_policy p
        WHERE p.id = NEW.policy_id AND p.kind = 'cooperation_agreement' AND p.valid_from IS NOT NULL
            AND p.decided_on IS NULL AND p.dropped_on IS NULL
        FOR NO KEY UPDATE;
    IF NOT FOUND OR EXISTS (
        SELECT FROM contracts_consultation c WHERE c.policy_id = NEW.policy_id AND c.closed_on IS NULL
    ) THEN
        RAISE EXCEPTION 'nothing to agree to'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_yes_to_draft';
    END IF;
    IF NOT EXISTS (
        SELECT FROM accounts_staffmember s WHERE s.id = NEW.said_by_id AND s.organisation_id = NEW.side
    ) THEN
        RAISE EXCEPTION 'for another organisation'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_yes_of_own_side';
    END IF;
    RETURN NEW;
END $$;
