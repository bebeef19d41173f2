"""The promises of a single call, each held against what the carrier saw and what is on disk."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

import recordings
import suppression
from voice_app.calls import NUMBER, Call, CallEvent, Kind, State, Ticket, announcements, read_script
from voice_app.demo.carrier import CarrierWindow
from voice_app.demo.cast import CAST, LOST_REPLY
from voice_app.wiring import Tools

FIRST, SECOND = "spring-valuations", "autumn-valuations"


@dataclass(frozen=True, slots=True)
class Proof:
    """One verdict; `promise` is what was promised, `found` what was seen."""

    promise: str
    held: bool
    found: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the proofs look at."""

    tools: Tools
    carrier: CarrierWindow
    folder: Path
    forged: tuple[int, ...]  # the answers to forged webhooks
    forged_changed: bool
    erased_in_outage: int
    waited_in_outage: int

    def calls(self, session: Session, campaign_id: str = FIRST) -> dict[str, Call]:
        """Our calls of one campaign, by number."""
        keys = self.tools.number_keys
        rows = session.scalars(select(Call).where(Call.campaign_id == campaign_id))
        return {keys.open(row.sealed_number, NUMBER).e164: row for row in rows}


def prove(evidence: Evidence) -> list[Proof]:
    """Every promise, in the order in which the person called meets them."""
    with evidence.tools.sessions.begin() as session:
        proofs: tuple[Callable[[Evidence, Session], Proof], ...] = (
            _ended_as_expected, _opening_first, _nine_suppresses, _confirmed_after_disk, _voicemail_silent,
            _recorded_after_notice, _objection_kept, _person_reached, _dialled_once, _never_again,
            _unsigned_refused, _erased_only_when_safe, _logs_are_silent,
        )  # fmt: skip
        found = [proof(evidence, session) for proof in proofs]
    return [*found, _encrypted_in_london(evidence)]


def _ended_as_expected(evidence: Evidence, session: Session) -> Proof:
    calls = evidence.calls(session)
    wrong = [p.name for p in CAST if p.number not in calls or calls[p.number].state not in p.ends]
    return Proof("Every call ends as it should", not wrong, f"{len(CAST) - len(wrong)} of {len(CAST)}" + _names(wrong))


def _opening_first(evidence: Evidence, session: Session) -> Proof:
    """What the carrier played to whoever reached the conversation begins with the three announcements, whole."""
    seen, talked, wrong = evidence.carrier.calls(), 0, []
    for number, call in evidence.calls(session).items():
        played = session.scalars(
            _events(call.id).where(CallEvent.kind == Kind.PLAYED, CallEvent.became.is_not(None))
        ).all()
        if "converse" not in [event.became for event in played]:
            continue
        talked += 1
        script = read_script(session, call.script_hash)
        wanted = announcements(call.company, call.client, script.purpose, call.contact)
        whole = [_letters(h["text"]) for h in _heard(seen[call.carrier_id or ""]) if h["cut_at"] is None]
        if [line for line in whole if line in {_letters(w) for w in wanted}][:3] != [_letters(w) for w in wanted]:
            wrong.append(number[-3:])
    told = f"{talked} conversations, each after three announcements played to their end" + _names(wrong)
    return Proof("Who, why, AI, recording, 9 and 0 come before all else", not wrong and talked > 0, told)


def _nine_suppresses(evidence: Evidence, session: Session) -> Proof:
    keys, stops = evidence.tools.number_keys, [p for p in CAST if p.stops]
    missing = [p.name for p in stops if suppression.standing(session, _print(keys, p.number), None) is None]
    others = [p.name for p in CAST if not p.stops and suppression.standing(session, _print(keys, p.number), None)]
    told = f"{len(stops) - len(missing)} of {len(stops)} opt-outs on the list, nobody else" + _names(missing + others)
    return Proof("9 at any moment, or plain words, opts out for ever", not missing and not others, told)


def _confirmed_after_disk(evidence: Evidence, session: Session) -> Proof:
    """The confirmation was heard, and only by those whose opt-out is in the database."""
    seen, keys = evidence.carrier.calls(), evidence.tools.number_keys
    calls = {number: seen.get(call.carrier_id or "", {}) for number, call in evidence.calls(session).items()}
    confirmed = {n for n, call in calls.items() if any("We won't ring" in heard["text"] for heard in _heard(call))}
    unsafe = [n[-3:] for n in confirmed if suppression.standing(session, _print(keys, n), None) is None]
    told = f"{len(confirmed)} confirmations, each with its entry" + _names(unsafe)
    return Proof("No opt-out is confirmed before it is on disk", not unsafe and len(confirmed) == _stops(), told)


def _voicemail_silent(evidence: Evidence, session: Session) -> Proof:
    seen = evidence.carrier.calls()
    boxes = [c for c in evidence.calls(session).values() if c.state == State.VOICEMAIL]
    heard = [
        h for c in boxes for h in _heard(seen[c.carrier_id or ""]) if "press 9" in h["text"] and h["cut_at"] is None
    ]
    return Proof("A voicemail box gets no message", bool(boxes) and not heard, f"{len(boxes)} left as soon as known")


def _recorded_after_notice(evidence: Evidence, session: Session) -> Proof:
    early, recorded = [], 0
    for call in evidence.carrier.calls().values():
        starts = [h["at"] for h in call["happenings"] if h["kind"] == "recording" and h["status"] == "in-progress"]
        notices = [
            h["at"] + h["seconds"] for h in _heard(call) if "This call is recorded" in h["text"] and h["cut_at"] is None
        ]
        recorded += bool(starts)
        if starts and (not notices or starts[0] < notices[0] - 0.5):
            early.append(call["sid"][-4:])
    return Proof(
        "The recorder starts after the notice", recorded > 0 and not early, f"{recorded} recordings" + _names(early)
    )


