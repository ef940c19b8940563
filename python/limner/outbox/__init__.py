"""
What is begun or painted and not yet saved in the chat file, so that no paid picture is ever lost.

An ``entry`` is noted before a provider is asked, keeps the picture's address from its first moment
(``outbox``), and leaves when the picture is in the file (``delivery``). ``tabs`` are the other pages at it.

Nothing here asks for a picture.
"""
