"""For gunicorn: `gunicorn voice_app.wsgi:app`."""

import atexit
from contextlib import ExitStack

from voice_app.logs import set_up_logs
from voice_app.wiring import create_app, open_tools

set_up_logs()
_open = ExitStack()
atexit.register(_open.close)
_tools = _open.enter_context(open_tools())
_tools.replay_journal()
app = create_app(_tools)
