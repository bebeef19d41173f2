"""Twilio's REST interface: place a call at most once, look for it, hang it up.

POST /Calls has no idempotency key, so an answer that is lost is told as Lost and never sent again. Timeouts are
ours: the library has none. Source: https://www.twilio.com/docs/voice/api/call-resource
"""

import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import requests
from twilio.base.exceptions import TwilioException, TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client
from twilio.rest.api.v2010.account.call.recording import RecordingInstance
from urllib3.exceptions import NewConnectionError

from voice_app.calls import Kind, Placing, Recorded, declined, lost, placed
from voice_app.telephony.addresses import Addresses
from voice_app.telephony.inbound import ENDED_AS

TIMEOUT_S = 5.0
RING_S = 25  # at least 15 (Ofcom), and short of most voicemail
TOO_MANY = frozenset({429})  # "never processed and always safe to retry" (Twilio error 20429)
BEING_MADE = frozenset({"in-progress", "paused", "stopped", "processing"})
WAITING = frozenset({"queued", "initiated", "ringing"})
_CLOCKS_DIFFER = timedelta(seconds=30)
# No answer, or one that cannot be read: a proxy's page, JSON of another shape.
_NO_ANSWER = (TwilioException, requests.RequestException, ValueError, KeyError, TypeError, AttributeError)
EVENTS = ["initiated", "ringing", "answered", "completed"]


class TwilioPhone:
    """Implements the Phone that the workflows ask for."""

    def __init__(self, account_sid: str, auth_token: str, api: str, from_number: str, public_base_url: str) -> None:
        self._client = Client(account_sid, auth_token, http_client=TwilioHttpClient(timeout=TIMEOUT_S))
        self._client.api.base_url = api
        self._from, self._base = from_number, public_base_url

    def place(self, call_id: str, number: str, time_limit_s: int) -> Placing:
        """Ask the carrier for one call; never asks twice. `number` is E.164."""
        at = Addresses(self._base, call_id)
        try:
            call = self._client.calls.create(
                to=number,
                from_=self._from,
                url=at.answered(),
                fallback_url=at.fallback(),
                status_callback=at.status(),
                status_callback_event=EVENTS,
                timeout=RING_S,
                time_limit=time_limit_s,
                machine_detection="Enable",
                async_amd="true",
                async_amd_status_callback=at.machine(),
            )
        except TwilioRestException as refusal:
            return _refused(refusal)
        except requests.RequestException as failure:
            return _unsent(failure)
        except _NO_ANSWER as odd:  # accepted, but the answer cannot be read
            return lost(type(odd).__name__)
        return placed(call.sid) if call.sid else lost("no name in the answer")

    def ended_as(self, carrier_id: str) -> Kind | None:
        """How the call ended, or None while it has not, or while the carrier cannot be asked."""
        try:
            return ENDED_AS.get(str(self._client.calls(carrier_id).fetch().status))
        except _NO_ANSWER:
            return None

    def find(self, number: str, since: datetime) -> tuple[str, ...] | None:
        """The carrier's names of our calls to `number` since then; None when it cannot tell now.

        Not filtered by StartTime: a call still in the carrier's queue has none.
        """
        earliest = since - _CLOCKS_DIFFER
        try:
            listed = self._client.calls.list(to=number, from_=self._from, page_size=200)
        except _NO_ANSWER:  # of an HTTP error the library's list makes a plain TwilioException
            return None
        return tuple(call.sid for call in listed if call.sid and _made(call.date_created) >= earliest)

    def recorded(self, carrier_id: str) -> tuple[Recorded, ...] | None:
        """The call's finished recordings; None while one is still made, or when Twilio cannot tell.

        Source: https://www.twilio.com/docs/voice/api/recording (the list of a call's recordings)
        """
        try:
            listed = self._client.calls(carrier_id).recordings.list(page_size=50)
            if any(str(one.status) in BEING_MADE for one in listed):
                return None
            return tuple(_recorded(one) for one in listed if str(one.status) == "completed")
        except _NO_ANSWER:
            return None

    def hang_up(self, carrier_id: str) -> bool:
        """End the call, ringing or answered; whether it is certain that it has ended."""
        call = self._client.calls(carrier_id)
        try:
            status = str(call.fetch().status)
            if status in WAITING:
                with suppress(TwilioRestException):  # answered just now: it is ended below
                    call.update(status="canceled")
            if status not in ENDED_AS:
                call.update(status="completed")
        except TwilioRestException as refusal:
            return refusal.status == 404 or (refusal.status == 400 and self.ended_as(carrier_id) is not None)
        except _NO_ANSWER:
            return False
        return True


def _recorded(one: RecordingInstance) -> Recorded:
    """Raises ValueError or TypeError for what is not in its documented shape."""
    encryption = json.dumps(one.encryption_details) if one.encryption_details else None
    return Recorded(str(one.sid), int(one.channels or 1), int(one.duration or 0), encryption)


def _refused(refusal: TwilioRestException) -> Placing:
    if refusal.status >= 500 and refusal.status not in TOO_MANY:
        return lost(f"carrier error {refusal.status}")
    if refusal.status == 408:
        return lost("carrier timed out")
    return declined(f"carrier code {refusal.code or refusal.status}", again=refusal.status in TOO_MANY)


def _unsent(failure: requests.RequestException) -> Placing:
    """Only a connection that was never made is sure to have carried nothing."""
    cause = failure.args[0] if failure.args else None
    refused = isinstance(getattr(cause, "reason", None), NewConnectionError)
    if refused or isinstance(failure, requests.ConnectTimeout):
        return declined("the carrier could not be reached", again=True)
    return lost(type(failure).__name__)


def _made(created: datetime | None) -> datetime:
    """A call without a date is taken to be new: better looked at than missed."""
    if created is None:
        return datetime.max.replace(tzinfo=UTC)
    return created if created.tzinfo else created.replace(tzinfo=UTC)
