"""Why a number was, or was not, called, and whether it may be: now, or at any moment before."""

import json
from datetime import datetime

import click
from sqlalchemy.orm import Session

import suppression
from voice_app.campaigns import Answer, Campaign, Whom, ask_now, ask_then, campaigns_of, known_as, story
from voice_app.cli.failures import Faulty
from voice_app.cli.main import REFUSED
from voice_app.cli.why_words import Found, print_found, told_of
from voice_app.moments import LONDON, as_utc
from voice_app.wiring import Tools, open_tools


class Moment(click.ParamType[datetime]):
    """A date and time as ISO 8601 has them; on London's clock unless the text names a zone."""

    name = "time"

    def convert(self, value: object, param: click.Parameter | None, context: click.Context | None) -> datetime:
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no time: write it as 2026-11-23 or 2026-11-23T10:30.", param, context)
        return as_utc(moment if moment.tzinfo else moment.replace(tzinfo=LONDON))


@click.command()
@click.argument("number")
@click.option("--at", "moment", type=Moment(), help="As things stood at this time in London; now if not given.")
@click.option("--campaign", "campaign_id", metavar="ID", help="Which gate to ask; the number's latest, if not given.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def why(number: str, moment: datetime | None, campaign_id: str | None, as_json: bool) -> None:
    """Everything that decided whether NUMBER was called, and what the gate says of it, rule by rule.

    Exit code 5: it may not be called.
    """
    try:
        parsed = suppression.parse_number(number)
    except suppression.NotANumber as wrong:
        raise Faulty(str(wrong)) from wrong
    with open_tools() as tools, tools.sessions.begin() as session:
        found = _find(session, tools, parsed, moment, campaign_id)
    if as_json:
        click.echo(json.dumps(told_of(found)))
    else:
        print_found(found)
    if found.is_stopped or (found.answer and not found.answer.is_yes):
        raise SystemExit(REFUSED)


def _find(
    session: Session, tools: Tools, number: suppression.Number, moment: datetime | None, campaign_id: str | None
) -> Found:
    at, fingerprint = moment or tools.now(), tools.number_keys.fingerprint(number)
    happenings = story(session, fingerprint, tools.number_keys, at)
    entries = suppression.history(session, tools.number_keys, fingerprint)
    campaigns = campaigns_of(session, fingerprint, at)
    answer = _ask(session, tools, Whom(number, fingerprint), campaign_id or next(iter(campaigns), None), moment, at)
    return Found(
        number=str(number),
        is_stopped=any(entry.suppression.at <= at for entry in entries),
        happenings=happenings,
        answer=answer,
        other_campaigns=tuple(each for each in campaigns if answer is None or each != answer.campaign_id),
    )


def _ask(
    session: Session, tools: Tools, whom: Whom, campaign_id: str | None, moment: datetime | None, at: datetime
) -> Answer | None:
    """The gate's answer for this campaign; None where the number is on no list and no campaign was named."""
    if campaign_id is None:
        return None
    campaign = session.get(Campaign, campaign_id)
    if campaign is None:
        raise Faulty(f"There is no campaign {campaign_id}. See: voice-app campaign list")
    person = known_as(session, whom, campaign_id, tools.dialling, at)
    if moment is None or moment >= tools.now():
        return ask_now(session, person, campaign, tools.dialling, at)
    return ask_then(session, person, campaign, tools.dialling, at)
