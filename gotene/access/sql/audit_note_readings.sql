-- Notes what the one whom the connection works for has been shown: an array of objects with kind, subject, keys,
-- people, page, ground, role and reason. Who, for which organisation and when are not the caller's to say, and a role
-- is one that the person holds. Answers how many were noted; refuses when the connection works for nobody.
CREATE OR REPLACE FUNCTION audit_note_readings(in_readings jsonb) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    whose constant bigint := access_staff();
    side constant text := CASE session_user WHEN '{housing}' THEN 'housing' WHEN '{social}' THEN 'social' END;
    held text[];
    noted integer;
BEGIN
    SELECT roles INTO held FROM accounts_staffmember WHERE id = whose AND organisation_id = side AND active;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'nobody is noted as nobody' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO audit_reading
        (at, staff_id, organisation_id, role, kind, subject, keys, people, page, ground, reason, salt)
    SELECT clock_timestamp(), whose, side, role, kind, subject, keys, people, page, ground, reason, gen_random_uuid()
    FROM jsonb_to_recordset(in_readings) AS reading
        (kind text, subject text, keys text[], people bigint[], page text, ground text, role text, reason text)
    WHERE role = '' OR role = ANY (held);
    GET DIAGNOSTICS noted = ROW_COUNT;
    IF noted <> jsonb_array_length(in_readings) THEN
        RAISE EXCEPTION 'a role that the person does not hold' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN noted;
END $$;
