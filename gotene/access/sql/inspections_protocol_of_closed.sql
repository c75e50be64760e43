-- Trigger: a protocol is made of a closed inspection, which cannot change afterwards. Reads what both may read.
CREATE OR REPLACE FUNCTION inspections_protocol_of_closed() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM inspections_inspection inspection
        WHERE inspection.id = NEW.inspection_id AND inspection.closed_at IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'the inspection is open'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'protocol_of_closed_inspection';
    END IF;
    RETURN NEW;
END $$;
