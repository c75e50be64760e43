"""Terms that a plan must never hold are found, however people write them; ordinary ones pass."""

import subprocess
import sys

import pytest

from contracts.handover_terms import STANDARD_CRITERIA, TermKind, refused_terms


@pytest.mark.parametrize("text", STANDARD_CRITERIA)
def test_the_standard_requirements_may_be_asked(text):
    assert refused_terms(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Betalar av 500 kr i månaden på hyresskulden",
        "Öppnar för avtalad besiktning i mars",
        "Hunden är kopplad på gården",
        "Sopor läggs i miljörummet",
        "Bokar egen tvättid",
        "Gästerna är tysta efter klockan 22",
        "Har nycklarna kvar vid avstämningen",
        "Besöker visningen av lägenheten på Lönngatan",
        "Söker eget kontrakt hos Götenebostäder",
        "Skriver på eget kontrakt senast i juni",
        "",
    ],
)
def test_ordinary_requirements_pass(text):
    assert refused_terms(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Godkänner rumsvisitation en gång i veckan", TermKind.SEARCH, "rumsvisitation"),
        ("Personalen får visitera lägenheten", TermKind.SEARCH, "visitera"),
        ("Personalen får söka igenom lägenheten", TermKind.SEARCH, "söka igenom"),
        ("Lägenheten genomsöks vid misstanke", TermKind.SEARCH, "genomsöks"),
        ("Husrannsakan utan förvarning", TermKind.SEARCH, "husrannsakan"),
        ("Socialtjänsten har fritt tillträde", TermKind.FREE_ENTRY, "fritt tillträde"),
        ("Tar emot oanmälda hembesök", TermKind.FREE_ENTRY, "oanmälda"),
        ("Personalen kan gå in utan att ringa", TermKind.FREE_ENTRY, "gå in utan"),
        ("Besök sker när  som helst på dygnet", TermKind.FREE_ENTRY, "besök sker när som helst"),
        ("Hembesök när som helst", TermKind.FREE_ENTRY, "hembesök när som helst"),
        ("Socialtjänsten har reservnyckel", TermKind.FREE_ENTRY, "reservnyckel"),
        ("Håller sig nykter", TermKind.SOBRIETY, "nykter"),
        ("NYKTERHET hela tiden", TermKind.SOBRIETY, "nykterhet"),
        ("Ska vara drogfri", TermKind.SOBRIETY, "drogfri"),
        ("Dricker inte alkohol hemma", TermKind.SOBRIETY, "inte alkohol"),
        ("Avstår från all alkohol", TermKind.SOBRIETY, "avstår från all alkohol"),
        ("Inga droger i lägenheten", TermKind.SOBRIETY, "inga droger"),
        ("Får inte vara berusad", TermKind.SOBRIETY, "berusad"),
        ("Lämnar urinprov varje måndag", TermKind.DRUG_TEST, "urinprov"),
        ("Drogtest vid behov", TermKind.DRUG_TEST, "drogtest"),
        ("Lämnar prov när vi ber om det", TermKind.DRUG_TEST, "lämnar prov"),
        ("Avstår från besittningsskydd", TermKind.WAIVED_TENURE, "avstår från besittningsskydd"),
        ("Avsäger sig sitt besittningsskydd", TermKind.WAIVED_TENURE, "avsäger sig sitt besittningsskydd"),
        ("Flyttar omedelbart vid klagomål", TermKind.WAIVED_TENURE, "flyttar omedelbart"),
        ("Tar emot boendestöd", TermKind.SUPPORT, "boendestöd"),
        ("Fullföljer sin behandling", TermKind.SUPPORT, "sin behandling"),
        ("Tar sin medicin", TermKind.SUPPORT, "medicin"),
        ("Kontakt med psykiatrin", TermKind.SUPPORT, "psykiatrin"),
    ],
)
def test_terms_that_must_not_be_asked_are_found(text, kind, words):
    assert (kind, words) in {(term.kind, term.words) for term in refused_terms(text)}


def test_each_kind_is_named_once_though_it_is_written_twice():
    kinds = [term.kind for term in refused_terms("Drogtest och urinprov, håller sig nykter och helnykter")]
    assert kinds == [TermKind.SOBRIETY, TermKind.DRUG_TEST]


def test_the_rules_are_known_without_django():
    code = "import sys, contracts.handover_terms; assert 'django' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
