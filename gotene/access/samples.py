"""What PostgreSQL takes no samples of.

To plan a statement it guesses how many rows will match, by samples of every row that it has taken before; and EXPLAIN
tells the guess to anybody, row rules or not. So whoever may ask about one identity could find out what others say.
Of what says who somebody is there are no samples: a search for one is by an index, and needs none.
"""

WHO_SOMEBODY_IS = ("given_name", "family_name", "personal_number_sealed", "personal_number_digest", "phone", "email")
UNSAMPLED = {
    "tenants_identity": WHO_SOMEBODY_IS,
    "tenants_historicalidentity": WHO_SOMEBODY_IS,
    # Which forms somebody has begun: an address may name a case.
    "drafts_draft": ("form",),
    # What the other organisation's people wrote of why they looked, and of what was not in order.
    "audit_reading": ("reason",),
    "audit_logreviewoutcome": ("note",),
}
