"""How a headline stands to its article."""
