"""Contacts from the command line: a list is checked, imported, or taken back; the lists of a campaign."""

import errno
import getpass
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import click
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from voice_app.campaigns import Campaign, CampaignState, NotEnrolled
from voice_app.campaigns.lists import (
    Contacts,
    CrewLost,
    Doing,
    FileFaulty,
    FixFile,
    JudgedList,
    Means,
    Order,
    Overtaken,
    Receipt,
    TooLate,
    encoding_of,
    judge_list,
    lists_of,
    make_order,
    open_contacts,
    open_crew,
    take_in,
    undo,
)
from voice_app.cli.bar import bar
from voice_app.cli.contact_options import ListAsked, as_json_option, of_a_list
from voice_app.cli.contact_words import judged_as_told, list_as_told, print_judged, print_list, print_mapping
from voice_app.cli.failures import Failed, Faulty, Refused
from voice_app.cli.main import FAULTY
from voice_app.cli.output import text_file
from voice_app.settings import Mode
from voice_app.wiring import Tools, open_tools

ROWS_BESIDE_CALLS = 50_000  # on SQLite: a few seconds in which nobody else can write
by = click.option("--by", "who", metavar="NAME", default=getpass.getuser, help="Who does it; you, if not given.")


@click.group()
def contacts() -> None:
    """Lists of contacts: every row accounted for.

    \b
    voice-app contacts check spring list.csv --out mend.csv      what an import would do
    voice-app contacts import spring list.csv --consent form.yaml
    voice-app contacts lists spring
    voice-app contacts undo LIST                                 until its first call was placed
    """


@contacts.command("check")
@of_a_list
def check_command(asked: ListAsked) -> None:
    """Say what an import of FILE would do with every row, and change nothing. Ends with 3 where rows need fixing."""
    with ExitStack() as stack:
        tools = stack.enter_context(open_tools())
        stack.enter_context(_in_plain_words())
        opened = stack.enter_context(_opened(tools, asked, ""))
        _tell(tools, asked, stack.enter_context(_judged(tools, asked, opened)), None)


@contacts.command("import")
@of_a_list
@click.option("--yes", is_flag=True, help="Do not ask whether the columns are understood rightly.")
@by
def import_command(asked: ListAsked, yes: bool, who: str) -> None:
    """Put everybody in FILE who may be called on CAMPAIGN's list. All at once, or not at all.

    Good rows come in; faulty ones are told, and end the command with 3.
    """
    with open_tools() as tools, _in_plain_words(), _opened(tools, asked, who) as found:
        _confirm(yes)
        _keep_calls_free(tools, found[1])
        with _judged(tools, asked, found) as judged:
            _tell(tools, asked, judged, None if tools.registers.unusable(tools.now()) else _taken_in(tools, judged))


@contacts.command("undo")
@click.argument("list_id", metavar="LIST")
@click.option("--yes", is_flag=True, help="Do not ask again.")
@by
@as_json_option
def undo_command(list_id: str, yes: bool, who: str, as_json: bool) -> None:
    """Take a whole import back, its people and their consents, as long as nobody of it was called."""
    _confirm(yes, f"Take back all of list {list_id}?")
    with open_tools() as tools, _in_plain_words(), tools.sessions.begin() as session:
        undone = undo(session, list_id, who, tools.now())
    if as_json:
        told = {"list": undone.list_id, "campaign": undone.campaign_id, "people": undone.people}
        click.echo(json.dumps(told | {"consents": undone.consents, "consents_kept": undone.consents_kept}))
        return
    click.echo(f"List {list_id} is taken back: {undone.people:,} people and {undone.consents:,} consents are gone.")
    if undone.consents_kept:
        click.echo(f"{undone.consents_kept:,} consents stay: calls rest on them, or they were withdrawn.")


@contacts.command("lists")
@click.argument("campaign_id", metavar="CAMPAIGN")
@as_json_option
def lists_command(campaign_id: str, as_json: bool) -> None:
    """Every list that came into CAMPAIGN, oldest first, with what became of its rows."""
    with open_tools() as tools, tools.sessions.begin() as session:
        if session.get(Campaign, campaign_id) is None:
            raise Faulty(f"There is no campaign {campaign_id}. See: voice-app campaign list")
        found = lists_of(session, campaign_id)
        if as_json:
            click.echo(json.dumps([list_as_told(each) for each in found]))
            return
        for each in found:
            print_list(each)
    if not found:
        click.echo(f"No lists yet. Bring one in: voice-app contacts import {campaign_id} FILE")


