"""Consents' paper, telling the company, and what each organisation says to a person of what it knows."""

PAGES = """
                                  | let ins fin vd  adm log | cas coo sup ren chf adm log
# What may be told is asked, and told, by those who work with the case
consent_form        own   GET     | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
consent_form        own   POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
consent_form        other GET     | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
tell_company        own   GET     | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
tell_company        own   POST    | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
tell_company        other GET     | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
tell_company        other POST    | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
# That it is read is noted by the company
read_told           own   GET     | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
read_told           own   POST    | 302 302 302 302 404 404 | 403 403 403 403 403 404 404
# Made by each organisation for the person: of a case, and of somebody that the company lets to
who_knows           own   GET     | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
who_knows           own   POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
who_knows           other GET     | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
who_knows_file      own   GET     | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
who_knows_file      own   POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
who_knows_file      other GET     | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
who_knows_here      own   GET     | 200 403 200 200 403 403 | 404 404 404 404 404 404 404
who_knows_here      own   POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
who_knows_here_file own   GET     | 200 403 200 200 403 403 | 404 404 404 404 404 404 404
who_knows_here_file own   POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
"""
