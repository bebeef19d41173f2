"""Call scripts: YAML in, a checked and frozen Script out. The names other rooms may use."""