@contextmanager
def _opened(tools: Tools, asked: ListAsked, who: str) -> Iterator[tuple[Order, Contacts]]:
    """The list lies open, and how it is understood has been told."""
    with tools.sessions.begin() as session:
        order = make_order(session, asked.campaign_id, who, tools.now())
    with open_contacts(asked.file, order, asked.reading) as found:
        if not asked.as_json:
            print_mapping(found)
        yield order, found


@contextmanager
def _judged(tools: Tools, asked: ListAsked, opened: tuple[Order, Contacts]) -> Iterator[JudgedList]:
    """Whoever is needed is at work, the bar moves, and faulty rows are kept until it is known that there are any."""
    order, found = opened
    means, codec = Means(tools.number_keys, *tools.registers.made_of()), encoding_of(found.source)
    with ExitStack() as stack:
        kept = stack.enter_context(tempfile.TemporaryFile("w+", encoding=codec, errors="replace", newline=""))
        with (
            open_crew(found.plan, means, found.source.rows_about) as crew,
            bar(f"{asked.file.name}: rows checked") as advance,
        ):
            doing = Doing(crew, advance, FixFile(kept, found.source))
            judged = stack.enter_context(judge_list(tools.sessions.begin, order, found, doing))
        if asked.out and judged.account.faulty:
            kept.seek(0)
            with text_file(asked.out, codec) as out:
                shutil.copyfileobj(kept, out)
        yield judged


def _taken_in(tools: Tools, judged: JudgedList) -> Receipt:
    with bar("rows stored") as advance, tools.sessions.begin() as session:
        return take_in(session, judged, tools.number_keys, advance)


def _tell(tools: Tools, asked: ListAsked, judged: JudgedList, receipt: Receipt | None) -> None:
    """`receipt` is None where nothing was to be written."""
    unusable = tools.registers.unusable(tools.now())
    if asked.as_json:
        click.echo(json.dumps(judged_as_told(judged, receipt) | {"registers_unusable": unusable}))
    else:
        print_judged(judged, receipt, is_live=tools.settings.mode is Mode.LIVE)
        if asked.out and judged.account.faulty:
            click.echo(f"The rows to mend: {asked.out}. Mend them there, and import that file.")
    if unusable:
        raise Refused(f"{unusable} Until then nobody can be called, and nothing was changed.")
    if judged.account.faulty:
        raise SystemExit(FAULTY)


def _confirm(yes: bool, question: str = "Are the columns understood rightly? Import the list?") -> None:
    if yes:
        return
    if not sys.stdin.isatty():
        raise click.UsageError("Nobody is there to be asked: add --yes.")
    click.confirm(question, abort=True, err=True)


def _keep_calls_free(tools: Tools, found: Contacts) -> None:
    """SQLite has one writer: a long import would keep webhooks of calls waiting."""
    if tools.engine.dialect.name != "sqlite" or found.source.rows_about <= ROWS_BESIDE_CALLS:
        return
    with tools.sessions.begin() as session:
        running = session.scalars(select(Campaign.id).where(Campaign.state == CampaignState.RUNNING)).all()
    if running:
        raise Failed(
            f"The list is long, the data is kept in SQLite, and {', '.join(running)} is running: its calls would have "
            f"to wait. Pause it (voice-app campaign pause {running[0]}), or keep the data in PostgreSQL."
        )


@contextmanager
def _in_plain_words() -> Iterator[None]:
    try:
        yield
    except (FileFaulty, NotEnrolled) as wrong:
        kind = Refused if isinstance(wrong, TooLate) else Faulty
        raise kind(f"{wrong} Nothing was changed.") from wrong
    except (Overtaken, IntegrityError) as raced:
        raise Failed(str(Overtaken())) from raced
    except CrewLost as lost:
        raise Failed(str(lost)) from lost
    except KeyboardInterrupt as stopped:
        raise Failed("Stopped. Nothing was changed.") from stopped
    except OSError as full:
        if full.errno != errno.ENOSPC:
            raise
        raise Failed("The disk for temporary files (TMPDIR) is full. Nothing was changed.") from full
