"""The guards of meetings, minutes and reports, as release 0.2 had them."""

from django.db import migrations

# They refuse everything until their text is put in place after the migrations (gotene/access/sql).
FUNCTIONS = (
    "meetings_action_point_is_kept",
    "meetings_approval_of_closed_meeting",
    "meetings_meeting_is_open",
    "meetings_meeting_stands",
    "meetings_minutes_of_approved_meeting",
    "meetings_report_is_kept",
    "meetings_report_order_is_kept",
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
        "action_point_in_meeting",
        "meetings_actionpoint",
        "CREATE TRIGGER action_point_in_meeting BEFORE INSERT ON meetings_actionpoint"
        " FOR EACH ROW EXECUTE FUNCTION meetings_meeting_is_open()",
    ),
    (
        "action_point_is_kept",
        "meetings_actionpoint",
        "CREATE TRIGGER action_point_is_kept BEFORE DELETE OR UPDATE ON meetings_actionpoint"
        " FOR EACH ROW EXECUTE FUNCTION meetings_action_point_is_kept()",
    ),
    (
        "agenda_item_in_meeting",
        "meetings_agendaitem",
        "CREATE TRIGGER agenda_item_in_meeting BEFORE INSERT ON meetings_agendaitem"
        " FOR EACH ROW EXECUTE FUNCTION meetings_meeting_is_open()",
    ),
    (
        "agenda_item_is_kept",
        "meetings_agendaitem",
        "CREATE TRIGGER agenda_item_is_kept BEFORE DELETE OR UPDATE ON meetings_agendaitem"
        " FOR EACH ROW EXECUTE FUNCTION documents_is_kept('agenda_item_is_kept')",
    ),
    (
        "approval_is_kept",
        "meetings_approval",
        "CREATE TRIGGER approval_is_kept BEFORE DELETE OR UPDATE ON meetings_approval"
        " FOR EACH ROW EXECUTE FUNCTION documents_is_kept('approval_is_kept')",
    ),
    (
        "approval_of_closed_meeting",
        "meetings_approval",
        "CREATE TRIGGER approval_of_closed_meeting BEFORE INSERT ON meetings_approval"
        " FOR EACH ROW EXECUTE FUNCTION meetings_approval_of_closed_meeting()",
    ),
    (
        "meeting_stands",
        "meetings_meeting",
        "CREATE TRIGGER meeting_stands BEFORE DELETE OR UPDATE ON meetings_meeting"
        " FOR EACH ROW EXECUTE FUNCTION meetings_meeting_stands()",
    ),
    (
        "attendance_in_meeting",
        "meetings_meetingattendance",
        "CREATE TRIGGER attendance_in_meeting BEFORE INSERT OR DELETE OR UPDATE ON meetings_meetingattendance"
        " FOR EACH ROW EXECUTE FUNCTION meetings_meeting_is_open()",
    ),
    (
        "decision_in_meeting",
        "meetings_meetingdecision",
        "CREATE TRIGGER decision_in_meeting BEFORE INSERT OR DELETE OR UPDATE ON meetings_meetingdecision"
        " FOR EACH ROW EXECUTE FUNCTION meetings_meeting_is_open()",
    ),
    (
        "minutes_are_kept",
        "meetings_minutes",
        "CREATE TRIGGER minutes_are_kept BEFORE DELETE OR UPDATE ON meetings_minutes"
        " FOR EACH ROW EXECUTE FUNCTION documents_is_kept('minutes_are_kept')",
    ),
    (
        "minutes_of_approved_meeting",
        "meetings_minutes",
        "CREATE TRIGGER minutes_of_approved_meeting BEFORE INSERT ON meetings_minutes"
        " FOR EACH ROW EXECUTE FUNCTION meetings_minutes_of_approved_meeting()",
    ),
    (
        "report_is_kept",
        "meetings_report",
        "CREATE TRIGGER report_is_kept BEFORE DELETE OR UPDATE ON meetings_report"
        " FOR EACH ROW EXECUTE FUNCTION meetings_report_is_kept()",
    ),
    (
        "report_file_is_kept",
        "meetings_reportfile",
        "CREATE TRIGGER report_file_is_kept BEFORE DELETE OR UPDATE ON meetings_reportfile"
        " FOR EACH ROW EXECUTE FUNCTION meetings_report_is_kept()",
    ),
    (
        "report_order_is_kept",
        "meetings_reportorder",
        "CREATE TRIGGER report_order_is_kept BEFORE DELETE OR UPDATE ON meetings_reportorder"
        " FOR EACH ROW EXECUTE FUNCTION meetings_report_order_is_kept()",
    ),
)


class Migration(migrations.Migration):
    replaces = [("meetings", "0004_meetings")]

    dependencies = [("meetings", "0001_release_0_2"), ("tenants", "0002_release_0_2_guards")]

    operations = [
        *(migrations.RunSQL(STUB.format(name=name), f"DROP FUNCTION {name}();") for name in FUNCTIONS),
        *(migrations.RunSQL(made, f"DROP TRIGGER {name} ON {table};") for name, table, made in TRIGGERS),
    ]
