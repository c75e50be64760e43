-- Trigger: minutes become a document when both organisations have approved them as they are. With the writer's own
-- rights: whoever approves reads the approvals.
CREATE OR REPLACE FUNCTION meetings_minutes_of_approved_meeting() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF (
        SELECT count(*) FROM meetings_approval approval
            JOIN meetings_meeting meeting ON meeting.id = approval.meeting_id AND meeting.closed_at = approval.closing
            WHERE meeting.id = NEW.meeting_id
    ) <> 2 THEN
        RAISE EXCEPTION 'not approved by both'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'minutes_of_approved_meeting';
    END IF;
    RETURN NEW;
END $$;
