"""The installation a rehearsal plays on: one folder, one process, the real web app and a practice carrier."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from sqlalchemy.orm import Session
from werkzeug.serving import WSGIRequestHandler, make_server

import suppression
from voice_app.database import open_engine
from voice_app.keys import make_key_file, read_keys
from voice_app.practice import Callees, Carrier, CarrierSettings
from voice_app.stage.processes import free_port
from voice_app.stage.stage import practice_environment
from voice_app.upgrade import upgrade
from voice_app.wiring import Tools, create_app, open_tools
from voice_app.workflows import Outbox


@dataclass(frozen=True, slots=True)
class Desk(Outbox):
    """Work that is asked for lies here until the rehearsal does it: no worker runs."""

    asked: list[tuple[str, tuple[object, ...]]] = field(default_factory=list)

    def _put(self, session: Session, queue: str, workflow: str, name: str, delay: float, *arguments: object) -> None:
        self.asked.append((workflow, arguments))

    def take(self, workflow: str) -> list[tuple[object, ...]]:
        """What was asked of this kind, taken off the desk."""
        taken = [each for each in self.asked if each[0] == workflow]
        for each in taken:
            self.asked.remove(each)
        return [arguments for _, arguments in taken]


class StageTools(Tools):
    """An installation's tools, with a desk for the queues."""

    @cached_property
    def outbox(self) -> Desk:
        return Desk(super().outbox.client, self.settings.settle_after)


class Quiet(WSGIRequestHandler):
    """No access log in the middle of an account."""

    def log(self, type: str, message: str, *args: object) -> None:
        return


@contextmanager
def open_line(real: Tools, folder: Path, callees: Callees, speed: float) -> Iterator[tuple[StageTools, Carrier]]:
    """A throw-away installation that speaks for the same company, with the real one's registers' age and capacity."""
    environ = _environment(real, folder)
    _prepare(real, environ)
    with open_tools(environ) as opened:
        tools = StageTools(opened.settings, opened.engine, opened.keys, opened.now)
        web_port, carrier_port = (int(environ[name].rsplit(":", 1)[1]) for name in _PORTS)
        web = make_server("127.0.0.1", web_port, create_app(tools), threaded=True, request_handler=Quiet)
        threading.Thread(target=web.serve_forever, args=(0.02,), daemon=True).start()
        carrier = Carrier(
            CarrierSettings(
                environ["TWILIO_ACCOUNT_SID"], environ["TWILIO_AUTH_TOKEN"], port=carrier_port, speed=speed,
                callees=callees, calls_per_second=1000.0, now=tools.now,
            )
        )  # fmt: skip
        carrier.start()
        try:
            yield tools, carrier
        finally:
            carrier.stop()
            web.shutdown()
            web.server_close()
            tools.outbox.client.destroy()


_PORTS = ("PUBLIC_BASE_URL", "TWILIO_API_BASE_URL")


def _environment(real: Tools, folder: Path) -> Mapping[str, str]:
    s = real.settings
    return practice_environment(folder, free_port(), free_port(), free_port()) | {
        "COMPANY_NAME": s.company_name,
        "COMPANY_CONTACT": s.company_contact,
        "TWILIO_FROM_NUMBER": s.from_number,
        "AGENTS": str(s.agents),
    }


def _prepare(real: Tools, environ: Mapping[str, str]) -> None:
    """Keys, tables, and practice registers as old as the real ones; none where the real ones cannot be used."""
    make_key_file(Path(environ["KEY_FILE"]))
    engine = open_engine(environ["DATABASE_URL"])
    upgrade(engine)
    engine.dispose()
    if (day := _age_of_registers(real)) is not None:
        key = read_keys(Path(environ["KEY_FILE"])).registers
        suppression.load_practice_registers(Path(environ["REGISTERS_DIR"]), key, day)


def _age_of_registers(real: Tools) -> date | None:
    """The date of the older one; None when one is not loaded."""
    dates = [status.file_date for each in suppression.Register if (status := real.registers.status(each))]
    return min(dates) if len(dates) == len(suppression.Register) else None
