"""
NextChat: characters and chats in step with the other front end.

``backup`` and ``masks_file`` read and write its files, ``checks`` holds each entry to what NextChat survives;
``cards`` turns a card into a mask and back, ``chats`` a chat into a session and back; ``merge`` says what one
round changes on either side, ``union`` puts back what another program has overwritten. All of it is pure.

Never: a store with settings or keys is looked into, logged or shown; nothing is written that was not checked.
"""
