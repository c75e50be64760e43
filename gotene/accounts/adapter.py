"""How allauth signs people in here: by e-mail and password, by invitation only."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context

from gotene.accounts.factors import may_change_factors


class InvitationOnly(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False

    def is_reauthentication_required(self, *, app, **kwargs):
        """Asked by allauth before it adds or removes a second factor."""
        return not may_change_factors(context.request)

    def pre_login(self, request, user, **kwargs):
        response = super().pre_login(request, user, **kwargs)
        if response is None and not user.staff.active:
            return self.respond_user_inactive(request, user)
        return response
