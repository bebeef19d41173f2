"""How a known failure is told: a plain sentence, and the exit code. What is not known here is a fault of ours."""

from typing import NamedTuple

from sqlalchemy.exc import DatabaseError, OperationalError

import recordings
from voice_app.cli.main import FAILED, USAGE
from voice_app.keys import KeysUnusable
from voice_app.settings import SettingsFaulty
from voice_app.upgrade import DatabaseBehind

_HELP_WITH_SETTINGS = (
    "The README's table explains each. Without an account: voice-app demo, or voice-app up and, in another terminal, "
    ". var/practice/environment"
)


class Told(NamedTuple):
    """What a failure means to the operator."""

    words: str
    code: int


def in_plain_words(failure: Exception) -> Told | None:
    """What to say of a failure that an operator can mend, or None."""
    match failure:
        case SettingsFaulty():
            faults = "".join(f"  - {fault}\n" for fault in failure.faults)
            return Told(f"Some settings are missing or wrong:\n{faults}{_HELP_WITH_SETTINGS}", USAGE)
        case KeysUnusable() | recordings.RecordingFault():
            return Told(str(failure), USAGE)
        case DatabaseBehind():
            return Told(str(failure), FAILED)
        case OperationalError():
            return Told(f"The database does not answer ({type(failure.orig).__name__}). Nothing was changed.", FAILED)
        case DatabaseError():
            return Told(f"The database cannot be used ({type(failure.orig).__name__}): see DATABASE_URL.", FAILED)
        case OSError() if failure.filename is not None:  # not of a file: a broken pipe is click's
            return Told(f"{failure.filename} cannot be used: {(failure.strerror or str(failure)).lower()}.", FAILED)
    return None
