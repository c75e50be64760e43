"""The pages of account administration."""

from django.views.decorators.http import require_http_methods, require_POST

from gotene.access.roles import Permission
from gotene.access.scope import needs
from gotene.accounts.step_up import needs_step_up
from gotene.audit.once import once


def administers(view):
    """For system administrators alone."""
    return needs(Permission.ADMINISTER_ACCOUNTS)(view)


def sensitive(view):
    """A form or button of administrators that gives or takes access: asks for the second factor, and is sent once."""
    return require_http_methods(["GET", "HEAD", "POST"])(administers(needs_step_up(once(view))))


def sensitive_button(view):
    """As `sensitive`, where there is nothing to show before it is done."""
    return require_POST(administers(needs_step_up(once(view))))
