"""The headings under which the back office lists its models."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Group:
    """`slug` is the heading's id on the start page; groups stand in the order of `order`."""

    slug: str
    name: str | Promise
    order: int
