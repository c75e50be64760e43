"""`{% once %}`: the token that lets a form be sent any number of times and make one record."""

from uuid import uuid4

from django import template
from django.utils.html import format_html

from gotene.audit import once as submissions

register = template.Library()


@register.simple_tag
def once():
    return format_html('<input type="hidden" name="{}" value="{}">', submissions.FIELD, uuid4())
