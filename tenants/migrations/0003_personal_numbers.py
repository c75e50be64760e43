"""Personal numbers are encrypted, in the register and in its history; going back, they are written out again.

One person's number becomes one token, in the row and in every history row that says the same: the guard of the
history goes on finding them alike. It is asleep meanwhile, as history rows are else never changed.
"""

from django.db import migrations, models

from gotene import keys
from gotene.keys import Purpose

LIVE, HISTORY = "tenants_identity", "tenants_historicalidentity"
AT_A_TIME = 2_000

UNIQUE = (
    "CREATE UNIQUE INDEX identity_personal_number_unique ON tenants_identity (organisation_id, {column})"
    " WHERE NOT ({column} = '')"
)
SEALED = (
    "ALTER TABLE tenants_identity ADD CONSTRAINT identity_personal_number_sealed CHECK ("
    "personal_number_digest = '' AND personal_number_sealed = ''"
    " OR personal_number_digest::text ~ '^[0-9a-f]{64}$'"
    " AND personal_number_sealed ~ '^gAAAA[A-Za-z0-9_-]+=*$')"
)
TWELVE_DIGITS = (
    "ALTER TABLE tenants_identity ADD CONSTRAINT identity_personal_number_form CHECK ("
    r"personal_number = '' OR personal_number::text ~ '^\d{12}$')"
)


def encrypt(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        for table in (LIVE, HISTORY):
            cursor.execute(
                f"ALTER TABLE {table} ADD COLUMN personal_number_sealed text DEFAULT '' NOT NULL,"
                " ADD COLUMN personal_number_digest varchar(64) DEFAULT '' NOT NULL"
            )
        written_anew(
            cursor,
            before=["personal_number"],
            after=["personal_number_sealed", "personal_number_digest"],
            what=lambda number: (
                keys.encrypt(number, Purpose.PERSONAL_NUMBER),
                keys.digests(number, Purpose.PERSONAL_NUMBER_LOOKUP)[0],
            ),
        )
        for table in (LIVE, HISTORY):
            cursor.execute(
                f"ALTER TABLE {table} DROP COLUMN personal_number CASCADE,"
                " ALTER COLUMN personal_number_sealed DROP DEFAULT,"
                " ALTER COLUMN personal_number_digest DROP DEFAULT"
            )
        cursor.execute(UNIQUE.format(column="personal_number_digest"))
        cursor.execute(SEALED)


def decrypt(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        for table in (LIVE, HISTORY):
            cursor.execute(f"ALTER TABLE {table} ADD COLUMN personal_number varchar(12) DEFAULT '' NOT NULL")
        written_anew(
            cursor,
            before=["personal_number_sealed"],
            after=["personal_number"],
            what=lambda token: (keys.decrypt(token, Purpose.PERSONAL_NUMBER),),
        )
        for table in (LIVE, HISTORY):
            cursor.execute(
                f"ALTER TABLE {table} DROP COLUMN personal_number_sealed CASCADE,"
                " DROP COLUMN personal_number_digest CASCADE, ALTER COLUMN personal_number DROP DEFAULT"
            )
        cursor.execute(UNIQUE.format(column="personal_number"))
        cursor.execute(TWELVE_DIGITS)


def written_anew(cursor, *, before, after, what):
    """Fills the columns `after` with what `what` makes of the column `before`, once for each person and value."""
    for table in (LIVE, HISTORY):
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    (read,) = before
    written = ", ".join(f"{column} = %s" for column in after)
    cursor.execute(
        f"SELECT person_id, {read} FROM {LIVE} WHERE {read} <> ''"
        f" UNION SELECT person_id, {read} FROM {HISTORY} WHERE {read} <> '' ORDER BY 1"
    )
    there = cursor.fetchall()
    for start in range(0, len(there), AT_A_TIME):
        anew = [(*what(value), person, value) for person, value in there[start : start + AT_A_TIME]]
        for table in (LIVE, HISTORY):
            cursor.executemany(f"UPDATE {table} SET {written} WHERE person_id = %s AND {read} = %s", anew)
    # Nothing may wait for the commit when a table is altered.
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for table in (LIVE, HISTORY):
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def _columns():
    """The two columns, new objects for each model."""
    yield (
        "personal_number_sealed",
        models.TextField(blank=True, default="", editable=False, verbose_name="personal number, encrypted"),
    )
    yield (
        "personal_number_digest",
        models.CharField(
            blank=True, default="", editable=False, max_length=64, verbose_name="personal number, keyed digest"
        ),
    )


class Migration(migrations.Migration):
    dependencies = [("tenants", "0002_release_0_2_guards")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(encrypt, decrypt)],
            state_operations=[
                migrations.RemoveConstraint("identity", "identity_personal_number_unique"),
                migrations.RemoveConstraint("identity", "identity_personal_number_form"),
                *(
                    migrations.AddField(model, name, field)
                    for model in ("identity", "historicalidentity")
                    for name, field in _columns()
                ),
                migrations.RemoveField("identity", "personal_number"),
                migrations.RemoveField("historicalidentity", "personal_number"),
                migrations.AddConstraint(
                    "identity",
                    models.UniqueConstraint(
                        condition=models.Q(("personal_number_digest", ""), _negated=True),
                        fields=("organisation", "personal_number_digest"),
                        name="identity_personal_number_unique",
                        violation_error_code="identity_personal_number_unique",
                        violation_error_message="This person is already registered: choose the person in the list.",
                    ),
                ),
                migrations.AddConstraint(
                    "identity",
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("personal_number_digest", ""), ("personal_number_sealed", "")),
                            models.Q(
                                ("personal_number_digest__regex", "^[0-9a-f]{64}$"),
                                ("personal_number_sealed__regex", "^gAAAA[A-Za-z0-9_-]+=*$"),
                            ),
                            _connector="OR",
                        ),
                        name="identity_personal_number_sealed",
                        violation_error_code="identity_personal_number_sealed",
                        violation_error_message=(
                            "A personal number is kept encrypted, together with what finds it again."
                        ),
                    ),
                ),
            ],
        )
    ]
