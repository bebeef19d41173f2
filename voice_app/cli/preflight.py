"""What stands between a campaign and its first call."""

import json
from dataclasses import asdict

import click

from voice_app.campaigns import preflight
from voice_app.cli.campaign_words import found, print_obstacles
from voice_app.cli.main import REFUSED
from voice_app.wiring import open_tools


@click.command("preflight")
@click.argument("campaign_id")
@click.option("--json", "as_json", is_flag=True, help="One JSON list.")
def preflight_command(campaign_id: str, as_json: bool) -> None:
    """Tell what stands between the campaign and its first call, each thing with the act that mends it.

    Exit code 5 while anything stands there.
    """
    with open_tools() as tools, tools.sessions.begin() as session:
        obstacles = preflight(session, found(session, campaign_id), tools.dialling, tools.now())
        mode = tools.settings.mode
    if as_json:
        click.echo(json.dumps([asdict(obstacle) for obstacle in obstacles]))
    elif obstacles:
        click.echo(f"{campaign_id} ({mode} mode): {len(obstacles)} things stand in the way of its first call.\n")
        print_obstacles(obstacles)
    else:
        click.echo(f"{campaign_id} ({mode} mode): nothing stands in the way. It dials now.")
    if obstacles:
        raise SystemExit(REFUSED)
