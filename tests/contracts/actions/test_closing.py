"""A case is closed when nothing of it is left at the company."""

from tenants.actions import close_case
from tests.refused import change, told


def close(chain):
    return close_case(chain.case, closed_on=chain.today, reason="moved", by=chain.officer)


def test_not_while_the_household_lives_in_a_social_contract(chain):
    sublease = chain.placed()
    with told("case_has_home"):
        close(chain)
    change(sublease, ends_on=chain.today, end_reason="moved")
    assert close(chain).closed_on == chain.today


def test_not_while_the_company_looks_for_an_apartment(chain):
    chain.requested()
    with told("case_has_request"):
        close(chain)


def test_not_while_an_offer_waits_for_its_answer(chain):
    chain.offered()
    with told("case_has_request"):
        close(chain)


def test_a_case_without_home_and_request_closes(chain):
    assert close(chain).closed_on == chain.today
