"""A row's consent as the ledger will have it, and what it opens by itself: by the very rule of the gate."""

from datetime import timedelta
from enum import IntEnum
from typing import Any, NamedTuple

from suppression import Number, NumberKeys
from voice_app.campaigns.consent import Agreed, Basis, Collected, Method, Scope, flaw, soft_flaw
from voice_app.campaigns.lists.plan import Plan
from voice_app.campaigns.lists.reading import Agreement, Terms
from voice_app.campaigns.new_consent import NewConsent
from voice_app.campaigns.new_consents import row_of


class Opens(IntEnum):
    """What the consent of a row opens by itself, unless it was taken back."""

    NOTHING = 0
    BY_CHOICE = 1  # a soft opt-in: where the operator chose so
    FULLY = 2


class _Known(NamedTuple):
    """What all consents under the same terms have in common."""

    method: Method
    scope: Scope
    basis: Basis
    collected_by: Collected
    opens: Opens  # while it lasts


class LedgerRows:
    """Makes them for one list."""

    def __init__(self, plan: Plan, keys: NumberKeys) -> None:
        self._plan, self._keys = plan, keys
        self._noted = (plan.list_id, plan.who, plan.now)
        self._terms: dict[Terms, _Known] = {}

    def enter(self, number: Number, agreement: Agreement, mark: str, sealed: bytes) -> tuple[tuple[Any, ...], Opens]:
        """Its values in the order of new_consents.COLUMNS; `mark` and `sealed` are of the number."""
        terms, plan = agreement.terms, self._plan
        known = self._terms.get(terms) or self._terms.setdefault(terms, self._know(terms))
        new = NewConsent(
            number, plan.client_id, terms.named, terms.topic, terms.wording, terms.version, terms.source,
            agreement.given_at, *known[:4], agreement.person, agreement.expires_at, mark, sealed,
        )  # fmt: skip
        row = row_of(new, self._keys, plan.client_name, self._noted)
        return row, known.opens if new.ends > plan.now else Opens.NOTHING

    def _know(self, terms: Terms) -> _Known:
        at, name = self._plan.now, self._plan.client_name
        today = Agreed("", terms.basis, terms.scope, terms.named, terms.collected_by, "", at, at + timedelta(days=1))
        by_choice = Opens.NOTHING if soft_flaw(today, name, at) else Opens.BY_CHOICE
        opens = by_choice if flaw(today, name, at) else Opens.FULLY
        told = (Method(terms.method), Scope(terms.scope), Basis(terms.basis), Collected(terms.collected_by))
        return _Known(*told, opens)
