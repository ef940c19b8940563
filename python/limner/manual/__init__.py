"""
What the user does by hand: the menu and the buttons of a message, slash commands, tags for old messages.

A press or a command becomes a request for one message (``_requests``), which the message's session carries
out (``_repaint``); ``_tag_writer`` asks the model for tags where there are none; ``manual`` puts it all
together.

It goes the way of all pictures: limits, quota and compare-and-swap hold here as well.
"""
