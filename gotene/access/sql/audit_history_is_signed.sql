-- Trigger: what an organisation's connection, or the gate's, adds to a history says truly who did it, and when, and comes last. The
-- connection's signature says who; a row with an older number or day would tell of something that was never so.
-- Runs as the owner, because those who write may not see every row of the history.
-- Argument of the trigger: the column of the row's key.
CREATE OR REPLACE FUNCTION audit_history_is_signed() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    newer boolean;
BEGIN
    IF session_user NOT IN ('{housing}', '{social}', '{web}') THEN
        RETURN NEW;
    END IF;
    EXECUTE format(
        'SELECT EXISTS (SELECT FROM %I.%I AS h WHERE h.%3$I = ($1).%3$I AND h.history_id > ($1).history_id)',
        TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_ARGV[0]
    ) INTO newer USING NEW;
    IF newer OR NEW.history_user_id IS DISTINCT FROM access_staff()
        OR NEW.history_date NOT BETWEEN clock_timestamp() - interval '15 minutes' AND clock_timestamp() + interval '15 minutes'
    THEN
        RAISE EXCEPTION 'history is written in one''s own name, as it happens' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
