-- Trigger: an order of a report is kept as it was placed. How far it has come is noted on it; its job and the report
-- that came of it are set once. Retention alone erases it. Reads nothing, so it has the writer's own rights.
CREATE OR REPLACE FUNCTION meetings_report_order_is_kept() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF session_user = '{retention}' THEN
            RETURN OLD;
        END IF;
    ELSIF (NEW.id, NEW.period_from, NEW.pages, NEW.ordered_by_id, NEW.ordered_at)
            IS NOT DISTINCT FROM (OLD.id, OLD.period_from, OLD.pages, OLD.ordered_by_id, OLD.ordered_at)
        AND (OLD.job IS NULL OR OLD.job IS NOT DISTINCT FROM NEW.job)
        AND (OLD.report_id IS NULL OR OLD.report_id IS NOT DISTINCT FROM NEW.report_id)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'an order is kept as it was placed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'report_order_is_kept';
END $$;
