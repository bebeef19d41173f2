"""The second half, what a campaign promises: a manager's two files, a Sunday, a Monday, a pause, an old register."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import func, select

import suppression
from voice_app.campaigns import (
    Campaign,
    Decision,
    Item,
    list_at,
    preflight,
    who_is_present,
)
from voice_app.demo import coffee, first_half, harbour, tables
from voice_app.demo.days import next_morning, next_sunday, working_day
from voice_app.demo.desk import Said
from voice_app.demo.evidence import Silence
from voice_app.demo.scene import APPROVER, MANAGER, OFFICER, Scene, standing
from voice_app.moments import in_london

_FAULTY, _REFUSED = 3, 5  # exit codes
_QUIET_S = 1.6  # real seconds: at eight looks of the pacer nobody was dialled
_BEFORE_NINE = timedelta(seconds=1)
_LONGER_THAN_REGISTERS = timedelta(days=29)


def bring_two_files(scene: Scene) -> Said:
    """Client, script, list, checklist, approval; the refusal while the checklist was empty."""
    folder = scene.stage.folder
    today = in_london(scene.tools.now()).date()
    coffee.write_files(folder, today)
    harbour.write_files(folder, today)
    scene.type("client", "add", coffee.CLIENT, "--name", coffee.CLIENT_NAME, "--contact", coffee.CLIENT_CONTACT)
    pace = ("--per-minute", "150", "--at-once", "8", "--attempts", "1", "--by", MANAGER)
    scene.type(
        "campaign", "add", coffee.CAMPAIGN, "--client", coffee.CLIENT, "--script", f"{folder}/coffee.yaml", *pace
    )
    unready = scene.type("campaign", "check", coffee.CAMPAIGN, "--by", MANAGER, ends=_REFUSED, without="->")
    scene.telling.say("  Refused (exit code 5); it also tells the command that mends each. So they do, the list first:")
    told, mend = ("--consent", f"{folder}/coffee-consent.yaml"), ("--out", f"{folder}/coffee-mend.csv")
    scene.type("contacts", "import", coffee.CAMPAIGN, f"{folder}/coffee.csv", *told, *mend, "--yes", "--by", MANAGER,
               ends=_FAULTY)  # fmt: skip
    for item, value in _checklist(scene).items():
        scene.type("client", "note", coffee.CLIENT, item, value, "--by", OFFICER, quietly=True)
    scene.type("campaign", "check", coffee.CAMPAIGN, "--by", MANAGER)
    scene.type("campaign", "approve", coffee.CAMPAIGN, "--by", APPROVER)
    return unready


def _checklist(scene: Scene) -> dict[str, str]:
    return {
        Item.DPA: "DPA-2026-021",
        Item.SUB_PROCESSORS: list_at(scene.tools.now()).version,
        Item.DPIA: "DPIA-2026-009",
        Item.LAWFUL_BASIS: "checkout form 4, seen by Olu",
        Item.LINE: f"{scene.tools.settings.from_number}, letter of authority",
    }


def keep_sunday(scene: Scene) -> Silence:
    """The campaign runs, the worker is there, and it is Sunday; meanwhile somebody rings the office and opts out."""
    scene.set_clock(next_sunday(scene.tools.now()))
    scene.type("campaign", "start", coffee.CAMPAIGN, "--by", MANAGER)
    _wait_for_workers(scene)
    scene.type("campaign", "preflight", coffee.CAMPAIGN, ends=_REFUSED)
    kept = _silence(scene, coffee.CAMPAIGN, lambda: _hours_told(scene))
    scene.telling.say(f"  {_dialled(kept)}. Meanwhile somebody on the list telephones the office:")
    scene.type("stop", coffee.STOPPED_ON_SUNDAY, "--reason", "rang the office")
    scene.telling.say("  And Harbour Homes brings a second list: two people who are on Northbean's list too.")
    told = ("--consent", f"{scene.stage.folder}/harbour-consent.yaml", "--yes", "--by", MANAGER)
    scene.type("contacts", "import", first_half.CAMPAIGN, f"{scene.stage.folder}/harbour.csv", *told, quietly=True)
    return kept


def _hours_told(scene: Scene) -> str:
    with scene.tools.sessions.begin() as session:
        campaign = session.get_one(Campaign, coffee.CAMPAIGN)
        found = preflight(session, campaign, scene.tools.dialling, scene.tools.now())
    return "; ".join(each.why for each in found if each.what == "hours")


def _silence(scene: Scene, campaign_id: str, told: Callable[[], str]) -> Silence:
    """Once a worker is there, look away for a while, and count what was dialled meanwhile."""
    _wait_for_workers(scene)
    begins, before = scene.tools.now(), scene.carrier.count()
    time.sleep(_QUIET_S)
    after, found = scene.carrier.count(), standing(scene.tools, campaign_id)
    return Silence(begins, scene.tools.now(), before, after, _workers(scene), found.waiting, told())


def _dialled(silence: Silence) -> str:
    count = silence.after - silence.before
    return f"{count} calls were dialled" if count else "Nobody was dialled"


def _wait_for_workers(scene: Scene) -> None:
    scene.wait(coffee.CAMPAIGN, "", lambda _: bool(_workers(scene)))


def _workers(scene: Scene) -> tuple[str, ...]:
    with scene.tools.sessions.begin() as session:
        return who_is_present(session, scene.tools.now())


def ring_on_monday(scene: Scene) -> Silence:
    """Nine o'clock strikes and dialling begins; a pause while calls are going on; the campaign ends by itself."""
    scene.set_clock(next_morning(scene.tools.now()) - _BEFORE_NINE)
    scene.wait(coffee.CAMPAIGN, "Monday 09:00", lambda s: s.under_way + s.over >= 4 and s.under_way >= 1)
    pause = _pause(scene)
    scene.type("campaign", "resume", coffee.CAMPAIGN, "--by", MANAGER)
    scene.wait(coffee.CAMPAIGN, "Monday", lambda s: s.is_over)
    scene.type("campaign", "status", coffee.CAMPAIGN)
    return pause


