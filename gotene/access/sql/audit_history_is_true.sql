-- Trigger: refuses, when a transaction is committed, a history row that was added without its thing being changed so.
-- The other half of audit_history_says_the_same, which hears the thing alone.
-- Runs as the owner, because those who write may not see every row and its history.
-- Arguments of the trigger: the table of the things, and the column of their key.
CREATE OR REPLACE FUNCTION audit_history_is_true() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    -- What a history row says about itself.
    of_history constant text[] := '{history_id,history_date,history_change_reason,history_type,history_user_id}';
    standing jsonb;
    newest jsonb;
BEGIN
    EXECUTE format('SELECT to_jsonb(s) FROM %I.%I AS s WHERE s.%3$I = ($1).%3$I',
        TG_TABLE_SCHEMA, TG_ARGV[0], TG_ARGV[1]
    ) INTO standing USING NEW;
    EXECUTE format(
        'SELECT to_jsonb(h) FROM %I.%I AS h WHERE h.%3$I = ($1).%3$I ORDER BY h.history_id DESC LIMIT 1',
        TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_ARGV[1]
    ) INTO newest USING NEW;
    IF standing IS NULL AND newest ->> 'history_type' = '-'
        OR newest ->> 'history_type' <> '-' AND newest - of_history IS NOT DISTINCT FROM standing
    THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'the newest row of % tells what % is not', TG_TABLE_NAME, TG_ARGV[0]
        USING ERRCODE = 'check_violation', CONSTRAINT = 'history_says_the_same', TABLE = TG_TABLE_NAME;
END $$;
