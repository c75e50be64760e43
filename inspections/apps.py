from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InspectionsConfig(AppConfig):
    name = "inspections"
    verbose_name = _("Inspections")

    def ready(self):
        from contracts.events import sublease_began
        from inspections.actions import book_move_in

        sublease_began.connect(book_move_in, dispatch_uid="inspections.book_move_in")
