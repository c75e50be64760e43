-- Trigger: when a notice on a sublease is committed, the social services have kept how the household's time there ends.
-- Definer, because one who may not see that row must not be told that it is missing.
CREATE OR REPLACE FUNCTION contracts_notice_has_ending() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NEW.sublease_id IS NOT NULL
        AND NOT EXISTS (SELECT FROM contracts_subleaseending ending WHERE ending.notice_id = NEW.id)
        -- Erased since it was added: then there is nothing to ask of it.
        AND EXISTS (SELECT FROM contracts_notice notice WHERE notice.id = NEW.id)
    THEN
        RAISE EXCEPTION 'a notice on a sublease without how it ends'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'notice_has_ending';
    END IF;
    RETURN NULL;
END $$;
