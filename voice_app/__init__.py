"""An outbound AI telephone agent with PECR built in."""
