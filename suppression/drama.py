"""The numbers Ofcom keeps for drama: they reach nobody, so practice and tests may dial them and nothing else.

Source: Ofcom, "Telephone numbers for use in TV and radio drama programmes". Each range is a block of 1,000: the
number without its last three digits.
"""

CITIES = ("113", "114", "115", "116", "117", "118", "121", "131", "141", "151", "161")
DRAMA_BLOCKS = frozenset(
    {f"+44{city}4960" for city in CITIES}
    | {
        "+442079460",  # London
        "+441914980",  # Tyneside, Durham, Sunderland
        "+442890180",  # Northern Ireland
        "+442920180",  # Cardiff
        "+441632960",  # no area
        "+447700900",  # mobile
        "+448081570",  # freephone
        "+449098790",  # premium rate, for tests of refusals
        "+443069990",  # UK-wide
    }
)
E164_LENGTH = len("+447700900000")


def is_drama(e164: str) -> bool:
    """Whether `e164` lies in one of Ofcom's drama ranges."""
    return len(e164) == E164_LENGTH and e164[:-3] in DRAMA_BLOCKS
