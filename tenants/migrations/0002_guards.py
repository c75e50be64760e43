"""What has been told to the other organisation is kept as it was written."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION tenants_disclosure_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'disclosures are only added' USING ERRCODE = 'check_violation', CONSTRAINT = 'disclosure_is_kept';
END $$;
CREATE TRIGGER disclosure_is_kept BEFORE UPDATE OR DELETE ON tenants_disclosure
    FOR EACH ROW EXECUTE FUNCTION tenants_disclosure_is_kept();
"""

BACKWARD = """
DROP TRIGGER disclosure_is_kept ON tenants_disclosure;
DROP FUNCTION tenants_disclosure_is_kept();
"""


class Migration(migrations.Migration):
    dependencies = [("tenants", "0001_initial")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
