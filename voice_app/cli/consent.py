"""The consent ledger from the command line: a list comes in, one number's ledger is shown, consent is taken back."""

import getpass
import json
from pathlib import Path

import click

import suppression
from voice_app.campaigns import Client, NotEnrolled, form_of, ledger_of, withdraw
from voice_app.campaigns.consent_list import ConsentReceipt, open_consents
from voice_app.campaigns.lists import FileFaulty, Reading
from voice_app.cli.consent_words import entry_as_told, print_entry, print_receipt, receipt_as_told
from voice_app.cli.contact_options import columns_option, evidence_of
from voice_app.cli.failures import Faulty
from voice_app.cli.main import FAULTY
from voice_app.wiring import Tools, open_tools
from voice_app.workflows import recall

CHANNELS = ("web", "email", "post", "sms", "telephone", "client", "staff")
by = click.option("--by", "who", metavar="NAME", default=getpass.getuser, help="Who does it; you, if not given.")
client_option = click.option("--client", "client_id", metavar="ID", help="Only with this client; else with all.")
as_json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object.")


@click.group()
def consent() -> None:
    """Who agreed to be called by an automated voice, for whom, when, how, and in which words.

    \b
    voice-app consent wording harbour --topic "selling your home" > form.yaml
    voice-app consent import consents.csv --client harbour --consent form.yaml
    voice-app consent show "07700 900123"
    voice-app consent withdraw "07700 900123" --client harbour
    """


@consent.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--client", "client_id", metavar="ID", required=True, help="The client to whom they agreed.")
@columns_option
@click.option("--consent", "evidence", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="YAML: what all of these people agreed to, where it is no column.")  # fmt: skip
@click.option("--sheet", metavar="NAME", help="Of a workbook; the first one with rows, if not given.")
@by
@as_json_option
def import_command(
    file: Path,
    client_id: str,
    told: tuple[tuple[str, str], ...],
    evidence: Path | None,
    sheet: str | None,
    who: str,
    as_json: bool,
) -> None:
    """Add the consents in FILE to the ledger. A broken file adds nothing; of a whole one every good row is kept.

    Faulty rows are told with their number and end the command with 3.
    """
    with open_tools() as tools:
        reading = Reading(dict(told), evidence_of(evidence), sheet)
        receipt = _take_in(tools, file, client_id, reading, who)
    if as_json:
        click.echo(json.dumps(receipt_as_told(receipt)))
    else:
        print_receipt(receipt)
    if receipt.faulty:
        raise SystemExit(FAULTY)


@consent.command("show")
@click.argument("number")
@as_json_option
def show_command(number: str, as_json: bool) -> None:
    """Everything NUMBER agreed to, and whether it opens the gate now."""
    parsed = _number(number)
    with open_tools() as tools, tools.sessions.begin() as session:
        now = tools.now()
        entries = ledger_of(session, tools.number_keys.fingerprint(parsed))
        names = {each.client_id: session.get_one(Client, each.client_id).name for each, _ in entries}
        told = [entry_as_told(each, words, names[each.client_id], now) for each, words in entries]
    if as_json:
        click.echo(json.dumps({"number": str(parsed), "consents": told}))
        return
    click.echo(f"{parsed} agreed to nothing that we know of." if not told else f"{parsed}, oldest first:")
    for each in told:
        print_entry(each)


@consent.command("withdraw")
@click.argument("number")
@client_option
@click.option("--channel", type=click.Choice(CHANNELS), default="staff", show_default=True, help="How we were told.")
@click.option("--reason", default="", help="Why, if a reason was given. Nothing of the person, please.")
@by
@as_json_option
def withdraw_command(number: str, client_id: str | None, channel: str, reason: str, who: str, as_json: bool) -> None:
    """Note that NUMBER has taken its consent back (UK GDPR Art 7(3)). To stop all calls for ever: voice-app stop."""
    parsed = _number(number)
    with open_tools() as tools:
        fingerprint = tools.number_keys.fingerprint(parsed)
        with tools.sessions.begin() as session:
            if client_id is not None and session.get(Client, client_id) is None:
                raise Faulty(f"There is no client {client_id}. See: voice-app client list")
            count = withdraw(session, fingerprint, client_id, channel, reason, who, tools.now())
        recalled = recall(tools.dialler, fingerprint) if count and client_id is None else 0
    if as_json:
        click.echo(json.dumps({"number": str(parsed), "withdrawn": count, "recalled": recalled}))
        return
    if not count:
        click.echo(f"No consent of {parsed} stands. To keep it from all calls: voice-app stop NUMBER")
        return
    click.echo(f"{count} {'consent' if count == 1 else 'consents'} of {parsed} taken back.")
    click.echo("No marketing call is made on it any more. To stop calls of every kind: voice-app stop NUMBER")


@consent.command("wording")
@click.argument("client_id")
@click.option("--topic", metavar="WORDS", required=True, help='What the calls are about, such as "selling your home".')
@as_json_option
def wording_command(client_id: str, topic: str, as_json: bool) -> None:
    """The words for a form that asks for this consent, as a YAML file that `consent import --consent` takes."""
    with open_tools() as tools, tools.sessions.begin() as session:
        found = session.get(Client, client_id)
        if found is None:
            raise Faulty(f"There is no client {client_id}. See: voice-app client list")
        told = form_of(found, tools.settings.company_name, " ".join(topic.split()))
    if as_json:
        click.echo(json.dumps(told))
        return
    for name, value in told.items():
        click.echo(f"{name}: {json.dumps(value, ensure_ascii=False)}")  # a string of JSON is one of YAML


def _take_in(tools: Tools, file: Path, client_id: str, reading: Reading, who: str) -> ConsentReceipt:
    now = tools.now()
    try:
        with open_consents(file, client_id, reading, now) as found, tools.sessions.begin() as session:
            return found.take_in(session, tools.calls, who, now)
    except (FileFaulty, NotEnrolled) as wrong:
        raise Faulty(f"{wrong}\nNothing was taken in.") from wrong


def _number(text: str) -> suppression.Number:
    try:
        return suppression.parse_number(text)
    except suppression.NotANumber as wrong:
        raise Faulty(str(wrong)) from wrong
