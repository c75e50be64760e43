"""The colours can be told apart by people who see poorly: WCAG 2.2 contrast, light and dark."""

import re
from pathlib import Path

import pytest

THEME = (Path(__file__).resolve().parents[2] / "gotene/static/vendor/designsystemet/theme.css").read_text()
COLOURS = ("accent", "brand1", "brand2", "neutral", "info", "success", "warning", "danger")
SCHEMES = ("light", "dark")

# WCAG 1.4.3: text; 1.4.11: the edges of inputs and buttons.
TEXT, EDGE = 4.5, 3.0


def palette(scheme):
    """The tokens of one scheme, as the page gets them when that scheme is chosen."""
    block = re.search(rf'\[data-theme="{scheme}"\] \{{(.*?)\}}', THEME, re.S)[1]
    return dict(re.findall(r"--ds-color-([\w-]+): (#[0-9a-fA-F]{3,6});", block))


def luminance(colour):
    """WCAG's relative luminance of #rgb or #rrggbb."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_wcag_says():
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("colour", COLOURS)
def test_text_is_readable_on_every_ground_it_stands_on(scheme, colour):
    tokens = palette(scheme)
    for ground in ("background-default", "background-tinted", "surface-default", "surface-tinted"):
        for text in ("text-subtle", "text-default"):
            assert contrast(tokens[f"{colour}-{text}"], tokens[f"{colour}-{ground}"]) >= TEXT, (text, ground)
    assert contrast(tokens[f"{colour}-base-contrast-default"], tokens[f"{colour}-base-default"]) >= TEXT


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("colour", COLOURS)
def test_coloured_words_are_readable_on_the_page_and_in_panels(scheme, colour):
    tokens = palette(scheme)
    for ground in ("background-tinted", "surface-default"):
        assert contrast(tokens[f"{colour}-text-subtle"], tokens[f"neutral-{ground}"]) >= TEXT, ground


@pytest.mark.parametrize("scheme", SCHEMES)
def test_inputs_errors_and_focus_are_seen(scheme):
    tokens = palette(scheme)
    for edge in ("neutral-border-default", "danger-border-default", "focus-outer"):
        for ground in ("background-default", "surface-default"):
            assert contrast(tokens[edge], tokens[f"neutral-{ground}"]) >= EDGE, (edge, ground)
    for bar in ("accent", "danger"):
        assert contrast(tokens[f"{bar}-base-default"], tokens["neutral-surface-hover"]) >= EDGE, bar


def test_no_other_authority_s_colour_is_left():
    """Designsystemet's own theme carries Norwegian blue; ours replaces it."""
    assert "#0062ba" not in THEME
    assert palette("light")["accent-base-default"] == "#1f5c66"


def test_the_theme_follows_the_computer_until_someone_chooses():
    assert "@media (prefers-color-scheme: dark)" in THEME
    assert palette("light") != palette("dark")
    assert THEME.count('[data-theme="auto"]') == 2
