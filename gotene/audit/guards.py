"""The guard of the history: triggers on every tracked table and on the table of its history.

PostgreSQL refuses, at commit, a tracked row whose newest history row does not say the same, and a history row that an
organisation added without changing the thing itself; at once it refuses any change to a history row, and one in
another's name. What they check stands in `gotene/access/sql/audit_*.sql`; those functions must be there first.
"""

from dataclasses import dataclass

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from gotene.access.database_roles import DatabaseRole
from gotene.refusals import trigger_sentence

SAYS_THE_SAME = "history_says_the_same"
IS_KEPT = "history_is_kept"
IS_SIGNED = "history_is_signed"
IS_TRUE = "history_is_true"
NAMES = (SAYS_THE_SAME, IS_KEPT, IS_SIGNED, IS_TRUE)


def register_sentences():
    """What a person is told when the guard refuses."""
    trigger_sentence(
        SAYS_THE_SAME,
        _(
            "Nothing was saved, because it could not be noted who changed what. "
            "Try again; if it fails again, tell support."
        ),
    )
    trigger_sentence(
        IS_KEPT, _("History is kept as it was written. Change the thing itself: that adds to its history.")
    )


@dataclass(frozen=True)
class Trigger:
    """One trigger; `definition` is word for word as PostgreSQL tells it (pg_get_triggerdef), so that they compare."""

    table: str
    name: str
    definition: str


def tracked_models():
    """Every model whose history is kept, each with the model of its history rows."""
    named = [(model, getattr(model._meta, "simple_history_manager_attribute", None)) for model in apps.get_models()]
    return [(model, getattr(model, history).model) for model, history in named if history]


def guard_statements():
    """SQL, as a list of statements, that makes the guard as it is to be; a table whose guard is right is not locked."""
    return [
        _without_others(),
        *(_statement(trigger) for trigger in triggers()),
        *(_index(history) for _model, history in tracked_models()),
    ]


def triggers():
    """Every trigger of the guard."""
    for model, history in tracked_models():
        table, kept, key = model._meta.db_table, history._meta.db_table, model._meta.pk.column
        yield Trigger(
            table,
            SAYS_THE_SAME,
            f"CREATE CONSTRAINT TRIGGER {SAYS_THE_SAME} AFTER INSERT OR DELETE OR UPDATE ON {table}"
            " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW"
            f" EXECUTE FUNCTION audit_history_says_the_same('{kept}', '{key}')",
        )
        yield Trigger(
            kept,
            IS_KEPT,
            f"CREATE TRIGGER {IS_KEPT} BEFORE DELETE OR UPDATE ON {kept}"
            " FOR EACH ROW EXECUTE FUNCTION audit_history_is_kept()",
        )
        yield Trigger(
            kept,
            IS_SIGNED,
            f"CREATE TRIGGER {IS_SIGNED} BEFORE INSERT ON {kept}"
            f" FOR EACH ROW EXECUTE FUNCTION audit_history_is_signed('{key}')",
        )
        # A command writes history in bulk, and is the owner's: what it writes is compared from the other side alone.
        yield Trigger(
            kept,
            IS_TRUE,
            f"CREATE CONSTRAINT TRIGGER {IS_TRUE} AFTER INSERT ON {kept}"
            " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW"
            f" WHEN (SESSION_USER <> '{DatabaseRole.OWNER.in_database}'::name)"
            f" EXECUTE FUNCTION audit_history_is_true('{table}', '{key}')",
        )


GUARD_ALONE = """
DO $guard$ DECLARE other record; BEGIN
    FOR other IN
        SELECT tgname, tgrelid::regclass AS its_table FROM pg_trigger
        WHERE tgname = ANY ('{of the guard}') AND concat(tgrelid::regclass, ' ', tgname) <> ALL ('{to be there}')
    LOOP
        EXECUTE format('DROP TRIGGER %I ON %s', other.tgname, other.its_table);
    END LOOP;
END $guard$"""


def _without_others():
    """Takes the guard from tables that are tracked no more."""
    there = ",".join(f'"{trigger.table} {trigger.name}"' for trigger in triggers())
    return GUARD_ALONE.replace("{of the guard}", f"{{{','.join(NAMES)}}}").replace("{to be there}", f"{{{there}}}")


def _statement(trigger):
    # A constraint trigger cannot be replaced, only dropped and made anew, which locks the table: not when it is right.
    return f"""
DO $guard$ BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_trigger WHERE tgrelid = '{trigger.table}'::regclass AND tgname = '{trigger.name}'
        AND tgenabled IN ('O', 'A') AND pg_get_triggerdef(oid, true) = $definition${trigger.definition}$definition$
    ) THEN
        DROP TRIGGER IF EXISTS {trigger.name} ON {trigger.table};
        {trigger.definition};
    END IF;
END $guard$"""


def _index(history):
    """Finds the newest row of one thing; without it PostgreSQL reads backwards through the history of all of them."""
    table, key = history._meta.db_table, history.instance_type._meta.pk.column
    return f"""
DO $guard$ BEGIN
    IF to_regclass('{table}_newest') IS NULL THEN
        CREATE INDEX {table}_newest ON {table} ({key}, history_id);
    END IF;
END $guard$"""
