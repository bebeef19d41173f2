"""Starting and stopping recordings of a call, and telling the application about them."""

import threading
import time

from voice_app.practice.call import Call, new_sid
from voice_app.practice.media import new_seal
from voice_app.practice.parameters import recording_parameters
from voice_app.practice.postman import Callback, Postman
from voice_app.practice.recording import Recording, RecordingStatus, RecordingWish
from voice_app.practice.settings import CarrierSettings


class Recorder:
    """All recordings of the account, by sid. Thread-safe; `base_url` is known once the server listens."""

    def __init__(self, settings: CarrierSettings) -> None:
        self.base_url = ""
        self._settings = settings
        self._key_sid = new_sid("CR")
        self._lock = threading.Lock()
        self._all: dict[str, Recording] = {}
        self._erased: list[str] = []

    def start(self, call: Call, wish: RecordingWish, postman: Postman, at: float) -> Recording | None:
        """A new recording, or None when the same maker has one running (a second start does nothing)."""
        if any(recording.running and recording.wish.maker == wish.maker for recording in call.recordings):
            call.warn(0, "A recording started the same way is running: this start does nothing.")
            return None
        owner = call.parent or call
        source = self._settings.guesses.start_source if wish.maker == "Start" else wish.maker
        recording = Recording(wish, owner.sid, at, call.date(at) or call.created, source)
        call.recordings.append(recording)
        with self._lock:
            self._all[recording.sid] = recording
        call.note("recording", at, status="in-progress", sid=recording.sid)
        self._tell(call, recording, RecordingStatus.IN_PROGRESS, postman)
        return recording

    def stop(self, call: Call, recording: Recording, postman: Postman, at: float) -> None:
        """Finish a running recording; its media can be had a moment later."""
        with recording.lock:
            if not recording.running:
                return
            recording.finish(at, list(call.utterances))
            if recording.status is RecordingStatus.PROCESSING:
                self._store(recording)
        call.note(
            "recording", at, status=recording.status.value, sid=recording.sid, seconds=round(recording.seconds, 2)
        )
        self._tell(call, recording, recording.status, postman)

    def _store(self, recording: Recording) -> None:
        pem = self._settings.recording_public_key
        if pem is not None:
            recording.seal = new_seal(pem, self._key_sid, self._settings.guesses.sealed_type)
        recording.ready_at = time.monotonic() + self._settings.media_ready_after
        recording.status = RecordingStatus.COMPLETED

    def _tell(self, call: Call, recording: Recording, status: RecordingStatus, postman: Postman) -> None:
        if recording.wish.callback is None or status not in recording.wish.events:
            return
        parameters = recording_parameters(call, recording, status, self.base_url)
        postman.post(Callback(recording.wish.callback, tuple(parameters), "recording", status))

    def find(self, sid: str) -> Recording | None:
        with self._lock:
            return self._all.get(sid)

    def listed(self) -> list[Recording]:
        """Newest first, the erased ones included."""
        with self._lock:
            return list(self._all.values())[::-1]

    def erase(self, recording: Recording) -> None:
        """The media goes at once; the rest stays to be seen with IncludeSoftDeleted."""
        with self._lock:
            recording.deleted = True
            recording.kept, recording.seal, recording.media = (), None, None
            self._erased.append(recording.sid)

    def erased(self) -> list[str]:
        with self._lock:
            return list(self._erased)
