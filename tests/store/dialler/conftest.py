"""A campaign that runs, its contacts, and pacers that only remember what they asked for."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from tests.make import AskedWork, make_campaign, make_contact, make_dial_tools
from tests.safety.people import number
from voice_app.campaigns import Campaign, Contact

LONG_AGO = timedelta(minutes=9)  # so that the pace holds nobody back at the first tick


@dataclass
class AskedDials:
    """Remembers whose dial was asked for."""

    asked: list = field(default_factory=list)

    def dial(self, _session, contact_id, attempt):
        self.asked.append((contact_id, attempt))


@pytest.fixture
def dials():
    return AskedDials()


@pytest.fixture
def tools(keys, tmp_path):
    return make_dial_tools(keys, tmp_path / "journal", AskedWork())


@pytest.fixture
def enrol(sessions, tools, now):
    """A running campaign with that many contacts; `manner` are columns of the campaign."""

    def enrol(people, campaign_id="spring", first=0, **manner):
        with sessions.begin() as session:
            made = make_campaign(session, now, campaign_id=campaign_id)
            usual = {"calls_per_minute": 6000.0, "concurrency": 1000, "next_dial_at": now - LONG_AGO}
            for name, value in (usual | manner).items():
                setattr(made, name, value)
            places = range(first, first + people)
            return [make_contact(session, tools, now, number(place), campaign_id).id for place in places]

    return enrol


@pytest.fixture
def contact_of(sessions):
    def read(contact_id):
        with sessions.begin() as session:
            return session.get_one(Contact, contact_id)

    return read


@pytest.fixture
def change(sessions):
    def change(campaign_id="spring", **columns):
        with sessions.begin() as session:
            for name, value in columns.items():
                setattr(session.get_one(Campaign, campaign_id), name, value)

    return change
