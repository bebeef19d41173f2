"""The one file that knows every other: settings in; tools, a web app or a worker out."""

import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from dbos import DBOSClient
from flask import Flask
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session, sessionmaker

import recordings
import suppression
from voice_app import conversation
from voice_app.calls import CallTools
from voice_app.campaigns import DialTools
from voice_app.clock import PracticeClock
from voice_app.database import open_engine, open_sessions
from voice_app.health import HealthTools
from voice_app.health import door as health_door
from voice_app.installation import check_keys
from voice_app.keys import Keys, read_keys
from voice_app.logs import logger
from voice_app.moments import utc_now
from voice_app.settings import Mode, Settings, read_settings
from voice_app.telephony.client import TwilioPhone
from voice_app.telephony.first_words import time_first_words
from voice_app.telephony.media import TwilioRecordings
from voice_app.telephony.signed import Guard
from voice_app.telephony.tools import EXTENSION, TelephonyTools
from voice_app.telephony.webhooks import door as telephony_door
from voice_app.upgrade import check_up_to_date
from voice_app.workflows import EVERY, Dialler, Keeper, Outbox, Pace, Pacer, Works, recall, run_worker, sweep

MAX_BODY = 64 * 1024


@dataclass(frozen=True)
class Tools:
    """Everything an installation has, made from its settings; the costly parts when first asked for."""

    settings: Settings
    engine: Engine
    keys: Keys
    now: Callable[[], datetime] = utc_now

    @cached_property
    def sessions(self) -> sessionmaker[Session]:
        return open_sessions(self.engine)

    @cached_property
    def number_keys(self) -> suppression.NumberKeys:
        return suppression.NumberKeys(self.keys.fingerprint, self.keys.sealer)

    @cached_property
    def journal(self) -> suppression.Journal:
        return suppression.Journal(self.settings.journal_dir, self.keys.sealer)

    @cached_property
    def registers(self) -> suppression.Registers:
        live = self.settings.mode is Mode.LIVE
        return suppression.Registers(self.settings.registers_dir, self.keys.registers, live=live)

    @cached_property
    def outbox(self) -> Outbox:
        url = self.engine.url.render_as_string(hide_password=False)
        client = DBOSClient(system_database_url=url, system_database_engine=self.engine, lazy=True)
        return Outbox(client, self.settings.settle_after)

    @cached_property
    def calls(self) -> CallTools:
        return CallTools(self.number_keys, self.keys.sealer, self.outbox)

    @cached_property
    def dialling(self) -> DialTools:
        s = self.settings
        return DialTools(
            self.calls, self.journal, s.mode, s.company_name, self.registers, line=s.from_number, agents=s.agents
        )

    @cached_property
    def phone(self) -> TwilioPhone:
        s = self.settings
        return TwilioPhone(s.account_sid, s.auth_tokens[0], s.carrier_api, s.from_number, s.public_base_url)

    @cached_property
    def dialler(self) -> Dialler:
        return Dialler(self.sessions, self.now, self.dialling, self.phone, self.outbox)

    @cached_property
    def vault(self) -> recordings.Vault:
        """Raises recordings.RegionRefused when the bucket or the key is not in London."""
        s = self.settings
        keyring = (
            recordings.kms_keyring(s.kms_key_id, s.kms_endpoint)
            if s.kms_key_id
            else recordings.raw_keyring(self.keys.recordings)
        )
        bucket = recordings.open_bucket(s.recordings_bucket, s.s3_endpoint, s.kms_key_id)
        return recordings.Vault(recordings.Envelope(keyring), bucket)

    @cached_property
    def source(self) -> TwilioRecordings:
        s = self.settings
        return TwilioRecordings(s.account_sid, s.auth_tokens[0], s.carrier_api, s.recording_private_keys)

    def replay_journal(self) -> tuple[str, ...]:
        """Bring opt-outs that wait in the journal into the database, and call back calls to them; what was damaged."""
        if self.journal.is_empty():
            return ()
        replayed = self.journal.replay(self.sessions.begin, self.number_keys)
        for fingerprint in replayed.fingerprints:
            recall(self.dialler, fingerprint)
        if replayed.count:
            logger().warning("journal replayed", count=replayed.count)
        return replayed.damaged


@contextmanager
def open_tools(environ: Mapping[str, str] = os.environ, *, even_if_away: bool = False) -> Iterator[Tools]:
    """The tools of the installation that `environ` describes; raises SettingsFaulty, KeysUnusable, DatabaseBehind.

    A database that is away raises SQLAlchemy's OperationalError, unless that shall be borne.
    """
    settings = read_settings(environ)
    keys = read_keys(settings.key_file)
    engine = open_engine(settings.database_url)
    try:
        with suppress(*([OperationalError] if even_if_away else [])):
            check_up_to_date(engine)
            with open_sessions(engine).begin() as session:
                check_keys(session, keys)
        now = PracticeClock(settings.practice_clock) if settings.practice_clock else utc_now
        yield Tools(settings, engine, keys, now)
    finally:
        engine.dispose()


def create_app(tools: Tools) -> Flask:
    """The web app: the carrier's door and the health checks."""
    conversation.warm_up()  # here, so that nobody on a call waits for it
    app = Flask("voice_app")
    # A redirect would turn Twilio's POST into a GET without its form.
    app.url_map.strict_slashes = app.url_map.merge_slashes = False
    app.config.update(MAX_CONTENT_LENGTH=MAX_BODY, MAX_FORM_PARTS=200)
    s = tools.settings
    app.extensions[EXTENSION] = TelephonyTools(
        engine=tools.engine,
        sessions=tools.sessions,
        now=tools.now,
        guard=Guard(s.public_base_url, s.account_sid, s.auth_tokens),
        calls=tools.calls,
        journal=tools.journal,
        public_base_url=s.public_base_url,
        carrier_api=s.carrier_api,
        from_number=s.from_number,
        company=s.company_name,
        company_contact=s.company_contact,
    )
    app.extensions["health"] = HealthTools(tools.sessions, tools.journal)
    app.register_blueprint(telephony_door)
    app.register_blueprint(health_door)
    time_first_words(app)
    return app


def work(tools: Tools, stop: threading.Event) -> None:
    """Be a worker until `stop` is set. The bucket's region is checked before anything is taken up."""
    keeper = Keeper(tools.sessions, tools.now, tools.outbox, tools.vault, tools.source)
    pace = Pace(tools.settings.calls_per_second, tools.settings.poll_s)
    tools.replay_journal()
    run_worker(
        tools.engine,
        tools.settings.executor_id,
        lambda: Works(tools.dialler, keeper),
        pace,
        _ticker(tools),
        stop,
    )


def _ticker(tools: Tools) -> Callable[[], None]:
    """At each tick: replay what waits in the journal, and pace; every ten minutes: sweep; once a day: the purge."""
    pacer = Pacer(tools.dialler, tools.settings.executor_id)
    swept = datetime.min.replace(tzinfo=UTC)
    known_damage = tuple[str, ...]()

    def tick() -> None:
        nonlocal swept, known_damage
        damage = tools.replay_journal()
        if damage and damage != known_damage:
            logger().critical("journal damaged: dialling stays shut until a person looks", reason="; ".join(damage))
        known_damage = damage
        pacer.take_turn()
        now = tools.now()
        if now - swept < EVERY:
            return
        with tools.sessions.begin() as session:
            sweep(session, tools.outbox, now)
            tools.outbox.purge(session, now.date())
        swept = now

    return tick
