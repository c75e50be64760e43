"""Personal numbers: understood as people write them, shown as a day of birth, and nowhere in the database."""

import datetime as dt
from importlib import import_module

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from gotene.access.roles import Role
from tenants.forms.personal_number import PersonalNumberField
from tenants.models import Identity
from tenants.personal_numbers import masked, parsed, written_out
from tests import factories
from tests.access.as_role import running_as
from tests.refused import told

NUMBER = "199001012385"
CENTENARIAN = "191202020200"
# What is written, and what it is; None is no personal number.
WRITTEN = {
    "199001012385": NUMBER,
    "19900101-2385": NUMBER,
    "900101-2385": NUMBER,
    "9001012385": NUMBER,
    " 900101 - 2385 ": NUMBER,
    "19900101 2385": NUMBER,
    "1990 01 01 2385": NUMBER,
    "900101\N{EN DASH}2385": NUMBER,
    "900101\N{NO-BREAK SPACE}2385": NUMBER,
    "120202+0200": CENTENARIAN,
    "19120202-0200": CENTENARIAN,
    "19120202+0200": CENTENARIAN,
    # Coordination numbers: the day and sixty.
    "197010632391": "197010632391",
    "701063-2391": "197010632391",
    "900101-2386": None,
    "900101+2386": None,
    "19900101238": None,
    "1990010123855": None,
    "900100-2384": None,
    "900132-2386": None,
    "199013012381": None,
    "900192-2382": None,
    "900101-0000": None,
    "\N{FULLWIDTH DIGIT NINE}00101-2385": None,
    "900101\N{ARABIC-INDIC DIGIT TWO}385": None,
    "990101-2383\x00": None,
    "179001012387": None,
    "": None,
    "saknas": None,
    "P-0012": None,
    "+46 70 174 06 05": None,
}


@pytest.mark.parametrize("written", WRITTEN, ids=ascii)
def test_a_number_is_understood_as_it_is_written(written):
    if WRITTEN[written] is None:
        with pytest.raises(ValueError, match="personal number"):
            parsed(written)
    else:
        assert parsed(written) == WRITTEN[written]


def test_nobody_is_registered_before_they_are_born():
    tomorrow = dt.date.today() + dt.timedelta(days=1)
    with pytest.raises(ValueError, match="not born yet"):
        parsed(numbered(tomorrow, 238, coordination=False))


def numbered(born, serial, coordination):
    """The personal number of somebody born that day, with its check digit."""
    digits = f"{born:%y%m}{born.day + 60 * coordination:02}{serial:03}"
    doubled = "".join(str(int(digit) * (2 - place % 2)) for place, digit in enumerate(digits))
    return f"{born:%Y}"[:2] + digits + str(-sum(map(int, doubled)) % 10)


numbers = st.builds(
    numbered,
    st.dates(dt.date(1850, 1, 1), dt.date(2026, 1, 1)),
    st.integers(1, 999),
    coordination=st.booleans(),
)


@given(numbers, st.sampled_from(["{0}{1}", "{0}-{1}", "{0} {1}", "{0} - {1}"]))
def test_twelve_digits_are_read_back_however_they_are_written(number, form):
    assert parsed(form.format(number[:8], number[8:])) == number
    assert parsed(written_out(number)) == number


@given(numbers)
def test_ten_digits_with_hyphen_or_plus_are_read_back(number):
    years = dt.date.today().year - int(number[:4])
    if years < 200:
        sign = "+" if years >= 100 else "-"
        whole = parsed(f"{number[2:8]}{sign}{number[8:]}") if years != 0 or number[4:8] <= "1231" else number
        assert whole == number


@given(st.text(max_size=30))
def test_no_text_is_too_strange(text):
    try:
        found = parsed(text)
    except ValueError:
        return
    assert len(found) == 12 and found.isascii() and found.isdigit()


@given(st.text(max_size=30))
def test_no_text_breaks_the_field(text):
    field = PersonalNumberField(required=False)
    try:
        cleaned = field.clean(text)
    except ValidationError as refused:
        assert refused.messages
    else:
        assert cleaned == "" or len(cleaned) == 12


@given(numbers)
def test_the_mask_tells_the_day_of_birth_alone(number):
    assert masked(number) == f"{number[:8]}-••••"
    assert masked("") == ""


# The register


@pytest.fixture
def officer(db):
    return factories.staff(Role.CASE_OFFICER)


def test_a_number_reads_as_it_was_written_and_is_encrypted_once(officer):
    known = factories.person(by=officer, personal_number=NUMBER).identity
    assert Identity.objects.get(pk=known.pk).personal_number == NUMBER
    token = known.personal_number_sealed
    known.personal_number = NUMBER
    known.given_name = "Noor"
    known.save()
    newest = known.history.latest()
    assert known.personal_number_sealed == newest.personal_number_sealed == token
    assert known.personal_number_digest == newest.personal_number_digest


