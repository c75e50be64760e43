"""Reasons that many tables have in common."""

from django.utils.translation import gettext_lazy as _

BY_SOCIAL = _("Written by the social services, read by the company, which is landlord or party.")
BY_HOUSING = _("Written by the company, read by the social services, which are party.")
BY_BOTH = _("Both are parties and write their part.")
