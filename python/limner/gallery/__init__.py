"""
Pictures in hand: the menu of a picture, the viewer, versions, prompts, the gallery, the disk.

``access`` is the way in and loads the rest on first use. A press says which picture is meant by its message,
the number of its tag and its address (``_where``); what is asked of one picture goes through its message's
session (``_requests``), as every picture does. Nothing here paints or deletes without a press.
"""
