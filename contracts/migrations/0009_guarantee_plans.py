import django.db.models.deletion
import simple_history.models
from django.db import migrations, models

GUARANTEE_KEPT = """
CREATE FUNCTION contracts_guarantee_is_kept() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'a guarantee is kept as it was recorded'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'guarantee_is_kept';
END $$;
CREATE TRIGGER guarantee_is_kept BEFORE UPDATE ON contracts_guarantee
    FOR EACH ROW EXECUTE FUNCTION contracts_guarantee_is_kept();
"""

GUARANTEE_KEPT_BACK = """
DROP TRIGGER guarantee_is_kept ON contracts_guarantee;
DROP FUNCTION contracts_guarantee_is_kept();
"""

NOTICE_TRIGGER = """
CREATE TRIGGER guarantee_notice_is_kept BEFORE UPDATE OR DELETE ON contracts_guaranteenotice
    FOR EACH ROW EXECUTE FUNCTION documents_is_kept('guarantee_notice_is_kept');
"""

NOTICE_TRIGGER_BACK = "DROP TRIGGER guarantee_notice_is_kept ON contracts_guaranteenotice;"


class Migration(migrations.Migration):
    """What the guards let through stands in gotene/access/sql/ and is put in place after every migration."""

    dependencies = [
        ("accounts", "0001_initial"),
        ("contracts", "0008_takeover"),
        ("tenants", "0005_information_kinds"),
    ]

    operations = [
        migrations.CreateModel(
            name="GuaranteeNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("pdf", models.BinaryField(verbose_name="document")),
                ("sha256", models.CharField(max_length=64, verbose_name="fingerprint")),
                ("made_at", models.DateTimeField(verbose_name="made")),
                ("given_on", models.DateField(verbose_name="notice given")),
                ("ends_on", models.DateField(verbose_name="last day")),
            ],
            options={
                "verbose_name": "notice on a guarantee",
                "verbose_name_plural": "notices on guarantees",
                "ordering": ["-given_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="GuaranteePlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("notice", "the municipality gives notice"),
                            ("own_lease", "the tenant gets a lease without guarantee"),
                            ("moves", "the tenant moves"),
                        ],
                        max_length=10,
                        verbose_name="way out",
                    ),
                ),
                ("planned_notice_on", models.DateField(blank=True, null=True, verbose_name="planned day of notice")),
                ("planned_last_day", models.DateField(verbose_name="planned last day")),
            ],
            options={
                "verbose_name": "plan for a guarantee",
                "verbose_name_plural": "plans for guarantees",
                "ordering": ["planned_last_day", "pk"],
            },
        ),
        migrations.CreateModel(
            name="GuaranteeReceipt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("received_on", models.DateField(verbose_name="received")),
                ("tenant_told_on", models.DateField(blank=True, null=True, verbose_name="tenant told")),
            ],
            options={
                "verbose_name": "receipt of a notice on a guarantee",
                "verbose_name_plural": "receipts of notices on guarantees",
                "ordering": ["-received_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalGuaranteePlan",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("notice", "the municipality gives notice"),
                            ("own_lease", "the tenant gets a lease without guarantee"),
                            ("moves", "the tenant moves"),
                        ],
                        max_length=10,
                        verbose_name="way out",
                    ),
                ),
                ("planned_notice_on", models.DateField(blank=True, null=True, verbose_name="planned day of notice")),
                ("planned_last_day", models.DateField(verbose_name="planned last day")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical plan for a guarantee",
                "verbose_name_plural": "historical plans for guarantees",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalGuaranteeReceipt",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("received_on", models.DateField(verbose_name="received")),
                ("tenant_told_on", models.DateField(blank=True, null=True, verbose_name="tenant told")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical receipt of a notice on a guarantee",
                "verbose_name_plural": "historical receipts of notices on guarantees",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="guarantee",
            name="no_other_way",
            field=models.BooleanField(default=False, verbose_name="the need cannot be met in any other way"),
        ),
        migrations.AddField(
            model_name="guarantee",
            name="permanent_home",
            field=models.BooleanField(default=False, verbose_name="permanent home with right of extension"),
        ),
        migrations.AddField(
            model_name="guarantee",
            name="release_reason",
            field=models.CharField(
                blank=True,
                choices=[("own_lease", "the tenant gets a lease without guarantee"), ("moves", "the tenant moves")],
                max_length=10,
                verbose_name="how it ended",
            ),
        ),
        migrations.AddField(
            model_name="historicalguarantee",
            name="no_other_way",
            field=models.BooleanField(default=False, verbose_name="the need cannot be met in any other way"),
        ),
        migrations.AddField(
            model_name="historicalguarantee",
            name="permanent_home",
            field=models.BooleanField(default=False, verbose_name="permanent home with right of extension"),
        ),
        migrations.AddField(
            model_name="historicalguarantee",
            name="release_reason",
            field=models.CharField(
                blank=True,
                choices=[("own_lease", "the tenant gets a lease without guarantee"), ("moves", "the tenant moves")],
                max_length=10,
                verbose_name="how it ended",
            ),
        ),
        migrations.AddConstraint(
            model_name="guarantee",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("exception_decision", ""), ("no_other_way", False), ("permanent_home", False)),
                    models.Q(
                        models.Q(("exception_decision", ""), _negated=True),
                        ("no_other_way", True),
                        ("permanent_home", True),
                    ),
                    _connector="OR",
                ),
                name="guarantee_exception_tested",
                violation_error_code="guarantee_exception_tested",
                violation_error_message="The municipality may take on a guarantee only for a permanent home "
                "with right of extension, and when the need cannot be met in any other way (KBef 2:6). "
                "An exception needs yes to both.",
            ),
        ),
        migrations.AddConstraint(
            model_name="guarantee",
            constraint=models.CheckConstraint(
                condition=models.Q(("release_reason", ""), ("ends_on__isnull", False), _connector="OR"),
                name="guarantee_release_dated",
                violation_error_code="guarantee_release_dated",
                violation_error_message="Give the last day of the guarantee as well as how it ended.",
            ),
        ),
        migrations.AddField(
            model_name="guaranteenotice",
            name="guarantee",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="letter",
                to="contracts.guarantee",
                verbose_name="guarantee",
            ),
        ),
        migrations.AddField(
            model_name="guaranteenotice",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="made by",
            ),
        ),
        migrations.AddField(
            model_name="guaranteeplan",
            name="guarantee",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="plan",
                to="contracts.guarantee",
                verbose_name="guarantee",
            ),
        ),
        migrations.AddField(
            model_name="guaranteeplan",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="responsible",
            ),
        ),
        migrations.AddField(
            model_name="guaranteereceipt",
            name="guarantee",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="receipt",
                to="contracts.guarantee",
                verbose_name="guarantee",
            ),
        ),
        migrations.AddField(
            model_name="guaranteereceipt",
            name="received_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="received by",
            ),
        ),
        migrations.AddField(
            model_name="guaranteereceipt",
            name="tenant_told_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="tenant told by",
            ),
        ),
        migrations.AddField(
            model_name="historicalguaranteeplan",
            name="guarantee",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="contracts.guarantee",
                verbose_name="guarantee",
            ),
        ),
        migrations.AddField(
            model_name="historicalguaranteeplan",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="accounts.staffmember"
            ),
        ),
        migrations.AddField(
            model_name="historicalguaranteeplan",
            name="owner",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="responsible",
            ),
        ),
        migrations.AddField(
            model_name="historicalguaranteereceipt",
            name="guarantee",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="contracts.guarantee",
                verbose_name="guarantee",
            ),
        ),
        migrations.AddField(
            model_name="historicalguaranteereceipt",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="accounts.staffmember"
            ),
        ),
        migrations.AddField(
            model_name="historicalguaranteereceipt",
            name="received_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="received by",
            ),
        ),
        migrations.AddField(
            model_name="historicalguaranteereceipt",
            name="tenant_told_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="tenant told by",
            ),
        ),
        migrations.AddConstraint(
            model_name="guaranteenotice",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gt", models.F("given_on"))),
                name="guarantee_notice_ends_after_given",
                violation_error_code="guarantee_notice_ends_after_given",
                violation_error_message="The guarantee cannot end before notice is given.",
            ),
        ),
        migrations.AddConstraint(
            model_name="guaranteeplan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("planned_notice_on__isnull", False), ("way", "notice")),
                    models.Q(models.Q(("way", "notice"), _negated=True), ("planned_notice_on__isnull", True)),
                    _connector="OR",
                ),
                name="guarantee_plan_notice_dated",
                violation_error_code="guarantee_plan_notice_dated",
                violation_error_message="Give the day when notice is to be given, for that way out alone.",
            ),
        ),
        migrations.AddConstraint(
            model_name="guaranteeplan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("planned_notice_on__isnull", True),
                    ("planned_last_day__gt", models.F("planned_notice_on")),
                    _connector="OR",
                ),
                name="guarantee_plan_ends_after_notice",
                violation_error_code="guarantee_plan_ends_after_notice",
                violation_error_message="The guarantee cannot end before notice is given.",
            ),
        ),
        migrations.AddConstraint(
            model_name="guaranteereceipt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("tenant_told_by__isnull", True), ("tenant_told_on__isnull", True)),
                    models.Q(("tenant_told_by__isnull", False), ("tenant_told_on__gte", models.F("received_on"))),
                    _connector="OR",
                ),
                name="guarantee_tenant_told_whole",
                violation_error_code="guarantee_tenant_told_whole",
                violation_error_message="That the tenant has been told needs a day, not before the notice, and who.",
            ),
        ),
        migrations.AddIndex(
            model_name="historicalguaranteeplan",
            index=models.Index(fields=["history_date", "id"], name="contracts_h_history_b5345d_idx"),
        ),
        migrations.AddIndex(
            model_name="historicalguaranteereceipt",
            index=models.Index(fields=["history_date", "id"], name="contracts_h_history_48fffa_idx"),
        ),
        migrations.RunSQL(GUARANTEE_KEPT, GUARANTEE_KEPT_BACK),
        migrations.RunSQL(NOTICE_TRIGGER, NOTICE_TRIGGER_BACK),
    ]
