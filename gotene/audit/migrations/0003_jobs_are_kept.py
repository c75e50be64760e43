"""A background job stays what it was queued as."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION audit_job_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a job is kept as it was queued' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER job_is_kept BEFORE UPDATE ON django_tasks_database_dbtaskresult
    FOR EACH ROW EXECUTE FUNCTION audit_job_is_kept();
"""

BACKWARD = """
DROP TRIGGER job_is_kept ON django_tasks_database_dbtaskresult;
DROP FUNCTION audit_job_is_kept();
"""


class Migration(migrations.Migration):
    """What the function lets through stands in gotene/access/sql/ and is put in place after every migration."""

    dependencies = [
        ("audit", "0002_submission_staff"),
        ("django_tasks_database", "0021_conditional_partial_index_ordering"),
    ]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
