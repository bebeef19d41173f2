"""Complete example scripts, to begin from and to practise with."""

from importlib.resources import files

_SUFFIX = ".yaml"


def library() -> tuple[str, ...]:
    """The names of the examples, in order."""
    found = (entry.name for entry in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in found if name.endswith(_SUFFIX)))


def library_text(name: str) -> str:
    """The text of an example; raises KeyError where there is none of this name."""
    if name not in library():
        raise KeyError(f"there is no example script {name!r}; there are: {', '.join(library())}")
    return files(__name__).joinpath(name + _SUFFIX).read_text(encoding="utf-8")
