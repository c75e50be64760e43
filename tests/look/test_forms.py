"""A form says what each field is for, what is wrong and where, to eyes and to screen readers alike."""

import datetime as dt
import re

import pytest
from django import forms
from django.template.loader import render_to_string

from gotene.forms import DateField, LongText


class CheckInForm(forms.Form):
    place = forms.CharField(label="Plats", help_text="Till exempel hemma hos den boende")
    held_on = DateField(label="Hölls den")
    outcome = forms.ChoiceField(
        label="Utfall", choices=[("met", "Uppfyllt"), ("not", "Inte uppfyllt")], widget=forms.RadioSelect
    )
    note = forms.CharField(label="Anteckning", widget=LongText, max_length=200, required=False)
    told = forms.BooleanField(label="Den boende har fått veta", required=False)
    version = forms.CharField(widget=forms.HiddenInput)

    def clean(self):
        if self.cleaned_data.get("place") == "nowhere":
            raise forms.ValidationError("Platsen finns inte.")


def group(form, name):
    return str(form[name].as_field_group())


def test_field_has_label_help_and_class():
    html = group(CheckInForm(), "place")
    assert '<label class="ds-label" for="id_place">Plats</label>' in html
    assert 'id="id_place_helptext">Till exempel hemma hos den boende</div>' in html
    tag = re.search(r"<input[^>]+>", html)[0]
    assert 'class="ds-input"' in tag
    assert 'aria-describedby="id_place_helptext"' in tag
    assert "aria-invalid" not in tag


def test_field_with_an_error_says_so_beside_it_and_to_screen_readers():
    html = group(CheckInForm({}), "place")
    assert re.search(
        r'<div id="id_place_error"><p class="ds-validation-message"[^>]*>Detta fält måste fyllas i.</p>', html
    )
    tag = re.search(r"<input[^>]+>", html)[0]
    assert 'aria-invalid="true"' in tag
    assert 'aria-describedby="id_place_helptext id_place_error"' in tag


def test_only_what_is_optional_is_marked():
    assert "(frivilligt)" in group(CheckInForm(), "note")
    assert "(frivilligt)" not in group(CheckInForm(), "place")
    assert "(frivilligt)" not in group(CheckInForm(), "told"), "a box to tick is optional by nature"


def test_choices_are_a_group_with_a_legend():
    html = group(CheckInForm({}), "outcome")
    assert html.strip().startswith('<fieldset class="ds-fieldset" aria-describedby="id_outcome_error">')
    assert '<legend class="ds-label">Utfall</legend>' in html
    assert html.count('type="radio"') == html.count('class="ds-input"') == 2
    assert '<label for="id_outcome_1">Inte uppfyllt</label>' in html


def test_tick_box_stands_before_its_label():
    html = group(CheckInForm(), "told")
    assert html.index("<input") < html.index("<label")


def test_long_text_counts_characters_unless_there_is_an_error():
    assert 'data-limit="200"' in group(CheckInForm(), "note")
    assert "data-limit" not in group(CheckInForm({"note": "x" * 201}), "note")


def test_summary_links_to_every_fault_in_the_order_of_the_fields():
    html = str(CheckInForm({}))
    summary = html[: html.index("</ds-error-summary>")]
    assert re.findall(r'href="#([^"]+)">([^:<]+):', summary) == [
        ("id_place", "Plats"),
        ("id_held_on", "Hölls den"),
        ("id_outcome_0", "Utfall"),
    ]
    for target in ("id_place", "id_held_on", "id_outcome_0"):
        assert f'id="{target}"' in html


def test_summary_says_what_is_wrong_with_the_form_as_a_whole():
    form = CheckInForm({"place": "nowhere", "held_on": "2026-03-14", "outcome": "met", "version": "1"})
    assert "<li>Platsen finns inte.</li>" in str(form)


def test_form_without_faults_has_no_summary():
    assert "ds-error-summary" not in str(CheckInForm())


def test_page_title_begins_with_fel_when_something_is_wrong():
    page = render_to_string("components/form_page.html", {"form": CheckInForm({}), "submit_label": "Spara"})
    assert re.search(r"<title>Fel: ", page)
    page = render_to_string("components/form_page.html", {"form": CheckInForm(), "submit_label": "Spara"})
    assert "Fel:" not in page


def test_input_in_a_table_row_carries_its_label_unseen():
    html = CheckInForm()["place"].labelled_control
    assert 'aria-label="Plats"' in html
    assert "<label" not in html


def test_placeholders_are_never_shown():
    class Borrowed(forms.Form):
        email = forms.EmailField(widget=forms.EmailInput(attrs={"placeholder": "E-postadress"}))

    assert "placeholder" not in group(Borrowed(), "email")


@pytest.mark.parametrize("typed", ["2026-03-14", "20260314", "14 mars 2026", "14/3 2026", " 2026-3-14 "])
def test_date_may_be_typed_as_people_write_it(typed):
    assert DateField().clean(typed) == dt.date(2026, 3, 14)


@pytest.mark.parametrize("typed", ["14", "31 februari 2026", "mars", "2026-13-01", "0001-01-01", "\x00"])
def test_what_is_no_date_is_answered_with_how_to_write_one(typed):
    with pytest.raises(forms.ValidationError) as refusal:
        DateField().clean(typed)
    assert refusal.value.messages == ["Skriv ett datum som finns, som år-månad-dag, till exempel 2026-03-14."]


def test_empty_date_is_none_when_it_is_optional():
    assert DateField(required=False).clean("  ") is None


def test_date_is_shown_as_it_is_best_typed():
    class Dated(forms.Form):
        day = DateField()

    html = Dated(initial={"day": dt.date(2026, 3, 4)})["day"].control
    assert 'value="2026-03-04"' in html
    assert 'type="text"' in html