def test_the_same_number_is_another_token_for_another_person(officer):
    other = factories.staff(Role.LETTING_OFFICER)
    one, two = (factories.person(by=by, personal_number=NUMBER).identity for by in (officer, other))
    assert one.personal_number_sealed != two.personal_number_sealed
    assert one.personal_number_digest == two.personal_number_digest


@pytest.mark.parametrize("wrong", ["900101-2385", "199001012386", "saknas", "19900101238X"])
def test_what_is_no_number_is_not_taken(officer, wrong):
    with told("personal_number"):
        factories.person(by=officer, personal_number=wrong)


def test_a_number_is_taken_away_again(officer):
    known = factories.person(by=officer, personal_number=NUMBER).identity
    known.personal_number = ""
    assert (known.personal_number_sealed, known.personal_number_digest) == ("", "")
    assert not Identity.objects.numbered("").exists()


TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"


def everything_in_the_database():
    """{table: all of its rows as text}, history, sessions, drafts and sent forms included."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL bytea_output = 'escape'")
        cursor.execute(TABLES)
        tables = [table for (table,) in cursor.fetchall()]
        found = {}
        for table in tables:
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            found[table] = "\n".join(row for (row,) in cursor.fetchall())
    return found


@pytest.mark.django_db
def test_no_number_stands_anywhere_in_the_database(signed_in):
    """Typed on a page, refused once, kept as a draft, changed, searched for and shown."""
    client = signed_in(Role.CASE_OFFICER)
    client.get(reverse("my_day"))
    first = {"given_name_1": "Maja", "family_name_1": "Almgren", "kind_1": "adult", "phone_1": ""}
    about = {"file_reference": "AKT-1", "opened_on": "2026-01-12", "people": "1"}
    client.post(reverse("open_case"), {**about, **first, "personal_number_1": "19900101-2385", "family_name_1": ""})
    case = factories.case(officer=client.staff)
    known = case.household.members.get().person.identity
    for number in ("198112189876", NUMBER):
        known.personal_number = number
        known.save()
    assert client.post(reverse("reveal", args=[known.person.number])).status_code == 200
    keep_apart = reverse("keep_apart", args=[case.number])
    client.post(keep_apart, {"other": "19900101-2385"})
    everything = everything_in_the_database()
    assert known.personal_number_digest in everything["tenants_identity"]
    assert known.personal_number_digest in everything["tenants_historicalidentity"]
    forms = [form for number in (NUMBER, "198112189876") for form in (number, number[2:], written_out(number))]
    forms += [written_out(form)[2:] for form in (NUMBER, "198112189876")]
    assert [(table, form) for table, text in everything.items() for form in forms if form in text] == []


@pytest.mark.django_db
def test_a_number_is_found_by_the_index(officer):
    """As the organisation's role, row rules and all."""
    with transaction.atomic():
        factories.person(by=officer, personal_number=NUMBER)
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO tenants_person (number) SELECT 'P-' || n FROM generate_series(100000, 120000) n"
            )
            cursor.execute(
                "INSERT INTO tenants_identity (person_id, organisation_id, given_name, family_name,"
                " personal_number_sealed, personal_number_digest, phone, email, protection)"
                " SELECT id, 'social', 'x', 'y', 'gAAAAAx', encode(sha256(number::bytea), 'hex'), '', '', ''"
                " FROM tenants_person WHERE length(number) > 7"
            )
            cursor.execute("ANALYZE tenants_identity")
        with running_as(officer):
            found = Identity.objects.known_to(officer).filter(organisation="social").numbered(NUMBER)
            plan = found.explain(analyze=True)
            assert found.count() == 1
        transaction.set_rollback(True)
    assert "identity_personal_number_unique" in plan
    assert "Seq Scan on tenants_identity" not in plan


@pytest.mark.django_db(transaction=True)
def test_the_migration_goes_back_and_forth(settings):
    migration = import_module("tenants.migrations.0003_personal_numbers")
    with transaction.atomic():
        known = factories.person(personal_number="198112189876").identity
        known.personal_number = NUMBER
        known.save()
        factories.person()
    clear = "SELECT string_agg(personal_number, ' ' ORDER BY history_id) FROM tenants_historicalidentity"
    with transaction.atomic():
        with connection.schema_editor() as editor, connection.cursor() as cursor:
            migration.decrypt(None, editor)
            cursor.execute(clear)
            assert cursor.fetchone()[0].strip() == f"198112189876 {NUMBER}"
            migration.encrypt(None, editor)
            # No trigger sleeps.
            cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgenabled = 'D'")
            assert cursor.fetchone() == (0,)
        newest, live = Identity.history.filter(person=known.person).latest(), Identity.objects.numbered(NUMBER).get()
        assert live.personal_number == NUMBER
        assert live.personal_number_sealed == newest.personal_number_sealed != known.personal_number_sealed
        assert live.personal_number_digest == newest.personal_number_digest == known.personal_number_digest
        transaction.set_rollback(True)
