"""For gunicorn: `gunicorn voice_app.wsgi:app`.

It starts also while the database is away: opt-outs then go to the journal, and one worker that could not start
would make gunicorn end them all.
"""

import atexit
from contextlib import ExitStack, suppress

from sqlalchemy.exc import SQLAlchemyError

from voice_app.logs import set_up_logs
from voice_app.wiring import create_app, open_tools

set_up_logs()
_open = ExitStack()
atexit.register(_open.close)
_tools = _open.enter_context(open_tools(even_if_away=True))
with suppress(SQLAlchemyError):  # the worker process replays it too, every second
    _tools.replay_journal()
app = create_app(_tools)
