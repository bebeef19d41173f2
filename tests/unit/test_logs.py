"""No number, name or transcript reaches a log line, whoever writes it and however it is spelled."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from voice_app.logs import mask

ROOT = Path(__file__).parents[2]
SPELLINGS = [
    "+447700900001", "447700900001", "07700900001", "07700 900001", "07700 900 001", "(07700) 900001", "07700-900-001",
    "07700.900.001", "07700\u00a0900001", "07700–900001", "00447700900001", "0044 7700 900001", "+44 (0)7700 900001",
    "+44 (0) 7700 900001", "%2B447700900001", "%2B44%207700%20900001", "%2b447700900001", "07700+900001",
    "0 7 7 0 0, 9 0 0 0 0 1", "0, 7, 7, 0, 0, 9, 0, 0, 0, 0, 1", "plus 4 4, 7 7 0 0, 9 0 0 0 0 1", "020 7946 0000",
    "0113 496 0000", "01632 960001", "946 0000", "tel:+447700900001", '"To": "+447700900001"', "To=07700900001&From=",
    "sip:+447700900001@example.com", "٠٧٧٠٠٩٠٠٠٠١",
]  # fmt: skip


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_number_is_masked_in_every_spelling(spelling):
    masked = mask(f"before {spelling} after")
    assert "[number]" in masked
    assert (masked.startswith("before "), masked.endswith(" after")) == (True, True)
    assert sum(character.isdigit() for character in masked) <= 2


@pytest.mark.parametrize("text", ["turn 12 of 345678", "port 8000, 2 workers", "403", "eu-west-2", "£9.50", ""])
def test_short_numbers_are_told(text):
    assert mask(text) == text


@pytest.mark.parametrize("text", ["1" * 200_000, "1 " * 100_000, "%20" * 50_000, "+" * 100_000, "1-.( " * 40_000])
def test_no_text_makes_masking_slow(text):
    began = time.perf_counter()
    mask(text)
    assert time.perf_counter() - began < 5  # a pattern that backtracks would take minutes


CANARY = """
import logging
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client
from sqlalchemy import text
from voice_app.database import open_engine
from voice_app.logs import logger, set_up_logs

set_up_logs(logging.DEBUG)
log, number = logger(), "+447700900001"

# our own lines
log.info("known fields", count=3, status=403, call="a1" * 16, recording="01" * 16, seconds=1.5, state=None)
log.info("unknown fields", name="Samantha", number=number, words="Samantha said stop", to=number, count=1)
log.info(f"a number in the event {number}", reason=f"{number} in a field", path=f"/x/{number}", call=number)
log.info("a number as a number", count=447700900001, code=7700900001.0, reason=[number, {"To": number}])
log.info("two\\nlines", reason="and\\nmore")
try:
    raise ValueError(f"Samantha at {number}")
except ValueError as fault:
    log.exception("our exception")
    log.error("our exception again", exc_info=fault)
    logging.getLogger("anybody").exception("their exception")
logging.getLogger("anybody").error("stacked", stack_info=True)

# what cannot be written must not be told in another way
logging.getLogger("anybody").error("%d people", number)
logging.getLogger("anybody").error("one %s", number, extra={"name_of": "Samantha"})

# libraries as talkative as they get, also those that bring a handler of their own
for name in ("twilio.http_client", "urllib3", "sqlalchemy.engine", "sqlalchemy.pool", "dbos", "gunicorn.error"):
    logging.getLogger(name).setLevel(logging.DEBUG)
client = Client("AC" + "1" * 32, "t" * 32, http_client=TwilioHttpClient(timeout=2))
client.api.base_url = "http://127.0.0.1:9"
place = {"to": number, "from_": "+441632960000", "url": "x"}
for ask, how in ((client.calls.list, {"to": number}), (client.calls.create, place)):
    try:
        ask(**how)
    except OSError as away:
        log.error("carrier away", error=type(away).__name__, reason=str(away))
engine = open_engine("sqlite://")
with engine.connect() as connection:
    connection.execute(text("select :number, '07700 900001'"), {"number": number}).all()
from dbos._logger import init_logger
init_logger()
logging.getLogger("dbos").warning("step failed for %s", number)
logging.getLogger("gunicorn.error").error("request for %s", number)
"""


@pytest.fixture(scope="module")
def told():
    done = subprocess.run(
        [sys.executable, "-c", CANARY], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stderr == ""
    return done.stdout


@pytest.fixture(scope="module")
def lines(told):
    return [json.loads(line) for line in told.splitlines()]


def line(lines, event):
    return next(line for line in lines if line["event"] == event)


def test_one_line_is_one_json_object(lines):
    assert all({"event", "level"} <= line.keys() for line in lines)
    assert line(lines, "two\nlines")["reason"] == "and\nmore"


@pytest.mark.parametrize("canary", ["7700900001", "7700 900001", "1632960000", "Samantha"])
def test_the_canary_is_in_no_line(told, canary):
    assert canary not in told


def test_known_fields_are_told_as_they_are(lines):
    told = line(lines, "known fields")
    del told["timestamp"]
    assert told == {
        "event": "known fields", "level": "info", "count": 3, "status": 403, "call": "a1" * 16,
        "recording": "01" * 16, "seconds": 1.5, "state": None,
    }  # fmt: skip


def test_unknown_fields_are_dropped(lines):
    assert line(lines, "unknown fields").keys() == {"event", "level", "timestamp", "count"}


def test_what_is_let_through_is_masked(lines):
    told = line(lines, "a number in the event [number]")
    assert (told["reason"], told["path"], told["call"]) == ("[number] in a field", "/x/[number]", "[number]")
    as_number = line(lines, "a number as a number")
    assert (as_number["count"], as_number["code"]) == ("[number]", "[number]")


def test_exceptions_are_told_by_their_name_only(lines):
    for event in ("our exception", "our exception again", "their exception"):
        told = line(lines, event)
        assert told["error"] == "ValueError"
        assert told.keys() <= {"event", "level", "timestamp", "error", "logger"}


def test_a_line_that_cannot_be_written_is_told_without_its_arguments(lines):
    assert line(lines, "a log line could not be written").keys() == {"event", "level", "logger", "file", "line"}


@pytest.mark.parametrize("logger", ["twilio.http_client", "sqlalchemy.engine.Engine", "dbos", "gunicorn.error"])
def test_the_canary_was_really_logged(lines, logger):
    """Else the tests above would prove nothing."""
    assert any(line.get("logger") == logger and "[number]" in line["event"] for line in lines)
