"""Everything a call needs, examined one by one, each with the act that mends it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import requests
from sqlalchemy.exc import SQLAlchemyError

import recordings
import suppression
from voice_app.database import DatabaseUnsafe, open_engine
from voice_app.keys import KeysUnusable, read_keys
from voice_app.settings import Settings, SettingsFaulty, read_settings
from voice_app.upgrade import DatabaseBehind, check_up_to_date


@dataclass(frozen=True, slots=True)
class Check:
    """One finding."""

    name: str
    ok: bool
    detail: str
    mend: str = ""


def examine(environ: Mapping[str, str]) -> list[Check]:
    """All findings; those that need settings are left out while the settings are faulty."""
    try:
        settings = read_settings(environ)
    except SettingsFaulty as wrong:
        return [Check("settings", False, fault, "see the README's table of settings") for fault in wrong.faults]
    return [Check("settings", True, f"{settings.mode} mode"), *_examine(settings)]


def _examine(settings: Settings) -> Iterator[Check]:
    yield _tell("keys", lambda: f"{read_keys(settings.key_file) and settings.key_file}", "voice-app key new")
    yield _tell("database", lambda: _database(settings.database_url), "DATABASE_URL, or: voice-app db upgrade")
    yield _tell("recordings", lambda: _bucket(settings), "see Deployment in the README")
    yield _tell("carrier", lambda: _carrier(settings), "TWILIO_API_BASE_URL, or start: voice-app up")
    yield _journal(settings)


def _tell(name: str, find: Callable[[], str], mend: str) -> Check:
    try:
        return Check(name, True, find())
    except (KeysUnusable, DatabaseBehind, DatabaseUnsafe, recordings.RecordingFault) as wrong:
        return Check(name, False, str(wrong), mend)
    except (SQLAlchemyError, requests.RequestException) as away:
        return Check(name, False, f"does not answer ({type(away).__name__})", mend)
    except (OSError, ValueError) as odd:
        return Check(name, False, f"cannot be used ({odd})", mend)


def _database(url: str) -> str:
    engine = open_engine(url)
    try:
        check_up_to_date(engine)
    finally:
        engine.dispose()
    return f"{engine.dialect.name}, up to date"


def _bucket(settings: Settings) -> str:
    recordings.open_bucket(settings.recordings_bucket, settings.s3_endpoint, settings.kms_key_id).check_region()
    return f"bucket {settings.recordings_bucket} in London"


def _carrier(settings: Settings) -> str:
    requests.get(settings.carrier_api, timeout=5)
    return f"{settings.carrier_api} answers"


def _journal(settings: Settings) -> Check:
    try:
        sealer = read_keys(settings.key_file).sealer
    except KeysUnusable:
        return Check("journal", False, "cannot be read without the keys", "voice-app key new")
    state = suppression.Journal(settings.journal_dir, sealer).state()
    if state.empty:
        return Check("journal", True, "no opt-out waits")
    return Check("journal", False, f"nobody is dialled: {state.why}", "JOURNAL_DIR, or start: voice-app worker")
