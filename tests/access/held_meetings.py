"""The meetings of the World: a planned one, one going on with something written, and those that are over."""

from gotene.access.roles import Side
from gotene.documents.frozen import frozen
from meetings.enums import AgendaSection, MeetingKind
from meetings.models import Minutes
from tests.meetings import held


class HeldMeetings:
    def __init__(self, world):
        by = world.letting
        self.going_on = held.begun(by=by)
        home = world.own.home
        self.item = held.item(
            self.going_on,
            section=AgendaSection.CHECK_INS,
            subject_key="check-in-1",
            text="Avstämning",
            contract=home.contract,
            case_number=home.case_number,
        )
        self.decision, self.promise = held.decision(self.item), held.promise(self.item)
        self.over = held.close(held.begun(by=by))
        self.directors_over = held.close(held.begun(by=by, kind=MeetingKind.HALF_YEARLY))
        self.approved = held.close(held.begun(by=by))
        for side, staff in ((Side.HOUSING, by), (Side.SOCIAL, world.own.officer)):
            held.approve(self.approved, side, staff=staff)
        self.minutes = frozen(Minutes, meeting=self.approved, pdf=b"%PDF-1.7", by=by, made_at=self.approved.closed_at)
        self.planned = held.planned(by=by)

    @property
    def addresses(self):
        open_one = {"own": [self.going_on.pk]}
        return {
            "meeting": {"own": [self.planned.pk], "other": [self.going_on.pk]},
            **dict.fromkeys(["meeting_preparation", "change_meeting", "begin_meeting"], {"own": [self.planned.pk]}),
            **dict.fromkeys(["update_agenda", "add_agenda_item", "close_meeting"], open_one),
            "open_meeting_again": {"own": [self.over.pk]},
            "approve_minutes": {"own": [self.over.pk], "other": [self.directors_over.pk]},
            "minutes_file": {"own": [self.approved.pk]},
            **dict.fromkeys(["agenda_item", "write_meeting_decision", "give_promise"], {"own": [self.item.pk]}),
            "change_meeting_decision": {"own": [self.decision.pk]},
            **dict.fromkeys(["change_promise", "keep_promise"], {"own": [self.promise.pk]}),
        }
