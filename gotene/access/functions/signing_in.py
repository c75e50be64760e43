"""What guards the way in."""

from django.utils.translation import gettext_lazy as _

from gotene.access.functions.function import guard

FUNCTIONS = (
    guard(
        "accounts_identity_of_own_organisation",
        _("Each organisation says who its own people are, and nobody else's."),
        "socialaccount_socialaccount.identity_of_own_organisation",
    ),
)
