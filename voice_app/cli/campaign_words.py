"""How a campaign is told in words: one sentence, its figures with their meaning, and what is in its way."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

import click
from sqlalchemy.orm import Session

from voice_app.campaigns import Campaign, CampaignState, Harm, Obstacle, Progress
from voice_app.cli.failures import Faulty
from voice_app.moments import in_london


def found(session: Session, campaign_id: str) -> Campaign:
    """The campaign; raises Faulty when there is none."""
    if campaign := session.get(Campaign, campaign_id):
        return campaign
    raise Faulty(f"There is no campaign {campaign_id}. See: voice-app campaign list")


def when(moment: datetime | None) -> str:
    """A moment as a clock in London shows it."""
    return f"{in_london(moment):%a %-d %b %H:%M}" if moment else "-"


def sentence(progress: Progress) -> str:
    """Where the campaign is, in one sentence."""
    under_way = progress.ringing + progress.talking
    done = f"{progress.done} of {progress.contacts} contacts done with"
    match progress.state:
        case CampaignState.RUNNING:
            ends = f" At this pace it ends {when(progress.ends)}." if progress.ends else ""
            return f"{progress.campaign} runs: {under_way} calls under way, {done}.{ends}"
        case CampaignState.PAUSED | CampaignState.STOPPED:
            still = "1 call still finishes" if under_way == 1 else f"{under_way} calls still finish"
            why = f" ({progress.why})" if progress.why else ""
            return f"{progress.campaign} is {progress.state}{why}: {still}, {done}."
    return f"{progress.campaign} is {progress.state}: {done}."


def figures(progress: Progress) -> Iterator[str]:
    """The figures that matter, each with its sample."""
    answered = progress.answered
    yield f"answered by a person    {answered} of {progress.dialled} calls placed"
    yield f"heard the whole opening {progress.heard_all} of {answered}{share(progress.opening_rate, answered)}"
    yield f"opted out on the call   {progress.opted_out} of {answered}{share(progress.opt_out_rate, answered)}"
    yield f"silent or abandoned     {_harm(progress.harm)}"
    if waits := progress.waits:
        yield (
            f"wait for first words    {waits.middle} ms in the middle, {waits.late} ms for the slowest of twenty, "
            f"{waits.longest} ms at most, of {waits.timed} (our share: from the carrier's question to our answer)"
        )


def _harm(harm: Harm) -> str:
    told = f"{harm.silent} + {harm.abandoned} of {harm.answered} in 24 hours{share(harm.rate, harm.answered)}"
    return told + (", ALARM: pauses at 3 %" if harm.alarms else "")


def share(rate: float, of: int) -> str:
    return f" ({rate:.1%})" if of else ""


def counted(title: str, counts: Mapping[str, int]) -> Iterator[str]:
    """A small table, greatest first."""
    for place, (name, count) in enumerate(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))):
        yield f"{title if place == 0 else '':<23} {count:>7}  {name.replace('_', ' ')}"


def to_json(progress: Progress) -> dict[str, Any]:
    """Every figure, times in UTC."""
    told = asdict(progress)
    told |= {name: value.isoformat() for name, value in told.items() if isinstance(value, datetime)}
    rates = {"opt_out_rate": progress.opt_out_rate, "opening_rate": progress.opening_rate}
    return told | rates | {"harm": asdict(progress.harm) | {"rate": progress.harm.rate}}


def print_obstacles(obstacles: Iterable[Obstacle]) -> None:
    """Each with the act that mends it."""
    for obstacle in obstacles:
        click.echo(f"{obstacle.what:<24} {obstacle.why}")
        click.echo(f"{'':<24} -> {obstacle.act}")
