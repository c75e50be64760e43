"""What the sweep knows of the log review: last month's at each organisation, begun."""

from dateutil.relativedelta import relativedelta
from django.utils import timezone

from gotene.access.roles import Role, Side
from tests import factories
from tests.audit.readings import reading
from tests.audit.reviews import item, outcome, review

READERS = {Side.HOUSING: Role.LETTING_OFFICER, Side.SOCIAL: Role.CASE_OFFICER}


class LogReviews:
    """`about` says what each address is asked with: `own` a reading of a colleague, `other` one of a log reviewer."""

    def __init__(self, world):
        last = world.today.replace(day=1) - relativedelta(months=1)
        at = timezone.now().replace(day=1) - relativedelta(days=10)
        self.by_colleague, self.by_reviewer, self.another = {}, {}, {}
        for side in Side:
            reviewer, another = (factories.staff(Role.LOG_REVIEWER, side=side) for _ in range(2))
            of = review(reviewer, month=last, made_at=timezone.now())
            colleague = factories.staff(READERS[side])
            waiting, done = (
                [item(of, reading=reading(who, at=at), flags=["odd_hours"]) for who in (colleague, reviewer)]
                for _ in range(2)
            )
            for signed in done:
                outcome(signed, by=another, signed_at=timezone.now())
            self.another[side] = another
            self.by_colleague[side], self.by_reviewer[side] = waiting
        side, month = world.staff.organisation_id, f"{last:%Y-%m}"
        self.about = {
            "log_review": {"own": [month]},
            **dict.fromkeys(["log_extract_of", "log_extract_file"], {"own": [world.tenant.number]}),
            "log_review_item": {
                "own": [month, self.by_colleague[side].pk],
                "other": [month, self.by_reviewer[side].pk],
            },
        }
