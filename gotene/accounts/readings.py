"""What is opened of those who work here: their history says who changed what, and nobody of the register is shown."""

from gotene.accounts.models import Absence, StaffMember
from gotene.audit.readings import without_people


def register_readings():
    without_people(StaffMember, "who works here, opened by a system administrator")
    without_people(Absence, "when a colleague is away, opened by whoever changes it")
