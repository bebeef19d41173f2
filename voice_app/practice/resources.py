"""Calls and recordings as the REST interface shows them: every key, always.

Source: https://www.twilio.com/docs/voice/api/call-resource and /recording.
"""

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlencode

from voice_app.practice.call import Call
from voice_app.practice.exchange import queue_milliseconds
from voice_app.practice.parameters import API_VERSION, recording_url, rfc2822
from voice_app.practice.recording import Recording

CALL_PARTS = (
    ("notifications", "Notifications"),
    ("recordings", "Recordings"),
    ("payments", "Payments"),
    ("events", "Events"),
    ("siprec", "Siprec"),
    ("streams", "Streams"),
    ("transcriptions", "Transcriptions"),
    ("user_defined_message_subscriptions", "UserDefinedMessageSubscriptions"),
    ("user_defined_messages", "UserDefinedMessages"),
)


def account_path(account: str) -> str:
    return f"/{API_VERSION}/Accounts/{account}"


def call_resource(call: Call) -> dict[str, object]:
    path = f"{account_path(call.account)}/Calls/{call.sid}"
    to, sender = call.request.to, call.request.sender
    return {
        "sid": call.sid,
        "date_created": rfc2822(call.created),
        "date_updated": rfc2822(call.date(call.ended or call.answered or call.started) or call.created),
        "parent_call_sid": call.parent.sid if call.parent else None,
        "account_sid": call.account,
        "to": to,
        "to_formatted": to,
        "from": sender,
        "from_formatted": sender,
        "phone_number_sid": None,
        "status": call.status,
        "start_time": _date(call.date(call.started)),
        "end_time": _date(call.date(call.ended)),
        "duration": str(call.seconds) if call.over else None,
        "price": None,
        "price_unit": "USD",
        "direction": call.direction,
        "answered_by": call.answered_by,
        "api_version": API_VERSION,
        "forwarded_from": None,
        "group_sid": None,
        "caller_name": None,
        "queue_time": queue_milliseconds(call),
        "trunk_sid": None,
        "uri": f"{path}.json",
        "subresource_uris": {key: f"{path}/{name}.json" for key, name in CALL_PARTS},
    }


def recording_resource(recording: Recording, account: str, base_url: str, inside_call: bool) -> dict[str, object]:
    """The recording, as of the account or as of its call; the two differ in a few keys."""
    path = f"{account_path(account)}/Recordings/{recording.sid}"
    running = recording.stop is None
    resource: dict[str, object] = {
        "account_sid": account,
        "api_version": API_VERSION,
        "call_sid": recording.call_sid,
        "conference_sid": None,
        "date_created": rfc2822(recording.began),
        "date_updated": rfc2822(recording.began),
        "start_time": rfc2822(recording.began),
        "duration": None if running else str(max(1, round(recording.seconds))),
        "sid": recording.sid,
        "price": None,
        "price_unit": "USD",
        "status": "deleted" if recording.deleted else recording.status,
        "channels": recording.wish.channels,
        "source": recording.source,
        "error_code": None,
        "encryption_details": dict(recording.seal.details) if recording.seal else None,
    }
    if inside_call:
        uri = f"{account_path(account)}/Calls/{recording.call_sid}/Recordings/{recording.sid}.json"
        return {**resource, "track": "both", "uri": uri}
    parts = {"add_on_results": f"{path}/AddOnResults.json", "transcriptions": f"{path}/Transcriptions.json"}
    media = recording_url(account, recording.sid, base_url)
    return {**resource, "uri": f"{path}.json", "subresource_uris": parts, "media_url": media}


def page(
    key: str, items: list[dict[str, object]], path: str, query: Mapping[str, str], size: int, number: int
) -> dict[str, object]:
    """One page of a list, with the addresses of its neighbours."""
    start = number * size
    shown = items[start : start + size]

    def address(wanted: int) -> str:
        kept = {name: value for name, value in query.items() if name not in ("Page", "PageSize", "PageToken")}
        return f"{path}?{urlencode({**kept, 'PageSize': size, 'Page': wanted})}"

    return {
        key: shown,
        "page": number,
        "page_size": size,
        "start": start,
        "end": max(start, start + len(shown) - 1),
        "uri": address(number),
        "first_page_uri": address(0),
        "previous_page_uri": address(number - 1) if number else None,
        "next_page_uri": address(number + 1) if start + size < len(items) else None,
    }


def _date(moment: datetime | None) -> str | None:
    return None if moment is None else rfc2822(moment)
