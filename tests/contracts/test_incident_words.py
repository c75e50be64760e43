"""What is refused in a text about an incident, and what must still be possible to write."""

import subprocess
import sys
from pathlib import Path

import pytest

from contracts.incident_words import WordKind, refused_words

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Verkar psykiskt dålig", WordKind.HEALTH),
        ("Han är sjukskriven", WordKind.HEALTH),
        ("Luktar alkohol i trapphuset", WordKind.HEALTH),
        ("PUNDARE i porten", WordKind.HEALTH),
        ("Spelmissbruk", WordKind.HEALTH),
        ("Invandrarfamiljen på våning två", WordKind.ORIGIN),
        ("De är romer", WordKind.ORIGIN),
        ("Syrisk familj", WordKind.ORIGIN),
        ("Dömd för stöld", WordKind.CRIME),
        ("Polisanmäld i går", WordKind.CRIME),
        ("Inbrott i källaren", WordKind.CRIME),
        ("Det går rykten om fester", WordKind.HEARSAY),
        ("Enligt grannarna var det fest", WordKind.HEARSAY),
        ("Det sägs att han fiskar i badkaret", WordKind.HEARSAY),
        ("Boendestödet kom inte in", WordKind.SUPPORT),
    ],
)
def test_who_somebody_is_and_what_is_only_said_is_refused(text, kind):
    assert kind in [word.kind for word in refused_words(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Hög musik mellan klockan 1 och 4 på natten",
        "Trasig ruta i köket, sett vid besök 3 mars",
        "Kom inte in för att byta brandvarnare, två gånger aviserat",
        "Hyran för mars kom den 14 mars",
        "Sjukt hög musik hördes i trapphuset",
        "Avbrott i vattnet efter läckan under diskbänken",
        "Ringde på hos grannen klockan 23 och ropade",
        "Den boende säger att det var en flyttfest och ber om ursäkt",
        "Betalar 3 000 kronor nu och resten i januari",
    ],
)
def test_what_was_seen_or_heard_can_be_written(text):
    assert refused_words(text) == []


def test_hearsay_is_allowed_where_it_is_what_the_text_is_about():
    assert refused_words("Enligt grannen var det musik", hearsay=True) == []
    assert [word.kind for word in refused_words("Enligt grannen luktar det alkohol", hearsay=True)] == [WordKind.HEALTH]


def test_each_kind_is_named_once_with_the_words_it_was_known_by():
    found = refused_words("Rykte om missbruk och alkohol")
    assert [(word.kind, word.words) for word in found] == [
        (WordKind.HEALTH, "missbruk"),
        (WordKind.HEARSAY, "rykte"),
    ]


@pytest.mark.parametrize("module", ["contracts.incident_rules", "contracts.incident_words"])
def test_it_is_read_without_django(module):
    script = f"import sys; sys.modules['django'] = None; import {module}"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
