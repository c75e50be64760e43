"""How long a report will be is known from its figures, within a page: it decides who has to wait."""

import datetime
from contextlib import suppress

import pytest

from gotene.access.roles import Role
from meetings.documents import half_yearly_pdf
from meetings.page_count import expected_pages
from tests import factories
from tests.meetings.samples import figures_with

MADE_AT = datetime.datetime(2026, 11, 22, 9, 30, tzinfo=datetime.UTC)
LONG_NAME = "Fastighetsaktiebolaget Götene Centrum i Skaraborg"


class LongEnough(Exception):
    pass


def drawn_pages(figures):
    """The pages of the real document, at most 14: drawing more of them shows nothing new."""
    seen = []

    def count(page):
        seen.append(page)
        if page > 13:
            raise LongEnough

    with suppress(LongEnough):
        half_yearly_pdf(figures, made_by=factories.staff(Role.HOUSING_DIRECTOR), made_at=MADE_AT, on_page=count)
    return len(seen)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "figures",
    [
        figures_with(contracts=0, guarantees=0),
        figures_with(contracts=12, guarantees=45),
        figures_with(contracts=140, guarantees=1),
        figures_with(contracts=165, guarantees=10),
        figures_with(contracts=90, guarantees=10, landlord=LONG_NAME),
        figures_with(contracts=40, guarantees=130, next_check_in="2026-10-01"),
    ],
    ids=["nothing", "many guarantees", "just to wait for", "just too long", "long names", "guarantees and delays"],
)
def test_the_expected_length_is_right_within_a_page(figures):
    assert abs(expected_pages(figures) - drawn_pages(figures)) <= 1


@pytest.mark.django_db
def test_the_register_of_today_is_drawn_while_one_waits():
    assert expected_pages(figures_with(contracts=14, guarantees=2)) == 4
