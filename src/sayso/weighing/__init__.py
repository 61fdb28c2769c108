"""What carries a claim: headline against body; who else says the same, who disputes it, with which figures.

In come an article's findings, or those of a story's articles; out come findings about them, each with the
words it rests on and the reason in a sentence. It refuses to say what is true.
"""
