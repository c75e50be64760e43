"""The page "Vem får se vad": what the database does, in plain words, open to everyone who is signed in."""

import re
from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils import translation

from gotene.access import functions, roles, rows, tables
from gotene.access.database_roles import DatabaseRole
from gotene.access.roles import Permission, Role, Side
from tests.pages import words

pytestmark = pytest.mark.django_db

# The transaction (2), the session, and the account with its staff member and organisation: as any page.
MOST_QUERIES = 4
FORBIDDEN = re.compile(r"\b(tabell|select|insert|update|delete|area|objekt|trigger|none|row|grant|rls)", re.IGNORECASE)
URL = "/vem-far-se-vad/"


def page(client):
    response = client.get(URL)
    assert response.status_code == 200
    return words(response)


def section(text, start, end):
    """What stands from one heading of the page to another."""
    begins = text.index(start)
    return text[begins : text.index(end, begins)]


def changed(monkeypatch, name, **rights):
    """Publish other rights to one table."""
    monkeypatch.setattr(
        tables, "TABLES", tuple(replace(each, **rights) if each.name == name else each for each in tables.TABLES)
    )


def test_everyone_signed_in_reads_it_in_plain_words(somebody):
    text = page(somebody)
    assert "Bostadsbolaget kan aldrig se Ärenden Hushåll" in text
    closed = text[text.index("Socialtjänsten kan aldrig se") :][:400]
    assert "Vanliga hyreskontrakt och deras hyresgäster" in closed and "Hyror" in closed
    assert "Alla andra, även chefer och administratörer, ser ”Skyddad person”" in text
    assert FORBIDDEN.findall(text) == []


def test_it_asks_the_database_for_nothing(signed_in, django_assert_max_num_queries):
    client = signed_in(Role.COORDINATOR)
    with django_assert_max_num_queries(MOST_QUERIES):
        page(client)


def test_ones_own_side_stands_first_and_ones_own_role_is_marked(signed_in):
    social, housing = page(signed_in(Role.CASE_OFFICER)), page(signed_in(Role.LETTING_OFFICER))
    assert social.index("Socialtjänstens eget") < social.index("Bostadsbolagets eget")
    assert housing.index("Bostadsbolagets eget") < housing.index("Socialtjänstens eget")
    assert "Handläggare du Samordnare" in social
    assert "Din roll: Handläggare." in social
    assert "Uthyrare du Besiktare" in housing


def test_everything_published_stands_there_with_its_reason(signed_in):
    client = signed_in(Role.SYSTEM_ADMINISTRATOR, side=Side.SOCIAL)
    text = page(client)
    told = [each for table in tables.TABLES for each in (table.what, table.reason)]
    told += [function.reason for function in functions.FUNCTIONS]
    told += [permission.label for permission in Permission]
    told += [role.label for role in Role]
    told += [
        rule.reason
        for rule in rows.ROW_RULES
        if rule.using != "true" and "historical" not in rule.table and DatabaseRole.RETENTION not in rule.roles
    ]
    with translation.override("sv"):
        missing = [str(each) for each in told if " ".join(str(each).split()) not in text]
    assert missing == []


def test_histories_are_told_in_one_sentence(signed_in):
    text = page(signed_in(Role.CASE_OFFICER))
    assert len(re.findall(r"\bHistorik\b", text)) == 1
    assert "Den läses av dem som läser saken själv." in text


def test_a_right_that_is_changed_changes_the_page(signed_in, monkeypatch):
    client = signed_in(Role.CASE_OFFICER)
    before = section(page(client), "Socialtjänstens eget", "Bostadsbolagets eget")
    assert "Bostadsbolaget kan aldrig läsa, lägga till eller ändra något av detta." in before
    assert "Samtycken" in section(page(client), "Bostadsbolaget kan aldrig se", "Skyddade personer")
    changed(monkeypatch, "tenants_consent", housing="SD")
    after = section(page(client), "Socialtjänstens eget", "Bostadsbolagets eget")
    assert "kan aldrig läsa" not in after
    assert "Samtycken läser, lägger till, ändrar läser, tar bort" in after
    assert "Samtycken" not in section(page(client), "Bostadsbolaget kan aldrig se", "Skyddade personer")


def test_a_row_rule_that_is_dropped_leaves_the_page(signed_in, monkeypatch):
    client = signed_in(Role.CASE_OFFICER)
    rule = "Socialtjänsten läser: Personer som socialtjänsten har registrerat, och de som har ett borgensåtagande. En"
    assert rule in page(client)
    monkeypatch.setattr(rows, "ROW_RULES", tuple(each for each in rows.ROW_RULES if each.name != "seen_by_social"))
    assert rule not in page(client)


def test_a_function_that_others_may_call_says_so(signed_in, monkeypatch):
    client = signed_in(Role.CASE_OFFICER)
    answer = "så att den sista går till ett enda hushåll. Kan frågas av: Socialtjänsten"
    assert answer in page(client)
    given = [
        replace(each, callers=(DatabaseRole.HOUSING,)) if each.name == "contracts_take_quota_place" else each
        for each in functions.FUNCTIONS
    ]
    monkeypatch.setattr(functions, "FUNCTIONS", tuple(given))
    assert answer not in page(client)
    assert "så att den sista går till ett enda hushåll. Kan frågas av: Bostadsbolaget" in page(client)


def test_a_permission_that_is_given_to_a_role_shows(signed_in, monkeypatch):
    client = signed_in(Role.INSPECTOR)
    assert "Se hyror ja nej ja ja nej nej" in page(client)
    given = roles.PERMISSIONS_OF[Role.INSPECTOR] | {Permission.SEE_RENTS}
    monkeypatch.setitem(roles.PERMISSIONS_OF, Role.INSPECTOR, given)
    assert "Se hyror ja ja ja ja nej nej" in page(client)


def test_every_page_leads_there(signed_in, client):
    officer = signed_in(Role.LETTING_OFFICER)
    for start in ("my_day", "admin:index"):
        assert f'href="{URL}"' in officer.get(reverse(start)).content.decode()
    assert URL not in client.get(reverse("account_login")).content.decode()
