"""How far a campaign has come, once."""

import json

import click

from voice_app.campaigns import progress_of
from voice_app.cli.campaign_words import counted, figures, found, sentence, to_json
from voice_app.wiring import open_tools


@click.command()
@click.argument("campaign_id")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def status(campaign_id: str, as_json: bool) -> None:
    """How far a campaign has come: contacts, calls, outcomes, figures."""
    with open_tools() as tools, tools.sessions.begin() as session:
        progress = progress_of(session, found(session, campaign_id), tools.now())
    if as_json:
        click.echo(json.dumps(to_json(progress)))
        return
    click.echo(sentence(progress))
    for line in figures(progress):
        click.echo(f"  {line}")
    for title, counts in (
        ("last attempts", progress.endings),
        ("ended by the gate", progress.refused),
        ("excluded at import", progress.excluded),
    ):
        for line in counted(title, counts):
            click.echo(f"  {line}")
