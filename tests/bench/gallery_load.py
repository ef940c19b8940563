"""Chats of pictures on the disk: what ``viewer`` and ``gallery`` open."""

import json
from collections.abc import Iterator

from PIL import Image

from limner.pictures import message_notes
from limner.pictures.picture import Picture, State, Version
from tools.sillytavern import SillyTavern

FILES = 40
"""Files that the pictures of a chat take in turns: so many are as much as a screen shows."""

_SIZE = (768, 512)


def lay(tavern: SillyTavern, chat: str, pictures: int) -> None:
    """Write a chat of Mira's of so many messages, each with a picture, and their files."""
    folder = tavern.user / "user" / "images" / "Mira"
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(FILES):
        Image.effect_noise(_SIZE, 40).convert("RGB").save(folder / f"bench-{number}.png")
    chats = tavern.user / "chats" / "Mira"
    chats.mkdir(parents=True, exist_ok=True)
    rows = "\n".join(json.dumps(row) for row in _rows(pictures))
    (chats / f"{chat}.jsonl").write_text(rows, encoding="utf-8")


def _rows(pictures: int) -> Iterator[dict[str, object]]:
    yield {"user_name": "User", "character_name": "Mira", "create_date": "", "chat_metadata": {}}
    for number in range(pictures):
        prompt, url = f"a tower {number}", f"/user/images/Mira/bench-{number % FILES}.png"
        version = Version(f"v{number}", prompt, url, "sd", 1_700_000_000.0 + number)
        picture = Picture(f"p{number}", prompt, 0, State.PLACED, (version,), 0)
        tag = f'<img-prompt="{prompt}"><img src="{url}" title="{prompt}" alt="{prompt}">'
        note = json.loads(message_notes.dump(f"m{number}", [picture]))
        yield {
            "name": "Mira",
            "is_user": False,
            "is_system": False,
            "mes": "Word. " * 100 + tag,
            "extra": {"limner": note},
        }
