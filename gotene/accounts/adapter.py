"""How allauth signs people in here: by e-mail and password, by invitation only."""

from allauth.account.adapter import DefaultAccountAdapter


class InvitationOnly(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False

    def pre_login(self, request, user, **kwargs):
        response = super().pre_login(request, user, **kwargs)
        if response is None and not user.staff.active:
            return self.respond_user_inactive(request, user)
        return response
