"""What Twilio says it recorded of a call, over its documented answers and some others."""

import json

import pytest
import requests
import responses

from tests.unit.telephony.test_client import ACCOUNT, API, SID, make_phone
from voice_app.calls import Recorded

LIST = f"{API}/2010-04-01/Accounts/{ACCOUNT}/Calls/{SID}/Recordings.json"
RE = "RE" + "3" * 32
SEALED = {"public_key_sid": "CR" + "4" * 32, "encrypted_cek": "a", "iv": "b"}


def one(status, **more):
    return {"sid": RE, "call_sid": SID, "status": status, "duration": "7", "channels": 2} | more


@responses.activate
def ask(*listed, **answer):
    responses.get(LIST, **(answer or {"json": {"recordings": list(listed), "next_page_uri": None}}))
    return make_phone().recorded(SID)


def test_finished_ones_are_told_and_those_that_never_were_are_not():
    assert ask(one("completed"), one("absent"), one("deleted")) == (Recorded(RE, 2, 7),)
    assert ask(one("completed", encryption_details=SEALED)) == (Recorded(RE, 2, 7, json.dumps(SEALED)),)
    assert ask() == ()


@pytest.mark.parametrize("status", ["in-progress", "paused", "stopped", "processing"])
def test_while_one_is_being_made_nothing_is_certain(status):
    assert ask(one("completed"), one(status, duration=None)) is None


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 500},
        {"status": 404, "json": {"code": 20404}},
        {"body": "<html>"},
        {"json": []},
        {"json": {"recordings": [one("completed", duration="seven")]}},
        {"body": requests.ReadTimeout()},
    ],
    ids=str,
)
def test_nor_is_it_while_twilio_cannot_tell(answer):
    assert ask(**answer) is None
