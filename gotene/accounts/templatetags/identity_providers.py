"""The doors of the sign-in page."""

from django import template
from django.conf import settings
from django.utils.translation import gettext as _

from gotene.accounts.identity_providers import SIDES

register = template.Library()


@register.simple_tag
def provider_doors():
    """Those of the organisations that have a provider: side, what its accounts are called, whether it is the only."""
    called = {"housing": _("the housing company's account"), "social": _("the social services' account")}
    return [
        {"side": side, "account": provider.name or called[side], "only": provider.only}
        for side, provider in settings.IDENTITY_PROVIDERS.items()
    ]


@register.simple_tag
def password_door():
    """Whether anybody comes in by password."""
    return not all(side in settings.IDENTITY_PROVIDERS and settings.IDENTITY_PROVIDERS[side].only for side in SIDES)
