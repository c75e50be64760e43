"""Protocols: rooms, parts, photos and who was there, in place of two columns; templates; the guards of what is closed."""

import django.db.models.deletion
import simple_history.models
from django.db import migrations, models
from django.utils import timezone

import inspections.models.protocol_template
from inspections.outlines import standard_outline

# Who attended stood in two columns; whether the resident was there had not been noted.
ATTENDED = """
INSERT INTO inspections_attendance (inspection_id, party, staff_id, present)
SELECT inspection.id, who.party, who.staff_id,
    CASE WHEN inspection.carried_out_on IS NOT NULL AND who.party <> 'resident' THEN who.staff_id IS NOT NULL END
FROM inspections_inspection inspection,
    LATERAL (VALUES ('housing', inspection.housing_attended_id), ('social', inspection.social_attended_id),
        ('resident', NULL)) AS who (party, staff_id);
INSERT INTO inspections_historicalattendance
    (id, party, present, inspection_id, staff_id, history_date, history_type)
SELECT id, party, present, inspection_id, staff_id, now(), '+' FROM inspections_attendance;
"""

# By the name of the trigger, the table and when.
TRIGGERS = (
    ("inspection_stands", "inspections_inspection", "INSERT OR UPDATE OR DELETE", "inspections_inspection_stands"),
    ("attendance_while_open", "inspections_attendance", "INSERT OR UPDATE OR DELETE", "inspections_is_open"),
    ("room_while_open", "inspections_inspectedroom", "INSERT OR UPDATE OR DELETE", "inspections_is_open"),
    ("item_while_open", "inspections_inspecteditem", "INSERT OR UPDATE OR DELETE", "inspections_is_open"),
    ("photo_while_open", "inspections_photo", "INSERT OR UPDATE OR DELETE", "inspections_is_open"),
    ("photo_file_while_open", "inspections_photofile", "INSERT OR UPDATE OR DELETE", "inspections_is_open"),
    ("attendance_of_own_side", "inspections_attendance", "INSERT OR UPDATE", "inspections_attendance_of_own_side"),
    ("protocol_of_closed_inspection", "inspections_protocol", "INSERT", "inspections_protocol_of_closed"),
    ("protocol_is_kept", "inspections_protocol", "UPDATE OR DELETE", "documents_is_kept('protocol_is_kept')"),
    ("photo_file_is_kept", "inspections_photofile", "UPDATE", "documents_is_kept('photo_file_is_kept')"),
)
# Refuse everything until their text is put in place after the migrations (gotene/access/sql).
OWN_FUNCTIONS = (
    "inspections_inspection_stands",
    "inspections_is_open",
    "inspections_attendance_of_own_side",
    "inspections_protocol_of_closed",
)
STUB = """
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'nothing is written before the function is in place' USING ERRCODE = 'check_violation';
END $$;
"""
# The sizes of apartments: rooms, and whether there is a kitchenette.
SIZES = {"1rokv": (1, True), "1rok": (1, False), **{f"{rooms}rok": (rooms, False) for rooms in range(2, 7)}}


def write_templates(apps, schema_editor):
    template = apps.get_model("inspections", "ProtocolTemplate")
    history = apps.get_model("inspections", "HistoricalProtocolTemplate")
    for kind, (rooms, kitchenette) in SIZES.items():
        row = template.objects.create(kind=kind, outline=standard_outline(rooms, kitchenette=kitchenette))
        history.objects.create(id=row.pk, kind=kind, outline=row.outline, history_date=timezone.now(), history_type="+")


