"""The guards of people and cases, as release 0.2 had them."""

from django.db import migrations

# Guards the frozen documents of every app. The sentence that refuses is named by the trigger.
FROZEN = """
CREATE FUNCTION documents_is_kept() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'documents are only added' USING ERRCODE = 'check_violation', CONSTRAINT = TG_ARGV[0];
END $$;
"""

# They refuse everything until their text is put in place after the migrations (gotene/access/sql).
FUNCTIONS = (
    "tenants_disclosure_is_kept",
    "tenants_protected_person_has_handler",
    "tenants_recusal_hands_on",
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
        "disclosure_is_kept",
        "tenants_disclosure",
        "CREATE TRIGGER disclosure_is_kept BEFORE DELETE OR UPDATE ON tenants_disclosure"
        " FOR EACH ROW EXECUTE FUNCTION tenants_disclosure_is_kept()",
    ),
    (
        "handler_leaves_another",
        "tenants_handler",
        "CREATE TRIGGER handler_leaves_another AFTER UPDATE ON tenants_handler"
        " FOR EACH ROW EXECUTE FUNCTION tenants_protected_person_has_handler()",
    ),
    (
        "protected_person_has_handler",
        "tenants_identity",
        "CREATE TRIGGER protected_person_has_handler AFTER INSERT OR UPDATE OF protection ON tenants_identity"
        " FOR EACH ROW WHEN (new.protection::text <> ''::text) EXECUTE FUNCTION"
        " tenants_protected_person_has_handler()",
    ),
    (
        "recusal_hands_on",
        "tenants_recusal",
        "CREATE TRIGGER recusal_hands_on BEFORE INSERT OR UPDATE ON tenants_recusal"
        " FOR EACH ROW EXECUTE FUNCTION tenants_recusal_hands_on('social', 'tenants_case', 'case_id')",
    ),
)


class Migration(migrations.Migration):
    replaces = [("tenants", "0006_recusals")]

    dependencies = [("tenants", "0001_release_0_2")]

    operations = [
        migrations.RunSQL(FROZEN, "DROP FUNCTION documents_is_kept();"),
        *(migrations.RunSQL(STUB.format(name=name), f"DROP FUNCTION {name}();") for name in FUNCTIONS),
        *(migrations.RunSQL(made, f"DROP TRIGGER {name} ON {table};") for name, table, made in TRIGGERS),
    ]
