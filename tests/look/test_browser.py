"""The pages before sign-in, in a real browser: axe finds nothing, nothing is blocked, nothing is cut off."""

import pytest

from tests.look.conftest import faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = [
    "/konto/login/",
    "/konto/password/reset/",
    "/konto/password/reset/key/x-y/",
    "/konto/signup/",
    "/konto/inactive/",
    "/no-such-page",
]


@pytest.mark.parametrize("path", PAGES)
def test_page_is_accessible_breaks_no_policy_and_fits_a_narrow_telephone(open_page, path):
    page = open_page(path)
    for width in (1280, 390, 360):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert faults(page) == [], (width, scheme)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    # The browser itself writes an error for the status of a page that is not there.
    assert [said for said in page.complaints if "status of 404" not in said] == []
    assert page.locator("h1").count() == 1


def test_refused_form_moves_focus_to_the_summary_and_from_there_to_the_field(open_page):
    page = open_page("/konto/login/")
    page.get_by_role("button", name="Logga in").click()
    page.wait_for_function("document.activeElement.localName === 'ds-error-summary'")
    assert page.title().startswith("Fel: ")
    page.get_by_role("link", name="E-postadress").click()
    assert page.evaluate("document.activeElement.name") == "login"
    assert faults(page) == []


def test_first_tab_leads_past_the_menu(open_page):
    page = open_page("/konto/login/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Hoppa till innehållet"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "login"


def test_language_is_changed_before_sign_in_and_kept(open_page):
    page = open_page("/konto/login/")
    page.get_by_role("button", name="In English").click()
    page.get_by_role("heading", name="Sign in").wait_for()
    page.goto("/konto/password/reset/")
    assert page.locator("html").get_attribute("lang") == "en"


def test_colours_chosen_once_stay_chosen(open_page):
    page = open_page("/konto/login/")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_role("button", name="Färger").click()
    dark = page.evaluate(ground)
    assert dark != light
    page.goto("/konto/password/reset/")
    assert page.evaluate(ground) == dark


def test_form_pressed_three_times_is_sent_once(open_page):
    page = open_page("/konto/login/")
    stopped = page.evaluate(
        """() => {
            const stopped = [];
            window.addEventListener("submit", (event) => {
                stopped.push(event.defaultPrevented);
                event.preventDefault();
            });
            for (let i = 0; i < 3; i++) document.querySelector("main button").click();
            return stopped;
        }"""
    )
    assert stopped == [False, True, True]
