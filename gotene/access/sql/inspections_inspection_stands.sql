-- Trigger: an inspection is closed when it is whole, and is then kept as it was; retention alone erases. Whoever closes
-- holds the row, and whoever writes a part of it (inspections_is_open) waits for that: what is asked here is all there
-- is. Reads what both may read.
CREATE OR REPLACE FUNCTION inspections_inspection_stands() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    noted integer;
    absent integer;
BEGIN
    IF TG_OP = 'DELETE' AND session_user = '{retention}' THEN
        RETURN OLD;
    END IF;
    IF TG_OP <> 'INSERT' AND OLD.closed_at IS NOT NULL THEN
        RAISE EXCEPTION 'the inspection is closed'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'inspection_is_closed';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF NEW.sublease_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM contracts_sublease sublease
        WHERE sublease.id = NEW.sublease_id AND sublease.contract_id = NEW.contract_id
    ) THEN
        RAISE EXCEPTION 'another home' USING ERRCODE = 'check_violation', CONSTRAINT = 'inspection_of_own_sublease';
    END IF;
    IF NEW.closed_at IS NULL THEN
        RETURN NEW;
    END IF;
    SELECT count(*) FILTER (WHERE present IS NOT NULL), count(*) FILTER (WHERE NOT present) INTO noted, absent
        FROM inspections_attendance WHERE inspection_id = NEW.id;
    IF noted < 3 THEN
        RAISE EXCEPTION 'attendance not noted'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'inspection_attendance_noted';
    END IF;
    IF absent > 0 AND NEW.absence_reason = '' THEN
        RAISE EXCEPTION 'absence without a reason'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'inspection_absence_explained';
    END IF;
    IF NOT NEW.no_remarks AND NOT EXISTS (
        SELECT FROM inspections_inspecteditem item JOIN inspections_inspectedroom room ON room.id = item.room_id
        WHERE room.inspection_id = NEW.id AND item.condition IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'nothing was seen'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'inspection_something_seen';
    END IF;
    IF NEW.no_remarks AND EXISTS (
        SELECT FROM inspections_inspecteditem item JOIN inspections_inspectedroom room ON room.id = item.room_id
        WHERE room.inspection_id = NEW.id AND item.finding = 'damage'
    ) THEN
        RAISE EXCEPTION 'there is damage'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'inspection_no_remarks_is_so';
    END IF;
    RETURN NEW;
END $$;
