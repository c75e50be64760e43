"""What happens to contracts that the apps above may act on; nothing here knows who listens.

Each is sent inside the transaction that makes it so, with `by`: what a listener writes belongs to the same whole.
"""

from django.dispatch import Signal

# With `sublease`: a household gets the apartment.
sublease_began = Signal()
# With `contract`, `sublease` (None when the head lease is given notice) and `ends_on`.
notice_given = Signal()
# With `contract` and `sublease`: there is no last day any more, because notice is withdrawn or disputed.
last_day_gone = Signal()
# With `takeover`: its papers are being prepared.
takeover_prepared = Signal()
# With `contract`, `staff` and `handed_to`: `staff` knows a resident, and what they are to do there is the colleague's.
contract_left = Signal()
# With `takeover`: the leases have switched.
taken_over = Signal()
