"""Whatever is sent to the carrier's door: never a server error, and without Twilio's signature nothing changes."""

from dataclasses import replace
from random import Random

from structlog.testing import capture_logs

from tests.safety.door import Door
from tests.safety.hostile import Letter, change, cut_up, forge, good_letter, sign
from tests.safety.odd_values import OTHER_PATHS
from tests.safety.people import people_on_the_line
from tests.safety.scale import scaled
from voice_app.calls import State
from voice_app.wiring import open_tools

REQUESTS = 50_000  # on each database: half of them signed after they were changed
BATCHES, CUT_UP = 20, 10  # batches of each kind; one in so many forged requests is a signed one cut up differently
SEED = 5


def changed_letter(door, people, random):
    letter = good_letter(door.environ, random.choice(people), random)
    for _ in range(random.choice((0, 1, 1, 1, 2, 3))):
        change(letter, random)
    return letter


def send_signed(door, people, count, random):
    for _ in range(count):
        letter = changed_letter(door, people, random)
        door.send(letter, sign(letter, door.environ))


def send_forged(door, people, count, random):
    """How many signed requests were accepted after they had been cut up differently."""
    accepted = 0
    for place in range(count):
        if place % CUT_UP:
            letter = changed_letter(door, people, random)
            door.send(letter, forge(letter, door.environ, random))
        else:
            letter = good_letter(door.environ, random.choice(people), random)
            signature = sign(letter, door.environ)
            cut_up(letter, random)
            accepted += door.send(letter, signature) != 403
    return accepted


def test_hostile_webhooks_break_nothing_and_change_nothing_unsigned(installation, tell):
    count, random, changes, accepted = scaled(REQUESTS, small=600), Random(SEED), 0, 0
    people = people_on_the_line(installation, max(60, count // 50), states=tuple(State))
    with open_tools(installation) as tools, capture_logs() as logs:
        door = Door(tools, installation, logs)
        for path in OTHER_PATHS:
            door.send(Letter(path, [], "GET"), None)
        for _ in range(BATCHES):
            before = door.state()
            accepted += send_forged(door, people, count // BATCHES // 2, random)
            changes += door.state() != before
            send_signed(door, people, count // BATCHES // 2, random)
        moved = door.state() != before
    tell(f"hostile webhooks on {tools.engine.dialect.name}", requests=len(door.seconds), signed=count // 2,
         answered_5xx=len(door.broken), failed_inside=len(door.failed), changed_unsigned=changes,
         cut_up_accepted=accepted, p99_ms=round(door.slowest_percent_ms(), 1), seed=SEED,
         answers="/".join(f"{status}:{many}" for status, many in sorted(door.answers.items())))  # fmt: skip
    assert (door.broken, door.failed, changes, accepted) == ([], [], 0, 0)
    assert moved
    assert door.routes >= door.all_routes


class LaxGuard:
    """The planted fault: a guard that reads any form, signed or not."""

    def form(self, request):
        return {"CallSid": "", **request.form}


def test_a_door_without_its_guard_is_caught(make_installation, tell):
    environ, random = make_installation(), Random(SEED)
    people = people_on_the_line(environ, 20)
    with open_tools(environ) as tools, capture_logs() as logs:
        door = Door(tools, environ, logs)
        lent = door.client.application.extensions["telephony"]
        door.client.application.extensions["telephony"] = replace(lent, guard=LaxGuard())
        before = door.state()
        accepted = send_forged(door, people, 100, random)
        changed = door.state() != before
    tell("hostile webhooks without a guard (planted)", changed_unsigned=changed, cut_up_accepted=accepted)
    assert changed
    assert accepted
