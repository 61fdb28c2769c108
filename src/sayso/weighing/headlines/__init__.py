"""A headline against its article: the words above, the words below, and the doubts between them."""
