"""Everything that the database refuses is tried, and refused in words: no rule is added without both."""

import re

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.utils import translation

from contracts.models import Landlord, QuotaYear
from gotene.access.roles import Role
from gotene.refusals import checked_already, refusals, save_checked, sentence_for, trigger_names
from tests import factories
from tests.accounts.test_administration_constraints import ATTEMPTS as ADMINISTRATION
from tests.accounts.test_constraints import ATTEMPTS as ACCOUNTS
from tests.audit.test_guards import ATTEMPTS as AUDIT
from tests.audit.test_log_review_constraints import ATTEMPTS as LOG_REVIEWS
from tests.audit.test_reading_constraints import ATTEMPTS as READINGS
from tests.contracts.test_care_constraints import ATTEMPTS as CARE
from tests.contracts.test_constraints import ATTEMPTS as CONTRACTS
from tests.contracts.test_ending_constraints import AT_COMMIT as ENDINGS_AT_COMMIT
from tests.contracts.test_ending_constraints import ATTEMPTS as ENDINGS
from tests.contracts.test_guarantee_constraints import ATTEMPTS as GUARANTEES
from tests.contracts.test_incident_constraints import ATTEMPTS as INCIDENTS
from tests.contracts.test_policy_constraints import ATTEMPTS as POLICIES
from tests.contracts.test_takeover_constraints import ATTEMPTS as TAKEOVERS
from tests.drafts.test_constraints import ATTEMPTS as DRAFTS
from tests.inspections.test_constraints import ATTEMPTS as INSPECTIONS
from tests.meetings.test_constraints import ATTEMPTS as REPORTS
from tests.meetings.test_meeting_constraints import ATTEMPTS as MEETINGS
from tests.tenants.test_consent_constraints import ATTEMPTS as CONSENTS
from tests.tenants.test_constraints import ATTEMPTS as TENANTS

TRIED = [
    ENDINGS,
    ENDINGS_AT_COMMIT,
    INCIDENTS,
    TAKEOVERS,
    CARE,
    ACCOUNTS,
    ADMINISTRATION,
    AUDIT,
    LOG_REVIEWS,
    READINGS,
    TENANTS,
    CONSENTS,
    CONTRACTS,
    GUARANTEES,
    POLICIES,
    INSPECTIONS,
    REPORTS,
    MEETINGS,
    DRAFTS,
]
OURS = ("gotene.", "tenants", "contracts", "inspections", "meetings")
CONSTRAINTS = [
    constraint
    for model in apps.get_models()
    if model._meta.app_config.name.startswith(OURS)
    for constraint in model._meta.constraints
]
NAMES = [constraint.name for constraint in CONSTRAINTS]


def test_every_constraint_and_every_rule_of_a_trigger_is_tried_in_sql():
    tried = [name for attempts in TRIED for name in attempts]
    assert sorted(tried) == sorted({*NAMES, *trigger_names()})


@pytest.mark.django_db
def test_every_name_that_a_trigger_refuses_with_has_its_sentence():
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE prosrc LIKE '%CONSTRAINT = %'")
        sources = "\n".join(source for (source,) in cursor.fetchall())
        # One function keeps many tables; each trigger names its own sentence.
        cursor.execute("SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgfoid = 'documents_is_kept'::regproc")
        kept = "\n".join(trigger for (trigger,) in cursor.fetchall())
    named = {*re.findall(r"CONSTRAINT = '(\w+)'", sources), *re.findall(r"documents_is_kept\('(\w+)'\)", kept)}
    assert named == trigger_names()


@pytest.mark.parametrize("constraint", CONSTRAINTS, ids=NAMES)
def test_a_constraint_has_its_own_sentence_and_its_name_as_code(constraint):
    assert constraint.violation_error_code == constraint.name
    assert constraint.violation_error_message != constraint.default_violation_error_message


@pytest.mark.parametrize("name", sorted({*NAMES, *trigger_names()}))
def test_the_sentence_is_swedish(name):
    in_swedish = str(sentence_for(name))
    with translation.override("en"):
        assert in_swedish != str(sentence_for(name))


@pytest.mark.django_db
def test_a_refusal_becomes_the_rules_sentence_and_leaves_the_transaction_usable():
    rent = factories.apartment(rent=7421).rent
    with pytest.raises(ValidationError) as refusal, refusals():
        type(rent).objects.filter(pk=rent.pk).update(monthly=0)
    assert refusal.value.code == "apartment_rent_positive"
    assert refusal.value.messages == ["Hyran måste vara mer än 0 kr."]
    rent.refresh_from_db()
    assert rent.monthly > 0


@pytest.mark.django_db
def test_what_has_no_sentence_goes_on_as_it_is():
    with pytest.raises(IntegrityError), refusals():
        Landlord.objects.create(pk=1, name="A")
        Landlord.objects.create(pk=1, name="B")


@pytest.mark.django_db
def test_a_value_that_another_takes_between_check_and_save_is_said_kindly(monkeypatch):
    """As when two directors open the same year at once: the second check sees what the first could not."""
    taken = factories.quota_year(2026)
    second = QuotaYear(year=2026, turnover=60, share="0.1", rounding="nearest", ceiling=6, policy=taken.policy)
    check, checks = second.full_clean, []

    def blind_the_first_time():
        checks.append(1)
        if len(checks) > 1:
            check()

    monkeypatch.setattr(second, "full_clean", blind_the_first_time)
    with pytest.raises(ValidationError) as refusal:
        save_checked(factories.staff(Role.HOUSING_DIRECTOR), second)
    assert "year" in refusal.value.message_dict


@pytest.mark.django_db
def test_what_was_checked_one_by_one_is_refused_by_the_database_alone():
    rent = factories.apartment(rent=7421).rent
    rent.monthly = 0
    with pytest.raises(ValidationError) as refusal, checked_already():
        save_checked(None, rent)
    assert refusal.value.code == "apartment_rent_positive"
    with pytest.raises(ValidationError) as refusal:
        save_checked(None, rent)
    assert "__all__" in refusal.value.error_dict
