"""Leaving what one knows somebody in, deputies, visits two together, questions to the other side."""

PAGES = """
                                  | let ins fin vd  adm log | cas coo sup ren chf adm log
# Whoever sees the case may leave it; the colleague takes over; who is in charge lets somebody back
leave_case          own   GET     | 404 404 404 404 404 404 | 200 200 200 404 200 404 404
leave_case          own   POST    | 404 404 404 404 404 404 | 200 200 200 404 200 404 404
leave_case          other GET     | 404 404 404 404 404 404 | 404 200 404 404 200 404 404
leave_case          other POST    | 404 404 404 404 404 404 | 404 200 404 404 200 404 404
take_over_case      own   GET     | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
take_over_case      own   POST    | 404 404 404 404 404 404 | 302 404 404 404 404 404 404
take_over_case      other POST    | 404 404 404 404 404 404 | 404 404 404 404 404 404 404
end_recusal         own   GET     | 404 404 404 404 404 404 | 403 200 403 404 200 404 404
end_recusal         own   POST    | 404 404 404 404 404 404 | 403 302 403 404 302 404 404
end_recusal         other GET     | 404 404 404 404 404 404 | 404 200 404 404 200 404 404
end_recusal         other POST    | 404 404 404 404 404 404 | 404 302 404 404 302 404 404

# The same at the company, for the contract
leave_contract      own   GET     | 200 200 200 200 404 404 | 403 403 403 403 403 404 404
leave_contract      own   POST    | 200 200 200 200 404 404 | 403 403 403 403 403 404 404
take_over_contract  own   GET     | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
take_over_contract  own   POST    | 302 302 302 302 404 404 | 404 404 404 404 404 404 404
take_over_contract  other POST    | 404 404 404 404 404 404 | 404 404 404 404 404 404 404
end_contract_recusal own  GET     | 403 403 403 200 404 404 | 404 404 404 404 404 404 404
end_contract_recusal own  POST    | 403 403 403 302 404 404 | 404 404 404 404 404 404 404

# Contact and deputy: each organisation its own
change_contacts     own   GET     | 200 403 403 403 404 404 | 200 200 403 403 403 404 404
change_contacts     own   POST    | 200 403 403 403 404 404 | 200 200 403 403 403 404 404
change_contacts     other GET     | 200 403 403 403 404 404 | 403 200 403 403 403 404 404
change_contacts     other POST    | 200 403 403 403 404 404 | 403 200 403 403 403 404 404

# Visits two together: those who go there
visit_in_pairs      own   GET     | 200 200 403 403 404 404 | 200 200 403 403 403 404 404
visit_in_pairs      own   POST    | 200 200 403 403 404 404 | 200 200 403 403 403 404 404
visit_in_pairs      other POST    | 200 200 403 403 404 404 | 200 200 403 403 403 404 404
end_visits_in_pairs own   GET     | 200 200 403 403 404 404 | 200 200 403 403 403 404 404
end_visits_in_pairs own   POST    | 302 302 403 403 404 404 | 302 302 403 403 403 404 404

# Questions: asked by either, answered by the other; at the social services by those who work with the case
ask_question        own   GET     | 200 200 200 200 404 404 | 200 200 200 403 200 404 404
ask_question        own   POST    | 200 200 200 200 404 404 | 200 200 200 403 200 404 404
ask_question        other GET     | 200 200 200 200 404 404 | 403 200 403 403 200 404 404
ask_question        other POST    | 200 200 200 200 404 404 | 403 200 403 403 200 404 404
answer_question     own   GET     | 403 403 403 403 404 404 | 200 200 200 403 200 404 404
answer_question     own   POST    | 403 403 403 403 404 404 | 200 200 200 403 200 404 404
answer_question     other GET     | 403 403 403 403 404 404 | 403 200 403 403 200 404 404
answer_question     other POST    | 403 403 403 403 404 404 | 403 200 403 403 200 404 404
"""