def _pause(scene: Scene) -> Silence:
    """What is counted begins a second after the word."""
    scene.type("campaign", "pause", coffee.CAMPAIGN, "--by", MANAGER, "--why", "a word with the team")
    time.sleep(1)
    kept = _silence(scene, coffee.CAMPAIGN, lambda: standing(scene.tools, coffee.CAMPAIGN).state)
    scene.telling.say(f"  {_dialled(kept)} since, while {kept.waiting} people wait.")
    return kept


def ring_for_the_other_client(scene: Scene) -> None:
    """Two of Monday's people are on the first client's list too: one was rung today, one has opted out."""
    scene.type("campaign", "resume", first_half.CAMPAIGN, "--by", MANAGER, "--why", "two more people")
    scene.wait(first_half.CAMPAIGN, "", lambda _: _decided(scene) >= len(harbour.PEOPLE))
    scene.telling.show(tables.decisions(scene.tools, first_half.CAMPAIGN, harbour.PEOPLE))


def _decided(scene: Scene) -> int:
    """People of the second list on whom the gate has decided."""
    marks = [scene.tools.number_keys.fingerprint(person.number) for person in harbour.PEOPLE]
    mine = (Decision.campaign_id == first_half.CAMPAIGN, Decision.fingerprint.in_(marks))
    with scene.tools.sessions.begin() as session:
        return session.scalar(select(func.count(func.distinct(Decision.fingerprint))).where(*mine)) or 0


def let_registers_grow_old(scene: Scene) -> Silence:
    """Twenty-nine days pass and nobody loads a register: the gate shuts. New ones are loaded: it opens."""
    tools = scene.tools
    scene.wait(first_half.CAMPAIGN, "", lambda s: s.unsafe == 0)
    later = working_day(tools.now() + _LONGER_THAN_REGISTERS)
    scene.set_clock(later)
    scene.type("register", "status", ends=_REFUSED)
    scene.wait(first_half.CAMPAIGN, "", lambda _: _refused(scene, later))
    kept = _silence(scene, first_half.CAMPAIGN, lambda: tools.registers.unusable(tools.now()))
    scene.telling.say(f"  {_dialled(kept)} since. This month's files are loaded:")
    folder, key = tools.settings.registers_dir, tools.keys.registers
    suppression.load_practice_registers(folder, key, in_london(tools.now()).date())
    scene.type("register", "status")
    scene.set_clock(tools.now() + timedelta(minutes=2))  # a campaign that was refused asks again a minute later
    scene.wait(first_half.CAMPAIGN, "The register is new", lambda s: s.is_over)
    return kept


def _refused(scene: Scene, since: datetime) -> bool:
    """Whether the gate has said no to anybody since then."""
    with scene.tools.sessions.begin() as session:
        refused = select(Decision.id).where(Decision.at >= since, Decision.allowed.is_(False))
        return session.scalar(refused.limit(1)) is not None