def trigger(name, table, when, function):
    call = function if function.endswith(")") else f"{function}()"
    return migrations.RunSQL(
        f"CREATE TRIGGER {name} BEFORE {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {call};",
        f"DROP TRIGGER {name} ON {table};",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("inspections", "0001_initial"),
        # The function that keeps documents.
        ("contracts", "0010_questions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            ],
            options={
                "verbose_name": "attendance",
                "verbose_name_plural": "attendance",
                "ordering": ["inspection", "party"],
            },
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
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical attendance",
                "verbose_name_plural": "historical attendance",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
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
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical inspected part",
                "verbose_name_plural": "historical inspected parts",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalInspectedRoom",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("name", models.CharField(max_length=60, verbose_name="room")),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical inspected room",
                "verbose_name_plural": "historical inspected rooms",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPhoto",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("sha256", models.CharField(max_length=64, verbose_name="fingerprint")),
                ("added_at", models.DateTimeField(verbose_name="added")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="taken away")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical photo",
                "verbose_name_plural": "historical photos",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
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
            ],
            options={
                "verbose_name": "historical protocol template",
                "verbose_name_plural": "historical protocol templates",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="InspectedItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            },
        ),
        migrations.CreateModel(
            name="InspectedRoom",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, verbose_name="room")),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
            ],
            options={
                "verbose_name": "inspected room",
                "verbose_name_plural": "inspected rooms",
                "ordering": ["inspection", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Photo",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sha256", models.CharField(max_length=64, verbose_name="fingerprint")),
                ("added_at", models.DateTimeField(verbose_name="added")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="taken away")),
            ],
            options={
                "verbose_name": "photo",
                "verbose_name_plural": "photos",
                "ordering": ["item", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Protocol",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("pdf", models.BinaryField(verbose_name="document")),
                ("sha256", models.CharField(max_length=64, verbose_name="fingerprint")),
                ("made_at", models.DateTimeField(verbose_name="made")),
            ],
            options={
                "verbose_name": "inspection report",
                "verbose_name_plural": "inspection reports",
                "ordering": ["-made_at", "-pk"],
            },
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
            },
        ),
        migrations.RemoveConstraint(
            model_name="inspection",
            name="inspection_planned_once",
        ),
        migrations.RemoveConstraint(
            model_name="inspection",
            name="inspection_absence_explained",
        ),
        migrations.AddField(
            model_name="historicalinspection",
            name="cancel_reason",
            field=models.CharField(blank=True, max_length=200, verbose_name="why it was cancelled"),
        ),
        migrations.AddField(
            model_name="historicalinspection",
            name="cancelled_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="cancelled by",
            ),
        ),
        migrations.AddField(
            model_name="historicalinspection",
            name="cancelled_on",
            field=models.DateField(blank=True, null=True, verbose_name="cancelled"),
        ),
        migrations.AddField(
            model_name="historicalinspection",
            name="closed_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="closed"),
        ),
        migrations.AddField(
            model_name="historicalinspection",
            name="closed_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="closed by",
            ),
        ),
        migrations.AddField(
            model_name="historicalinspection",
            name="follows",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="inspections.inspection",
                verbose_name="re-inspection of",
            ),
        ),
        migrations.AddField(
            model_name="historicalinspection",
            name="no_remarks",
            field=models.BooleanField(default=False, verbose_name="no remarks"),
        ),
        migrations.AddField(
            model_name="historicalinspection",
            name="sublease",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="contracts.sublease",
                verbose_name="sublease",
            ),
        ),
        migrations.AddField(
            model_name="inspection",
            name="cancel_reason",
            field=models.CharField(blank=True, max_length=200, verbose_name="why it was cancelled"),
        ),
        migrations.AddField(
            model_name="inspection",
            name="cancelled_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="cancelled by",
            ),
        ),
        migrations.AddField(
            model_name="inspection",
            name="cancelled_on",
            field=models.DateField(blank=True, null=True, verbose_name="cancelled"),
        ),
        migrations.AddField(
            model_name="inspection",
            name="closed_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="closed"),
        ),
        migrations.AddField(
            model_name="inspection",
            name="closed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="closed by",
            ),
        ),
        migrations.AddField(
            model_name="inspection",
            name="follows",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="followed_by",
                to="inspections.inspection",
                verbose_name="re-inspection of",
            ),
        ),
        migrations.AddField(
            model_name="inspection",
            name="no_remarks",
            field=models.BooleanField(default=False, verbose_name="no remarks"),
        ),
        migrations.AddField(
            model_name="inspection",
            name="sublease",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="inspections",
                to="contracts.sublease",
                verbose_name="sublease",
            ),
        ),
        migrations.AlterField(
            model_name="historicalinspection",
            name="absence_reason",
            field=models.CharField(blank=True, max_length=200, verbose_name="why not everybody was there"),
        ),
        migrations.AlterField(
            model_name="historicalinspection",
            name="carried_out_on",
            field=models.DateField(blank=True, null=True, verbose_name="held"),
        ),
        migrations.AlterField(
            model_name="inspection",
            name="absence_reason",
            field=models.CharField(blank=True, max_length=200, verbose_name="why not everybody was there"),
        ),
        migrations.AlterField(
            model_name="inspection",
            name="carried_out_on",
            field=models.DateField(blank=True, null=True, verbose_name="held"),
        ),
        migrations.AddIndex(
            model_name="inspection",
            index=models.Index(fields=["-carried_out_on", "-id"], name="inspections_carried_243616_idx"),
        ),
        migrations.AddIndex(
            model_name="inspection",
            index=models.Index(fields=["planned_on", "id"], name="inspections_planned_864595_idx"),
        ),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.UniqueConstraint(
                condition=models.Q(("cancelled_on__isnull", True)),
                fields=("contract", "kind", "planned_on"),
                name="inspection_planned_once",
                violation_error_code="inspection_planned_once",
                violation_error_message="This inspection is already planned for that day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at__isnull", True), ("closed_by__isnull", True)),
                    models.Q(
                        ("carried_out_on__isnull", False), ("closed_at__isnull", False), ("closed_by__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="inspection_closing_whole",
                violation_error_code="inspection_closing_whole",
                violation_error_message="A closed inspection has a day when it was held, and says who closed it.",
            ),
        ),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("cancel_reason", ""), ("cancelled_by__isnull", True), ("cancelled_on__isnull", True)),
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
        ),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.CheckConstraint(
                condition=models.Q(("cancelled_on__isnull", True), ("carried_out_on__isnull", True), _connector="OR"),
                name="inspection_held_or_cancelled",
                violation_error_code="inspection_held_or_cancelled",
                violation_error_message="An inspection that was held cannot be cancelled.",
            ),
        ),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.CheckConstraint(
                condition=models.Q(("follows__isnull", True), ("kind", "re_inspection"), _connector="OR"),
                name="inspection_follows_another",
                violation_error_code="inspection_follows_another",
                violation_error_message="Only a re-inspection follows another inspection.",
            ),
        ),
        migrations.AddField(
            model_name="attendance",
            name="inspection",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="attendances",
                to="inspections.inspection",
                verbose_name="inspection",
            ),
        ),
        migrations.AddField(
            model_name="attendance",
            name="staff",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="who",
            ),
        ),
        migrations.AddField(
            model_name="historicalattendance",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="accounts.staffmember"
            ),
        ),
        migrations.AddField(
            model_name="historicalattendance",
            name="inspection",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="inspections.inspection",
                verbose_name="inspection",
            ),
        ),
        migrations.AddField(
            model_name="historicalattendance",
            name="staff",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="who",
            ),
        ),
        migrations.AddField(
            model_name="historicalinspecteditem",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="accounts.staffmember"
            ),
        ),
        migrations.AddField(
            model_name="historicalinspectedroom",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="accounts.staffmember"
            ),
        ),
        migrations.AddField(
            model_name="historicalinspectedroom",
            name="inspection",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="inspections.inspection",
                verbose_name="inspection",
            ),
        ),
        migrations.AddField(
            model_name="historicalphoto",
            name="added_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="added by",
            ),
        ),
        migrations.AddField(
            model_name="historicalphoto",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="accounts.staffmember"
            ),
        ),
        migrations.AddField(
            model_name="historicalphoto",
            name="removed_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="taken away by",
            ),
        ),
        migrations.AddField(
            model_name="historicalprotocoltemplate",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="accounts.staffmember"
            ),
        ),
        migrations.AddField(
            model_name="historicalphoto",
            name="item",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="inspections.inspecteditem",
                verbose_name="inspected part",
            ),
        ),
        migrations.AddField(
            model_name="inspectedroom",
            name="inspection",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rooms",
                to="inspections.inspection",
                verbose_name="inspection",
            ),
        ),
        migrations.AddField(
            model_name="inspecteditem",
            name="room",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="items",
                to="inspections.inspectedroom",
                verbose_name="inspected room",
            ),
        ),
        migrations.AddField(
            model_name="historicalinspecteditem",
            name="room",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="inspections.inspectedroom",
                verbose_name="inspected room",
            ),
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
        migrations.AddField(
            model_name="photo",
            name="added_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="added by",
            ),
        ),
        migrations.AddField(
            model_name="photo",
            name="item",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="photos",
                to="inspections.inspecteditem",
                verbose_name="inspected part",
            ),
        ),
        migrations.AddField(
            model_name="photo",
            name="removed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="taken away by",
            ),
        ),
        migrations.AddField(
            model_name="protocol",
            name="inspection",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="protocol",
                to="inspections.inspection",
                verbose_name="inspection",
            ),
        ),
        migrations.AddField(
            model_name="protocol",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="made by",
            ),
        ),
        migrations.AddConstraint(
            model_name="protocoltemplate",
            constraint=models.UniqueConstraint(
                fields=("kind",),
                name="protocol_template_once_a_size",
                violation_error_code="protocol_template_once_a_size",
                violation_error_message="There is already a template for that size. Change it instead.",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.UniqueConstraint(
                fields=("inspection", "party"),
                name="attendance_once_a_party",
                violation_error_code="attendance_once_a_party",
                violation_error_message="That party is already noted.",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddIndex(
            model_name="historicalattendance",
            index=models.Index(fields=["history_date", "id"], name="inspections_history_e99662_idx"),
        ),
        migrations.AddIndex(
            model_name="historicalinspectedroom",
            index=models.Index(fields=["history_date", "id"], name="inspections_history_b7f091_idx"),
        ),
        migrations.AddIndex(
            model_name="historicalprotocoltemplate",
            index=models.Index(fields=["history_date", "id"], name="inspections_history_10c573_idx"),
        ),
        migrations.AddIndex(
            model_name="historicalphoto",
            index=models.Index(fields=["history_date", "id"], name="inspections_history_4769cb_idx"),
        ),
        migrations.AddConstraint(
            model_name="inspectedroom",
            constraint=models.UniqueConstraint(
                fields=("inspection", "name"),
                name="inspected_room_once",
                violation_error_code="inspected_room_once",
                violation_error_message="That room is already in the protocol.",
            ),
        ),
        migrations.AddConstraint(
            model_name="inspecteditem",
            constraint=models.UniqueConstraint(
                fields=("room", "part"),
                name="inspected_item_once",
                violation_error_code="inspected_item_once",
                violation_error_message="That part is already in the room.",
            ),
        ),
        migrations.AddConstraint(
            model_name="inspecteditem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("condition__isnull", True), ("finding", "")),
                    models.Q(("condition__gte", 0), ("condition__lte", 3), models.Q(("finding", ""), _negated=True)),
                    _connector="OR",
                ),
                name="inspected_item_judged_whole",
                violation_error_code="inspected_item_judged_whole",
                violation_error_message="Choose both the condition and what was found.",
            ),
        ),
        migrations.AddConstraint(
            model_name="inspecteditem",
            constraint=models.CheckConstraint(
                condition=models.Q(("condition", 0), ("finding__in", ["wear", "damage"]), _negated=True),
                name="inspected_item_as_new_is_whole",
                violation_error_code="inspected_item_as_new_is_whole",
                violation_error_message="What is as new is neither worn nor damaged. Choose another condition.",
            ),
        ),
        migrations.AddConstraint(
            model_name="inspecteditem",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="inspecteditem",
            constraint=models.CheckConstraint(
                condition=models.Q(("finding", "damage"), ("note", ""), _negated=True),
                name="inspected_item_damage_described",
                violation_error_code="inspected_item_damage_described",
                violation_error_message="Describe the damage: what, where and how large.",
            ),
        ),
        migrations.AddConstraint(
            model_name="inspecteditem",
            constraint=models.CheckConstraint(
                condition=models.Q(("cost__isnull", True), ("cost__gte", 0), _connector="OR"),
                name="inspected_item_cost_not_negative",
                violation_error_code="inspected_item_cost_not_negative",
                violation_error_message="The cost cannot be less than 0 kr.",
            ),
        ),
        migrations.AddIndex(
            model_name="historicalinspecteditem",
            index=models.Index(fields=["history_date", "id"], name="inspections_history_8b4206_idx"),
        ),
        migrations.AddConstraint(
            model_name="photo",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("removed_at__isnull", True), ("removed_by__isnull", True)),
                    models.Q(("removed_at__isnull", False), ("removed_by__isnull", False)),
                    _connector="OR",
                ),
                name="photo_removal_whole",
                violation_error_code="photo_removal_whole",
                violation_error_message="A photo that is taken away says who took it away, and when.",
            ),
        ),
        # Going back leaves the columns empty: what they said stands in the rows that go.
        migrations.RunSQL(ATTENDED, migrations.RunSQL.noop),
        migrations.RemoveField(
            model_name="historicalinspection",
            name="housing_attended",
        ),
        migrations.RemoveField(
            model_name="historicalinspection",
            name="social_attended",
        ),
        migrations.RemoveField(
            model_name="inspection",
            name="housing_attended",
        ),
        migrations.RemoveField(
            model_name="inspection",
            name="social_attended",
        ),
        migrations.RunPython(write_templates, migrations.RunPython.noop),
        *(migrations.RunSQL(STUB.format(name=name), f"DROP FUNCTION {name}();") for name in OWN_FUNCTIONS),
        *(trigger(*about) for about in TRIGGERS),
    ]
