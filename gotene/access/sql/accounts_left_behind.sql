-- How much waits for somebody that a colleague takes over when they leave: open cases, contracts where they are the
-- contact or its deputy, protected persons that they handle, promises from meetings. Counts alone, and only for a system
-- administrator of the same organisation, who may see none of it.
CREATE OR REPLACE FUNCTION accounts_left_behind(in_staff bigint)
RETURNS TABLE(cases integer, contracts integer, protected_people integer, promises integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT
        (SELECT count(*)::integer FROM tenants_case c
            WHERE c.closed_on IS NULL AND in_staff IN (c.case_officer_id, c.housing_support_id)),
        (SELECT count(*)::integer FROM contracts_socialcontract s
            WHERE (s.ends_on IS NULL OR s.ends_on >= current_date) AND in_staff IN (
                s.housing_contact_id, s.housing_deputy_id, s.social_contact_id, s.social_deputy_id)),
        (SELECT count(*)::integer FROM tenants_handler h JOIN tenants_identity i ON i.person_id = h.person_id
            WHERE h.staff_id = in_staff AND h.ended_on IS NULL AND i.protection <> ''),
        (SELECT count(*)::integer FROM meetings_actionpoint p
            WHERE p.owner_id = in_staff AND p.done_on IS NULL AND NOT p.struck AND NOT EXISTS (
                SELECT FROM meetings_actionpoint anew WHERE anew.replaces_id = p.id AND NOT anew.struck))
    WHERE accounts_administers((SELECT organisation_id FROM accounts_staffmember WHERE id = in_staff))
$$;
