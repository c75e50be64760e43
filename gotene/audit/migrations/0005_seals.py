"""The seals of the read log."""

from django.db import migrations, models

FORWARD = """
CREATE TRIGGER seal_is_kept BEFORE DELETE OR UPDATE ON audit_seal
    FOR EACH ROW EXECUTE FUNCTION audit_read_log_is_kept();
CREATE TRIGGER seals_are_kept BEFORE TRUNCATE ON audit_seal
    FOR EACH STATEMENT EXECUTE FUNCTION audit_read_log_is_kept();
"""

BACKWARD = """
DROP TRIGGER seals_are_kept ON audit_seal;
DROP TRIGGER seal_is_kept ON audit_seal;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0004_readings")]

    operations = [
        migrations.CreateModel(
            name="Seal",
            fields=[
                (
                    "position",
                    models.BigIntegerField(primary_key=True, serialize=False, verbose_name="place in the chain"),
                ),
                ("reading", models.BigIntegerField(unique=True, verbose_name="reading")),
                ("row_digest", models.BinaryField(max_length=32, verbose_name="digest of the reading")),
                ("chain_digest", models.BinaryField(max_length=32, verbose_name="digest of the chain")),
                ("key", models.CharField(max_length=16, verbose_name="key")),
                ("sealed_at", models.DateTimeField(verbose_name="sealed at")),
            ],
            options={"verbose_name": "seal", "verbose_name_plural": "seals", "ordering": ["position"]},
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
