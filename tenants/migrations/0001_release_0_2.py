"""Every table of tenants as release 0.2 had it; the guards follow."""

import datetime

import django.contrib.postgres.constraints
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import simple_history.models
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models

import tenants.models.person


class Migration(migrations.Migration):
    replaces = [
        ("tenants", "0001_initial"),
        ("tenants", "0002_guards"),
        ("tenants", "0003_protected_people"),
        ("tenants", "0004_non_association"),
        ("tenants", "0005_information_kinds"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
    ]

    operations = [
        BtreeGistExtension(),
        migrations.CreateModel(
            name="HistoricalPerson",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("number", models.CharField(db_index=True, max_length=10, verbose_name="number")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="accounts.staffmember",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical person",
                "verbose_name_plural": "historical people",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="tenants_his_history_96d1ce_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=10, unique=True, verbose_name="number")),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
                "ordering": ["number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__regex", "^P-\\d{4,}$")),
                        name="person_number_form",
                        violation_error_code="person_number_form",
                        violation_error_message="A person's number is P- and at least four digits.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalHousehold",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="accounts.staffmember",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical household",
                "verbose_name_plural": "historical households",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="tenants_his_history_9b1f2c_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Household",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ],
            options={
                "verbose_name": "household",
                "verbose_name_plural": "households",
            },
        ),
        migrations.CreateModel(
            name="HistoricalHouseholdMember",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("begins_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "kind",
                    models.CharField(
                        choices=[("adult", "adult"), ("child", "child")],
                        default="adult",
                        max_length=5,
                        verbose_name="adult or child",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="tenants.household",
                        verbose_name="household",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="tenants.person",
                        verbose_name="person",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="accounts.staffmember",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical household member",
                "verbose_name_plural": "historical household members",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="tenants_his_history_93b6b0_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HouseholdMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("begins_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="tenants.household",
                        verbose_name="household",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="tenants.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("adult", "adult"), ("child", "child")],
                        default="adult",
                        max_length=5,
                        verbose_name="adult or child",
                    ),
                ),
            ],
            options={
                "verbose_name": "household member",
                "verbose_name_plural": "household members",
                "ordering": ["kind", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True), ("ends_on__gte", models.F("begins_on")), _connector="OR"
                        ),
                        name="household_member_not_reversed",
                        violation_error_code="household_member_not_reversed",
                        violation_error_message="The last day cannot be before the first day.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("household", "="),
                            ("person", "="),
                            (
                                models.Func(
                                    models.F("begins_on"), models.F("ends_on"), models.Value("[]"), function="daterange"
                                ),
                                "&&",
                            ),
                        ],
                        name="household_member_once",
                        violation_error_code="household_member_once",
                        violation_error_message="This person is already in the household in that period.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCase",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("number", models.CharField(db_index=True, max_length=20, verbose_name="case number")),
                ("opened_on", models.DateField(verbose_name="opened")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed")),
                (
                    "closing_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("own_lease", "own lease"),
                            ("moved", "moved elsewhere"),
                            ("withdrawn", "application withdrawn"),
                            ("refused", "application refused"),
                            ("ended", "support ended"),
                            ("deceased", "deceased"),
                        ],
                        max_length=20,
                        verbose_name="reason for closing",
                    ),
                ),
                ("file_reference", models.CharField(blank=True, max_length=40, verbose_name="personal file number")),
                (
                    "household",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="tenants.household",
                        verbose_name="household",
                    ),
                ),
                (
                    "case_officer",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="case officer",
                    ),
                ),
                (
                    "housing_support",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="housing support worker",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="accounts.staffmember",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical case",
                "verbose_name_plural": "historical cases",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="tenants_his_history_f68afc_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=20, unique=True, verbose_name="case number")),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="tenants.household",
                        verbose_name="household",
                    ),
                ),
                (
                    "case_officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="accounts.staffmember",
                        verbose_name="case officer",
                    ),
                ),
                (
                    "housing_support",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supported_cases",
                        to="accounts.staffmember",
                        verbose_name="housing support worker",
                    ),
                ),
                ("opened_on", models.DateField(verbose_name="opened")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed")),
                (
                    "closing_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("own_lease", "own lease"),
                            ("moved", "moved elsewhere"),
                            ("withdrawn", "application withdrawn"),
                            ("refused", "application refused"),
                            ("ended", "support ended"),
                            ("deceased", "deceased"),
                        ],
                        max_length=20,
                        verbose_name="reason for closing",
                    ),
                ),
                ("file_reference", models.CharField(blank=True, max_length=40, verbose_name="personal file number")),
            ],
            options={
                "verbose_name": "case",
                "verbose_name_plural": "cases",
                "ordering": ["-number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__regex", "^SK-\\d{4}-\\d{3,}$")),
                        name="case_number_form",
                        violation_error_code="case_number_form",
                        violation_error_message="A case number looks like SK-2026-014.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True), ("closed_on__gte", models.F("opened_on")), _connector="OR"
                        ),
                        name="case_closed_after_opened",
                        violation_error_code="case_closed_after_opened",
                        violation_error_message="A case cannot be closed before it was opened.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_on__isnull", True), ("closing_reason", "")),
                            models.Q(("closed_on__isnull", False), models.Q(("closing_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="case_closed_with_reason",
                        violation_error_code="case_closed_with_reason",
                        violation_error_message="Give both the day and the reason for closing the case.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalDecision",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "outcome",
                    models.CharField(
                        choices=[("granted", "granted"), ("refused", "refused"), ("ended", "ended")],
                        default="granted",
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                ("decided_on", models.DateField(verbose_name="decided")),
                (
                    "legal_basis",
                    models.CharField(
                        choices=[
                            ("sol-2025-11-1", "SoL (2025:400) ch. 11 s. 1"),
                            ("sol-2001-4-1", "SoL (2001:453) ch. 4 s. 1"),
                            ("lss-9-9", "LSS s. 9 p. 9"),
                        ],
                        max_length=20,
                        verbose_name="legal basis",
                    ),
                ),
                ("content", models.TextField(blank=True, verbose_name="what was decided")),
                ("grounds", models.TextField(blank=True, verbose_name="grounds")),
                ("conditions", models.TextField(blank=True, verbose_name="conditions")),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(verbose_name="valid to")),
                ("follow_up_on", models.DateField(blank=True, null=True, verbose_name="follow-up")),
                ("served_on", models.DateField(blank=True, null=True, verbose_name="served")),
                ("appeal_information_given", models.BooleanField(default=False, verbose_name="told how to appeal")),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="tenants.case",
                        verbose_name="case",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="decided by",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="accounts.staffmember",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical decision",
                "verbose_name_plural": "historical decisions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="tenants_his_history_852080_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="tenants.case",
                        verbose_name="case",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[("granted", "granted"), ("refused", "refused"), ("ended", "ended")],
                        default="granted",
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                ("decided_on", models.DateField(verbose_name="decided")),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="decided by",
                    ),
                ),
                (
                    "legal_basis",
                    models.CharField(
                        choices=[
                            ("sol-2025-11-1", "SoL (2025:400) ch. 11 s. 1"),
                            ("sol-2001-4-1", "SoL (2001:453) ch. 4 s. 1"),
                            ("lss-9-9", "LSS s. 9 p. 9"),
                        ],
                        max_length=20,
                        verbose_name="legal basis",
                    ),
                ),
                ("content", models.TextField(blank=True, verbose_name="what was decided")),
                ("grounds", models.TextField(blank=True, verbose_name="grounds")),
                ("conditions", models.TextField(blank=True, verbose_name="conditions")),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(verbose_name="valid to")),
                ("follow_up_on", models.DateField(blank=True, null=True, verbose_name="follow-up")),
                ("served_on", models.DateField(blank=True, null=True, verbose_name="served")),
                ("appeal_information_given", models.BooleanField(default=False, verbose_name="told how to appeal")),
            ],
            options={
                "verbose_name": "decision",
                "verbose_name_plural": "decisions",
                "ordering": ["-decided_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("valid_to__gte", models.F("valid_from"))),
                        name="decision_not_reversed",
                        violation_error_code="decision_not_reversed",
                        violation_error_message="Valid to cannot be before valid from.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("served_on__isnull", True), ("served_on__gte", models.F("decided_on")), _connector="OR"
                        ),
                        name="decision_served_after_decided",
                        violation_error_code="decision_served_after_decided",
                        violation_error_message="A decision cannot be served before it was made.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("legal_basis", "lss-9-9"),
                            models.Q(("decided_on__gte", datetime.date(2025, 7, 1)), ("legal_basis", "sol-2025-11-1")),
                            models.Q(("decided_on__lt", datetime.date(2025, 7, 1)), ("legal_basis", "sol-2001-4-1")),
                            _connector="OR",
                        ),
                        name="decision_legal_basis_of_its_day",
                        violation_error_code="decision_legal_basis_of_its_day",
                        violation_error_message="Decisions from 1 July 2025 rest on SoL (2025:400), earlier ones on SoL (2001:453). Change the legal basis or the day.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalConsent",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("resident", "name and move-in date"),
                            ("criteria", "requirements for takeover"),
                            ("check_ins", "results of check-ins"),
                            ("incidents", "what has gone wrong and been confirmed"),
                            ("takeover", "takeover of the lease"),
                            ("answers", "questions and answers about the home"),
                        ],
                        max_length=20,
                        verbose_name="kind of information",
                    ),
                ),
                ("given_on", models.DateField(verbose_name="given")),
                ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="withdrawn")),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="tenants.case",
                        verbose_name="case",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="accounts.staffmember",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical consent",
                "verbose_name_plural": "historical consents",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="tenants_his_history_aa377e_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consents",
                        to="tenants.case",
                        verbose_name="case",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("resident", "name and move-in date"),
                            ("criteria", "requirements for takeover"),
                            ("check_ins", "results of check-ins"),
                            ("incidents", "what has gone wrong and been confirmed"),
                            ("takeover", "takeover of the lease"),
                            ("answers", "questions and answers about the home"),
                        ],
                        max_length=20,
                        verbose_name="kind of information",
                    ),
                ),
                ("given_on", models.DateField(verbose_name="given")),
                ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="withdrawn")),
            ],
            options={
                "verbose_name": "consent",
                "verbose_name_plural": "consents",
                "ordering": ["given_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_on__isnull", True), ("withdrawn_on__gte", models.F("given_on")), _connector="OR"
                        ),
                        name="consent_withdrawn_after_given",
                        violation_error_code="consent_withdrawn_after_given",
                        violation_error_message="A consent cannot be withdrawn before it was given.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_on__isnull", True)),
                        fields=("case", "kind"),
                        name="consent_once_per_kind",
                        violation_error_code="consent_once_per_kind",
                        violation_error_message="There is already a consent for this kind of information.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Disclosure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disclosures",
                        to="tenants.case",
                        verbose_name="case",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("resident", "name and move-in date"),
                            ("criteria", "requirements for takeover"),
                            ("check_ins", "results of check-ins"),
                            ("incidents", "what has gone wrong and been confirmed"),
                            ("takeover", "takeover of the lease"),
                            ("answers", "questions and answers about the home"),
                        ],
                        max_length=20,
                        verbose_name="kind of information",
                    ),
                ),
                ("what", models.TextField(verbose_name="what was told")),
                (
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                        verbose_name="told to",
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("consent", "consent (OSL ch. 12 s. 2)"),
                            ("law", "law (JB ch. 12 s. 39)"),
                            ("harm_test", "harm test (OSL ch. 26 s. 1)"),
                        ],
                        max_length=10,
                        verbose_name="ground",
                    ),
                ),
                (
                    "consent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disclosures",
                        to="tenants.consent",
                        verbose_name="consent",
                    ),
                ),
                (
                    "disclosed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="told by",
                    ),
                ),
                ("disclosed_at", models.DateTimeField(verbose_name="told at")),
            ],
            options={
                "verbose_name": "disclosure",
                "verbose_name_plural": "disclosures",
                "ordering": ["-disclosed_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ground", "consent"), ("consent__isnull", False)),
                            models.Q(models.Q(("ground", "consent"), _negated=True), ("consent__isnull", True)),
                            _connector="OR",
                        ),
                        name="disclosure_consent_named",
                        violation_error_code="disclosure_consent_named",
                        violation_error_message="Telling by consent needs the consent it rests on.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalHandler",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("named_on", models.DateField(verbose_name="named")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended")),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="tenants.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="named handler",
                    ),
                ),
                (
                    "named_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="named by",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="accounts.staffmember",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical named handler",
                "verbose_name_plural": "historical named handlers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="tenants_his_history_af7470_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Handler",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handlers",
                        to="tenants.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handled",
                        to="accounts.staffmember",
                        verbose_name="named handler",
                    ),
                ),
                ("named_on", models.DateField(verbose_name="named")),
                (
                    "named_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="named by",
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended")),
            ],
            options={
                "verbose_name": "named handler",
                "verbose_name_plural": "named handlers",
                "ordering": ["named_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True)),
                        fields=("person", "staff"),
                        name="handler_once",
                        violation_error_code="handler_once",
                        violation_error_message="This colleague is already a named handler for the person.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True), ("ended_on__gte", models.F("named_on")), _connector="OR"
                        ),
                        name="handler_ended_after_named",
                        violation_error_code="handler_ended_after_named",
                        violation_error_message="A handler cannot end before the day of the naming.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalIdentity",
            fields=[
                ("given_name", models.CharField(max_length=80, verbose_name="given name")),
                ("family_name", models.CharField(max_length=80, verbose_name="family name")),
                (
                    "personal_number",
                    models.CharField(
                        blank=True,
                        max_length=12,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\d{12}$", "Write the personal number with twelve digits."
                            ),
                            tenants.models.person.validate_personal_number,
                        ],
                        verbose_name="personal number",
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="phone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "protection",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("marking", "confidentiality marking"),
                            ("registration", "protected population registration"),
                            ("assumed", "assumed identity"),
                        ],
                        default="",
                        max_length=12,
                        verbose_name="protected identity",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="tenants.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.organisation",
                        verbose_name="registered by",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="accounts.staffmember",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical identity",
                "verbose_name_plural": "historical identities",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "person_id"], name="tenants_his_history_27bf59_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Identity",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="identity",
                        serialize=False,
                        to="tenants.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                        verbose_name="registered by",
                    ),
                ),
                ("given_name", models.CharField(max_length=80, verbose_name="given name")),
                ("family_name", models.CharField(max_length=80, verbose_name="family name")),
                (
                    "personal_number",
                    models.CharField(
                        blank=True,
                        max_length=12,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\d{12}$", "Write the personal number with twelve digits."
                            ),
                            tenants.models.person.validate_personal_number,
                        ],
                        verbose_name="personal number",
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="phone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "protection",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("marking", "confidentiality marking"),
                            ("registration", "protected population registration"),
                            ("assumed", "assumed identity"),
                        ],
                        default="",
                        max_length=12,
                        verbose_name="protected identity",
                    ),
                ),
            ],
            options={
                "verbose_name": "identity",
                "verbose_name_plural": "identities",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("personal_number", ""), _negated=True),
                        fields=("organisation", "personal_number"),
                        name="identity_personal_number_unique",
                        violation_error_code="identity_personal_number_unique",
                        violation_error_message="This person is already registered: choose the person in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("personal_number", ""), ("personal_number__regex", "^\\d{12}$"), _connector="OR"
                        ),
                        name="identity_personal_number_form",
                        violation_error_code="identity_personal_number_form",
                        violation_error_message="Write the personal number with twelve digits.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalNonAssociation",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("reason", models.TextField(verbose_name="reason")),
                ("confirmed_on", models.DateField(verbose_name="confirmed")),
                ("review_by", models.DateField(verbose_name="review by")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended")),
                (
                    "one",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="tenants.person",
                        verbose_name="one person",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="tenants.person",
                        verbose_name="the other person",
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="confirmed by",
                    ),
                ),
                (
                    "speak_with",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="speak with",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="accounts.staffmember",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical obstacle to the same stairwell",
                "verbose_name_plural": "historical obstacles to the same stairwell",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="tenants_his_history_7e87a6_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="NonAssociation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenants.person",
                        verbose_name="one person",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenants.person",
                        verbose_name="the other person",
                    ),
                ),
                ("reason", models.TextField(verbose_name="reason")),
                ("confirmed_on", models.DateField(verbose_name="confirmed")),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="confirmed by",
                    ),
                ),
                (
                    "speak_with",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="speak with",
                    ),
                ),
                ("review_by", models.DateField(verbose_name="review by")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended")),
            ],
            options={
                "verbose_name": "obstacle to the same stairwell",
                "verbose_name_plural": "obstacles to the same stairwell",
                "ordering": ["-confirmed_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("one__lt", models.F("other"))),
                        name="non_association_of_two",
                        violation_error_code="non_association_of_two",
                        violation_error_message="Choose two different people.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True)),
                        fields=("one", "other"),
                        name="non_association_once",
                        violation_error_code="non_association_once",
                        violation_error_message="It is already recorded that these two must not live in the same stairwell.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="non_association_reasoned",
                        violation_error_code="non_association_reasoned",
                        violation_error_message="Write the reason, as it has been confirmed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("review_by__gt", models.F("confirmed_on")),
                            (
                                "review_by__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("confirmed_on"), "+", models.Value(datetime.timedelta(days=366))
                                ),
                            ),
                        ),
                        name="non_association_review_in_time",
                        violation_error_code="non_association_review_in_time",
                        violation_error_message="Review it after the day it was confirmed, and within a year.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True), ("ended_on__gte", models.F("confirmed_on")), _connector="OR"
                        ),
                        name="non_association_ended_after_confirmed",
                        violation_error_code="non_association_ended_after_confirmed",
                        violation_error_message="It cannot end before the day it was confirmed.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalRecusal",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("declared_on", models.DateField(verbose_name="since")),
                ("taken_over_on", models.DateField(blank=True, null=True, verbose_name="taken over")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended")),
                (
                    "staff",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="takes no part",
                    ),
                ),
                (
                    "handed_to",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="handed to",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="ended by",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="tenants.case",
                        verbose_name="case",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="accounts.staffmember",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical recusal",
                "verbose_name_plural": "historical recusals",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="tenants_his_history_40c580_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Recusal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="takes no part",
                    ),
                ),
                ("declared_on", models.DateField(verbose_name="since")),
                (
                    "handed_to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="handed to",
                    ),
                ),
                ("taken_over_on", models.DateField(blank=True, null=True, verbose_name="taken over")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended")),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="ended by",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recusals",
                        to="tenants.case",
                        verbose_name="case",
                    ),
                ),
            ],
            options={
                "verbose_name": "recusal",
                "verbose_name_plural": "recusals",
                "ordering": ["-declared_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True)),
                        fields=("case", "staff"),
                        name="recusal_once",
                        violation_error_code="recusal_once",
                        violation_error_message="You have already left this to a colleague.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("handed_to", models.F("staff")), _negated=True),
                        name="recusal_to_another",
                        violation_error_code="recusal_to_another",
                        violation_error_message="Choose somebody other than yourself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("taken_over_on__isnull", True),
                            ("taken_over_on__gte", models.F("declared_on")),
                            _connector="OR",
                        ),
                        name="recusal_taken_over_after",
                        violation_error_code="recusal_taken_over_after",
                        violation_error_message="It cannot be taken over before it was handed on.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_by__isnull", True), ("ended_on__isnull", True)),
                            models.Q(("ended_by__isnull", False), ("ended_on__gte", models.F("declared_on"))),
                            _connector="OR",
                        ),
                        name="recusal_ended_whole",
                        violation_error_code="recusal_ended_whole",
                        violation_error_message="It ends on a day after it began, and by somebody.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_by__isnull", True),
                            models.Q(("ended_by", models.F("staff")), _negated=True),
                            _connector="OR",
                        ),
                        name="recusal_ended_by_another",
                        violation_error_code="recusal_ended_by_another",
                        violation_error_message="Nobody lets themselves back in: ask whoever is in charge.",
                    ),
                ],
            },
        ),
    ]
