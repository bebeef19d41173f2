"""Scripts as campaigns took them up: kept by content hash, so that a call can always show what it followed."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

import scripts
from scripts import Script
from voice_app.calls.tables import ScriptVersion


class ScriptNotKept(Exception):
    """A call names a script that is not in the store; the message is its hash."""


def keep_script(session: Session, script: Script, text: str, name: str, now: datetime) -> None:
    """Keep a checked script under its hash, with the text it came from; the same content is kept once."""
    if session.get(ScriptVersion, script.hash) is None:
        session.add(ScriptVersion(hash=script.hash, name=name, text=text, added_at=now))
        session.flush()
    _parsed[script.hash] = script


def read_script(session: Session, content_hash: str) -> Script:
    """The script with this content hash, parsed once for the life of the process."""
    if (script := parsed_script(content_hash)) is None:
        text = session.scalar(select(ScriptVersion.text).where(ScriptVersion.hash == content_hash))
        if text is None:
            raise ScriptNotKept(content_hash)
        script = _parsed[content_hash] = scripts.load(text, content_hash)
    return script


def parsed_script(content_hash: str) -> Script | None:
    """The script, if this process has read it before."""
    return _parsed.get(content_hash)


_parsed: dict[str, Script] = {}
