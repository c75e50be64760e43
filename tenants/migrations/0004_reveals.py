"""What is hidden is shown for a reason, for a while."""

import datetime

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

# The name of the trigger, its table, and what makes it.
TRIGGERS = (
    (
        "reveal_is_kept",
        "tenants_reveal",
        "CREATE TRIGGER reveal_is_kept BEFORE DELETE OR UPDATE ON tenants_reveal"
        " FOR EACH ROW EXECUTE FUNCTION documents_is_kept('reveal_is_kept')",
    ),
    (
        "reveal_mark_is_kept",
        "tenants_revealmark",
        "CREATE TRIGGER reveal_mark_is_kept BEFORE DELETE OR UPDATE ON tenants_revealmark"
        " FOR EACH ROW EXECUTE FUNCTION documents_is_kept('reveal_mark_is_kept')",
    ),
)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial"), ("tenants", "0003_personal_numbers")]

    operations = [
        migrations.CreateModel(
            name="Reveal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("identity", "who a protected person is"),
                            ("number", "a personal number"),
                            ("protecting", "who it is, when the person was protected"),
                        ],
                        max_length=10,
                        verbose_name="what was shown",
                    ),
                ),
                ("reason", models.TextField(blank=True, max_length=500, verbose_name="reason")),
                (
                    "revealed_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name="shown"),
                ),
                ("ends_at", models.DateTimeField(verbose_name="shown until")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reveals",
                        to="tenants.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="shown to",
                    ),
                ),
            ],
            options={
                "verbose_name": "reveal",
                "verbose_name_plural": "reveals",
                "ordering": ["-revealed_at", "-pk"],
                "indexes": [models.Index(fields=["person", "staff", "ends_at"], name="reveal_of_person_to_staff")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_at__gte", models.F("revealed_at")),
                            ("ends_at__lte", models.F("revealed_at") + datetime.timedelta(seconds=900)),
                        ),
                        name="reveal_is_short",
                        violation_error_code="reveal_is_short",
                        violation_error_message="Who a protected person is is shown for a short time only.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "number"), _negated=True),
                            ("ends_at", models.F("revealed_at")),
                            _connector="OR",
                        ),
                        name="reveal_of_number_opens_nothing",
                        violation_error_code="reveal_of_number_opens_nothing",
                        violation_error_message="A personal number is shown on one page, once.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "identity"), _negated=True),
                            ("reason__regex", "\\S.{8,}\\S"),
                            _connector="OR",
                        ),
                        name="reveal_has_reason",
                        violation_error_code="reveal_has_reason",
                        violation_error_message="Write why you need to know who the person is.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RevealMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "what",
                    models.CharField(
                        choices=[("hidden", "hidden again"), ("seen", "seen by another handler")],
                        max_length=10,
                        verbose_name="what",
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name="at"),
                ),
                (
                    "reveal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="marks",
                        to="tenants.reveal",
                        verbose_name="reveal",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="by",
                    ),
                ),
            ],
            options={
                "verbose_name": "mark on a reveal",
                "verbose_name_plural": "marks on reveals",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("reveal", "staff", "what"),
                        name="reveal_mark_once",
                        violation_error_code="reveal_mark_once",
                        violation_error_message="That has been noted already.",
                    )
                ],
            },
        ),
        *(migrations.RunSQL(made, f"DROP TRIGGER {name} ON {table};") for name, table, made in TRIGGERS),
    ]
