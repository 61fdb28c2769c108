"""What the page of an article shows, shaped: its text, what stands beside it, where its words also stand."""
