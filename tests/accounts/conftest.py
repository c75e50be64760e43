"""The organisations' own identity providers, each a process."""

import pytest

from tests.providers import SIDES, Person, running_provider


@pytest.fixture(scope="session")
def company_provider():
    with running_provider() as provider:
        yield provider


@pytest.fixture(scope="session")
def social_provider():
    with running_provider() as provider:
        yield provider


@pytest.fixture
def providers(settings, company_provider, social_provider):
    """Both organisations have one: {side: Provider}."""
    found = {"housing": company_provider, "social": social_provider}
    settings.IDENTITY_PROVIDERS = {side: provider.of(side) for side, provider in found.items()}
    return found


@pytest.fixture(params=SIDES)
def person(request, providers):
    return Person(request.param, providers[request.param])
