"""
The picture: its states, its place in the text, what made it, and what it is painted with.

``picture`` holds the one table of states; ``projection`` puts pictures behind their tags in a text;
``message_notes`` is what a message's ``extra`` keeps of them; ``options`` is what they are painted with.

All of it is values and functions on values: nothing here waits, asks or writes.
"""
