"""What this installation is told by its environment: read once, checked whole, frozen.

Every missing or wrong setting is reported together, by name, so that an operator mends one list and not one
fault at a time. Secrets never show in `repr`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

REGION = "eu-west-2"  # London: the only region in which recordings may rest (promise P12)
REGION_NAMES = ("AWS_REGION", "AWS_DEFAULT_REGION")
CARRIER_API = "https://api.twilio.com"


class Mode(StrEnum):
    """Practice dials only Ofcom's drama numbers; live refuses them."""

    PRACTICE = "practice"
    LIVE = "live"


class SettingsFaulty(Exception):
    """Some settings are missing or wrong; `faults` has one plain sentence for each."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Settings:
    """The operating contract; the README has the table with each setting's meaning."""

    mode: Mode
    database_url: str = field(repr=False)
    public_base_url: str
    account_sid: str
    auth_tokens: tuple[str, ...] = field(repr=False)  # the second one is accepted while tokens are rotated
    carrier_api: str
    from_number: str
    company_name: str
    company_contact: str
    recordings_bucket: str
    kms_key_id: str | None
    key_file: Path
    journal_dir: Path
    registers_dir: Path
    s3_endpoint: str | None
    kms_endpoint: str | None
    recording_private_keys: Path | None
    executor_id: str
    calls_per_second: float
    agents: int  # calls that may be under way at once, over all campaigns and workers
    settle_after: tuple[float, ...]  # seconds between looks at a call whose end was not told; the last repeats
    poll_s: float  # how often the worker looks into its queues
    practice_clock: Path | None  # practice only: the file of a clock that may be set


