"""The doors of the sign-in page."""

from django import template
from django.conf import settings
from django.utils.translation import gettext as _

register = template.Library()


@register.simple_tag
def provider_doors():
    """[(side, what its accounts are called)] of the organisations that have a provider of their own."""
    called = {"housing": _("the housing company's account"), "social": _("the social services' account")}
    return [(side, provider.name or called[side]) for side, provider in settings.IDENTITY_PROVIDERS.items()]


@register.simple_tag
def password_door():
    """Who comes in by password: "all", "some" (the others by their provider only) or "" for nobody."""
    only = [provider.only for provider in settings.IDENTITY_PROVIDERS.values()]
    return "" if only.count(True) == 2 else "some" if any(only) else "all"
