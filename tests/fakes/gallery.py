"""The page's part for pictures in hand, in memory."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from limner.elsewhere.pictures import may_hold
from limner.page.gallery_host import Given, PictureOwner, PictureRow, Speaker, ViewerItem
from limner.page.host_values import MessageKey

if TYPE_CHECKING:
    from tests.fakes.host import FakeMessage


class FakeGallery:
    """A part of the port ``page.host.Host``; ``viewer`` is what the viewer shows, None where it is closed."""

    chat_id: str
    messages: "list[FakeMessage]"
    kept_file: tuple[str, str] = ("", "")
    background = ""
    viewer: tuple[list[ViewerItem], int] | None = None
    gone_to: MessageKey | None = None
    gone_to_picture: str = ""
    gallery: list[int] | None = None
    whose: Speaker | None = Speaker("Mira.png", "Mira", "Mira")
    given: tuple[str, ...] = ()
    takes = Given()
    announced: Sequence[tuple[MessageKey, str]] = ()
    owners: dict[str, PictureOwner] = {}  # noqa: RUF012 -- each test that has some brings its own

    async def picture_rows(self) -> Sequence[PictureRow]:
        return [
            PictureRow(
                MessageKey(self.chat_id, message.uid, swipe_id),
                index,
                "User" if message.user else "Mira",
                "",
                swipe_id == message.swipe_id,
                message.swipes[swipe_id],
                note,
                message.media,
            )
            for index, message in enumerate(self.messages)
            for swipe_id, note in enumerate(message.notes)
            if note or message.media or may_hold(message.swipes[swipe_id])
        ]

    async def picture_owner(self, key: MessageKey) -> PictureOwner:
        return self.owners.get(key.chat_id, PictureOwner())

    def announce(self, key: MessageKey, text: str) -> None:
        self.announced = [*self.announced, (key, text)]

    def open_viewer(self, items: Sequence[ViewerItem], at: int, *, seen: bool = False) -> None:
        if not seen or self.viewer is not None:
            self.viewer = (list(items), at)

    def set_viewer(self, items: Sequence[ViewerItem]) -> None:
        if self.viewer is not None:
            before, at = self.viewer
            names = [each.entry for each in items]
            name = before[at].entry
            self.viewer = (list(items), names.index(name) if name in names else min(at, len(items) - 1))

    def close_viewer(self) -> None:
        self.viewer = None

    def open_gallery(self, pages: Sequence[int]) -> None:
        self.gallery = list(pages)

    def set_gallery(self, pages: Sequence[int]) -> None:
        self.gallery = list(pages)

    async def go_to_message(self, key: MessageKey, url: str = "") -> bool:
        self.gone_to = key
        self.gone_to_picture = url
        return any(each.uid == key.uid for each in self.messages)

    def save_picture(self, url: str, name: str) -> None:
        self.kept_file = (url, name)

    def set_background(self, url: str) -> None:
        self.background = url

    async def speaker_of(self, key: MessageKey) -> Speaker | None:
        return self.whose

    async def set_portrait(self, speaker: Speaker, url: str, keep: str) -> Given:
        self.given = (speaker.avatar, url, keep)
        return self.takes

    async def set_expression(
        self, speaker: Speaker, url: str, label: str, old: Sequence[str], keep: str
    ) -> Given:
        self.given = (speaker.folder, url, label, " ".join(old), keep)
        return self.takes
