"""
From what SillyTavern says of replies and chats to the sessions that illustrate them.

``reader`` finds the new tags in a reply that streams; ``replies`` gives them to their session; ``open_chat``
follows the chat that is open, and ``backlog`` keeps events while it is being recovered.

Nothing here paints.
"""
