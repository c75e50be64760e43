from inspections.models.inspection import Inspection

__all__ = ["Inspection"]
