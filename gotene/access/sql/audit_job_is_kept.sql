-- Trigger: a background job is what it was queued as. The worker notes on it how it goes until it has ended; whose it
-- is and what it does, nobody changes: else the gate could make the worker act for anybody. Reads nothing, so it has
-- the writer's own rights.
CREATE OR REPLACE FUNCTION audit_job_is_kept() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF OLD.status IN ('READY', 'RUNNING')
        AND (NEW.id, NEW.args_kwargs, NEW.task_path, NEW.backend_name, NEW.queue_name, NEW.enqueued_at, NEW.run_after)
            IS NOT DISTINCT FROM
            (OLD.id, OLD.args_kwargs, OLD.task_path, OLD.backend_name, OLD.queue_name, OLD.enqueued_at, OLD.run_after)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a job is kept as it was queued' USING ERRCODE = 'insufficient_privilege';
END $$;
