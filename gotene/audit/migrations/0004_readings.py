"""The read log."""

import uuid

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

# It refuses everything until its text is put in place after the migrations (gotene/access/sql).
FORWARD = """
CREATE FUNCTION audit_read_log_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the read log is only added to' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER reading_is_kept BEFORE DELETE OR UPDATE ON audit_reading
    FOR EACH ROW EXECUTE FUNCTION audit_read_log_is_kept();
CREATE TRIGGER readings_are_kept BEFORE TRUNCATE ON audit_reading
    FOR EACH STATEMENT EXECUTE FUNCTION audit_read_log_is_kept();
"""

# What is put in place after the migrations knows the table, and goes before it.
BACKWARD = """
DROP FUNCTION IF EXISTS audit_reading_digest(audit_reading);
DROP TRIGGER readings_are_kept ON audit_reading;
DROP TRIGGER reading_is_kept ON audit_reading;
DROP FUNCTION audit_read_log_is_kept();
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_counted_attempts"), ("audit", "0003_jobs_are_kept")]

    operations = [
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(verbose_name="when")),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("letting_officer", "Letting officer"),
                            ("inspector", "Inspector"),
                            ("finance_officer", "Finance officer"),
                            ("housing_director", "Managing director"),
                            ("case_officer", "Case officer"),
                            ("coordinator", "Coordinator"),
                            ("housing_support", "Housing support worker"),
                            ("rent_administrator", "Rent administrator"),
                            ("social_director", "Head of social services"),
                            ("system_administrator", "System administrator"),
                            ("log_reviewer", "Log reviewer"),
                        ],
                        max_length=30,
                        verbose_name="role",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("page", "page"),
                            ("list", "list"),
                            ("search", "search"),
                            ("document", "document"),
                            ("export", "file with data"),
                            ("photo", "photo"),
                            ("reveal", "was shown who the person is"),
                            ("number", "was shown the personal number"),
                        ],
                        max_length=10,
                        verbose_name="in what form",
                    ),
                ),
                (
                    "subject",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("case", "case"),
                            ("contract", "social contract"),
                            ("lease", "lease"),
                            ("apartment", "apartment"),
                            ("person", "person"),
                            ("inspection", "inspection"),
                            ("guarantee", "guarantee"),
                            ("meeting", "meeting"),
                            ("report", "report"),
                        ],
                        max_length=12,
                        verbose_name="what",
                    ),
                ),
                (
                    "keys",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), blank=True, default=list, verbose_name="which"
                    ),
                ),
                (
                    "people",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, default=list, verbose_name="about whom"
                    ),
                ),
                ("page", models.CharField(max_length=100, verbose_name="page")),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("case_officer", "is the case officer"),
                            ("support", "gives support in the case"),
                            ("handler", "is a named handler of the person"),
                            ("deputy", "stands in for a colleague who is away"),
                            ("contact", "is a contact of the contract"),
                            ("inspection", "inspects the home"),
                            ("question", "has asked or answers a question about the contract"),
                            ("role", "needs it for their role"),
                            ("reason", "gave a reason first"),
                            ("review", "reviews the log"),
                        ],
                        max_length=12,
                        verbose_name="why they might",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("salt", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="who",
                    ),
                ),
            ],
            options={
                "verbose_name": "reading",
                "verbose_name_plural": "readings",
                "ordering": ["-at", "-pk"],
                "indexes": [
                    models.Index(fields=["at"], name="reading_at"),
                    models.Index(fields=["staff", "at"], name="reading_by_staff"),
                    django.contrib.postgres.indexes.GinIndex(fields=["people"], name="reading_of_people"),
                    django.contrib.postgres.indexes.GinIndex(fields=["keys"], name="reading_of_keys"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ground", "reason"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="reading_reason_given",
                        violation_error_code="reading_reason_given",
                        violation_error_message="Say why you need to look.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "ground__in",
                                [
                                    "case_officer",
                                    "support",
                                    "handler",
                                    "deputy",
                                    "contact",
                                    "inspection",
                                    "question",
                                    "role",
                                    "reason",
                                    "review",
                                ],
                            ),
                            ("kind__in", ["page", "list", "search", "document", "export", "photo", "reveal", "number"]),
                            (
                                "subject__in",
                                [
                                    "",
                                    "case",
                                    "contract",
                                    "lease",
                                    "apartment",
                                    "person",
                                    "inspection",
                                    "guarantee",
                                    "meeting",
                                    "report",
                                ],
                            ),
                        ),
                        name="reading_codes_known",
                        violation_error_code="reading_codes_known",
                        violation_error_message="The read log knows neither that form, that thing nor that ground.",
                    ),
                ],
            },
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
