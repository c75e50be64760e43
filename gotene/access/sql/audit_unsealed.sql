-- The readings that are not sealed yet, the first first: number and digest, and nothing of what they say. Looks back
-- to an hour before the newest seal, for a transaction that was long in coming; what is older than that and still
-- unsealed is told by `verify_log`, not sealed as if nothing had happened.
CREATE OR REPLACE FUNCTION audit_unsealed(in_limit integer) RETURNS TABLE (reading bigint, digest bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT r.id, audit_reading_digest(r) FROM audit_reading r
    WHERE r.at >= coalesce(
        (SELECT s.sealed_at FROM audit_seal s ORDER BY s.position DESC LIMIT 1) - interval '1 hour', '-infinity'
    )
    AND NOT EXISTS (SELECT FROM audit_seal s WHERE s.reading = r.id)
    ORDER BY r.id LIMIT in_limit
$$;
