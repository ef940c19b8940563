"""Why a request for a message's pictures cannot be carried out: one sentence each, for the user."""

GONE = "This message is not there any more."
WRITING = "This reply is still being written: ask again when it is whole."
NO_TAGS = "This message has no places for pictures: let Limner write the tags for it first."
EDITED = "This message is being edited or written: try again when that is done."
BUSY = "Pictures are being painted for this message: stop them, or wait for them."
