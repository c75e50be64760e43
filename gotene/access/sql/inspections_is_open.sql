-- Trigger: what belongs to an inspection is written while the inspection is open. The inspection's row is held while it
-- is asked, so that nothing is written as somebody closes it. Retention alone erases afterwards. Reads and holds what
-- both may read and write.
CREATE OR REPLACE FUNCTION inspections_is_open() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    inspections bigint[];
    closed boolean;
BEGIN
    IF TG_OP = 'DELETE' AND session_user = '{retention}' THEN
        RETURN OLD;
    END IF;
    -- A row that is moved from one inspection to another asks of both.
    IF TG_TABLE_NAME IN ('inspections_attendance', 'inspections_inspectedroom') THEN
        inspections := ARRAY[OLD.inspection_id, NEW.inspection_id];
    ELSIF TG_TABLE_NAME = 'inspections_inspecteditem' THEN
        inspections := ARRAY(
            SELECT inspection_id FROM inspections_inspectedroom WHERE id IN (OLD.room_id, NEW.room_id)
        );
    ELSIF TG_TABLE_NAME = 'inspections_photo' THEN
        inspections := ARRAY(
            SELECT room.inspection_id FROM inspections_inspecteditem item
            JOIN inspections_inspectedroom room ON room.id = item.room_id
            WHERE item.id IN (OLD.item_id, NEW.item_id)
        );
    ELSE
        inspections := ARRAY(
            SELECT room.inspection_id FROM inspections_photo photo
            JOIN inspections_inspecteditem item ON item.id = photo.item_id
            JOIN inspections_inspectedroom room ON room.id = item.room_id
            WHERE photo.id IN (OLD.photo_id, NEW.photo_id)
        );
    END IF;
    SELECT bool_or(held.closed_at IS NOT NULL) INTO closed FROM (
        SELECT inspection.closed_at FROM inspections_inspection inspection
        WHERE inspection.id = ANY (inspections) ORDER BY inspection.id FOR SHARE
    ) AS held;
    IF closed THEN
        RAISE EXCEPTION 'the inspection is closed'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'inspection_is_closed';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;
