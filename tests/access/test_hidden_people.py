"""Row rules under attack: no statement opens an identity for the one who writes it, or tells what a hidden one says.

Known to be left, and needing SQL of one's own: row rules let a comparison that cannot fail (`=` of texts) run before
them, so EXPLAIN ANALYZE, a clock or the session's own counters can confirm a guess of a whole value: of a name or a
phone number, not of a personal number, whose digest nobody makes without the key. What PostgreSQL has sampled is not
told, for no sample is taken.
Who may change a row may also add to its history, and there write another's name as the one who changed it.
"""

import pytest
from django.db import DatabaseError, connection, transaction

from gotene.access.roles import Role
from gotene.access.samples import UNSAMPLED
from tenants.actions import protect
from tenants.enums import Protection
from tenants.models import Identity
from tests import factories
from tests.access.as_role import running_as
from tests.access.attack import REFUSED, attack

pytestmark = pytest.mark.django_db(transaction=True)


class People:
    """The company's own tenant, somebody of the social services, and a protected person of each, with one handler."""

    def __init__(self):
        with transaction.atomic():
            self.letting, self.letting_handler = (factories.staff(Role.LETTING_OFFICER) for _ in range(2))
            self.officer, self.social_handler = (factories.staff(Role.CASE_OFFICER) for _ in range(2))
            self.tenant = factories.person(by=self.letting, given_name="Torsten", personal_number="196408233234")
            self.hidden = factories.person(by=self.officer, given_name="Gudrun", personal_number="199001012385")
            self.protected = factories.person(by=self.officer, given_name="Hemlig", personal_number="198112189876")
            self.protected_tenant = factories.person(by=self.letting, given_name="Dold")
            protect(self.protected, kind=Protection.MARKING, handlers=[], by=self.social_handler)
            protect(self.protected_tenant, kind=Protection.REGISTRATION, handlers=[], by=self.letting_handler)
            self.apartment = factories.apartment()

    def fill(self, statement):
        names = WORDS | {name: value.pk for name, value in vars(self).items()}
        while "{" in statement:
            statement = statement.format_map(names)
        return statement


@pytest.fixture
def people():
    return People()


# Who, what comes of it, and what is tried: each line is one transaction that is undone.
OPENING = """
# A row that is said to make the person one's own business.
letting | []        | {guarantee} ({apartment}, {hidden}, {terms}); {name} {hidden}
letting | []        | INSERT INTO contracts_lease {lease} VALUES ({apartment}, {hidden}, '2014-01-01'); {name} {hidden}
letting | refused   | INSERT INTO contracts_resident (sublease_id, person_id, kind) VALUES (1, {hidden}, 'adult')
officer | refused   | {guarantee} ({apartment}, {tenant}, {terms})
officer | refused   | INSERT INTO contracts_lease {lease} VALUES ({apartment}, {tenant}, '2014-01-01')

# An identity in the hidden one's place.
letting | taken     | {in_place}
letting | refused   | {in_place} ON CONFLICT (person_id) DO UPDATE SET phone = '' RETURNING *
letting | []        | {in_place} ON CONFLICT DO NOTHING RETURNING *
letting | refused   | {merge} i USING tenants_person p ON i.person_id = {hidden} WHEN MATCHED THEN DELETE
letting | MERGE 0   | {merge} USING {others} WHEN MATCHED THEN UPDATE SET organisation_id = 'housing'

# Taking over, or giving away.
letting | UPDATE 1  | UPDATE tenants_identity SET organisation_id = 'housing'
letting | UPDATE 0  | UPDATE tenants_identity SET organisation_id = 'housing' WHERE person_id = {hidden}
letting | refused   | UPDATE tenants_identity SET organisation_id = 'social' WHERE person_id = {tenant}
officer | UPDATE 0  | UPDATE tenants_identity SET organisation_id = 'social' WHERE person_id = {tenant}
officer | refused   | UPDATE tenants_identity SET organisation_id = 'housing' WHERE person_id = {hidden}
letting | taken     | UPDATE tenants_identity SET person_id = {hidden} WHERE person_id = {tenant}
letting | dishonest | {new_person}; UPDATE tenants_identity SET person_id = {new} WHERE person_id = {tenant}; {at_once}

# Lifting the protection, or hiding somebody from those who work with them.
officer | UPDATE 0  | UPDATE tenants_identity SET protection = '' WHERE person_id = {protected}
letting | UPDATE 0  | UPDATE tenants_identity SET protection = '' WHERE person_id = {protected_tenant}
officer | refused   | UPDATE tenants_identity SET protection = 'marking' WHERE person_id = {hidden}

# Making oneself a handler, or somebody else none.
officer | refused   | INSERT INTO tenants_handler {handler} VALUES ({protected}, {officer}, now(), {officer})
letting | refused   | INSERT INTO tenants_handler {handler} VALUES ({protected}, {letting}, now(), {letting})
letting | refused   | INSERT INTO tenants_handler {handler} VALUES ({protected_tenant}, {letting}, now(), {letting})
letting | refused   | INSERT INTO tenants_handler {handler} VALUES ({hidden}, {letting}, now(), {letting})
officer | refused   | INSERT INTO tenants_handler {handler} VALUES ({tenant}, {officer}, now(), {officer})
officer | refused   | {officer_of_hidden}; {pass_on} {protected} WHERE staff_id = {officer}
letting | refused   | {letting_of_tenant}; {pass_on} {protected_tenant} WHERE staff_id = {letting}
officer | UPDATE 0  | UPDATE tenants_handler SET staff_id = {officer}
officer | UPDATE 0  | UPDATE tenants_handler SET ended_on = now()
officer | UPDATE 0  | {pass_on} {hidden} WHERE person_id = {protected}
officer | refused   | DELETE FROM tenants_handler
officer | refused   | UPDATE accounts_staffmember SET id = {social_handler} WHERE id = {officer}

# Writing into the other's history, and into that of a person one may not know.
letting | refused   | INSERT INTO tenants_historicalidentity {history_of_hidden}
officer | refused   | INSERT INTO tenants_historicalidentity {history_of_protected}
officer | refused   | UPDATE tenants_historicalidentity SET given_name = 'x'
"""
ANSWERS = {"[]": [], "refused": REFUSED, "taken": "23505", "dishonest": "23514"}

