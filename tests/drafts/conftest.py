"""A case officer who writes a decision, and what she writes."""

import json
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import reverse

from gotene.access.roles import Role
from gotene.accounts.models import StaffMember
from gotene.audit import once
from tests import factories

WRITTEN = "Hon byter till en lägenhet utan trappor"


@dataclass
class Writer:
    client: Client
    staff: StaffMember
    form: str

    def types(self, text=WRITTEN, *, form=None, token="", **fields):
        """Send what drafts.js sends; the answer, as data."""
        typed = {"conditions": [text], "outcome": ["granted"], **fields}
        sent = {"form": self.form if form is None else form, "typed": json.dumps(typed), once.FIELD: token}
        return self.client.post(reverse("keep_draft"), sent)

    def sees(self, page=None):
        """The page of the form, as text."""
        return self.client.get(page or self.form).text


@pytest.fixture
def case(db):
    return factories.case()


@pytest.fixture
def writer_of(signed_in, case):
    """`writer_of(staff)`: that person, at the form of a decision in the case."""

    def at_the_form(member):
        return Writer(signed_in(member), member, reverse("record_decision", args=[case.number]))

    return at_the_form


@pytest.fixture
def writer(writer_of, case):
    return writer_of(case.case_officer)


@pytest.fixture
def colleague(writer_of):
    """Somebody who reaches the same form."""
    return writer_of(factories.staff(Role.COORDINATOR))
