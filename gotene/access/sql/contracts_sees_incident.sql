-- Whether the one who asks may see an incident: what could not be cleared up is for the log reviewers alone. Definer,
-- because the row that says so is itself among what is hidden.
CREATE OR REPLACE FUNCTION contracts_sees_incident(asked bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT NOT EXISTS (
        SELECT FROM contracts_incidentstep step WHERE step.incident_id = asked AND step.kind = 'not_cleared'
    ) OR EXISTS (
        SELECT FROM accounts_staffmember staff
        WHERE staff.id = access_staff() AND staff.active AND 'log_reviewer' = ANY (staff.roles)
    )
$$;
