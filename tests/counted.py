"""The project's own place for counted attempts, which knows whether a test has used it."""

from gotene.accounts.counted import CountedAttempts


class Forgetful(CountedAttempts):
    used = False

    def _new_connection(self):
        type(self).used = True
        return super()._new_connection()

    def forget(self):
        self.clear()
        type(self).used = False
