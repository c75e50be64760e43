"""Why a sign-in by an organisation's own provider came to nothing, said to the person: never a bare error."""

from enum import Enum
from http import HTTPStatus

from django.shortcuts import render
from django.utils.translation import gettext_lazy as _


class Refusal(Enum):
    """The heading, what to do, and how it is answered."""

    UNKNOWN = (
        _("You have no account here yet"),
        _(
            "Your organisation knows who you are, but nobody has invited you here with that e-mail address. "
            "Ask the system administrator of your organisation."
        ),
        HTTPStatus.FORBIDDEN,
    )
    NOT_VERIFIED = (
        _("Your e-mail address is not confirmed"),
        _(
            "Your organisation's sign-in did not say that the e-mail address is yours. "
            "Ask the system administrator of your organisation."
        ),
        HTTPStatus.FORBIDDEN,
    )
    ANOTHER_IDENTITY = (
        _("Your account here belongs to another sign-in"),
        _(
            "The e-mail address has been used here before with another account of your organisation. "
            "Ask the system administrator of your organisation to connect the new one."
        ),
        HTTPStatus.FORBIDDEN,
    )
    OWN_PROVIDER = (
        _("Sign in with your organisation's account"),
        _("Your organisation has chosen that you sign in with its own account, and in no other way."),
        HTTPStatus.FORBIDDEN,
    )
    NOT_FINISHED = (
        _("The sign-in was not finished"),
        _("Something was missing or too old on the way back from your organisation's sign-in. Start again from here."),
        HTTPStatus.BAD_REQUEST,
    )
    CANCELLED = (
        _("You cancelled the sign-in"),
        _("Nothing has happened. Sign in again when you want to."),
        HTTPStatus.OK,
    )
    NO_ANSWER = (
        _("Your organisation's sign-in does not answer"),
        _(
            "It is not something you have done. Try again in a few minutes. "
            "If it goes on, tell those who look after computers in your organisation."
        ),
        HTTPStatus.BAD_GATEWAY,
    )


def refused(request, refusal):
    """The page that says so."""
    heading, what_to_do, status = refusal.value
    return render(request, "socialaccount/refused.html", {"heading": heading, "what_to_do": what_to_do}, status=status)
