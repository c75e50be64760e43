"""What somebody does who has found a hole: words of their own, run on the real connection of a database role."""

from django.db import DatabaseError, connection, transaction

from tests.access.as_role import running_as

# PostgreSQL's word for a right that is not there (SQLSTATE insufficient_privilege).
REFUSED = "42501"


def attack(who, words, *, alone=False):
    """What `words` bring, put by an injection into a statement with a parameter that runs as `who`.

    Answers with the SQLSTATE of the refusal, else with the rows of the last statement, else with what PostgreSQL says
    was done ("UPDATE 0"). The transaction is undone. `alone`: without a transaction or another statement around it,
    for what PostgreSQL runs in no other way.
    """
    with running_as(who):
        try:
            if alone:
                return _answer(words)
            with transaction.atomic():
                answer = _answer(f"SELECT %s; {words.replace('%', '%%')}", ["what was asked for"])
                transaction.set_rollback(True)
                return answer
        except DatabaseError as refusal:
            return refusal.__cause__.sqlstate


def _answer(statement, values=None):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        answer = None
        while True:
            answer = cursor.fetchall() if cursor.description else cursor.statusmessage
            if not cursor.nextset():
                return answer
