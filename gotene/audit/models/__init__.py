"""The trail of what people did."""

from gotene.audit.models.log_review import LogReview, LogReviewItem, LogReviewOutcome
from gotene.audit.models.reading import Reading
from gotene.audit.models.seal import Seal
from gotene.audit.models.submission import Submission

__all__ = ["LogReview", "LogReviewItem", "LogReviewOutcome", "Reading", "Seal", "Submission"]
