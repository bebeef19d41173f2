"""A list that lies open, with its columns understood: ready to be checked, or to be taken in."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from voice_app.campaigns.lists.csv_rows import Row
from voice_app.campaigns.lists.evidence import Evidence, check_complete
from voice_app.campaigns.lists.mapping import Columns, map_columns
from voice_app.campaigns.lists.order import Order
from voice_app.campaigns.lists.plan import Plan
from voice_app.campaigns.lists.source import Source, open_list
from voice_app.moments import in_london

NO_EVIDENCE = Evidence()


@dataclass(frozen=True, slots=True)
class Reading:
    """How a person wants the file to be read. `told` is field -> column; an empty column: there is none."""

    told: Mapping[str, str]
    evidence: Evidence = NO_EVIDENCE
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Contacts:
    """What the file is, which column means what, and its rows, which come once."""

    source: Source
    plan: Plan
    rows: Iterator[Row]

    @property
    def columns(self) -> Columns:
        return self.plan.columns


@contextmanager
def open_contacts(path: Path, order: Order, reading: Reading) -> Iterator[Contacts]:
    """Raises FileFaulty for what is wrong with the file as a whole, and OSError when it cannot be read."""
    with open_list(path, reading.sheet) as (source, rows):
        columns = map_columns(source.heading, order.script.contact_fields, reading.told)
        check_complete(columns, reading.evidence)
        plan = Plan(
            list_id=order.list_id,
            client_id=order.client_id,
            client_name=order.client_name,
            who=order.who,
            now=order.now,
            today=in_london(order.now).date(),
            width=len(source.heading),
            columns=columns,
            fields=order.script.contact_fields,
            evidence=reading.evidence,
        )
        yield Contacts(source, plan, rows)
