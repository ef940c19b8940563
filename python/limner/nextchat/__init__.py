"""
NextChat: characters and chats in step with the other front end.

``_backup`` and ``_masks_file`` read and write its files, ``_checks`` holds each entry to what NextChat
survives; ``_cards`` turns a card into a mask and back, ``_chats`` a chat into a session and back;
``_merge`` says what one round changes on either side, ``_outgoing`` what the file should hold, ``_union``
puts back what another program has overwritten. All of it is pure. ``access`` is the way in, ``_desk`` takes
and sends files.

Never: a store with settings or keys is looked into, logged or shown; nothing is written that was not checked.
"""