IDENTITY = (
    "person_id, organisation_id, given_name, family_name, personal_number_sealed, personal_number_digest,"
    " phone, email, protection"
)
CHANGED = "history_date, history_type"
WORDS = {
    "name": "SELECT given_name FROM tenants_identity WHERE person_id =",
    "guarantee": "INSERT INTO contracts_guarantee (apartment_id, tenant_id, begins_on, ceiling, exception_decision,"
    " exception_reason, permanent_home, no_other_way, release_reason) VALUES",
    "terms": "'2014-01-01', 1, '', '', false, false, ''",
    "merge": "MERGE INTO tenants_identity",
    "pass_on": "UPDATE tenants_handler SET person_id =",
    "lease": "(apartment_id, tenant_id, begins_on)",
    "handler": "(person_id, staff_id, named_on, named_by_id)",
    "in_place": f"INSERT INTO tenants_identity ({IDENTITY})"
    " VALUES ({hidden}, 'housing', 'x', 'y', '', '', '', '', '')",
    "others": "(SELECT {hidden} AS id) p ON person_id = p.id",
    "new_person": "INSERT INTO tenants_person (number) VALUES ('P-9999')",
    "new": "(SELECT id FROM tenants_person WHERE number = 'P-9999')",
    "at_once": "SET CONSTRAINTS ALL IMMEDIATE",
    "officer_of_hidden": "INSERT INTO tenants_handler {handler} VALUES ({hidden}, {officer}, now(), {officer})",
    "letting_of_tenant": "INSERT INTO tenants_handler {handler} VALUES ({tenant}, {letting}, now(), {letting})",
    "history_of_hidden": (
        f"({IDENTITY}, {CHANGED}) VALUES ({{hidden}}, 'social', 'x', 'y', '', '', '', '', '', now(), '~')"
    ),
    "history_of_protected": (
        f"({IDENTITY}, {CHANGED}) VALUES ({{protected}}, 'social', 'x', 'y', '', '', '', '', '', now(), '~')"
    ),
}


def test_no_row_opens_an_identity_for_the_one_who_writes_it(people):
    wrong = {}
    tried = [line for line in OPENING.splitlines() if "|" in line]
    for line in tried:
        who, expected, statement = (part.strip() for part in line.split("|"))
        got = attack(getattr(people, who), people.fill(statement))
        if got != ANSWERS.get(expected, expected):
            wrong[line] = got
    assert len(tried) > 30
    assert wrong == {}


def test_a_handler_may_all_of_this(people):
    """Else the refusals above might be everybody's."""
    handler = people.social_handler
    assert attack(handler, people.fill("{name} {protected}")) == [("Hemlig",)]
    named = "INSERT INTO tenants_handler {handler} VALUES ({protected}, {officer}, now(), {social_handler})"
    assert attack(handler, people.fill(named)) == "INSERT 0 1"
    assert (
        attack(handler, people.fill("UPDATE tenants_identity SET phone = '' WHERE person_id = {protected}"))
        == "UPDATE 1"
    )


