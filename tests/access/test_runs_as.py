"""Actions that cross from one area into another say which organisation's role they run as."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from contracts.actions.guarantee_notices import note_tenant_told, receive_notice, record_paper_notice, send_notice
from contracts.actions.handover import record_check_in, start_plan
from contracts.actions.incidents import tell_company
from contracts.actions.offers import offer_apartment
from contracts.actions.placement import place_household
from contracts.actions.questions import answer_company, ask_company
from contracts.actions.requests import request_housing
from gotene.access.database_roles import DatabaseRole
from tests.access.as_role import running_as

pytestmark = pytest.mark.django_db

OTHERS = {
    place_household: DatabaseRole.HOUSING,
    request_housing: DatabaseRole.HOUSING,
    start_plan: DatabaseRole.HOUSING,
    record_check_in: DatabaseRole.HOUSING,
    tell_company: DatabaseRole.HOUSING,
    ask_company: DatabaseRole.HOUSING,
    answer_company: DatabaseRole.HOUSING,
    offer_apartment: DatabaseRole.SOCIAL,
    send_notice: DatabaseRole.HOUSING,
    record_paper_notice: DatabaseRole.SOCIAL,
    receive_notice: DatabaseRole.SOCIAL,
    note_tenant_told: DatabaseRole.SOCIAL,
}


@pytest.mark.parametrize("action", OTHERS, ids=lambda action: action.__name__)
@pytest.mark.parametrize("role", ["the other side", DatabaseRole.WEB])
def test_an_action_refuses_to_begin_as_another(action, role):
    role = OTHERS[action] if role == "the other side" else role
    with running_as(role), pytest.raises(ImproperlyConfigured, match=f"{action.__name__} runs as .*, not as {role}"):
        action()
