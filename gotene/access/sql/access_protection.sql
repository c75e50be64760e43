-- What protects a person ('' for nothing), told to a named handler of the person whether or not the person is shown:
-- how letters are sent depends on it. NULL to everybody else.
CREATE OR REPLACE FUNCTION access_protection(in_person bigint) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT identity.protection FROM tenants_identity identity
    WHERE identity.person_id = in_person AND access_handles(in_person)
$$;
