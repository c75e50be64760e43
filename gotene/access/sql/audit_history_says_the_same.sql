-- Refuses, when the transaction is committed, a tracked row whose newest history row does not say the same, column for
-- column; where the row is gone, its newest history row must be of the removal. Whatever wrote the row: a save, a bulk
-- write or a hand at psql. Retention alone erases a row together with its history. A row's key is never changed.
-- Runs as the owner, because those who write may not see every row and its history.
-- Arguments of the trigger: the history table, and the column of the row's key.
CREATE OR REPLACE FUNCTION audit_history_says_the_same() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    -- What a history row says about itself.
    of_history constant text[] := '{history_id,history_date,history_change_reason,history_type,history_user_id}';
    changed constant record := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    standing jsonb := CASE TG_OP WHEN 'DELETE' THEN NULL ELSE to_jsonb(NEW) END;
    newest jsonb;
    key_kept constant boolean := TG_OP <> 'UPDATE' OR to_jsonb(OLD) -> TG_ARGV[1] = standing -> TG_ARGV[1];
BEGIN
    EXECUTE format(
        'SELECT to_jsonb(h) FROM %I.%I AS h WHERE h.%3$I = ($1).%3$I ORDER BY h.history_id DESC LIMIT 1',
        TG_TABLE_SCHEMA, TG_ARGV[0], TG_ARGV[1]
    ) INTO newest USING changed;
    -- First against what this change wrote, which most often stands; else, when the row was changed again in the same
    -- transaction, against the row as it stands. The last change of a row is always tried, so none slips through.
    FOR attempt IN 1..2 LOOP
        IF standing IS NULL THEN
            IF newest ->> 'history_type' = '-' OR session_user = '{retention}' THEN
                RETURN NULL;
            END IF;
        -- Equal, not contained: [a] is contained in [a, b].
        ELSIF key_kept AND newest ->> 'history_type' <> '-' AND newest - of_history = standing THEN
            RETURN NULL;
        END IF;
        EXECUTE format('SELECT to_jsonb(s) FROM %I.%I AS s WHERE s.%3$I = ($1).%3$I',
            TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_ARGV[1]
        ) INTO standing USING changed;
    END LOOP;
    RAISE EXCEPTION 'the newest row of % says something else than %', TG_ARGV[0], TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = 'history_says_the_same', TABLE = TG_TABLE_NAME;
END $$;
