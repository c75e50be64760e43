-- Whether the one whom the connection works for is a named handler of the person. Decides who sees a protected
-- person's identity, so it reads every handler itself, and believes the signature alone.
CREATE OR REPLACE FUNCTION access_handles(in_person bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM tenants_handler
        WHERE person_id = in_person AND staff_id = access_staff() AND ended_on IS NULL
    )
$$;
