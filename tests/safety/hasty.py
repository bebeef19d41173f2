"""A planted fault, for gunicorn: the web app answers first and commits a little later.

Nothing of the product is patched: only the sessions that wiring lends to the door are others.
"""

import threading
from contextlib import ExitStack, contextmanager
from functools import cached_property

from voice_app.database import open_sessions
from voice_app.wiring import Tools, create_app, open_tools

_LATER_S = 0.5


class LateSessions:
    """Sessions whose commit comes after the answer."""

    def __init__(self, sessions):
        self._sessions = sessions

    @contextmanager
    def begin(self):
        session = self._sessions()
        yield session
        threading.Timer(_LATER_S, lambda: (session.commit(), session.close())).start()


class HastyTools(Tools):
    """An installation's tools, with those sessions."""

    @cached_property
    def sessions(self):
        return LateSessions(open_sessions(self.engine))


_tools = ExitStack().enter_context(open_tools())
app = create_app(HastyTools(_tools.settings, _tools.engine, _tools.keys))
