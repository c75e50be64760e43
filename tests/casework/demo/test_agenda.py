"""The agendas that the register writes from the demo: line by line as they stand in the file beside."""

from pathlib import Path

import pytest

from gotene.access.roles import Permission, Side
from gotene.accounts.models import StaffMember, User
from meetings.agenda import common_lines, preparation
from meetings.enums import MeetingKind
from tests.access.as_role import running_as
from tests.casework.demo.conftest import DEMO_DAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

GOLDEN = Path(__file__).with_name("agenda.txt")
# Of each organisation, the one who prepares the meeting for all of it.
PREPARES = {Side.SOCIAL: "samordnare@socialtjanst.example", Side.HOUSING: "uthyrare@bostader.example"}


def common(kind, staff):
    with running_as(staff):
        return common_lines(kind, staff, DEMO_DAY)


def own(side):
    staff = User.objects.get(email=PREPARES[side]).staff
    with running_as(staff):
        return preparation(MeetingKind.MONTHLY, staff, DEMO_DAY)


def written(title, lines):
    """As in the file: a title, and for each line its heading, its numbers, what to take up and why."""
    yield f"# {title}"
    for line in lines:
        numbers = " ".join(filter(None, [line.contract and line.contract.number, line.case_number]))
        yield f"{line.section.label} | {numbers} | {line.text}"
        yield f"    {line.reason}"


def test_the_agenda_is_exactly_this():
    coordinator = User.objects.get(email=PREPARES[Side.SOCIAL]).staff
    agenda = [
        *written("Månadsmöte: gemensamt", common(MeetingKind.MONTHLY, coordinator)),
        *written("Månadsmöte: bara socialtjänstens förberedelse", own(Side.SOCIAL)),
        *written("Månadsmöte: bara bolagets förberedelse", own(Side.HOUSING)),
        *written("Halvårsavstämning: gemensamt", common(MeetingKind.HALF_YEARLY, coordinator)),
    ]
    assert agenda == GOLDEN.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("kind", MeetingKind)
def test_everyone_at_both_organisations_is_given_the_same(kind):
    agendas = {staff: common(kind, staff) for staff in StaffMember.objects.all() if staff.may(Permission.SEE_REGISTER)}
    assert {staff.organisation_id for staff in agendas} == set(Side)
    first, *others = agendas.values()
    assert first and all(lines == first for lines in others)


def test_neither_organisation_is_given_a_line_of_the_others_preparation():
    social, housing = own(Side.SOCIAL), own(Side.HOUSING)
    assert social and housing
    assert not {line.key for line in social} & {line.key for line in housing}
    shared = {
        line.key for kind in MeetingKind for line in common(kind, User.objects.get(email=PREPARES[Side.HOUSING]).staff)
    }
    assert not shared & {line.key for line in [*social, *housing]}
