-- Trigger: a takeover is prepared of a home that somebody lives in until the day before the new lease begins, for an
-- adult who lives there; what was agreed then never changes, and nothing changes once it was carried out or cancelled.
-- Definer, because it holds the sublease, which the company may only read.
CREATE OR REPLACE FUNCTION contracts_takeover_stands() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.completed_at IS NOT NULL OR OLD.cancelled_on IS NOT NULL THEN
            RAISE EXCEPTION 'takeover is over' USING ERRCODE = 'check_violation', CONSTRAINT = 'takeover_over';
        END IF;
        IF (NEW.id, NEW.sublease_id, NEW.tenant_id, NEW.new_lease_from, NEW.prepared_on, NEW.prepared_by_id)
            <> (OLD.id, OLD.sublease_id, OLD.tenant_id, OLD.new_lease_from, OLD.prepared_on, OLD.prepared_by_id)
        THEN
            RAISE EXCEPTION 'takeover is kept' USING ERRCODE = 'check_violation', CONSTRAINT = 'takeover_is_kept';
        END IF;
        RETURN NEW;
    END IF;
    PERFORM FROM contracts_sublease sublease
        WHERE sublease.id = NEW.sublease_id AND sublease.end_reason = '' AND sublease.begins_on < NEW.new_lease_from
        AND (sublease.ends_on IS NULL OR sublease.ends_on >= NEW.new_lease_from - 1)
        FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'nobody lives there until then'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'takeover_of_running_sublease';
    END IF;
    IF NOT EXISTS (
        SELECT FROM contracts_resident resident
        WHERE resident.sublease_id = NEW.sublease_id AND resident.person_id = NEW.tenant_id AND resident.kind = 'adult'
    ) THEN
        RAISE EXCEPTION 'the new tenant does not live there'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'takeover_tenant_is_resident';
    END IF;
    RETURN NEW;
END $$;
