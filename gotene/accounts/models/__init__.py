"""Organisations, the people who work there, their credentials, and when they are away.

`User` holds credentials and nothing else; everything that domain models point to is `StaffMember`,
which both organisations may read.
"""

from gotene.accounts.models.absence import Absence
from gotene.accounts.models.account import User, UserManager
from gotene.accounts.models.home import StaffHome
from gotene.accounts.models.organisation import Organisation
from gotene.accounts.models.staff import StaffMember, StaffMemberQuerySet

__all__ = ["Absence", "Organisation", "StaffHome", "StaffMember", "StaffMemberQuerySet", "User", "UserManager"]
