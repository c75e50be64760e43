"""The parts of a page that wrap others: panels, breadcrumbs, tables that scroll. Loaded in every template.

What wraps nothing is a plain include from `templates/components/`, described at the top of each file.
"""

from django import template
from django.template.loader import render_to_string
from django.utils.text import slugify

register = template.Library()


@register.simple_block_tag
def breadcrumbs(content):
    """The way back: list items with a link each, and last the page itself without one."""
    return render_to_string("components/breadcrumbs.html", {"content": content})


@register.simple_block_tag(takes_context=True)
def panel(context, content, title="", readers="", id=""):
    """A titled part of a page that says who reads it: `readers` is "social", "housing", "both" or ""."""
    return render_to_string(
        "components/panel.html",
        {
            "content": content,
            "title": title,
            "readers": readers,
            "id": id,
            "heading_id": f"{id or slugify(title)}-heading",
            "staff": context.get("staff"),
        },
    )


@register.simple_block_tag
def table_scroll(content, label):
    """Lets a wide table scroll sideways, by keyboard too; `label` says what the table shows."""
    return render_to_string("components/table_scroll.html", {"content": content, "label": label})
