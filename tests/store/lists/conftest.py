"""A campaign, registers for practice, and lists that are written, checked and taken in."""

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

import suppression
from tests.make import make_campaign, make_dial_tools
from voice_app.campaigns import Campaign
from voice_app.campaigns.lists import (
    Account,
    Doing,
    Evidence,
    FixFile,
    Means,
    Reading,
    Receipt,
    encoding_of,
    judge_list,
    make_order,
    open_contacts,
    open_crew,
    take_in,
)

CLIENT, CLIENT_NAME = "client-spring", "Harbour Homes"
FORM = Evidence(
    named=CLIENT_NAME,
    topic="the valuation I asked for",
    wording="Yes, Harbour Homes may ring me on this number with an automated AI voice about the valuation I asked for.",
    version="web-12 v3",
    method="web",
    source="https://harbourhomes.example/valuation",
    scope="automated",
    collected_by="own",
)


@dataclass(frozen=True)
class Done:
    """What came of a list; `mend` is the file of its faulty rows."""

    account: Account
    receipt: Receipt | None
    earlier: str | None
    mend: Path

    @property
    def split(self):
        told = self.account
        piles = {"callable": told.callable, "faulty": told.faulty, "in_file": told.in_file}
        return {**{str(rule): count for rule, count in told.excluded.items()}, **piles, "in_campaign": told.in_campaign}


@pytest.fixture
def number_keys(keys):
    return suppression.NumberKeys(keys.fingerprint, keys.sealer)


@pytest.fixture
def registers(tmp_path, keys, now):
    suppression.load_practice_registers(tmp_path / "registers", keys.registers, now.date())
    return suppression.Registers(tmp_path / "registers", keys.registers, live=False)


@pytest.fixture
def tools(keys, tmp_path, registers):
    return make_dial_tools(keys, tmp_path / "journal", registers=registers)


@pytest.fixture
def spring(sessions, now):
    """A campaign that runs."""
    with sessions.begin() as session:
        make_campaign(session, now)
    return "spring"


@pytest.fixture
def go(sessions, spring, number_keys, registers, tmp_path, now):
    """`go(path)` imports a list; with writes=False it is only checked."""

    def go(path, evidence=FORM, told=(), writes=True, campaign_id="spring", at=now, rows_about=None, mending=None):
        with ExitStack() as stack:
            with sessions.begin() as session:
                order = make_order(session, campaign_id, "Maya", at)
            found = stack.enter_context(open_contacts(path, order, Reading(dict(told), evidence)))
            means = Means(number_keys, *registers.made_of())
            mend = path.with_suffix(f".mend{path.suffix}")
            out = stack.enter_context(open(mend, "w", encoding=encoding_of(found.source), newline=""))
            crew = stack.enter_context(open_crew(found.plan, means, rows_about or found.source.rows_about))
            doing = Doing(crew, lambda _done, _about: None, mending or FixFile(out, found.source))
            judged = stack.enter_context(judge_list(sessions.begin, order, found, doing))
            receipt = None
            if writes:
                with sessions.begin() as session:
                    receipt = take_in(session, judged, number_keys, doing.advance)
            return Done(judged.account, receipt, judged.earlier, mend)

    return go


@pytest.fixture
def write(tmp_path):
    """A CSV file of these rows."""

    def write(*rows, heading="Phone,First name,Enquiry date,Consent date", name="list.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(("\r\n".join([heading, *rows]) + "\r\n").encode(encoding))
        return path

    return write


@pytest.fixture
def client_of(sessions):
    def read(campaign_id):
        with sessions.begin() as session:
            return session.get_one(Campaign, campaign_id).client_id

    return read