def _objection_kept(evidence: Evidence, session: Session) -> Proof:
    objected = [c for c in evidence.calls(session).values() if c.recorder == "forbidden"]
    kept = {row.call_id for row in recordings.listing(session)}
    at_carrier = evidence.carrier.calls()
    left = [r for c in objected for r in at_carrier[c.carrier_id or ""]["recordings"] if not r["erased"]]
    held = bool(objected) and not left and not kept & {c.id for c in objected}
    return Proof(
        "Who objects to the recording is not recorded", held, f"{len(objected)} objected; erased, never stored"
    )


def _person_reached(evidence: Evidence, session: Session) -> Proof:
    states = [c.state for c in evidence.calls(session).values()]
    tickets = len(session.scalars(select(Ticket).where(Ticket.kind == "call_back")).all())
    held = State.HANDED_OVER in states and tickets == 1
    return Proof("0 leads to a person, or to a call back", held, f"1 put through, {tickets} call-back ticket")


def _dialled_once(evidence: Evidence, session: Session) -> Proof:
    accepted = evidence.carrier.accepted()
    twice = [number[-3:] for number in {p.number for p in CAST} if accepted.get(number) != 1]
    told = f"{len(CAST)} numbers, one call each, one of them with the carrier's answer lost" + _names(twice)
    return Proof("Nobody is dialled twice", not twice and accepted.get(LOST_REPLY) == 1, told)


def _never_again(evidence: Evidence, session: Session) -> Proof:
    called = set(evidence.calls(session, SECOND))
    stops = {p.number for p in CAST if p.stops}
    return Proof("Who opted out is refused by every later campaign", called.isdisjoint(stops) and len(called) == 1,
                 f"{len(stops)} refused, {len(called)} newcomer called")  # fmt: skip


def _unsigned_refused(evidence: Evidence, _session: Session) -> Proof:
    held = set(evidence.forged) == {403} and not evidence.forged_changed
    return Proof("No unsigned webhook acts", held, f"{len(evidence.forged)} forgeries answered 403, nothing changed")


def _encrypted_in_london(evidence: Evidence) -> Proof:
    """Each object opens with our key and yields the sound; not one shows a WAV header; another key opens none."""
    with evidence.tools.sessions.begin() as session:
        rows = [row for row in recordings.listing(session) if row.state is recordings.State.ERASED_AT_CARRIER]
    objects = [p for p in (evidence.folder / "s3").rglob("*") if p.is_file()]
    plain = [p for p in objects if b"RIFF" in p.read_bytes() or b"WAVEfmt" in p.read_bytes()]
    stranger = recordings.Vault(
        recordings.Envelope(recordings.raw_keyring(bytes(range(32)))), evidence.tools.vault.bucket
    )
    opened = [row for row in rows if _opens(evidence.tools, evidence.tools.vault, row.id)]
    broken_into = [row for row in rows if _opens(evidence.tools, stranger, row.id)]
    held = bool(rows) and len(opened) == len(rows) == len(objects) and not plain and not broken_into
    told = f"{len(rows)} objects; our key opens {len(opened)}, another key {len(broken_into)}"
    return Proof("Recordings rest encrypted, bound to eu-west-2", held, told)


def _erased_only_when_safe(evidence: Evidence, session: Session) -> Proof:
    rows = list(recordings.listing(session))
    safe = [row for row in rows if row.state is recordings.State.ERASED_AT_CARRIER]
    held = evidence.erased_in_outage == 0 and evidence.waited_in_outage > 0 and len(safe) == len(rows)
    told = f"{evidence.waited_in_outage} waited while S3 was down, none was erased; then all {len(safe)} were stored"
    return Proof("The carrier's copy goes only when ours is verified", held, told)


def _logs_are_silent(evidence: Evidence, _session: Session) -> Proof:
    text = "".join(p.read_text("utf-8", "replace") for p in evidence.folder.glob("*.log"))
    secrets = [p.number[3:] for p in CAST] + [f'"{p.name}"' for p in CAST] + ["stop ringing me", "go on then"]
    found = [secret for secret in secrets if secret in text]
    return Proof(
        "No number, name or transcript in a log",
        bool(text) and not found,
        f"{text.count(chr(10))} lines read" + _names(found),
    )


def _opens(tools: Tools, vault: recordings.Vault, recording_id: str) -> bool:
    try:
        sound = recordings.export(
            tools.sessions, recording_id, vault=vault, who="demo", why="proof that it opens", now=tools.now()
        )
        return b"".join(sound).startswith(b"RIFF")
    except recordings.RecordingFault:
        return False


def _events(call_id: str) -> Select[CallEvent]:
    return select(CallEvent).where(CallEvent.call_id == call_id)


def _heard(call: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [h for h in call.get("happenings", ()) if h["kind"] == "heard"]


def _letters(text: str) -> str:
    """What is said, whatever the spacing of its digits."""
    return "".join(letter for letter in text.lower() if letter.isalnum())


def _print(keys: suppression.NumberKeys, number: str) -> str:
    return keys.fingerprint(suppression.Number(number))


def _stops() -> int:
    return sum(person.stops for person in CAST)


def _names(wrong: list[str]) -> str:
    return f"; wrong: {', '.join(wrong)}" if wrong else ""
