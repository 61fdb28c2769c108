"""A story as its page shows it: what one filter lets through, shaped for reading; pure, without a ledger.

In come a `sayso.model.Story` and the items said in it; out go claims, figures, lanes, places, origins and
headlines, each whole. How much of it a page shows is decided where it is drawn.
"""
