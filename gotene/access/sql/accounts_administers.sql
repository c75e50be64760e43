-- Whether the one whom the connection works for is a system administrator, who works there, of the organisation.
CREATE OR REPLACE FUNCTION accounts_administers(in_organisation text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM accounts_staffmember staff
        WHERE staff.id = access_staff() AND staff.active AND staff.organisation_id = in_organisation
        AND 'system_administrator' = ANY (staff.roles)
    )
$$;
