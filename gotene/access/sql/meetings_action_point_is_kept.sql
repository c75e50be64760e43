-- Trigger: a promise changes only while the meeting where it was given is open. That it is done is noted once, whenever
-- it is done. Retention alone erases. Holds the meeting, as meetings_meeting_is_open does.
CREATE OR REPLACE FUNCTION meetings_action_point_is_kept() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    is_open boolean;
BEGIN
    IF TG_OP = 'DELETE' AND session_user = '{retention}' THEN
        RETURN OLD;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.done_on IS NULL AND NOT OLD.struck
        AND to_jsonb(NEW) - '{done_on,done_by_id}'::text[] = to_jsonb(OLD) - '{done_on,done_by_id}'::text[]
    THEN
        RETURN NEW;
    END IF;
    SELECT meeting.opened_at IS NOT NULL AND meeting.closed_at IS NULL INTO is_open
        FROM meetings_agendaitem item JOIN meetings_meeting meeting ON meeting.id = item.meeting_id
        WHERE item.id = OLD.item_id FOR SHARE OF meeting;
    IF TG_OP = 'UPDATE' AND is_open
        AND (NEW.id, NEW.item_id, NEW.replaces_id) IS NOT DISTINCT FROM (OLD.id, OLD.item_id, OLD.replaces_id)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a promise is kept as it was given'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'action_point_is_kept';
END $$;
