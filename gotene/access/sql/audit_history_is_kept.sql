-- Refuses to change or remove a history row: for the owner too, whom grants do not stop. Retention alone may, to erase.
CREATE OR REPLACE FUNCTION audit_history_is_kept() RETURNS trigger
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF session_user = '{retention}' THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    RAISE EXCEPTION '% is only added to', TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = 'history_is_kept', TABLE = TG_TABLE_NAME;
END $$;