# Functions and casts that fail, or say what they were given when they do: run on a hidden row, each would tell.
LEAKY = (
    "SELECT 1 FROM {table} WHERE person_id = {person} AND 1 / (length(given_name) - length(given_name)) = 0",
    "SELECT 1 FROM {table} WHERE person_id = {person} AND given_name::int = 1",
    "SELECT 1 FROM {table} WHERE person_id = {person} AND (given_name || 'x')::date < now()",
    "SELECT 1 FROM {table} WHERE person_id = {person} AND query_to_xml(given_name, true, true, '') IS NOT NULL",
    "SELECT 1 FROM {table} WHERE person_id = {person} AND pg_notify('names', given_name) IS NULL",
    "SELECT 1 FROM {table} WHERE person_id = {person} AND set_config('gotene.told', given_name, false) = ''",
    "SELECT 1 FROM {table} WHERE person_id = {person} AND pg_advisory_xact_lock(person_id) IS NULL",
    "SELECT given_name::int FROM {table} WHERE person_id = {person}",
    "SELECT 1 FROM {table} WHERE person_id = {person} ORDER BY given_name::int",
    "SELECT 1 FROM {table} WHERE person_id = {person} GROUP BY given_name::int",
    "SELECT 1 FROM tenants_person JOIN {table} i ON id = person_id AND given_name::int = 1 WHERE person_id = {person}",
    "SELECT 1 FROM {table} i WHERE person_id = {person} AND i::text::int = 1",
    "SELECT 1 FROM {table} WHERE ctid = '(0,1)' AND person_id = {person} AND given_name::int = 1",
)


@pytest.mark.parametrize("table", ["tenants_identity", "tenants_historicalidentity"])
def test_no_function_runs_on_a_hidden_row(people, table):
    for reader, person in ((people.letting, people.hidden), (people.officer, people.protected)):
        answers = {line: attack(reader, line.format(table=table, person=person.pk)) for line in LEAKY}
        assert answers == dict.fromkeys(LEAKY, [])


@pytest.mark.parametrize("table", ["tenants_identity", "tenants_historicalidentity"])
def test_such_a_function_fails_on_a_row_that_is_shown(people, table):
    """Else the test above could not fail."""
    failed = {attack(people.letting, line.format(table=table, person=people.tenant.pk)) for line in LEAKY[:3]}
    assert failed == {"22012", "22P02", "22007"}


def test_what_postgresql_has_sampled_tells_nothing_of_names(people):
    """The planner guesses by a sample of every row, and EXPLAIN tells its guess: there must be no sample."""
    with transaction.atomic():
        for _ in range(40):
            factories.person(by=people.officer, given_name="Gudrun")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE tenants_identity, tenants_historicalidentity")
    for table, columns in UNSAMPLED.items():
        for column in columns:
            guesses = [
                guess(people.letting, f"EXPLAIN SELECT FROM {table} WHERE {column} {comparison}")
                for comparison in ("= 'Gudrun'", "= 'Nobody'", "= ''")
            ]
            assert len(set(guesses)) == 1, (table, column)
            guesses = [
                guess(people.letting, f"EXPLAIN SELECT FROM {table} WHERE {column} < '{bound}'") for bound in "AGZ19"
            ]
            assert len(set(guesses)) == 1, (table, column)


def test_every_column_that_says_who_somebody_is_goes_unsampled():
    known = {"person_id", "organisation_id", "protection"}
    columns = {field.column for field in Identity._meta.concrete_fields} - known
    unsampled = {table: set(names) for table, names in UNSAMPLED.items()}
    assert unsampled.pop("drafts_draft") == {"form"}
    assert (unsampled.pop("audit_reading"), unsampled.pop("audit_logreviewoutcome")) == ({"reason"}, {"note"})
    assert unsampled == dict.fromkeys((Identity._meta.db_table, Identity.history.model._meta.db_table), columns)


def guess(who, statement):
    return attack(who, statement)[0][0].partition("rows=")[2]


def test_a_refusal_says_nothing_of_the_row_that_is_in_the_way(people):
    """That a number is registered is told to colleagues, so that nobody is registered twice; and to nobody else."""
    known = people.protected.identity
    number = f"'{known.personal_number_sealed}', '{known.personal_number_digest}'"
    values = f"({IDENTITY}) VALUES ({{new}}, '%s', 'x', 'y', {number}, '', '', '')"
    own, others = (
        people.fill(f"{{new_person}}; INSERT INTO tenants_identity {values % who}") for who in ("social", "housing")
    )
    assert attack(people.officer, own) == ANSWERS["taken"]
    # The other organisation may register the same person itself.
    assert attack(people.letting, others) == "INSERT 0 1"
    assert attack(people.letting, own) == REFUSED
    said = refusal(people.officer, own)
    assert "identity_personal_number_unique" in said
    assert not [word for word in ("Hemlig", "Almgren", known.personal_number_digest, "DETAIL") if word in said]


def refusal(who, statement):
    refused = pytest.raises(DatabaseError)
    with running_as(who), refused as error, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    return str(error.value)
