"""A row's consent as the ledger will have it, and what it opens by itself: by the very rule of the gate."""

from datetime import timedelta
from enum import IntEnum
from typing import Any, NamedTuple

from suppression import Number, NumberKeys
from voice_app.campaigns.bulk import written
from voice_app.campaigns.consent import Agreed, Basis, Collected, Method, Scope, flaw, soft_flaw
from voice_app.campaigns.lists.plan import Plan
from voice_app.campaigns.lists.reading import Agreement, Terms
from voice_app.campaigns.new_consent import NewConsent, end_of
from voice_app.campaigns.new_consents import COLUMNS, Alike

GIVEN_AT, EXPIRES_AT = COLUMNS.index("given_at"), COLUMNS.index("expires_at")


class Opens(IntEnum):
    """What the consent of a row opens by itself, unless it was taken back."""

    NOTHING = 0
    BY_CHOICE = 1  # a soft opt-in: where the operator chose so
    FULLY = 2


class _Known(NamedTuple):
    """What all consents under the same terms have in common."""

    alike: Alike
    opens: Opens  # while it lasts


class LedgerRows:
    """Makes them for one list."""

    def __init__(self, plan: Plan, keys: NumberKeys) -> None:
        self._plan, self._keys = plan, keys
        self._noted = (plan.list_id, plan.who, written(plan.now))
        self._terms: dict[Terms, _Known] = {}

    def enter(self, number: Number, agreement: Agreement, mark: str, sealed: bytes) -> tuple[list[Any], Opens]:
        """Its values in the order of new_consents.COLUMNS, times as they are written; and what it opens."""
        known = self._terms.get(agreement.terms)
        if known is None:
            known = self._terms[agreement.terms] = self._know(number, agreement)
        ends = end_of(agreement.given_at, agreement.expires_at)
        row = [*known.alike.row(mark, sealed, agreement.given_at, ends, agreement.person)]
        row[GIVEN_AT], row[EXPIRES_AT] = written(row[GIVEN_AT]), written(row[EXPIRES_AT])
        return row, known.opens if ends > self._plan.now else Opens.NOTHING

    def _know(self, number: Number, agreement: Agreement) -> _Known:
        terms, plan = agreement.terms, self._plan
        model = NewConsent(
            number, plan.client_id, terms.named, terms.topic, terms.wording, terms.version, terms.source,
            agreement.given_at, Method(terms.method), Scope(terms.scope), Basis(terms.basis),
            Collected(terms.collected_by),
        )  # fmt: skip
        return _Known(Alike(model, self._keys, plan.client_name, self._noted), self._opens(terms))

    def _opens(self, terms: Terms) -> Opens:
        """By the very rule of the gate."""
        at, name = self._plan.now, self._plan.client_name
        today = Agreed("", terms.basis, terms.scope, terms.named, terms.collected_by, "", at, at + timedelta(days=1))
        if not flaw(today, name, at):
            return Opens.FULLY
        return Opens.NOTHING if soft_flaw(today, name, at) else Opens.BY_CHOICE
