"""The guards of inspections, and a protocol template for each size of apartment, as release 0.2 had them."""

from django.db import migrations
from django.utils import timezone

from inspections.outlines import standard_outline

# They refuse everything until their text is put in place after the migrations (gotene/access/sql).
FUNCTIONS = (
    "inspections_attendance_of_own_side",
    "inspections_inspection_stands",
    "inspections_is_open",
    "inspections_protocol_of_closed",
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
        "attendance_of_own_side",
        "inspections_attendance",
        "CREATE TRIGGER attendance_of_own_side BEFORE INSERT OR UPDATE ON inspections_attendance"
        " FOR EACH ROW EXECUTE FUNCTION inspections_attendance_of_own_side()",
    ),
    (
        "attendance_while_open",
        "inspections_attendance",
        "CREATE TRIGGER attendance_while_open BEFORE INSERT OR DELETE OR UPDATE ON inspections_attendance"
        " FOR EACH ROW EXECUTE FUNCTION inspections_is_open()",
    ),
    (
        "item_while_open",
        "inspections_inspecteditem",
        "CREATE TRIGGER item_while_open BEFORE INSERT OR DELETE OR UPDATE ON inspections_inspecteditem"
        " FOR EACH ROW EXECUTE FUNCTION inspections_is_open()",
    ),
    (
        "room_while_open",
        "inspections_inspectedroom",
        "CREATE TRIGGER room_while_open BEFORE INSERT OR DELETE OR UPDATE ON inspections_inspectedroom"
        " FOR EACH ROW EXECUTE FUNCTION inspections_is_open()",
    ),
    (
        "inspection_stands",
        "inspections_inspection",
        "CREATE TRIGGER inspection_stands BEFORE INSERT OR DELETE OR UPDATE ON inspections_inspection"
        " FOR EACH ROW EXECUTE FUNCTION inspections_inspection_stands()",
    ),
    (
        "photo_while_open",
        "inspections_photo",
        "CREATE TRIGGER photo_while_open BEFORE INSERT OR DELETE OR UPDATE ON inspections_photo"
        " FOR EACH ROW EXECUTE FUNCTION inspections_is_open()",
    ),
    (
        "photo_file_is_kept",
        "inspections_photofile",
        "CREATE TRIGGER photo_file_is_kept BEFORE UPDATE ON inspections_photofile"
        " FOR EACH ROW EXECUTE FUNCTION documents_is_kept('photo_file_is_kept')",
    ),
    (
        "photo_file_while_open",
        "inspections_photofile",
        "CREATE TRIGGER photo_file_while_open BEFORE INSERT OR DELETE OR UPDATE ON inspections_photofile"
        " FOR EACH ROW EXECUTE FUNCTION inspections_is_open()",
    ),
    (
        "protocol_is_kept",
        "inspections_protocol",
        "CREATE TRIGGER protocol_is_kept BEFORE DELETE OR UPDATE ON inspections_protocol"
        " FOR EACH ROW EXECUTE FUNCTION documents_is_kept('protocol_is_kept')",
    ),
    (
        "protocol_of_closed_inspection",
        "inspections_protocol",
        "CREATE TRIGGER protocol_of_closed_inspection BEFORE INSERT ON inspections_protocol"
        " FOR EACH ROW EXECUTE FUNCTION inspections_protocol_of_closed()",
    ),
)
# The sizes of apartments: rooms, and whether there is a kitchenette.
SIZES = {"1rokv": (1, True), "1rok": (1, False), **{f"{rooms}rok": (rooms, False) for rooms in range(2, 7)}}


def write_templates(apps, schema_editor):
    template = apps.get_model("inspections", "ProtocolTemplate")
    history = apps.get_model("inspections", "HistoricalProtocolTemplate")
    for kind, (rooms, kitchenette) in SIZES.items():
        row = template.objects.create(kind=kind, outline=standard_outline(rooms, kitchenette=kitchenette))
        history.objects.create(id=row.pk, kind=kind, outline=row.outline, history_date=timezone.now(), history_type="+")


class Migration(migrations.Migration):
    replaces = [("inspections", "0002_protocols")]

    dependencies = [("inspections", "0001_release_0_2"), ("tenants", "0002_release_0_2_guards")]

    operations = [
        migrations.RunPython(write_templates, migrations.RunPython.noop),
        *(migrations.RunSQL(STUB.format(name=name), f"DROP FUNCTION {name}();") for name in FUNCTIONS),
        *(migrations.RunSQL(made, f"DROP TRIGGER {name} ON {table};") for name, table, made in TRIGGERS),
    ]
