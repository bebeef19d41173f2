"""The words with which a client's form may ask for consent to automated calls (PECR reg 19(2); UK GDPR Art 7; law R11).

Beside a box that nobody has ticked, apart from all other terms, and never a condition of anything.
"""

from voice_app.campaigns.tables import Client

VERSION = "ai-calls-1"


def wording_for(client: Client, company: str, topic: str) -> str:
    """For this client, about this topic, such as "selling your home"."""
    stop = f"ring {client.contact}" if client.contact[:1].isdigit() else f"write to {client.contact}"
    return (
        f"Yes, {client.name} may ring me on this number with marketing about {topic} using an automated AI voice "
        f"(calls made by {company} for {client.name}), even if my number is on the TPS. I can stop any time: "
        f"press 9 on a call, or {stop}."
    )


def form_of(client: Client, company: str, topic: str) -> dict[str, str]:
    """What is the same for everybody who ticked that box, as `consent import --consent FILE` takes it."""
    return {
        "named": client.name,
        "topic": topic,
        "wording": wording_for(client, company, topic),
        "version": VERSION,
        "method": "web",
        "source": "https://ADDRESS-OF-THE-FORM",
        "scope": "automated",
        "collected_by": "own",
    }
