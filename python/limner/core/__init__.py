"""
What every package may use: errors, time, JSON from strangers, translation, HTML, tasks, redaction of keys.

Nothing here knows of pictures, of SillyTavern or of the page, and nothing here imports another package.
"""
