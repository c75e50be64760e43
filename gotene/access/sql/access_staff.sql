-- Whom the connection works for: the id in the setting gotene.staff, or NULL when its signature is not right for this
-- role, this server process and this quarter of an hour. Any statement can write the setting; only the application
-- and this function know the key.
CREATE OR REPLACE FUNCTION access_staff() RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    claim text[] := string_to_array(current_setting('gotene.staff', true), '.');
    message text;
    expected text;
BEGIN
    IF cardinality(claim) IS DISTINCT FROM 3 THEN
        RETURN NULL;
    END IF;
    message := concat_ws('.', session_user, claim[1], pg_backend_pid(), claim[2]);
    SELECT encode(sha256(outer_pad || sha256(inner_pad || convert_to(message, 'UTF8'))), 'hex')
        INTO expected FROM access_key;
    IF expected IS DISTINCT FROM claim[3] THEN
        RETURN NULL;
    END IF;
    IF abs(extract(epoch FROM clock_timestamp()) - claim[2]::bigint) > 900 THEN
        RETURN NULL;
    END IF;
    RETURN claim[1]::bigint;
END $$;
