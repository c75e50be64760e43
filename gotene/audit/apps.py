from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    name = "gotene.audit"
    verbose_name = _("Traceability")

    def ready(self):
        from gotene.audit import guards
        from gotene.audit.models import LogReview, LogReviewItem
        from gotene.audit.readings import without_people

        guards.register_sentences()
        # Whose numbers a page of the review shows is noted by the page itself.
        without_people(LogReview, "a month of the read log")
        without_people(LogReviewItem, "a reading, told by numbers")
