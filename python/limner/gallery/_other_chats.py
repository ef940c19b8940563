"""The pictures of chats that are not open: of the open character's, or of all."""

from collections.abc import AsyncIterator, Sequence

from limner.core.errors import RequestError
from limner.core.translation import say
from limner.gallery._collection import Collected, Collection
from limner.gallery.chat_files import ChatFiles
from limner.page.host import Host
from limner.page.web import Web


async def read_others(
    host: Host, web: Web, scope: str
) -> AsyncIterator[tuple[str, str, Sequence[Collected]]]:
    """
    Read chat after chat; yield how far it is, then with each chat's id also its pictures in their order.

    ``scope`` is ``all`` or ``character``. RequestError where no character is open, HostError where
    SillyTavern does not give a chat.
    """
    files = ChatFiles(web)
    if scope == "all":
        chats = await files.all()
    else:
        card = await host.read_card()
        if not card.owner:
            raise RequestError(say("No character is open: choose everything, or open a chat."))
        chats = await files.of_character(card.owner, card.name)
    for number, chat in enumerate(chats):
        far = say("Reading chat ${0} of ${1}.", number + 1, len(chats))
        yield far, chat.chat_id, ()
        yield far, chat.chat_id, await Collection().read_calmly(await files.rows(chat))
