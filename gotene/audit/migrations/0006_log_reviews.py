"""The monthly review of the read log."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

# They refuse everything until their text is put in place after the migrations (gotene/access/sql).
FUNCTIONS = (
    "audit_log_review_of_past_month",
    "audit_log_review_item_of_month",
    "audit_log_review_outcome_by_another",
)
STUB = """
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'nothing is written before the function is in place' USING ERRCODE = 'check_violation';
END $$;
"""
# The name of the trigger, its table, and what makes it.
TRIGGERS = (
    (
        "log_review_of_past_month",
        "audit_logreview",
        "CREATE TRIGGER log_review_of_past_month BEFORE INSERT ON audit_logreview"
        " FOR EACH ROW EXECUTE FUNCTION audit_log_review_of_past_month()",
    ),
    (
        "log_review_item_of_month",
        "audit_logreviewitem",
        "CREATE TRIGGER log_review_item_of_month BEFORE INSERT ON audit_logreviewitem"
        " FOR EACH ROW EXECUTE FUNCTION audit_log_review_item_of_month()",
    ),
    (
        "log_review_outcome_by_another",
        "audit_logreviewoutcome",
        "CREATE TRIGGER log_review_outcome_by_another BEFORE INSERT ON audit_logreviewoutcome"
        " FOR EACH ROW EXECUTE FUNCTION audit_log_review_outcome_by_another()",
    ),
    *(
        (
            name,
            table,
            f"CREATE TRIGGER {name} BEFORE DELETE OR UPDATE ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION documents_is_kept('{name}')",
        )
        for name, table in (
            ("log_review_is_kept", "audit_logreview"),
            ("log_review_item_is_kept", "audit_logreviewitem"),
            ("log_review_outcome_is_kept", "audit_logreviewoutcome"),
        )
    ),
)
FORWARD = "".join([*(STUB.format(name=name) for name in FUNCTIONS), *(f"{made};" for _, _, made in TRIGGERS)])
BACKWARD = "".join(
    [
        *(f"DROP TRIGGER {name} ON {table};" for name, table, _ in TRIGGERS),
        *(f"DROP FUNCTION {name}();" for name in FUNCTIONS),
    ]
)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_counted_attempts"),
        ("audit", "0005_seals"),
        # It makes documents_is_kept.
        ("tenants", "0002_release_0_2_guards"),
    ]

    operations = [
        migrations.CreateModel(
            name="LogReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField(verbose_name="month")),
                ("readings", models.PositiveIntegerField(verbose_name="readings")),
                ("made_at", models.DateTimeField(verbose_name="made")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="made by",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "log review",
                "verbose_name_plural": "log reviews",
                "ordering": ["-month"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "month"),
                        name="log_review_once",
                        violation_error_code="log_review_once",
                        violation_error_message="The review of that month is made already: open it in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("month__day", 1)),
                        name="log_review_of_month",
                        violation_error_code="log_review_of_month",
                        violation_error_message="A review is of a whole month.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LogReviewItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
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
                        verbose_name="unit",
                    ),
                ),
                (
                    "flags",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("own_name", "Same name as the reader"),
                                ("own_address", "Lives at the reader's own address"),
                                ("colleague", "May be a colleague"),
                                ("no_active_case", "Nothing ongoing"),
                                ("odd_hours", "Odd hours"),
                                ("protected", "Protected person"),
                                ("many_in_a_day", "Many in a day"),
                                ("reason_given", "The reader gave a reason"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        verbose_name="why it was chosen",
                    ),
                ),
                (
                    "reading",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="audit.reading",
                        verbose_name="reading",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="audit.logreview",
                        verbose_name="review",
                    ),
                ),
            ],
            options={
                "verbose_name": "reading to review",
                "verbose_name_plural": "readings to review",
                "ordering": ["reading__at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("review", "reading"),
                        name="log_review_item_once",
                        violation_error_code="log_review_item_once",
                        violation_error_message="This reading is chosen already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "flags__contained_by",
                                [
                                    "own_name",
                                    "own_address",
                                    "colleague",
                                    "no_active_case",
                                    "odd_hours",
                                    "protected",
                                    "many_in_a_day",
                                    "reason_given",
                                ],
                            )
                        ),
                        name="log_review_item_flags_known",
                        violation_error_code="log_review_item_flags_known",
                        violation_error_message="A reading is chosen for a reason that there is a rule for.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LogReviewOutcome",
            fields=[
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="outcome",
                        serialize=False,
                        to="audit.logreviewitem",
                        verbose_name="reading to review",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("in_order", "In order"),
                            ("asked", "In order, after asking the person"),
                            ("not_in_order", "Not in order"),
                        ],
                        max_length=12,
                        verbose_name="outcome",
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="note")),
                ("signed_at", models.DateTimeField(verbose_name="signed")),
                (
                    "signed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="signed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "outcome of a log review",
                "verbose_name_plural": "outcomes of log reviews",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome", "in_order"), models.Q(("note", ""), _negated=True), _connector="OR"
                        ),
                        name="log_review_outcome_explained",
                        violation_error_code="log_review_outcome_explained",
                        violation_error_message="Write what the person answered, or what is not in order.",
                    ),
                ],
            },
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
