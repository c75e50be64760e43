"""In whose name a command writes: `--by EMAIL`, the same for every command that changes people or the register."""

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from gotene.accounts.models import StaffMember, User


def add_by(parser):
    parser.add_argument(
        "--by", metavar="EMAIL", help=_("the e-mail address of the account whose name the changes are kept under")
    )


def staff_of(email):
    """The staff member whose account has the address `email` (`--by`); the history rows name that person.

    None without an address while nobody works anywhere yet, which is how the first person comes in. Raises
    CommandError without an address after that, and where the account is unknown or no longer active.
    """
    if email:
        account = User.objects.filter(email__iexact=email, is_active=True, staff__active=True).first()
        if account is None:
            raise CommandError(_("There is no active account with that e-mail address."))
        return account.staff
    if StaffMember.objects.exists():
        raise CommandError(_("Say whose name the changes are kept under: --by and the e-mail address of an account."))
    return None


def done_by(staff):
    """The line that ends a command's summary."""
    return _("Done by: %(who)s") % {"who": staff.name if staff else _("nobody named (--by)")}
