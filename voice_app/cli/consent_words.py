"""How consents are told: a receipt of an import, and the ledger of one number."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import click

from voice_app.campaigns import Agreed, Consent, ConsentWithdrawal, flaw
from voice_app.campaigns.consent_list import ConsentReceipt
from voice_app.moments import in_london

SHOWN = 20  # faulty rows; all of them with --json


def receipt_as_told(receipt: ConsentReceipt) -> dict[str, Any]:
    """For --json."""
    return {
        "rows": receipt.rows,
        "new": receipt.new,
        "known": receipt.known,
        "not_given": receipt.not_given,
        "uncallable": receipt.uncallable,
        "minors": receipt.minors,
        "faulty": [{"row": each.row, "reason": each.reason} for each in receipt.faulty],
    }


def print_receipt(receipt: ConsentReceipt) -> None:
    """Every row accounted for, then what has to be mended."""
    parts = {
        "new": receipt.new, "known already": receipt.known, "without a yes": receipt.not_given,
        "of a kind never called": receipt.uncallable, "under 16": receipt.minors, "faulty": len(receipt.faulty),
    }  # fmt: skip
    told = " + ".join(f"{count:,} {what}" for what, count in parts.items() if count or what == "new")
    click.echo(f"{receipt.rows:,} rows = {told}")
    for each in receipt.faulty[:SHOWN]:
        click.echo(f"  row {each.row}: {each.reason}", err=True)
    if len(receipt.faulty) > SHOWN:
        click.echo(f"  and {len(receipt.faulty) - SHOWN:,} more: all with --json", err=True)


def entry_as_told(
    consent: Consent, withdrawals: Sequence[ConsentWithdrawal], client_name: str, now: datetime
) -> dict[str, Any]:
    """One consent with the words that took it back; nothing of the person."""
    taken_back = withdrawals[-1].at if withdrawals else None
    agreed = Agreed(
        consent.id, consent.basis, consent.scope, consent.named, consent.collected_by, consent.wording_version,
        consent.given_at, consent.expires_at, taken_back,
    )  # fmt: skip
    why_not = flaw(agreed, client_name, now)
    return {
        "id": consent.id,
        "client": consent.client_id,
        "opens": not why_not,
        "why_not": why_not,
        "basis": consent.basis,
        "scope": consent.scope,
        "named": consent.named,
        "topic": consent.topic,
        "wording": consent.wording,
        "wording_version": consent.wording_version,
        "method": consent.method,
        "source": consent.source,
        "collected_by": consent.collected_by,
        "given_at": consent.given_at.isoformat(),
        "expires_at": consent.expires_at.isoformat(),
        "imported_at": consent.imported_at.isoformat(),
        "imported_by": consent.imported_by,
        "list": consent.list_id,
        "withdrawn": [{"at": w.at.isoformat(), "channel": w.channel, "by": w.noted_by} for w in withdrawals],
    }


def print_entry(told: dict[str, Any]) -> None:
    """The same for people."""
    opens = "opens the gate" if told["opens"] else f"opens nothing: {told['why_not']}"
    click.echo(f"\n{_day(told['given_at'])}  client {told['client']}: {opens}")
    click.echo(f'  "{told["wording"]}"')
    click.echo(f"  version {told['wording_version']}, {told['method']}, {told['source']}, on {told['topic']}")
    collected = "the client" if told["collected_by"] == "own" else "a third party"
    kind = "consent" if told["basis"] == "consent" else "soft opt-in"
    click.echo(f"  {kind}, {told['scope'].replace('_', ' ')}, naming {told['named']}, collected by {collected}")
    click.echo(f"  until {_day(told['expires_at'])}; on file since {_day(told['imported_at'])}, id {told['id']}")
    for each in told["withdrawn"]:
        click.echo(f"  taken back on {_day(each['at'])} ({each['channel']})")


def _day(moment: str) -> str:
    return f"{in_london(datetime.fromisoformat(moment)):%-d %B %Y}"