def read_settings(environ: Mapping[str, str]) -> Settings:
    """The settings in `environ`; raises SettingsFaulty with every fault at once."""
    reader = _Reader(environ)
    settings = Settings(
        mode=reader.mode(),
        database_url=reader.database("DATABASE_URL", "sqlite:///var/voice-app.db"),
        public_base_url=reader.address("PUBLIC_BASE_URL"),
        account_sid=reader.matching("TWILIO_ACCOUNT_SID", r"AC[0-9a-fA-F]{32}", "AC and 32 hexadecimal digits"),
        auth_tokens=reader.tokens(),
        carrier_api=reader.address("TWILIO_API_BASE_URL", CARRIER_API),
        from_number=reader.matching("TWILIO_FROM_NUMBER", r"\+[1-9]\d{7,14}", "an E.164 number such as +441632960000"),
        company_name=reader.text("COMPANY_NAME"),
        company_contact=reader.text("COMPANY_CONTACT"),
        recordings_bucket=reader.matching("RECORDINGS_BUCKET", r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", "a bucket name"),
        kms_key_id=environ.get("RECORDINGS_KMS_KEY_ID") or None,
        key_file=Path(environ.get("KEY_FILE") or "var/keys.json"),
        journal_dir=Path(environ.get("JOURNAL_DIR") or "var/journal"),
        registers_dir=Path(environ.get("REGISTERS_DIR") or "var/registers"),
        s3_endpoint=environ.get("AWS_ENDPOINT_URL_S3") or None,
        kms_endpoint=environ.get("AWS_ENDPOINT_URL_KMS") or None,
        recording_private_keys=Path(keys) if (keys := environ.get("RECORDING_PRIVATE_KEYS")) else None,
        executor_id=environ.get("EXECUTOR_ID") or "worker-1",
        calls_per_second=reader.rate("CALLS_PER_SECOND", 1.0),
        agents=reader.count("AGENTS", 10),
        settle_after=reader.seconds("SETTLE_AFTER_S", "30,120,600"),
        poll_s=reader.rate("POLL_S", 1.0),
        practice_clock=reader.practice_clock(),
    )
    reader.check_region()
    reader.check_carrier(settings.mode, settings.carrier_api)
    if reader.faults:
        raise SettingsFaulty(tuple(reader.faults))
    return settings


class _Reader:
    """Reads one setting at a time and remembers what was wrong, so that all faults come out together."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.environ, self.faults = environ, list[str]()

    def text(self, name: str, default: str = "") -> str:
        value = self.environ.get(name, "").strip() or default
        if not value:
            self.faults.append(f"{name} is not set.")
        return value

    def matching(self, name: str, pattern: str, shape: str) -> str:
        value = self.text(name)
        if value and not re.fullmatch(pattern, value):
            self.faults.append(f"{name} must be {shape}.")
        return value

    def address(self, name: str, default: str = "") -> str:
        value = self.text(name, default).rstrip("/")
        parts = urlsplit(value)
        local = parts.hostname in {"127.0.0.1", "localhost", "::1"}
        if value and (parts.scheme not in {"https", "http"} or not parts.hostname or parts.query or parts.username):
            self.faults.append(f"{name} must be a web address such as https://calls.example.com.")
        elif value and parts.scheme == "http" and not local:
            self.faults.append(f"{name} must begin with https:// (http is accepted for this machine only).")
        return value

    def database(self, name: str, default: str) -> str:
        value = self.text(name, default)
        if not value.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://")):
            self.faults.append(f"{name} must begin with sqlite:/// or postgresql://.")
        return value

    def tokens(self) -> tuple[str, ...]:
        tokens = (self.text("TWILIO_AUTH_TOKEN"), self.environ.get("TWILIO_AUTH_TOKEN_SECONDARY", ""))
        if tokens[0] and len(tokens[0]) < 16:
            self.faults.append("TWILIO_AUTH_TOKEN is too short to be one.")
        return tuple(token for token in tokens if token)

    def mode(self) -> Mode:
        value = self.environ.get("MODE", "practice")
        if value not in set(Mode):
            self.faults.append("MODE must be practice or live.")
            return Mode.PRACTICE
        return Mode(value)

    def practice_clock(self) -> Path | None:
        value = self.environ.get("PRACTICE_CLOCK")
        if value and self.environ.get("MODE") == Mode.LIVE:
            self.faults.append("PRACTICE_CLOCK is set, but MODE is live: live calls keep the real time.")
        return Path(value) if value else None

    def rate(self, name: str, default: float) -> float:
        value = self.environ.get(name) or str(default)
        if not re.fullmatch(r"\d{1,3}(\.\d+)?", value) or float(value) == 0:
            self.faults.append(f"{name} must be a number above 0, such as 1.")
            return default
        return float(value)

    def count(self, name: str, default: int) -> int:
        value = self.environ.get(name) or str(default)
        if not re.fullmatch(r"[1-9]\d{0,3}", value):
            self.faults.append(f"{name} must be a whole number from 1 to 9999, such as {default}.")
            return default
        return int(value)

    def seconds(self, name: str, default: str) -> tuple[float, ...]:
        value = self.environ.get(name) or default
        if not re.fullmatch(r"\d+(\.\d+)?(,\d+(\.\d+)?)*", value):
            self.faults.append(f"{name} must be seconds with commas between, such as {default}.")
            return ()
        return tuple(float(part) for part in value.split(","))

    def check_region(self) -> None:
        self.faults += [
            f"{name} is {region}: recordings may rest in {REGION} (London) only."
            for name in REGION_NAMES
            if (region := self.environ.get(name, REGION)) != REGION
        ]

    def check_carrier(self, mode: Mode, api: str) -> None:
        """Practice numbers must not reach the real carrier, nor real people a stand-in."""
        real = (urlsplit(api).hostname or "").endswith(".twilio.com")
        if mode is Mode.LIVE and not real:
            self.faults.append("MODE is live, but TWILIO_API_BASE_URL is not an address of twilio.com.")
        if mode is Mode.PRACTICE and real:
            self.faults.append("MODE is practice, but TWILIO_API_BASE_URL is the real carrier.")
        self.faults += [
            f"{name} is set: it would send our requests to another host; unset it and use TWILIO_API_BASE_URL."
            for name in ("TWILIO_REGION", "TWILIO_EDGE")
            if self.environ.get(name)
        ]
