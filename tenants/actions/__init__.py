"""Every write about people and cases: one transaction each, and always by somebody."""

from tenants.actions.cases import (
    close_case,
    found_or_registered,
    open_case,
    open_case_for_household,
    register_person,
)
from tenants.actions.consents import answer_consents, disclose, give_consent, refuse_consent, withdraw_consent
from tenants.actions.decisions import record_decision, serve_decision
from tenants.actions.handing_on import hand_on
from tenants.actions.non_associations import end_keeping_apart, keep_apart, keep_on_apart, person_numbered
from tenants.actions.protection import (
    end_handler,
    lift_protection,
    name_handler,
    name_handlers,
    name_where_nobody_is_left,
    protect,
)
from tenants.actions.recusals import end_recusal, leave_case, take_over, who_may_take_over
from tenants.actions.reveals import hide_again, mark_seen, reveal_number, reveal_person

__all__ = [
    "answer_consents",
    "close_case",
    "disclose",
    "end_handler",
    "end_keeping_apart",
    "end_recusal",
    "found_or_registered",
    "hide_again",
    "give_consent",
    "hand_on",
    "keep_apart",
    "keep_on_apart",
    "leave_case",
    "lift_protection",
    "mark_seen",
    "name_handler",
    "name_handlers",
    "name_where_nobody_is_left",
    "open_case",
    "open_case_for_household",
    "person_numbered",
    "protect",
    "record_decision",
    "refuse_consent",
    "register_person",
    "reveal_number",
    "reveal_person",
    "serve_decision",
    "take_over",
    "who_may_take_over",
    "withdraw_consent",
]
