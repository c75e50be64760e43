"""Signing in by password, and a letter to those who have forgotten theirs. Both answer alike whoever is asked for."""

from http import HTTPStatus

from allauth.account.forms import ResetPasswordForm
from allauth.account.views import LoginView, PasswordResetView
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect

from gotene.accounts import throttling
from gotene.accounts.forgotten_password import send_new_password_link


def told_to_wait(form, response):
    """The page with the form, answered as what it is when it says to wait."""
    if form.has_error("__all__", throttling.WAIT):
        response.status_code = HTTPStatus.TOO_MANY_REQUESTS
    return response


class SignIn(LoginView):
    def form_invalid(self, form):
        return told_to_wait(form, super().form_invalid(form))


class ForgottenPasswordForm(ResetPasswordForm):
    def clean_email(self):
        """Whether anybody has the address is looked up when the answer is on its way."""
        return self.cleaned_data["email"]


class AnswerFirst(HttpResponseRedirect):
    """Sends the letter, if any, when the answer has been given: how long that takes tells nobody anything."""

    def __init__(self, address, then):
        super().__init__(address)
        self.then = then

    def close(self):
        try:
            self.then()
        finally:
            super().close()


class ForgottenPassword(PasswordResetView):
    form_class = ForgottenPasswordForm

    def form_valid(self, form):
        email = form.cleaned_data["email"]
        try:
            throttling.count_letter(self.request, email)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return told_to_wait(form, self.form_invalid(form))
        site = self.request.build_absolute_uri("/")
        return AnswerFirst(self.get_success_url(), lambda: send_new_password_link(email, site))
