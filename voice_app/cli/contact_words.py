"""What is said of a list of contacts: how its columns are understood, what became of its rows, what to mend."""

import json

import click

from suppression import Register
from voice_app.campaigns import Rule
from voice_app.campaigns.lists import Account, Contacts, JudgedList, Receipt, Told
from voice_app.campaigns.tables import ContactList
from voice_app.moments import in_london

WHY = {
    Rule.NUMBER_CALLABLE: "no number we may call: 070, 08, 09, Crown Dependencies, foreign",
    Rule.NOT_SUPPRESSED: "asked us to stop",
    Rule.NOT_A_MINOR: "under 16: nothing of them is kept",
    Rule.CONSENTED: "no consent to automated calls from this client",
    Rule.NOT_ON_TPS: "on TPS, without a consent that names this client",
    Rule.NOT_ON_CTPS: "on CTPS, without a consent that names this client",
    Rule.SCREENED: "no usable TPS and CTPS registers",
}


def print_mapping(contacts: Contacts) -> None:
    """The file as it is understood, before anything is done with it."""
    source, columns = contacts.source, contacts.columns
    click.echo(f"{source.name}: {len(source.heading)} columns, read as {source.read_as}")
    for each in columns.found:
        label = "" if each.how is Told.NAMED else f"  ({each.how})"
        also = f"; also possible: {', '.join(each.also)}" if each.also else ""
        click.echo(f"  {each.field:<22} <- {each.column}{label}{also}")
    if columns.left_out:
        click.echo(f"  not kept: {', '.join(columns.left_out)}")
    if source.others:
        click.echo(f"  other sheets, not read: {', '.join(source.others)} (--sheet NAME)")
    if source.survey.encoding == "cp1252":
        click.echo("  It is not UTF-8: if accents look wrong later, save it as CSV UTF-8 and import that.")


def print_judged(judged: JudgedList, receipt: Receipt | None, *, is_live: bool) -> None:
    """Every row in its pile, and the sum. `receipt` is of an import."""
    account, campaign_id = judged.account, judged.order.campaign_id
    click.echo(f"\n{account.callable:>11,}  can be called")
    _print_pile(sum(account.excluded.values()), "cannot be called",
                {f"{WHY.get(rule, '')} ({rule})": count for rule, count in account.excluded.items()})  # fmt: skip
    _print_pile(account.faulty, "need fixing", {})
    piles = {"in this file": account.in_file, f"on {campaign_id}'s list already": account.in_campaign}
    _print_pile(account.duplicate, "duplicates", {what: count for what, count in piles.items() if count})
    click.echo(f"{account.rows:>11,}  rows, every one accounted for")
    _print_repairs(account)
    _print_notes(account, is_live)
    _print_end(judged, receipt)


def judged_as_told(judged: JudgedList, receipt: Receipt | None) -> dict[str, object]:
    """The same as one JSON object. Nothing of any person is in it."""
    source, columns, account = judged.contacts.source, judged.contacts.columns, judged.account
    return {
        "list": receipt.list_id or None if receipt else None,
        "same_content_as": judged.earlier,
        "file": source.name,
        "sha256": source.survey.sha256,
        "read_as": source.read_as,
        "columns": [
            {"field": each.field, "column": each.column, "how": each.how, "also": list(each.also)}
            for each in columns.found
        ],
        "not_kept": list(columns.left_out),
        "rows": account.rows,
        "callable": account.callable,
        "excluded": {str(rule): count for rule, count in account.excluded.items()},
        "faulty": account.faulty,
        "duplicates_in_file": account.in_file,
        "duplicates_in_campaign": account.in_campaign,
        "repairs": [
            {"reason": each.fault.reason, "how_to_fix": each.fault.how_to_fix, "count": each.count,
             "first_rows": list(each.rows)}
            for each in account.repairs
        ],
        "consents_added": receipt.consents if receipt else 0,
        "zeros_restored": account.zeros_restored,
        "registers": dict(account.registers),
    }  # fmt: skip


def print_list(made: ContactList) -> None:
    """One list in a few lines."""
    excluded = json.loads(made.excluded)
    at = f"{in_london(made.imported_at):%-d %b %Y %H:%M}"
    click.echo(f"{made.id}  {at}  {made.name} ({made.encoding}), by {made.imported_by}")
    counts = {"callable": made.callable, "excluded": sum(excluded.values()), "need fixing": made.faulty,
              "duplicates": made.duplicate}  # fmt: skip
    click.echo(f"    {made.rows:,} rows: " + ", ".join(f"{count:,} {what}" for what, count in counts.items()))
    if excluded:
        click.echo("    " + ", ".join(f"{count:,} {rule}" for rule, count in excluded.items()))
    if made.undone_at:
        click.echo(f"    taken back {in_london(made.undone_at):%-d %b %Y %H:%M} by {made.undone_by}")


def list_as_told(made: ContactList) -> dict[str, object]:
    """The same as a JSON object."""
    plain = ("id", "name", "sha256", "encoding", "rows", "callable", "faulty", "duplicate", "imported_by", "undone_by")
    told: dict[str, object] = {name: getattr(made, name) for name in plain}
    parsed = {name: json.loads(getattr(made, name)) for name in ("mapping", "excluded", "registers")}
    undone = made.undone_at.isoformat() if made.undone_at else None
    return told | parsed | {"imported_at": made.imported_at.isoformat(), "undone_at": undone}


def _print_pile(count: int, what: str, parts: dict[str, int]) -> None:
    click.echo(f"{count:>11,}  {what}")
    for words, part in parts.items():
        click.echo(f"{'':>13}{part:>11,}  {words}")


def _print_repairs(account: Account) -> None:
    if account.repairs:
        click.echo("\nTo mend:")
    for each in account.repairs:
        rows = ", ".join(map(str, each.rows)) + (", …" if each.count > len(each.rows) else "")
        click.echo(f"{each.count:>11,}  {each.fault.reason} {each.fault.how_to_fix} (row {rows})")


def _print_notes(account: Account, is_live: bool) -> None:
    notes = []
    if account.zeros_restored:
        notes.append(f"{account.zeros_restored:,} numbers had lost their first 0 in a spreadsheet; it was put back.")
    if is_live and account.drama:
        notes.append(f"{account.drama:,} numbers are Ofcom's for drama, which live mode never dials.")
    real = account.rows - account.drama - account.faulty
    if not is_live and account.callable and real:
        notes.append("Practice mode dials Ofcom's drama numbers only: whatever else is here is refused at its dial.")
    dates = [f"{each.upper()} of {day}" for each in Register if (day := account.registers.get(f"{each}_file_date"))]
    if dates:
        notes.append(f"Screened against {' and '.join(dates)}.")
    for note in notes:
        click.echo(note)


def _print_end(judged: JudgedList, receipt: Receipt | None) -> None:
    campaign_id = judged.order.campaign_id
    if judged.earlier:
        click.echo(f"The very same content came in before, as list {judged.earlier}.")
    if receipt is None:
        click.echo(f"Nothing was changed. To import: voice-app contacts import {campaign_id} FILE")
    elif not receipt.list_id:
        click.echo("Nothing was changed.")
    else:
        if receipt.consents:
            click.echo(f"{receipt.consents:,} consents are new in the ledger.")
        click.echo(f"Imported as list {receipt.list_id}. To take it back: voice-app contacts undo {receipt.list_id}")
        click.echo(f"Next: voice-app campaign preflight {campaign_id}")
