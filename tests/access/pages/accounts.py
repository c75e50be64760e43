"""Accounts, absences, and what somebody who leaves hands on."""

PAGES = """
                                  | let ins fin vd  adm log | cas coo sup ren chf adm log
# People and roles: each organisation's system administrator, of their own
staff_list          -     GET     | 403 403 403 403 200 403 | 403 403 403 403 403 200 403
staff_list          -     POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
invite_colleague    -     GET     | 403 403 403 403 200 403 | 403 403 403 403 403 200 403
invite_colleague    -     POST    | 403 403 403 403 200 403 | 403 403 403 403 403 200 403
staff_person        own   GET     | 403 403 403 403 200 403 | 403 403 403 403 403 200 403
staff_person        other GET     | 403 403 403 403 404 403 | 403 403 403 403 403 404 403
staff_person        own   POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
invite_again        own   GET     | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
invite_again        own   POST    | 403 403 403 403 302 403 | 403 403 403 403 403 302 403
invite_again        other POST    | 403 403 403 403 404 403 | 403 403 403 403 403 404 403
change_person       own   GET     | 403 403 403 403 200 403 | 403 403 403 403 403 200 403
change_person       own   POST    | 403 403 403 403 200 403 | 403 403 403 403 403 200 403
change_person       other GET     | 403 403 403 403 404 403 | 403 403 403 403 403 404 403
change_person       other POST    | 403 403 403 403 404 403 | 403 403 403 403 403 404 403
change_roles        own   GET     | 403 403 403 403 200 403 | 403 403 403 403 403 200 403
change_roles        own   POST    | 403 403 403 403 200 403 | 403 403 403 403 403 200 403
change_roles        other GET     | 403 403 403 403 404 403 | 403 403 403 403 403 404 403
change_roles        other POST    | 403 403 403 403 404 403 | 403 403 403 403 403 404 403
deactivate_person   own   GET     | 403 403 403 403 200 403 | 403 403 403 403 403 200 403
deactivate_person   own   POST    | 403 403 403 403 302 403 | 403 403 403 403 403 302 403
deactivate_person   other GET     | 403 403 403 403 404 403 | 403 403 403 403 403 404 403
deactivate_person   other POST    | 403 403 403 403 404 403 | 403 403 403 403 403 404 403
reactivate_person   own   GET     | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
reactivate_person   own   POST    | 403 403 403 403 302 403 | 403 403 403 403 403 302 403
reactivate_person   other POST    | 403 403 403 403 404 403 | 403 403 403 403 403 404 403
forget_factors      own   GET     | 403 403 403 403 200 403 | 403 403 403 403 403 200 403
forget_factors      own   POST    | 403 403 403 403 302 403 | 403 403 403 403 403 302 403
forget_factors      other GET     | 403 403 403 403 404 403 | 403 403 403 403 403 404 403
forget_factors      other POST    | 403 403 403 403 404 403 | 403 403 403 403 403 404 403

# A colleague's absence: the system administrator, and whoever is in charge
colleague_absence   -     GET     | 403 403 403 200 200 403 | 403 200 403 403 200 200 403
colleague_absence   -     POST    | 403 403 403 200 200 403 | 403 200 403 403 200 200 403
change_absence      own   GET     | 403 403 403 200 200 403 | 403 200 403 403 200 200 403
change_absence      own   POST    | 403 403 403 200 200 403 | 403 200 403 403 200 200 403
change_absence      other GET     | 404 404 404 404 404 404 | 404 404 404 404 404 404 404
change_absence      other POST    | 404 404 404 404 404 404 | 404 404 404 404 404 404 404
cancel_absence      own   GET     | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
cancel_absence      own   POST    | 403 403 403 302 302 403 | 403 302 403 403 302 302 403
cancel_absence      other POST    | 404 404 404 404 404 404 | 404 404 404 404 404 404 404

# What somebody who has left leaves to others: cases, and protected persons whom nobody handles
hand_on_cases       own   GET     | 403 403 403 403 403 403 | 403 200 403 403 200 403 403
hand_on_cases       own   POST    | 403 403 403 403 403 403 | 403 200 403 403 200 403 403
hand_on_cases       other GET     | 403 403 403 403 403 403 | 403 404 403 403 404 403 403
name_handler        own   GET     | 403 403 403 200 403 403 | 403 404 403 403 200 403 403
name_handler        own   POST    | 403 403 403 200 403 403 | 403 404 403 403 200 403 403
name_handler        other GET     | 403 403 403 404 403 403 | 403 404 403 403 404 403 403
name_handler        other POST    | 403 403 403 404 403 403 | 403 404 403 403 404 403 403
"""
