"""Bytes, HTML, text, rows and URLs to articles."""
