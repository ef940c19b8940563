"""
The people in the lab's stories: character cards, laid into the data root so that no test has to import one.

Mira is who a test talks to; Bran and Ysolde join her in the group. A card is a PNG with the character's JSON
in a ``chara`` text chunk, which is what SillyTavern itself writes on export.
"""

import base64
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tools.canvas import paint

GROUP = "The Harbour"


@dataclass(frozen=True, slots=True)
class Character:
    """A character as their card has it."""

    name: str
    description: str
    greeting: str

    @property
    def avatar(self) -> str:
        """The card's file name, by which SillyTavern knows the character."""
        return f"{self.name}.png"

    def card(self) -> bytes:
        """Return the card."""
        data = {
            "name": self.name,
            "description": self.description,
            "personality": "",
            "scenario": "",
            "first_mes": self.greeting,
            "mes_example": "",
        }
        card = {
            **data,
            "spec": "chara_card_v2",
            "spec_version": "2.0",
            "data": {**data, "alternate_greetings": [], "tags": ["lab"], "creator": "", "extensions": {}},
        }
        return png_card(card, self.name)


def png_card(card: Mapping[str, object], title: str) -> bytes:
    """Return a card as the file that it is in SillyTavern's folder; its picture shows ``title``."""
    info = PngInfo()
    info.add_text("chara", base64.b64encode(json.dumps(card).encode()).decode())
    file = io.BytesIO()
    Image.open(io.BytesIO(paint(title, 200, 300))).save(file, "PNG", pnginfo=info)
    return file.getvalue()


CAST = (
    Character(
        "Mira",
        "Mira is a young mapmaker with short copper hair and a moss-green coat. She finishes others' maps.",
        'The last ferry has left. "You are late," Mira says, and smiles. "So am I."',
    ),
    Character(
        "Bran",
        "Bran is a broad old sailor with a white beard and a patched jacket. He collects bells.",
        'Bran puts down the bell. "Well? Sit."',
    ),
    Character(
        "Ysolde",
        "Ysolde is a tall courier with black braids and a silver half-mask. She never opens a letter.",
        'Ysolde bows, by the width of a hair. "I was told to expect you."',
    ),
)


def lay_cast(user: Path) -> None:
    """Write the cards, and the group that all three are in, below the user's folder."""
    for folder in ("characters", "groups", "group chats"):
        (user / folder).mkdir(parents=True, exist_ok=True)
    for character in CAST:
        (user / "characters" / character.avatar).write_bytes(character.card())
    group = {
        "id": "1700000000000",
        "name": GROUP,
        "members": [character.avatar for character in CAST],
        "avatar_url": "",
        "allow_self_responses": False,
        # 1 is "list order": each member answers once, so that a test knows who speaks when.
        "activation_strategy": 1,
        "generation_mode": 0,
        "disabled_members": [],
        "fav": False,
        "chat_id": "harbour",
        "chats": ["harbour"],
        "auto_mode_delay": 5,
    }
    (user / "groups" / f"{group['id']}.json").write_text(json.dumps(group), encoding="utf-8")
