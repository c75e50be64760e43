-- Trigger: a step belongs to its kind of incident; nothing is confirmed before whom it is about has been heard or has
-- had the chance; and nothing is added to what could not be cleared up. Definer, because what could not be cleared up
-- is hidden from those who write.
CREATE OR REPLACE FUNCTION contracts_incident_step_in_order() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    about contracts_incident;
BEGIN
    SELECT * INTO about FROM contracts_incident incident WHERE incident.id = NEW.incident_id;
    IF EXISTS (
        SELECT FROM contracts_incidentstep step WHERE step.incident_id = NEW.incident_id AND step.kind = 'not_cleared'
    ) AND NEW.kind NOT IN ('confirmed', 'not_cleared') THEN
        RAISE EXCEPTION 'the incident is closed'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'incident_is_closed';
    END IF;
    IF (NEW.kind = 'rectification' AND about.kind <> 'disturbance')
        OR (NEW.kind = 'board_notified' AND about.kind NOT IN ('disturbance', 'late_rent'))
        OR (NEW.kind IN ('tenant_served', 'rent_undertaken') AND about.kind <> 'late_rent')
    THEN
        RAISE EXCEPTION 'a step of another kind of incident'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'incident_step_fits';
    END IF;
    IF NEW.kind = 'silent' AND NEW.day <= about.reported_on THEN
        RAISE EXCEPTION 'no time to answer'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'incident_chance_after_report';
    END IF;
    IF NEW.kind = 'confirmed' AND NOT EXISTS (
        SELECT FROM contracts_incidentstep step WHERE step.incident_id = NEW.incident_id
        AND (step.kind = 'answered' AND step.day <= NEW.day OR step.kind = 'silent' AND step.day < NEW.day)
    ) THEN
        RAISE EXCEPTION 'nobody has been heard'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'incident_heard_first';
    END IF;
    RETURN NEW;
END $$;
