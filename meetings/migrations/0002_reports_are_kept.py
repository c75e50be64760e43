"""A report and its document are kept as they were made."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION meetings_report_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'reports are only added' USING ERRCODE = 'check_violation', CONSTRAINT = 'report_is_kept';
END $$;
CREATE TRIGGER report_is_kept BEFORE UPDATE OR DELETE ON meetings_report
    FOR EACH ROW EXECUTE FUNCTION meetings_report_is_kept();
CREATE TRIGGER report_file_is_kept BEFORE UPDATE OR DELETE ON meetings_reportfile
    FOR EACH ROW EXECUTE FUNCTION meetings_report_is_kept();
"""

BACKWARD = """
DROP TRIGGER report_is_kept ON meetings_report;
DROP TRIGGER report_file_is_kept ON meetings_reportfile;
DROP FUNCTION meetings_report_is_kept();
"""


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_initial")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
