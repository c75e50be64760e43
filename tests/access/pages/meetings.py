"""Meetings: what both share, written by those who hold them."""

PAGES = """
                                  | let ins fin vd  adm log | cas coo sup ren chf adm log
# Meetings
meetings            -     GET     | 200 200 200 200 403 403 | 200 200 200 200 200 403 403
meetings            -     POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
plan_meeting        -     GET     | 200 403 403 200 403 403 | 200 200 403 403 200 403 403
plan_meeting        -     POST    | 200 403 403 200 403 403 | 200 200 403 403 200 403 403
meeting             own   GET     | 200 200 200 200 404 404 | 200 200 200 200 200 404 404
meeting             own   POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
meeting             other GET     | 200 200 200 200 404 404 | 200 200 200 200 200 404 404
meeting_preparation own   GET     | 200 200 200 200 404 404 | 200 200 200 200 200 404 404
meeting_preparation own   POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
change_meeting      own   GET     | 200 403 403 200 404 404 | 200 200 403 403 200 404 404
change_meeting      own   POST    | 200 403 403 200 404 404 | 200 200 403 403 200 404 404
begin_meeting       own   GET     | 302 403 403 302 404 404 | 302 302 403 403 302 404 404
begin_meeting       own   POST    | 302 403 403 302 404 404 | 302 302 403 403 302 404 404
update_agenda       own   GET     | 302 403 403 302 404 404 | 302 302 403 403 302 404 404
update_agenda       own   POST    | 302 403 403 302 404 404 | 302 302 403 403 302 404 404
add_agenda_item     own   GET     | 302 403 403 302 404 404 | 302 302 403 403 302 404 404
add_agenda_item     own   POST    | 422 403 403 422 404 404 | 422 422 403 403 422 404 404
close_meeting       own   GET     | 302 403 403 302 404 404 | 302 302 403 403 302 404 404
close_meeting       own   POST    | 302 403 403 302 404 404 | 302 302 403 403 302 404 404
open_meeting_again  own   GET     | 302 403 403 302 404 404 | 302 302 403 403 302 404 404
open_meeting_again  own   POST    | 302 403 403 302 404 404 | 302 302 403 403 302 404 404

# What is written at them
agenda_item         own   GET     | 200 403 403 200 404 404 | 200 200 403 403 200 404 404
agenda_item         own   POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
write_meeting_decision own GET    | 302 403 403 302 404 404 | 302 302 403 403 302 404 404
write_meeting_decision own POST   | 422 403 403 422 404 404 | 422 422 403 403 422 404 404
give_promise        own   GET     | 302 403 403 302 404 404 | 302 302 403 403 302 404 404
give_promise        own   POST    | 422 403 403 422 404 404 | 422 422 403 403 422 404 404
change_meeting_decision own GET   | 200 403 403 200 404 404 | 200 200 403 403 200 404 404
change_meeting_decision own POST  | 200 403 403 200 404 404 | 200 200 403 403 200 404 404
change_promise      own   GET     | 200 403 403 200 404 404 | 200 200 403 403 200 404 404
change_promise      own   POST    | 200 403 403 200 404 404 | 200 200 403 403 200 404 404
keep_promise        own   GET     | 200 403 403 200 404 404 | 200 200 403 403 200 404 404
keep_promise        own   POST    | 200 403 403 200 404 404 | 200 200 403 403 200 404 404
request_at_meeting  own   GET     | 302 302 302 302 404 404 | 302 302 302 302 302 404 404
request_at_meeting  other GET     | 302 302 302 302 404 404 | 302 302 302 302 302 404 404
request_at_meeting  own   POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405

# Their minutes, when they are over
approve_minutes     own   GET     | 302 403 403 302 404 404 | 403 302 403 403 302 404 404
approve_minutes     own   POST    | 422 403 403 422 404 404 | 403 422 403 403 422 404 404
approve_minutes     other GET     | 403 403 403 302 404 404 | 403 403 403 403 302 404 404
approve_minutes     other POST    | 403 403 403 422 404 404 | 403 403 403 403 422 404 404
minutes_file        own   GET     | 200 200 200 200 404 404 | 200 200 200 200 200 404 404
minutes_file        own   POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
"""
