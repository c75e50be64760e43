"""Every table of inspections as release 0.2 had it; the guards follow."""

import django.db.models.deletion
import simple_history.models
from django.db import migrations, models

import inspections.models.protocol_template


class Migration(migrations.Migration):
    replaces = [("inspections", "0001_initial")]

    initial = True

    dependencies = [
        ("contracts", "0001_release_0_2"),
    ]

    operations = [
        migrations.CreateModel(
            name="Inspection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inspections",
                        to="contracts.socialcontract",
                        verbose_name="social contract",
                    ),
                ),
                (
                    "sublease",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inspections",
                        to="contracts.sublease",
                        verbose_name="sublease",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("move_in", "move-in inspection"),
                            ("move_out", "move-out inspection"),
                            ("before_takeover", "inspection before takeover"),
                            ("re_inspection", "re-inspection"),
                            ("interim", "interim inspection"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("planned_on", models.DateField(verbose_name="planned")),
                (
                    "follows",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_by",
                        to="inspections.inspection",
                        verbose_name="re-inspection of",
                    ),
                ),
                ("carried_out_on", models.DateField(blank=True, null=True, verbose_name="held")),
                ("no_remarks", models.BooleanField(default=False, verbose_name="no remarks")),
                (
                    "absence_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="why not everybody was there"),
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
                ("cancelled_on", models.DateField(blank=True, null=True, verbose_name="cancelled")),
                (
                    "cancelled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="cancelled by",
                    ),
                ),
                ("cancel_reason", models.CharField(blank=True, max_length=200, verbose_name="why it was cancelled")),
            ],
            options={
                "verbose_name": "inspection",
                "verbose_name_plural": "inspections",
                "ordering": ["planned_on", "pk"],
                "indexes": [
                    models.Index(fields=["-carried_out_on", "-id"], name="inspections_carried_243616_idx"),
                    models.Index(fields=["planned_on", "id"], name="inspections_planned_864595_idx"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("cancelled_on__isnull", True)),
                        fields=("contract", "kind", "planned_on"),
                        name="inspection_planned_once",
                        violation_error_code="inspection_planned_once",
                        violation_error_message="This inspection is already planned for that day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", True), ("closed_by__isnull", True)),
                            models.Q(
                                ("carried_out_on__isnull", False),
                                ("closed_at__isnull", False),
                                ("closed_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="inspection_closing_whole",
                        violation_error_code="inspection_closing_whole",
                        violation_error_message="A closed inspection has a day when it was held, and says who closed it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("cancel_reason", ""), ("cancelled_by__isnull", True), ("cancelled_on__isnull", True)
                            ),
                            models.Q(
                                ("cancelled_by__isnull", False),
                                ("cancelled_on__isnull", False),
                                models.Q(("cancel_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="inspection_cancelling_whole",
                        violation_error_code="inspection_cancelling_whole",
                        violation_error_message="Write why the inspection is cancelled.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cancelled_on__isnull", True), ("carried_out_on__isnull", True), _connector="OR"
                        ),
                        name="inspection_held_or_cancelled",
                        violation_error_code="inspection_held_or_cancelled",
                        violation_error_message="An inspection that was held cannot be cancelled.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("follows__isnull", True), ("kind", "re_inspection"), _connector="OR"),
                        name="inspection_follows_another",
                        violation_error_code="inspection_follows_another",
                        violation_error_message="Only a re-inspection follows another inspection.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalInspection",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("move_in", "move-in inspection"),
                            ("move_out", "move-out inspection"),
                            ("before_takeover", "inspection before takeover"),
                            ("re_inspection", "re-inspection"),
                            ("interim", "interim inspection"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("planned_on", models.DateField(verbose_name="planned")),
                ("carried_out_on", models.DateField(blank=True, null=True, verbose_name="held")),
                ("no_remarks", models.BooleanField(default=False, verbose_name="no remarks")),
                (
                    "absence_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="why not everybody was there"),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                ("cancelled_on", models.DateField(blank=True, null=True, verbose_name="cancelled")),
                ("cancel_reason", models.CharField(blank=True, max_length=200, verbose_name="why it was cancelled")),
                (
                    "contract",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.socialcontract",
                        verbose_name="social contract",
                    ),
                ),
                (
                    "sublease",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.sublease",
                        verbose_name="sublease",
                    ),
                ),
                (
                    "follows",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="inspections.inspection",
                        verbose_name="re-inspection of",
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
                (
                    "cancelled_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="cancelled by",
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
                "verbose_name": "historical inspection",
                "verbose_name_plural": "historical inspections",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="inspections_history_5f1331_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAttendance",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "party",
                    models.CharField(
                        choices=[
                            ("housing", "the housing company"),
                            ("social", "the social services"),
                            ("resident", "the resident"),
                        ],
                        max_length=10,
                        verbose_name="party",
                    ),
                ),
                ("present", models.BooleanField(blank=True, null=True, verbose_name="was there")),
                (
                    "inspection",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="inspections.inspection",
                        verbose_name="inspection",
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
                "verbose_name": "historical attendance",
                "verbose_name_plural": "historical attendance",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="inspections_history_e99662_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="inspections.inspection",
                        verbose_name="inspection",
                    ),
                ),
                (
                    "party",
                    models.CharField(
                        choices=[
                            ("housing", "the housing company"),
                            ("social", "the social services"),
                            ("resident", "the resident"),
                        ],
                        max_length=10,
                        verbose_name="party",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="who",
                    ),
                ),
                ("present", models.BooleanField(blank=True, null=True, verbose_name="was there")),
            ],
            options={
                "verbose_name": "attendance",
                "verbose_name_plural": "attendance",
                "ordering": ["inspection", "party"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("inspection", "party"),
                        name="attendance_once_a_party",
                        violation_error_code="attendance_once_a_party",
                        violation_error_message="That party is already noted.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("party", "resident"), ("staff__isnull", True)),
                            models.Q(
                                models.Q(("party", "resident"), _negated=True),
                                models.Q(
                                    ("present__isnull", True),
                                    ("present", False),
                                    models.Q(("present", True), ("staff__isnull", False)),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="attendance_staff_named",
                        violation_error_code="attendance_staff_named",
                        violation_error_message="Name who was there for the organisation.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalInspectedRoom",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("name", models.CharField(max_length=60, verbose_name="room")),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "inspection",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="inspections.inspection",
                        verbose_name="inspection",
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
                "verbose_name": "historical inspected room",
                "verbose_name_plural": "historical inspected rooms",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="inspections_history_b7f091_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="InspectedRoom",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rooms",
                        to="inspections.inspection",
                        verbose_name="inspection",
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="room")),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
            ],
            options={
                "verbose_name": "inspected room",
                "verbose_name_plural": "inspected rooms",
                "ordering": ["inspection", "position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("inspection", "name"),
                        name="inspected_room_once",
                        violation_error_code="inspected_room_once",
                        violation_error_message="That room is already in the protocol.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalInspectedItem",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("part", models.CharField(max_length=60, verbose_name="part")),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "condition",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[(0, "as new"), (1, "good"), (2, "worn"), (3, "to be mended")],
                        null=True,
                        verbose_name="condition",
                    ),
                ),
                (
                    "finding",
                    models.CharField(
                        blank=True,
                        choices=[("none", "no remark"), ("wear", "normal wear"), ("damage", "damage")],
                        max_length=10,
                        verbose_name="finding",
                    ),
                ),
                (
                    "who_pays",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("landlord", "the landlord"),
                            ("municipality", "the municipality"),
                            ("resident", "the resident"),
                        ],
                        max_length=15,
                        verbose_name="who pays",
                    ),
                ),
                (
                    "cost",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True, verbose_name="cost, kr"),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                (
                    "room",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="inspections.inspectedroom",
                        verbose_name="inspected room",
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
                "verbose_name": "historical inspected part",
                "verbose_name_plural": "historical inspected parts",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="inspections_history_8b4206_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="InspectedItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "room",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="inspections.inspectedroom",
                        verbose_name="inspected room",
                    ),
                ),
                ("part", models.CharField(max_length=60, verbose_name="part")),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "condition",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[(0, "as new"), (1, "good"), (2, "worn"), (3, "to be mended")],
                        null=True,
                        verbose_name="condition",
                    ),
                ),
                (
                    "finding",
                    models.CharField(
                        blank=True,
                        choices=[("none", "no remark"), ("wear", "normal wear"), ("damage", "damage")],
                        max_length=10,
                        verbose_name="finding",
                    ),
                ),
                (
                    "who_pays",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("landlord", "the landlord"),
                            ("municipality", "the municipality"),
                            ("resident", "the resident"),
                        ],
                        max_length=15,
                        verbose_name="who pays",
                    ),
                ),
                (
                    "cost",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True, verbose_name="cost, kr"),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
            ],
            options={
                "verbose_name": "inspected part",
                "verbose_name_plural": "inspected parts",
                "ordering": ["room", "position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("room", "part"),
                        name="inspected_item_once",
                        violation_error_code="inspected_item_once",
                        violation_error_message="That part is already in the room.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("condition__isnull", True), ("finding", "")),
                            models.Q(
                                ("condition__gte", 0), ("condition__lte", 3), models.Q(("finding", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="inspected_item_judged_whole",
                        violation_error_code="inspected_item_judged_whole",
                        violation_error_message="Choose both the condition and what was found.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("condition", 0), ("finding__in", ["wear", "damage"]), _negated=True),
                        name="inspected_item_as_new_is_whole",
                        violation_error_code="inspected_item_as_new_is_whole",
                        violation_error_message="What is as new is neither worn nor damaged. Choose another condition.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cost__isnull", True), ("finding__in", ["", "none"]), ("who_pays", "")),
                            models.Q(("finding", "wear"), ("who_pays", "landlord")),
                            ("finding", "damage"),
                            _connector="OR",
                        ),
                        name="inspected_item_wear_is_the_landlords",
                        violation_error_code="inspected_item_wear_is_the_landlords",
                        violation_error_message="Somebody else than the landlord pays for damage alone; normal wear is the landlord's (JB 12:15).",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("finding", "damage"), ("note", ""), _negated=True),
                        name="inspected_item_damage_described",
                        violation_error_code="inspected_item_damage_described",
                        violation_error_message="Describe the damage: what, where and how large.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cost__isnull", True), ("cost__gte", 0), _connector="OR"),
                        name="inspected_item_cost_not_negative",
                        violation_error_code="inspected_item_cost_not_negative",
                        violation_error_message="The cost cannot be less than 0 kr.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPhoto",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("sha256", models.CharField(max_length=64, verbose_name="fingerprint")),
                ("added_at", models.DateTimeField(verbose_name="added")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="taken away")),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="inspections.inspecteditem",
                        verbose_name="inspected part",
                    ),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="added by",
                    ),
                ),
                (
                    "removed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="taken away by",
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
                "verbose_name": "historical photo",
                "verbose_name_plural": "historical photos",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="inspections_history_4769cb_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Photo",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="photos",
                        to="inspections.inspecteditem",
                        verbose_name="inspected part",
                    ),
                ),
                ("sha256", models.CharField(max_length=64, verbose_name="fingerprint")),
                ("added_at", models.DateTimeField(verbose_name="added")),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="added by",
                    ),
                ),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="taken away")),
                (
                    "removed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="taken away by",
                    ),
                ),
            ],
            options={
                "verbose_name": "photo",
                "verbose_name_plural": "photos",
                "ordering": ["item", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("removed_at__isnull", True), ("removed_by__isnull", True)),
                            models.Q(("removed_at__isnull", False), ("removed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="photo_removal_whole",
                        violation_error_code="photo_removal_whole",
                        violation_error_message="A photo that is taken away says who took it away, and when.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PhotoFile",
            fields=[
                (
                    "photo",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="file",
                        serialize=False,
                        to="inspections.photo",
                        verbose_name="photo",
                    ),
                ),
                ("jpeg", models.BinaryField(verbose_name="picture")),
                ("small", models.BinaryField(verbose_name="small picture")),
            ],
            options={
                "verbose_name": "photo's picture",
                "verbose_name_plural": "photos' pictures",
            },
        ),
        migrations.CreateModel(
            name="Protocol",
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
                    "inspection",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="protocol",
                        to="inspections.inspection",
                        verbose_name="inspection",
                    ),
                ),
            ],
            options={
                "verbose_name": "inspection report",
                "verbose_name_plural": "inspection reports",
                "ordering": ["-made_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalProtocolTemplate",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("1rokv", "1 room and kitchenette"),
                            ("1rok", "1 room and kitchen"),
                            ("2rok", "2 rooms and kitchen"),
                            ("3rok", "3 rooms and kitchen"),
                            ("4rok", "4 rooms and kitchen"),
                            ("5rok", "5 rooms and kitchen"),
                            ("6rok", "6 rooms and kitchen"),
                        ],
                        max_length=6,
                        verbose_name="size",
                    ),
                ),
                (
                    "outline",
                    models.TextField(
                        max_length=4000,
                        validators=[inspections.models.protocol_template.readable_outline],
                        verbose_name="rooms and parts",
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
                "verbose_name": "historical protocol template",
                "verbose_name_plural": "historical protocol templates",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="inspections_history_10c573_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ProtocolTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("1rokv", "1 room and kitchenette"),
                            ("1rok", "1 room and kitchen"),
                            ("2rok", "2 rooms and kitchen"),
                            ("3rok", "3 rooms and kitchen"),
                            ("4rok", "4 rooms and kitchen"),
                            ("5rok", "5 rooms and kitchen"),
                            ("6rok", "6 rooms and kitchen"),
                        ],
                        max_length=6,
                        verbose_name="size",
                    ),
                ),
                (
                    "outline",
                    models.TextField(
                        max_length=4000,
                        validators=[inspections.models.protocol_template.readable_outline],
                        verbose_name="rooms and parts",
                    ),
                ),
            ],
            options={
                "verbose_name": "protocol template",
                "verbose_name_plural": "protocol templates",
                "ordering": ["kind"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind",),
                        name="protocol_template_once_a_size",
                        violation_error_code="protocol_template_once_a_size",
                        violation_error_message="There is already a template for that size. Change it instead.",
                    )
                ],
            },
        ),
    ]
