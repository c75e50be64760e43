"""What the functions of the database answer with."""

# What each function says to those who call it: one value, or the two of the stairwell check. Never a row.
ANSWERS = {
    "drafts_forget_old": "integer",
    "access_staff": "bigint",
    "access_handles": "boolean",
    "access_leads_unhandled": "boolean",
    "access_reveals": "boolean",
    "access_protection": "text",
    "access_may_name_handler": "boolean",
    "accounts_administers": "boolean",
    "accounts_left_behind": "TABLE(cases integer, contracts integer, protected_people integer, promises integer)",
    "audit_log_reviews_between": "TABLE(side text, month date, readings integer, chosen integer, signed integer)",
    "audit_note_readings": "integer",
    "audit_unsealed": "TABLE(reading bigint, digest bytea)",
    "contracts_turnover_in": "integer",
    "contracts_take_quota_place": "integer",
    "contracts_switch_leases": "bigint",
    "contracts_hold_request": "boolean",
    "contracts_sees_incident": "boolean",
    "contracts_incident_not_cleared": "bigint",
    "contracts_ask_stairwell": "TABLE(obstacle boolean, speak_with bigint)",
}
