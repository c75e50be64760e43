-- Trigger: an approval is of the minutes as they were closed, and by one of those who approve for the organisation.
-- Holds the meeting, so that nobody opens it again in the same moment. With the writer's own rights: whoever approves
-- may also open the meeting again.
CREATE OR REPLACE FUNCTION meetings_approval_of_closed_meeting() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    closed_at timestamptz;
BEGIN
    SELECT meeting.closed_at INTO closed_at FROM meetings_meeting meeting WHERE meeting.id = NEW.meeting_id FOR SHARE;
    IF closed_at IS DISTINCT FROM NEW.closing THEN
        RAISE EXCEPTION 'the minutes are not those that were closed'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'approval_of_closed_meeting';
    END IF;
    IF (SELECT staff.organisation_id FROM accounts_staffmember staff WHERE staff.id = NEW.staff_id)
        IS DISTINCT FROM NEW.side
    THEN
        RAISE EXCEPTION 'somebody of the other organisation'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'approval_by_own_side';
    END IF;
    RETURN NEW;
END $$;
