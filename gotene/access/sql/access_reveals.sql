-- Whether a protected person is shown to the one whom the connection works for right now: after a reveal of their own
-- whose time is not out, and that they have not ended themselves. Decides, with access_handles, who sees the identity.
CREATE OR REPLACE FUNCTION access_reveals(in_person bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM tenants_reveal reveal
        WHERE reveal.person_id = in_person AND reveal.staff_id = access_staff() AND reveal.kind <> 'number'
        AND reveal.revealed_at <= statement_timestamp() AND reveal.ends_at > statement_timestamp()
        AND NOT EXISTS (
            SELECT FROM tenants_revealmark mark WHERE mark.reveal_id = reveal.id AND mark.what = 'hidden'
        )
    )
$$;
