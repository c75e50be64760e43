"""Every table of meetings as release 0.2 had it; the guards follow."""

import django.core.serializers.json
import django.db.models.deletion
import simple_history.models
from django.db import migrations, models

import meetings.trend


class Migration(migrations.Migration):
    replaces = [("meetings", "0001_initial"), ("meetings", "0002_reports_are_kept"), ("meetings", "0003_report_orders")]

    initial = True

    dependencies = [
        ("contracts", "0001_release_0_2"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalMeeting",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("monthly", "monthly meeting"), ("half_yearly", "half-yearly meeting")],
                        max_length=15,
                        verbose_name="kind",
                    ),
                ),
                ("held_on", models.DateField(verbose_name="day")),
                ("place", models.CharField(max_length=100, verbose_name="place")),
                ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="begun")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                (
                    "chair",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="chair",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="begun by",
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="closed by",
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
                "verbose_name": "historical meeting",
                "verbose_name_plural": "historical meetings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="meetings_hi_history_239393_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("monthly", "monthly meeting"), ("half_yearly", "half-yearly meeting")],
                        max_length=15,
                        verbose_name="kind",
                    ),
                ),
                ("held_on", models.DateField(verbose_name="day")),
                ("place", models.CharField(max_length=100, verbose_name="place")),
                (
                    "chair",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="chair",
                    ),
                ),
                ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="begun")),
                (
                    "opened_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="begun by",
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="closed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "meeting",
                "verbose_name_plural": "meetings",
                "ordering": ["-held_on", "-pk"],
                "indexes": [models.Index(fields=["kind", "-held_on"], name="meetings_me_kind_82729f_idx")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("opened_at__isnull", True)),
                        fields=("kind",),
                        name="meeting_one_planned",
                        violation_error_code="meeting_one_planned",
                        violation_error_message="The next meeting of this kind is already planned. Change its day, or hold it first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("opened_at__isnull", True), ("opened_by__isnull", True)),
                            models.Q(("opened_at__isnull", False), ("opened_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="meeting_opened_whole",
                        violation_error_code="meeting_opened_whole",
                        violation_error_message="That a meeting began needs both who and when.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", True), ("closed_by__isnull", True)),
                            models.Q(
                                ("closed_at__gte", models.F("opened_at")),
                                ("closed_by__isnull", False),
                                ("opened_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="meeting_closed_whole",
                        violation_error_code="meeting_closed_whole",
                        violation_error_message="A meeting is closed after it began, by somebody.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalMeetingAttendance",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("present", models.BooleanField(default=True, verbose_name="present")),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.meeting",
                        verbose_name="meeting",
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
                        verbose_name="who",
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
                "verbose_name": "historical participant",
                "verbose_name_plural": "historical participants",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="meetings_hi_history_265864_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="MeetingAttendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="meetings.meeting",
                        verbose_name="meeting",
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
                ("present", models.BooleanField(default=True, verbose_name="present")),
            ],
            options={
                "verbose_name": "participant",
                "verbose_name_plural": "participants",
                "ordering": ["staff__organisation", "staff__name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "staff"),
                        name="meeting_attendance_once",
                        violation_error_code="meeting_attendance_once",
                        violation_error_message="This person is already named at the meeting.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approvals",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
                ("closing", models.DateTimeField(verbose_name="the minutes as closed")),
                (
                    "side",
                    models.CharField(
                        choices=[("housing", "Housing company"), ("social", "Social services")],
                        max_length=10,
                        verbose_name="organisation",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="approved by",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="approved")),
                (
                    "registration_number",
                    models.CharField(blank=True, max_length=50, verbose_name="registration number"),
                ),
            ],
            options={
                "verbose_name": "approval",
                "verbose_name_plural": "approvals",
                "ordering": ["at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "closing", "side"),
                        name="approval_once_a_side",
                        violation_error_code="approval_once_a_side",
                        violation_error_message="Your organisation has already approved these minutes.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Minutes",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("pdf", models.BinaryField(verbose_name="document")),
                ("sha256", models.CharField(max_length=64, verbose_name="fingerprint")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="made by",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="made")),
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minutes",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "minutes",
                "verbose_name_plural": "minutes",
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("half_yearly", "half-yearly report")],
                        default="half_yearly",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("period_from", models.DateField(verbose_name="from")),
                ("period_to", models.DateField(verbose_name="to")),
                ("as_of", models.DateField(verbose_name="as of")),
                (
                    "figures",
                    models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name="figures"),
                ),
                ("sha256", models.CharField(max_length=64, verbose_name="fingerprint")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="made by",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="made")),
            ],
            options={
                "verbose_name": "report",
                "verbose_name_plural": "reports",
                "ordering": ["-made_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("period_to__gt", models.F("period_from")),
                            ("as_of__gte", models.F("period_from")),
                            ("as_of__lte", models.F("period_to")),
                        ),
                        name="report_as_of_within_period",
                        violation_error_code="report_as_of_within_period",
                        violation_error_message="The figures must speak of a day within the report's period.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                        name="report_fingerprint_form",
                        violation_error_code="report_fingerprint_form",
                        violation_error_message="A fingerprint is 64 hexadecimal digits.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportFile",
            fields=[
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="file",
                        serialize=False,
                        to="meetings.report",
                        verbose_name="report",
                    ),
                ),
                ("pdf", models.BinaryField(verbose_name="document")),
            ],
            options={
                "verbose_name": "report document",
                "verbose_name_plural": "report documents",
            },
        ),
        migrations.CreateModel(
            name="ReportOrder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("period_from", models.DateField(verbose_name="from")),
                ("pages", models.PositiveIntegerField(verbose_name="pages expected")),
                (
                    "ordered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="ordered by",
                    ),
                ),
                ("ordered_at", models.DateTimeField(verbose_name="ordered")),
                ("job", models.UUIDField(editable=False, null=True, unique=True, verbose_name="job")),
                ("pages_done", models.PositiveIntegerField(default=0, verbose_name="pages drawn")),
                (
                    "report",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="meetings.report",
                        verbose_name="report",
                    ),
                ),
            ],
            options={
                "verbose_name": "report that is being made",
                "verbose_name_plural": "reports that are being made",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("period_from__day", 1), ("period_from__month__in", (1, 7))),
                        name="report_order_of_half_year",
                        violation_error_code="report_order_of_half_year",
                        violation_error_message="A half-year begins on 1 January or 1 July.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("promises", "Promises from last time"),
                            ("check_ins", "Check-ins due and late"),
                            ("months", "6, 12 and 18 months since moving in"),
                            ("inspections", "Inspections"),
                            ("requests", "Requests and offers"),
                            ("policies", "Policy and agreement"),
                            ("quota", "Quota"),
                            ("landlord_notices", "Landlord informed, no receipt yet"),
                            ("incidents", "Confirmed incidents and repairs that are late"),
                            ("takeovers", "Takeovers under way"),
                            ("empty", "Empty contracts"),
                            ("questions", "Questions to the other side"),
                            ("trend", "Five years"),
                            ("guarantees", "Guarantees left"),
                            ("needs", "Needs"),
                            ("outcomes", "How it went, and months to an own lease"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                        verbose_name="heading",
                    ),
                ),
                ("subject_key", models.CharField(max_length=80, verbose_name="matter")),
                ("text", models.CharField(max_length=300, verbose_name="text")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                ("url", models.CharField(blank=True, max_length=200, verbose_name="page")),
                (
                    "figures",
                    models.JSONField(
                        blank=True,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        null=True,
                        verbose_name="figures",
                    ),
                ),
                (
                    "contract",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contracts.socialcontract",
                        verbose_name="social contract",
                    ),
                ),
                ("case_number", models.CharField(blank=True, max_length=20, verbose_name="case number")),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="added by",
                    ),
                ),
                ("added_at", models.DateTimeField(verbose_name="added")),
            ],
            options={
                "verbose_name": "item on the agenda",
                "verbose_name_plural": "items on the agenda",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "section", "subject_key"),
                        name="agenda_item_once",
                        violation_error_code="agenda_item_once",
                        violation_error_message="This already stands on the agenda.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="agenda_item_says_something",
                        violation_error_code="agenda_item_says_something",
                        violation_error_message="Write what the item is about.",
                    ),
                ],
            },
            bases=(meetings.trend.Drawn, models.Model),
        ),
        migrations.CreateModel(
            name="ActionPoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promises",
                        to="meetings.agendaitem",
                        verbose_name="item on the agenda",
                    ),
                ),
                ("what", models.CharField(max_length=300, verbose_name="what is to be done")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="who does it",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="done by")),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="given_anew",
                        to="meetings.actionpoint",
                        verbose_name="instead of",
                    ),
                ),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done")),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="noted as done by",
                    ),
                ),
                ("struck", models.BooleanField(default=False, verbose_name="struck out")),
            ],
            options={
                "verbose_name": "promise",
                "verbose_name_plural": "promises",
                "ordering": ["due_on", "pk"],
                "indexes": [
                    models.Index(condition=models.Q(("done_on", None)), fields=["due_on"], name="action_point_not_done")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("what", ""), _negated=True),
                        name="action_point_says_something",
                        violation_error_code="action_point_says_something",
                        violation_error_message="Write what is to be done.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_by__isnull", True), ("done_on__isnull", True)),
                            models.Q(("done_by__isnull", False), ("done_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="action_point_done_whole",
                        violation_error_code="action_point_done_whole",
                        violation_error_message="That a promise is done needs both who and when.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("replaces", models.F("pk")), _negated=True),
                        name="action_point_not_instead_of_itself",
                        violation_error_code="action_point_not_instead_of_itself",
                        violation_error_message="A promise cannot stand instead of itself.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("struck", False)),
                        fields=("replaces",),
                        name="action_point_given_anew_once",
                        violation_error_code="action_point_given_anew_once",
                        violation_error_message="This promise has already been given anew. Change the new one.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalActionPoint",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("what", models.CharField(max_length=300, verbose_name="what is to be done")),
                ("due_on", models.DateField(verbose_name="done by")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done")),
                ("struck", models.BooleanField(default=False, verbose_name="struck out")),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.agendaitem",
                        verbose_name="item on the agenda",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="who does it",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.actionpoint",
                        verbose_name="instead of",
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="noted as done by",
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
                "verbose_name": "historical promise",
                "verbose_name_plural": "historical promises",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="meetings_hi_history_d2e0ea_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMeetingDecision",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("text", models.CharField(max_length=500, verbose_name="decision")),
                ("struck", models.BooleanField(default=False, verbose_name="struck out")),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.agendaitem",
                        verbose_name="item on the agenda",
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
                "verbose_name": "historical decision of a meeting",
                "verbose_name_plural": "historical decisions of meetings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="meetings_hi_history_34712a_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="MeetingDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="meetings.agendaitem",
                        verbose_name="item on the agenda",
                    ),
                ),
                ("text", models.CharField(max_length=500, verbose_name="decision")),
                ("struck", models.BooleanField(default=False, verbose_name="struck out")),
            ],
            options={
                "verbose_name": "decision of a meeting",
                "verbose_name_plural": "decisions of meetings",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="meeting_decision_says_something",
                        violation_error_code="meeting_decision_says_something",
                        violation_error_message="Write what was decided.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="AgendaItem",
            name="promise",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="carried_to",
                to="meetings.actionpoint",
                verbose_name="promise",
            ),
        ),
    ]
