"""The guards: readable tables of what people say, one family a file."""
