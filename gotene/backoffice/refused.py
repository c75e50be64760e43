"""A refusal that comes while saving, shown on the form as if the form had found it itself."""

from gotene.forms import show_refusal


def refused(form_class, refusal):
    """`form_class` with `refusal` among its errors, so that it is shown again with all that was typed."""

    class Refused(form_class):
        def full_clean(self):
            super().full_clean()
            show_refusal(self, refusal)

    return Refused
