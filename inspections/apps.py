from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InspectionsConfig(AppConfig):
    name = "inspections"
    verbose_name = _("Inspections")

    def ready(self):
        from contracts import readiness
        from contracts.events import contract_left, last_day_gone, notice_given, sublease_began, takeover_prepared
        from inspections.actions.booking import (
            book_before_takeover,
            book_move_in,
            book_move_out,
            cancel_move_out,
            hand_on,
        )
        from inspections.readiness import inspection_before_takeover
        from inspections.readings import register_readings

        sublease_began.connect(book_move_in, dispatch_uid="inspections.book_move_in")
        notice_given.connect(book_move_out, dispatch_uid="inspections.book_move_out")
        last_day_gone.connect(cancel_move_out, dispatch_uid="inspections.cancel_move_out")
        takeover_prepared.connect(book_before_takeover, dispatch_uid="inspections.book_before_takeover")
        contract_left.connect(hand_on, dispatch_uid="inspections.hand_on")
        readiness.register(inspection_before_takeover)
        register_readings()
