"""One form, one record: however many times it is sent."""

from functools import wraps
from uuid import UUID, uuid5

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _

from gotene.audit.models import Submission

FIELD = "submission"
LONGEST = Submission._meta.get_field("answer").max_length


def once(view):
    """Let the first sending of a form through; send its copies to the page where the first one led.

    The form carries a token by `{% once %}`. Runs inside the request's transaction: a copy sent at the same
    moment waits for the first to be done. A sending that was refused (no redirect) does not count.
    """

    @wraps(view)
    def wrapper(request, *args, **kwargs):
        token = _token(request)
        if token is None:
            return view(request, *args, **kwargs)
        try:
            with transaction.atomic():
                submission = Submission.objects.create(token=token, staff=request.staff)
        except IntegrityError:
            messages.info(request, _("The form had already been sent and was saved once. This is what was saved."))
            return HttpResponseRedirect(Submission.objects.get(token=token).answer or request.path)
        response = view(request, *args, **kwargs)
        if response.status_code in (302, 303):
            # An address too long to keep (a list's filters) is kept without them.
            submission.answer = response.url if len(response.url) <= LONGEST else response.url.partition("?")[0]
            submission.save(update_fields=["answer"])
        else:
            submission.delete()
        return response

    return wrapper


def is_saved(account, address, token):
    """Whether the form with `token`, sent by `account` to `address`, has been carried out."""
    own = _own_token(account, address, token)
    return own is not None and Submission.objects.filter(token=own, staff=account.staff).exclude(answer="").exists()


def _token(request):
    if request.method != "POST":
        return None
    return _own_token(request.user, request.path, request.POST.get(FIELD, ""))


def _own_token(account, address, token):
    """The form's token, made one person's and one page's: nobody else's sending is ever taken for a copy of it."""
    try:
        return uuid5(UUID(token), f"{account.pk} {address}")
    except ValueError:
        return None
