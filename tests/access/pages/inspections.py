"""Inspections: shared, and written by those of either organisation who go there; they alone see the pictures."""

PAGES = """
                                  | let ins fin vd  adm log | cas coo sup ren chf adm log
inspections         -     GET     | 200 200 200 200 403 403 | 200 200 200 200 200 403 403
inspections         -     POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
inspection          own   GET     | 200 200 200 200 404 404 | 200 200 200 200 200 404 404
inspection          own   POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
inspection          other GET     | 200 200 200 200 404 404 | 200 200 200 200 200 404 404
begin_inspection    own   GET     | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
begin_inspection    own   POST    | 302 200 403 403 404 404 | 302 302 302 403 403 404 404
begin_inspection    other POST    | 302 200 403 403 404 404 | 200 302 200 403 403 404 404
inspected_room      own   GET     | 200 200 403 403 404 404 | 200 200 200 403 403 404 404
inspected_room      own   POST    | 200 200 403 403 404 404 | 200 200 200 403 403 404 404
inspected_room      other GET     | 200 200 403 403 404 404 | 200 200 200 403 403 404 404
inspected_room      other POST    | 200 200 403 403 404 404 | 200 200 200 403 403 404 404
add_inspected_room  own   GET     | 200 200 403 403 404 404 | 200 200 200 403 403 404 404
add_inspected_room  own   POST    | 200 200 403 403 404 404 | 200 200 200 403 403 404 404
close_inspection    own   GET     | 200 200 403 403 404 404 | 200 200 200 403 403 404 404
close_inspection    own   POST    | 200 200 403 403 404 404 | 200 200 200 403 403 404 404
rebook_inspection   own   GET     | 200 200 403 403 404 404 | 200 200 200 403 403 404 404
rebook_inspection   own   POST    | 200 200 403 403 404 404 | 200 200 200 403 403 404 404
cancel_inspection   own   GET     | 200 200 403 403 404 404 | 200 200 200 403 403 404 404
cancel_inspection   own   POST    | 200 200 403 403 404 404 | 200 200 200 403 403 404 404
book_re_inspection  own   GET     | 200 200 403 403 404 404 | 200 200 200 403 403 404 404
book_re_inspection  own   POST    | 200 200 403 403 404 404 | 200 200 200 403 403 404 404
inspection_protocol own   GET     | 200 200 403 403 404 404 | 200 200 200 403 403 404 404
inspection_protocol own   POST    | 302 302 403 403 404 404 | 302 302 302 403 403 404 404
inspection_photo    own   GET     | 200 200 403 403 404 404 | 200 200 200 403 403 404 404
inspection_photo    own   POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
inspection_photo    other GET     | 200 200 403 403 404 404 | 200 200 200 403 403 404 404
inspection_photo_small  own GET   | 200 200 403 403 404 404 | 200 200 200 403 403 404 404
inspection_photo_small  own POST  | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
remove_inspection_photo own GET   | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
remove_inspection_photo own POST  | 302 302 403 403 404 404 | 302 302 302 403 403 404 404
"""
