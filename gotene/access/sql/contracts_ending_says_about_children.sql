-- Trigger: where children live, a notice by the municipality says how they are affected (SoL 3:1). Definer, so that a
-- row that somebody may not see is counted all the same.
CREATE OR REPLACE FUNCTION contracts_ending_says_about_children() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF btrim(NEW.children_affected) = '' AND EXISTS (
        SELECT FROM contracts_notice notice
        JOIN contracts_resident resident ON resident.sublease_id = notice.sublease_id
        WHERE notice.id = NEW.notice_id AND notice.given_by = 'municipality' AND resident.kind = 'child'
    ) THEN
        RAISE EXCEPTION 'nothing about the children'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ending_says_about_children';
    END IF;
    RETURN NEW;
END $$;
