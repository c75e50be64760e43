"""What the database refuses, said kindly.

Constraints carry their own sentence; rules that are triggers register theirs here under the constraint
name that the trigger raises with. `refusals()` turns a refusal inside it into a ValidationError with that
sentence, so that a form can show it; any other error goes on as it is.
"""

from contextlib import contextmanager
from contextvars import ContextVar

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from gotene.audit.history import save_as

_TRIGGER_SENTENCES = {}
_checked_already = ContextVar("checked_already", default=False)


def trigger_sentence(name, sentence):
    """Register the sentence for the rule that a trigger refuses with as constraint `name`."""
    _TRIGGER_SENTENCES[name] = sentence


def trigger_names():
    return set(_TRIGGER_SENTENCES)


def sentence_for(name):
    """The sentence of the constraint or trigger called `name`; None when there is none."""
    if name in _TRIGGER_SENTENCES:
        return _TRIGGER_SENTENCES[name]
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name == name:
                return constraint.violation_error_message
    return None


@contextmanager
def refusals():
    """Run in a savepoint; raise ValidationError with the rule's own sentence when the database refuses.

    The error's code is the constraint's name.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
        sentence = sentence_for(name)
        if sentence is None:
            raise
        raise ValidationError(sentence, code=name) from error


class KeptRefusal(ValidationError):
    """A refusal that leaves a trace: calling `keep` writes it when what the action wrote has been undone."""

    def __init__(self, message, *, keep, **about):
        super().__init__(message, **about)
        self.keep = keep


@contextmanager
def checked_already():
    """Within the block `save_checked` leaves it to the database alone to refuse.

    For many rows at once whose values have been read and checked one by one: asking the database first costs as many
    queries again as the writing.
    """
    before = _checked_already.set(True)
    try:
        yield
    finally:
        _checked_already.reset(before)


def save_checked(by, instance):
    """Validate `instance` and save it as done by `by`; every refusal becomes a ValidationError."""
    if not _checked_already.get():
        instance.full_clean()
    try:
        with refusals():
            return save_as(by, instance)
    except IntegrityError:
        # Somebody was quicker with the same unique value: what the checks did not see then, they see now.
        instance.full_clean()
        raise
