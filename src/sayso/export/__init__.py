"""Reports in the forms that others read: one file for each form.

In comes a `Report`; out comes text, bytes or something Rich can print. Nothing is found or judged here.
Every form is made from the model alone and refuses nothing: text from an article is escaped, and characters
that could steer a terminal or a page are shown as marks.
"""
