"""How well names are merged across documents."""
