-- Erases what was typed and not saved for fourteen days, whoever typed it, and says how many: the gate, which reads no
-- draft, has it done once a day.
CREATE OR REPLACE FUNCTION drafts_forget_old() RETURNS integer
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH erased AS (DELETE FROM drafts_draft WHERE saved_at < now() - interval '14 days' RETURNING id)
    SELECT count(*)::integer FROM erased
$$;
