"""The rows of the sweep's table, an area a file: each has `PAGES`, in the columns of `tests.access.table`."""

from importlib import import_module
from pkgutil import iter_modules

PAGES = "".join(import_module(f"{__name__}.{area.name}").PAGES for area in iter_modules(__path__))
