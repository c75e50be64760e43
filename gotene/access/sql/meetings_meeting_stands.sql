-- Trigger: a meeting that has begun keeps its kind and when it began; one that is over changes only by being opened
-- again, and not at all when both organisations have approved its minutes. Each closing is later than those approved:
-- else an approval of what the minutes said before would be one of what they say now. Retention alone erases. With the writer's
-- own rights: whoever writes a meeting reads its approvals.
CREATE OR REPLACE FUNCTION meetings_meeting_stands() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    approvals integer;
BEGIN
    IF TG_OP = 'DELETE' AND session_user = '{retention}' THEN
        RETURN OLD;
    END IF;
    SELECT count(*) INTO approvals FROM meetings_approval approval
        WHERE approval.meeting_id = OLD.id AND approval.closing = OLD.closed_at;
    IF approvals = 2 THEN
        RAISE EXCEPTION 'both have approved the minutes'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'meeting_is_approved';
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.closed_at IS NULL AND EXISTS (
        SELECT FROM meetings_approval approval
        WHERE approval.meeting_id = OLD.id AND approval.closing >= NEW.closed_at
    ) THEN
        RAISE EXCEPTION 'closed as it was before'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'meeting_is_closed';
    END IF;
    IF OLD.opened_at IS NULL AND TG_OP = 'UPDATE' THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' OR (NEW.id, NEW.kind, NEW.opened_at, NEW.opened_by_id)
            IS DISTINCT FROM (OLD.id, OLD.kind, OLD.opened_at, OLD.opened_by_id)
    THEN
        RAISE EXCEPTION 'a meeting that has begun is not undone'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'meeting_goes_on';
    END IF;
    IF OLD.closed_at IS NOT NULL AND (NEW.closed_at IS NOT NULL
        OR (NEW.held_on, NEW.place, NEW.chair_id) IS DISTINCT FROM (OLD.held_on, OLD.place, OLD.chair_id))
    THEN
        RAISE EXCEPTION 'the meeting is over'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'meeting_is_closed';
    END IF;
    RETURN NEW;
END $$;
