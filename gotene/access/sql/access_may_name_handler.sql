-- Whether the one whom the connection works for may say who handles the person: while the identity is open, those of
-- the organisation that registered it; once it is protected, only those who already are handlers. When none of them
-- works here any more, whoever leads the organisation that registered the person: else nobody could be asked.
CREATE OR REPLACE FUNCTION access_may_name_handler(in_person bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT access_staff() IS NOT NULL AND EXISTS (
        SELECT FROM tenants_identity
        WHERE person_id = in_person
        AND CASE protection
            WHEN '' THEN organisation_id = CASE session_user WHEN '{housing}' THEN 'housing' WHEN '{social}' THEN 'social' END
            ELSE access_handles(in_person) OR access_leads_unhandled(in_person)
        END
    )
$$;
