"""Why a register was not loaded. Whatever is raised here, the register that was there before stays as it was."""


class RegisterNotLoaded(Exception):
    """The machine could not do it; the message says what to do."""


class RegisterFaulty(RegisterNotLoaded):
    """The file is no whole register; `line` is the line at fault, counted from 1, where there is one."""

    def __init__(self, sentence: str, line: int | None = None) -> None:
        super().__init__(sentence if line is None else f"Line {line:,}: {sentence}")
        self.line = line


class RegisterRefused(RegisterNotLoaded):
    """The file is whole, but a rule forbids to use it: its age, or what it would leave out."""


class RegisterUnusable(Exception):
    """The register on disk is damaged, or of another key; the message says what to do."""
