"""What happens to contracts that the apps above may act on; nothing here knows who listens.

`sublease_began` is sent inside the transaction that lets the apartment, with `sublease` and `by`: what a
listener writes belongs to the same whole.
"""

from django.dispatch import Signal

sublease_began = Signal()
