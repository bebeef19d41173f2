"""A campaign, live in the terminal; plain lines where it is no terminal."""

import json
import time
from collections.abc import Mapping

import click
from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from voice_app.campaigns import CampaignState, Progress, progress_of
from voice_app.cli.campaign_words import figures, found, sentence, to_json, when
from voice_app.wiring import Tools, open_tools

_OVER = frozenset({CampaignState.FINISHED, CampaignState.STOPPED})


@click.command()
@click.argument("campaign_id")
@click.option("--once", is_flag=True, help="Look once and leave.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each look.")
@click.option("--every", type=click.FloatRange(0.1, 3600), default=1.0, show_default=True, help="Seconds.")
def watch(campaign_id: str, once: bool, as_json: bool, every: float) -> None:
    """Watch a campaign: pace, calls, outcomes, opt-outs, whom the rules left out. Ends when the campaign does."""
    console = Console()
    with open_tools() as tools:
        if as_json or once or not console.is_terminal:
            _print(tools, campaign_id, once, as_json, every)
        else:
            _show(tools, campaign_id, every, console)


def _print(tools: Tools, campaign_id: str, once: bool, as_json: bool, every: float) -> None:
    """A line whenever something changed."""
    last = ""
    while True:
        progress = _look(tools, campaign_id)
        line = json.dumps(to_json(progress)) if as_json else in_a_line(progress)
        if line != last:
            click.echo(line)
        if once or _is_over(progress):
            return
        last = line
        time.sleep(every)


def _show(tools: Tools, campaign_id: str, every: float, console: Console) -> None:
    with Live(console=console, auto_refresh=False) as live:
        while True:
            progress = _look(tools, campaign_id)
            live.update(picture(progress), refresh=True)
            if _is_over(progress):
                return
            time.sleep(every)


def _look(tools: Tools, campaign_id: str) -> Progress:
    with tools.sessions.begin() as session:
        return progress_of(session, found(session, campaign_id), tools.now())


def _is_over(progress: Progress) -> bool:
    return progress.state in _OVER and progress.ringing + progress.talking == 0


def in_a_line(progress: Progress) -> str:
    """What changes, in one line."""
    harm = progress.harm.silent + progress.harm.abandoned
    return (
        f"{progress.campaign} {progress.state}: pace {progress.last_minute}/min, ringing {progress.ringing}, "
        f"talking {progress.talking}, dialled {progress.dialled}, answered {progress.answered}, "
        f"opted out {progress.opted_out}, silent or abandoned {harm}, left {progress.waiting + progress.in_hand}, "
        f"ends {when(progress.ends)}"
    )


def picture(progress: Progress) -> RenderableType:
    """The whole of it for a terminal."""
    now = Table.grid(padding=(0, 3))
    now.add_row("pace", f"{progress.last_minute} a minute", "ringing", str(progress.ringing))
    now.add_row("left", f"{progress.waiting + progress.in_hand} contacts", "talking", str(progress.talking))
    now.add_row("next due", when(progress.next_due), "ends", when(progress.ends))
    body: list[RenderableType] = [Text(sentence(progress), style="bold"), Text(), now, Text()]
    body += [Text(line) for line in figures(progress)]
    body += [_counts(progress)]
    return Panel(Group(*body), title=f"campaign {progress.campaign}", expand=False)


def _counts(progress: Progress) -> RenderableType:
    table = Table("last attempts", "", "left out by a rule", "", box=None, padding=(1, 2, 0, 0))
    left_out = {**progress.excluded}
    for rule, count in progress.refused.items():
        left_out[rule] = left_out.get(rule, 0) + count
    attempts, rules = _greatest(progress.endings), _greatest(left_out)
    for place in range(max(len(attempts), len(rules))):
        table.add_row(*_cell(attempts, place), *_cell(rules, place), style=None)
    return table


def _greatest(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _cell(rows: list[tuple[str, int]], place: int) -> tuple[str, str]:
    return (rows[place][0].replace("_", " "), str(rows[place][1])) if place < len(rows) else ("", "")
