-- The digest of what a reading says, every column of it: SHA-256 of a text that is the same whatever the connection's
-- time zone and settings, and that two different readings never share.
CREATE OR REPLACE FUNCTION audit_reading_digest(reading audit_reading) RETURNS bytea
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT sha256(convert_to(jsonb_build_array(
        reading.id, (extract(epoch FROM reading.at) * 1000000)::bigint, reading.staff_id, reading.organisation_id,
        reading.role, reading.kind, reading.subject, to_jsonb(reading.keys), to_jsonb(reading.people), reading.page,
        reading.ground, reading.reason, reading.salt
    )::text, 'UTF8'))
$$;
