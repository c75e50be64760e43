-- Whether nobody who works here handles the person any more, and the one whom the connection works for leads the
-- organisation that registered the person.
CREATE OR REPLACE FUNCTION access_leads_unhandled(in_person bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM tenants_identity identity JOIN accounts_staffmember leads ON leads.organisation_id = identity.organisation_id
        WHERE identity.person_id = in_person AND identity.protection <> ''
        AND leads.id = access_staff() AND leads.active
        AND CASE leads.organisation_id WHEN 'housing' THEN 'housing_director' ELSE 'social_director' END = ANY (leads.roles)
    ) AND NOT EXISTS (
        SELECT FROM tenants_handler handler JOIN accounts_staffmember staff ON staff.id = handler.staff_id
        WHERE handler.person_id = in_person AND handler.ended_on IS NULL AND staff.active
    )
$$;
