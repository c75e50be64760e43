"""The shell of every page, the error pages and the pages before sign-in."""

import re
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.utils import translation

WHAT_TO_DO = {
    "400": "Gå tillbaka en sida",
    "403": "be din chef",
    "403_csrf": "ladda om sidan",
    "404": "Kontrollera adressen",
    "500": "berätta för systemadministratören",
    "503": "Vänta en minut",
}


@pytest.mark.parametrize(("page", "advice"), WHAT_TO_DO.items())
def test_error_page_says_what_to_do_without_request_or_database(page, advice):
    """Rendered with no context at all, in a test that is allowed no database."""
    html = render_to_string(f"{page}.html")
    assert '<html lang="sv"' in html
    assert len(re.findall(r"<h1>[^<]+</h1>", html)) == 1
    assert advice in html


@pytest.mark.parametrize("page", WHAT_TO_DO)
def test_error_page_can_be_read_in_english(page):
    with translation.override("en"):
        html = render_to_string(f"{page}.html")
    assert '<html lang="en"' in html
    assert not re.search("[åäöÅÄÖ]", re.sub("Götene(bostäder)?", "", html))


def shell(**context):
    return render_to_string("base.html", context)


def test_shell_begins_with_a_way_past_the_menu():
    html = shell()
    first_link = re.search(r"<a [^>]+>", html[html.index("<body") :])[0]
    assert 'href="#main"' in first_link
    assert '<main id="main"' in html


def test_shell_says_who_is_signed_in_and_where_they_can_go():
    staff = SimpleNamespace(name="Åsa Öberg", organisation="Socialtjänsten", in_housing=False)
    entries = [
        SimpleNamespace(url="/", label="Min dag", current=True, count=3),
        SimpleNamespace(url="/kontrakt/", label="Kontraktslistan", current=False, count=None),
    ]
    html = shell(staff=staff, navigation=entries)
    assert "Åsa Öberg</strong>, Socialtjänsten" in html
    assert re.search(r'<a href="/" aria-current="page">Min dag', html)
    assert re.search(r'<a href="/kontrakt/">Kontraktslistan', html)
    assert "Logga ut" in html


def test_shell_without_sign_in_has_no_menu_and_no_sign_out():
    html = shell()
    assert "Huvudmeny" not in html
    assert "Logga ut" not in html


@pytest.mark.parametrize(("level", "role"), [("error", "alert"), ("success", "status"), ("warning", "status")])
def test_message_is_read_out(level, role):
    class Said(SimpleNamespace):
        def __str__(self):
            return "Sparat."

    html = shell(messages=[Said(level_tag=level)])
    assert re.search(rf'role="{role}"><p>Sparat.</p>', html)


@pytest.mark.parametrize(
    ("readers", "in_housing", "said"),
    [
        ("social", False, "Bara socialtjänsten ser detta"),
        ("housing", True, "Bara Götenebostäder ser detta"),
        ("both", False, "Götenebostäder ser detta också"),
        ("both", True, "Socialtjänsten ser detta också"),
    ],
)
def test_panel_says_who_else_reads_it(readers, in_housing, said):
    staff = SimpleNamespace(in_housing=in_housing)
    assert said in render_to_string("components/readers.html", {"readers": readers, "staff": staff})


@pytest.mark.parametrize(("used", "full"), [(5, False), (8, True), (9, True)])
def test_meter_says_in_words_what_the_bar_shows(used, full):
    html = render_to_string("components/meter.html", {"used": used, "ceiling": 8, "text": f"{used} av 8"})
    assert f"<p>{used} av 8</p>" in html
    assert 'aria-hidden="true"' in html
    assert ("data-full" in html) is full


def test_meter_without_any_places_is_full():
    assert "data-full" in render_to_string("components/meter.html", {"used": 0, "ceiling": 0, "text": "Inga platser"})


def test_sign_in_says_that_an_account_needs_an_invitation():
    html = render_to_string("account/login.html")
    assert "inbjudan" in html
    assert "signup" not in html


@pytest.mark.parametrize("token_fail", [True, False])
def test_link_for_a_new_password_that_no_longer_works_says_where_to_get_one(token_fail):
    html = render_to_string("account/password_reset_from_key.html", {"token_fail": token_fail})
    assert ("Få en ny länk" in html) is token_fail
