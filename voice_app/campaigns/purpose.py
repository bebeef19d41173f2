"""What a campaign's calls are for. Any promotional element makes the whole call marketing (PECR reg 2; law R01)."""

from enum import StrEnum


class Purpose(StrEnum):
    """The classes of calls. Whatever is not classified is marketing."""

    MARKETING = "marketing"
    SERVICE = "service"
    RESEARCH = "research"
    DEBT = "debt"
    CLAIMS = "claims"
    PENSION = "pension"
    FINANCIAL_PROMO = "financial_promo"


FORBIDDEN = {
    Purpose.CLAIMS: "claims-management calls need a consent of their own (PECR reg 21A), and we place none",
    Purpose.PENSION: "pensions calls are for authorised firms and trustees only (PECR reg 21B), and we place none",
    Purpose.FINANCIAL_PROMO: "financial promotions have rules of their own (MCOB 3A.4, CONC 3.10), and we place none",
}
# Regulation 19 speaks of direct marketing. These are messages to people who deal with the client already, in a script
# that was checked to hold no offer. Research is not among them: nothing shows that the people called know the client.
WITHOUT_CONSENT = frozenset({Purpose.SERVICE, Purpose.DEBT})
