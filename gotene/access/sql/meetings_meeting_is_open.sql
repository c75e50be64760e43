-- Trigger: what belongs to a meeting is written while the meeting is open; who takes part also before it begins.
-- Retention alone erases. Holds the meeting, so that nobody closes it in the same moment; with the writer's own
-- rights: whoever writes at a meeting may also close it.
CREATE OR REPLACE FUNCTION meetings_meeting_is_open() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    its_meeting bigint;
    begun boolean;
    over boolean;
BEGIN
    IF TG_OP = 'DELETE' AND session_user = '{retention}' THEN
        RETURN OLD;
    END IF;
    IF TG_TABLE_NAME IN ('meetings_agendaitem', 'meetings_meetingattendance') THEN
        its_meeting := CASE WHEN TG_OP = 'DELETE' THEN OLD.meeting_id ELSE NEW.meeting_id END;
    ELSE
        SELECT item.meeting_id INTO its_meeting FROM meetings_agendaitem item
            WHERE item.id = CASE WHEN TG_OP = 'DELETE' THEN OLD.item_id ELSE NEW.item_id END;
    END IF;
    SELECT meeting.opened_at IS NOT NULL, meeting.closed_at IS NOT NULL INTO begun, over
        FROM meetings_meeting meeting WHERE meeting.id = its_meeting FOR SHARE;
    IF over OR NOT (begun OR TG_TABLE_NAME = 'meetings_meetingattendance') THEN
        RAISE EXCEPTION 'the meeting is not open'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'meeting_is_open';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    -- What has been written at one meeting is not moved to another.
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - '{present,text,struck}'::text[] <> to_jsonb(OLD) - '{present,text,struck}'::text[]
    THEN
        RAISE EXCEPTION 'it belongs to another meeting or item'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'meeting_is_open';
    END IF;
    RETURN NEW;
END $$;
