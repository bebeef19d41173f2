"""Texts are compared by their letters and digits."""


def letters(text: str) -> str:
    """What is said, whatever the spacing of its digits."""
    return "".join(letter for letter in text.lower() if letter.isalnum())
