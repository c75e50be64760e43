-- Trigger, at commit: a takeover that was carried out has its three yeses, its three signed papers and its inspection;
-- the sublease and the social contract end the day before the lease begins, which is the new tenant's. Looked at again
-- whenever one of these is written, so that no gap comes afterwards either. Definer, because nobody reads all of them.
--
-- What ends as taken over does so by a takeover, when an organisation writes it: what commands read in was taken over
-- before there was a register.
CREATE OR REPLACE FUNCTION contracts_takeover_is_whole() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    takeover contracts_takeover;
BEGIN
    SELECT found.* INTO takeover
        FROM contracts_takeover found JOIN contracts_sublease sublease ON sublease.id = found.sublease_id
        WHERE found.completed_at IS NOT NULL AND CASE TG_TABLE_NAME
            WHEN 'contracts_takeover' THEN found.id = NEW.id
            WHEN 'contracts_sublease' THEN found.sublease_id = NEW.id
            WHEN 'contracts_socialcontract' THEN sublease.contract_id = NEW.id
            WHEN 'contracts_lease' THEN found.lease_number = NEW.id
        END;
    IF NOT FOUND THEN
        IF TG_TABLE_NAME IN ('contracts_sublease', 'contracts_socialcontract')
            AND session_user IN ('{housing}', '{social}')
            AND (to_jsonb(NEW) ->> 'end_reason') = 'taken_over'
        THEN
            RAISE EXCEPTION 'taken over without a takeover'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'takeover_by_switch';
        END IF;
        RETURN NULL;
    END IF;
    IF NOT EXISTS (
        SELECT FROM contracts_sublease sublease
        JOIN contracts_socialcontract contract ON contract.id = sublease.contract_id
        JOIN contracts_lease lease ON lease.id = takeover.lease_number
        WHERE sublease.id = takeover.sublease_id
        AND (sublease.end_reason, sublease.ends_on) = ('taken_over', takeover.new_lease_from - 1)
        AND (contract.end_reason, contract.ends_on) = ('taken_over', takeover.new_lease_from - 1)
        AND (lease.apartment_id, lease.tenant_id, lease.begins_on)
            = (contract.apartment_id, takeover.tenant_id, takeover.new_lease_from)
    ) THEN
        RAISE EXCEPTION 'a gap' USING ERRCODE = 'check_violation', CONSTRAINT = 'takeover_no_gap';
    END IF;
    IF TG_TABLE_NAME <> 'contracts_takeover' THEN
        RETURN NULL;
    END IF;
    IF (
        SELECT count(*) FROM contracts_takeoverconsent consent
        WHERE consent.takeover_id = takeover.id AND consent.withdrawn_on IS NULL
    ) < 3 THEN
        RAISE EXCEPTION 'not all have said yes' USING ERRCODE = 'check_violation', CONSTRAINT = 'takeover_three_yeses';
    END IF;
    IF (
        SELECT count(DISTINCT paper.kind) FROM contracts_takeoverpaper paper
        JOIN contracts_signedpaper signed ON signed.paper_id = paper.id
        WHERE paper.takeover_id = takeover.id
    ) < 3 THEN
        RAISE EXCEPTION 'not all is signed' USING ERRCODE = 'check_violation', CONSTRAINT = 'takeover_papers_signed';
    END IF;
    IF NOT EXISTS (
        SELECT FROM contracts_sublease sublease
        JOIN inspections_inspection inspection ON inspection.contract_id = sublease.contract_id
        WHERE sublease.id = takeover.sublease_id AND inspection.kind = 'before_takeover'
        AND inspection.closed_at IS NOT NULL AND inspection.carried_out_on >= takeover.prepared_on
    ) THEN
        RAISE EXCEPTION 'not inspected' USING ERRCODE = 'check_violation', CONSTRAINT = 'takeover_inspected';
    END IF;
    RETURN NULL;
END $$;
