"""Every row in a person's scope is one that the database role may read: no scope ends in a refusal."""

import pytest
from django.apps import apps

from gotene.access.database_roles import role_of
from gotene.access.roles import ROLES_OF, Role, Side
from gotene.access.tables import may
from tests import factories
from tests.access.as_role import running_as
from tests.access.world import World

SCOPED = [model for model in apps.get_models() if hasattr(model._default_manager.all(), "visible_to")]
PEOPLE = [(side, role) for side in Side for role in ROLES_OF[side]]


def test_what_is_somebodys_own_has_a_scope():
    own = {model.__name__ for model in SCOPED}
    assert own >= {"Case", "Decision", "Consent", "Disclosure", "Placement", "Lease", "ApartmentRent"}


@pytest.mark.django_db
@pytest.mark.parametrize(("side", "role"), PEOPLE)
def test_each_person_asks_for_no_table_beyond_the_wall(side, role, django_assert_num_queries):
    staff = factories.staff(role, side=side)
    World(staff)
    for model in SCOPED:
        rows = model._default_manager.visible_to(staff)
        with running_as(staff):
            if may(role_of(side), model._meta.db_table, "SELECT"):
                assert rows.count() == len(rows), model
            else:
                # Not refused: not even asked.
                with django_assert_num_queries(0):
                    assert (rows.count(), rows.exists(), list(rows)) == (0, False, []), model


@pytest.mark.django_db
def test_those_at_work_see_the_rows_of_their_side():
    coordinator, letting = factories.staff(Role.COORDINATOR), factories.staff(Role.LETTING_OFFICER)
    World(coordinator)
    seen = {}
    for staff in (coordinator, letting):
        with running_as(staff):
            seen[staff] = {model.__name__ for model in SCOPED if model._default_manager.visible_to(staff).exists()}
    assert {"Case", "Decision", "Placement", "SocialContract"} <= seen[coordinator]
    assert {"Lease", "ApartmentRent", "SocialContract"} <= seen[letting]
    assert not {"Lease", "ApartmentRent"} & seen[coordinator]
    assert not {"Case", "Decision", "Placement"} & seen[letting]
