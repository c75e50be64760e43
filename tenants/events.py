"""What happens to cases that the apps above may act on; nothing here knows who listens.

`case_closing` is sent inside the transaction that closes a case, with `case` and `closed_on`: a listener that
raises ValidationError keeps the case open, and the form says why.
"""

from django.dispatch import Signal

case_closing = Signal()

# Inside the transaction in which `staff` leaves `case` to `handed_to`, because they know the person: what `staff` is
# to do about it is the colleague's from now on.
case_left = Signal()

# Asks whether `person` lives in one of the company's homes today: each receiver answers yes or no.
lives_at_the_company = Signal()
