"""How allauth signs people in here: invited people, counted, by e-mail and password or their own organisation."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.stages import AuthenticateStage
from django.utils.translation import gettext_lazy as _

from gotene.accounts import throttling
from gotene.accounts.factors import may_change_factors, vouched_for, was_vouched_for
from gotene.accounts.password_door import comes_by_provider_only
from gotene.accounts.provider_adapter import configured_as
from gotene.accounts.refused_by_provider import Refusal, refused


class InvitationOnly(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        throttling.WAIT: _("Too many attempts in a short while. Wait 15 minutes and try again."),
    }

    def is_open_for_signup(self, request):
        return False

    def is_reauthentication_required(self, *, app, **kwargs):
        """Asked by allauth before it adds or removes a second factor."""
        return not may_change_factors(context.request)

    def pre_authenticate(self, request, **credentials):
        # allauth gives back what is kept under this name when the password was right.
        self._login_failed_rl_usage = throttling.counted_attempt(request, credentials.get("email", ""))

    def _delete_login_attempts_cached_email(self, request, **credentials):
        throttling.forget_attempts(request, credentials["email"])

    def pre_login(self, request, user, *, signal_kwargs=None, **kwargs):
        """A page instead of signing in, or None. By a provider: whether it vouches for the second factor."""
        response = super().pre_login(request, user, signal_kwargs=signal_kwargs, **kwargs)
        if response is not None:
            return response
        if not user.staff.active:
            return self.respond_user_inactive(request, user)
        by_provider = (signal_kwargs or {}).get("sociallogin")
        if by_provider is None:
            own_only = comes_by_provider_only(user.staff.organisation_id)
            return refused(request, Refusal.OWN_PROVIDER) if own_only else None
        if configured_as(by_provider.account.provider).vouches(by_provider.claims):
            vouched_for(request, user)
        return None

    def get_login_stages(self):
        own = f"{SecondFactorStage.__module__}.{SecondFactorStage.__qualname__}"
        return [
            own if stage == "allauth.mfa.stages.AuthenticateStage" else stage for stage in super().get_login_stages()
        ]


class SecondFactorStage(AuthenticateStage):
    """The code or the passkey at sign-in; not for those whose organisation has asked for a second factor just now."""

    def _should_handle(self, request):
        return super()._should_handle(request) and not was_vouched_for(request, self.login.user)
