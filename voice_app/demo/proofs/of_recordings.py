"""What becomes of the sound of a call, and what a log may say."""

from sqlalchemy.orm import Session

import recordings
from voice_app.demo import coffee
from voice_app.demo.cast import CAST
from voice_app.demo.evidence import Evidence
from voice_app.demo.proofs.proof import Proof, wrong


def recorded_after_notice(evidence: Evidence, _session: Session) -> Proof:
    """Of every call, by the carrier's own clock."""
    early, recorded = [], 0
    for call in evidence.carrier.calls.values():
        happened = call["happenings"]
        starts = [h["at"] for h in happened if h["kind"] == "recording" and h["status"] == "in-progress"]
        heard = [h for h in happened if h["kind"] == "heard" and h["cut_at"] is None]
        notices = [h["at"] + h["seconds"] for h in heard if "This call is recorded" in h["text"]]
        recorded += bool(starts)
        if starts and (not notices or starts[0] < notices[0] - 0.5):
            early.append(call["sid"][-4:])
    return Proof("The recorder starts after the notice", recorded > 0 and not early, f"{recorded} calls{wrong(early)}")


def objection_kept(evidence: Evidence, session: Session) -> Proof:
    """Nothing of them is left, neither at the carrier nor with us."""
    objected = [call for _, call in evidence.calls(session) if call.recorder == "forbidden"]
    kept = {row.call_id for row in recordings.listing(session)}
    at_carrier = [each for call in objected for each in evidence.carrier.calls[call.carrier_id or ""]["recordings"]]
    left = [each for each in at_carrier if not each["erased"]]
    held = bool(objected) and not left and not kept & {call.id for call in objected}
    told = f"{len(objected)} objected; erased at the carrier, never stored"
    return Proof("Who objects to the recording is not recorded", held, told)


def erased_only_when_safe(evidence: Evidence, session: Session) -> Proof:
    """While the object store was down, and now."""
    rows, outage = list(recordings.listing(session)), evidence.notes.outage
    safe = [row for row in rows if row.state is recordings.State.ERASED_AT_CARRIER]
    held = outage.erased == 0 and outage.waited > 0 and len(safe) == len(rows)
    told = f"{outage.waited} waited while S3 was down, {outage.erased} erased; now {len(safe)} of {len(rows)} stored"
    return Proof("The carrier's copy goes only when ours is verified", held, told)


def logs_are_silent(evidence: Evidence, _session: Session) -> Proof:
    """No number, name or word of anybody in any log of any process."""
    text = "".join(path.read_text("utf-8", "replace") for path in sorted(evidence.folder.glob("*.log")))
    people = {person.name: person.number for person in CAST}
    people |= {row.name: row.parsed.e164 for row in coffee.ROWS if row.parsed and row.name}
    secrets = [number[3:] for number in people.values()] + [f'"{name}"' for name in people]
    found = [secret for secret in (*secrets, "stop ringing me", "go on then") if secret in text]
    told = f"{text.count(chr(10))} lines read{wrong(found)}"
    return Proof("No number, name or transcript in a log", bool(text) and not found, told)


def encrypted_in_london(evidence: Evidence) -> Proof:
    """Each object opens with our key and yields the sound; not one shows a WAV header; another key opens none."""
    with evidence.tools.sessions.begin() as session:
        rows = [row for row in recordings.listing(session) if row.state is recordings.State.ERASED_AT_CARRIER]
    objects = [path for path in (evidence.folder / "s3").rglob("*") if path.is_file()]
    plain = [path for path in objects if b"RIFF" in (data := path.read_bytes()) or b"WAVEfmt" in data]
    vault = evidence.tools.vault
    stranger = recordings.Vault(recordings.Envelope(recordings.raw_keyring(bytes(range(32)))), vault.bucket)
    opened = [row for row in rows if _opens(evidence, vault, row.id)]
    broken_into = [row for row in rows if _opens(evidence, stranger, row.id)]
    held = bool(rows) and len(opened) == len(rows) == len(objects) and not plain and not broken_into
    told = f"{len(rows)} objects; our key opens {len(opened)}, another key {len(broken_into)}"
    return Proof("Recordings rest encrypted, bound to eu-west-2", held, told)


OF_RECORDINGS = (recorded_after_notice, objection_kept, erased_only_when_safe, logs_are_silent)


def _opens(evidence: Evidence, vault: recordings.Vault, recording_id: str) -> bool:
    tools = evidence.tools
    try:
        sound = recordings.export(
            tools.sessions, recording_id, vault=vault, who="demo", why="proof that it opens", now=tools.now()
        )
        return b"".join(sound).startswith(b"RIFF")
    except recordings.RecordingFault:
        return False
