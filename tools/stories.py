"""
The story that the stand-in model tells: a few hundred words, with or without picture tags.

It is real prose, because a demo is looked at and because quotes, dashes and emphasis are what a renderer
trips over. Which of the walkers it is about depends on the number of the request, so that a test (and a
reader) can tell a second reply from the first.
"""

import re
from dataclasses import dataclass

# Generous on purpose: whatever a test scripts as a tag counts as one, in any of the forms models invent.
TAG = re.compile(
    r"""<!--\s*img[-_ ]prompt\s*=.*?-->|<(?:img|pic)[-_ ]prompt\s*=\s*(?:"(?:\\.|[^"\\])*"|'[^']*')[^<>]*>""",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Walker:
    """Whom one reply is about; ``look`` is how a painter would be told."""

    name: str
    look: str
    errand: str


WALKERS = (
    Walker(
        "Mira", "young woman with short copper hair and a moss-green coat", "a map that nobody had finished"
    ),
    Walker(
        "Bran", "broad old man with a white beard and a patched sailor's jacket", "a bell without a tongue"
    ),
    Walker("Ysolde", "tall woman with black braids and a silver half-mask", "a letter sealed in blue wax"),
    Walker(
        "Tobin", "freckled boy in a coat three sizes too large, carrying a lantern", "a key of green glass"
    ),
)

# Lines of a paragraph are joined when it is told: a model breaks no lines in its sentences.
_TALE = """\
The rain had stopped an hour before dusk, and the road to the harbour shone like the back of a fish. "You
came," {name} said, without turning round. *Of course you came.* Beside the mile-stone stood a crate, and
on the crate, wrapped in oilcloth, lay {errand}.

They walked the last mile together. Gulls argued over the nets; somewhere a shutter knocked, twice, and
was still. The town had two gates and kept the smaller one for people who arrived after the bell. Its
keeper looked at your boots, then at your face, and decided to trust the boots.

{tag0}

Inside, the street climbed in steps too shallow for one stride and too deep for two. Lamps were being lit
from the top of the hill downward, so that the light came to meet you, window by window. {name} counted
the doors under the breath: seven, eight, nine. At the tenth the counting stopped.

"This was my aunt's house," {name} said. "She sold weather. Not forecasts -- *weather*. A jar of Tuesday
morning, a pinch of first snow. People paid in stories, and she wrote down every one of them." The lock
was stiff; it gave on the third try, with the sigh of someone who has been asked nicely.

The room behind it went on for longer than the house did. Shelves stood in rows like the pews of a
church, and on each shelf were jars, and in each jar something moved: a brown wind that turned over
leaves, a square inch of fog, a single drop that fell and fell and never reached the bottom.

{tag1}

You lifted a jar to the light. It was warm, and it hummed. When you put your ear to the lid you heard a
market, and children, and a woman who laughed at something that had been said thirty years ago. You set
it back with both hands. For a time neither of you spoke; there are rooms in which that is the polite
thing.

Then the floor moved. Not much -- as a boat moves when somebody steps aboard -- but every jar on every
shelf answered, a long glassy chord that climbed past the edge of hearing. {name} had unwrapped {errand}
and was holding it out over the dark at the end of the last row. "Don't let go of my sleeve," {name}
said. "Whatever it offers you."

The dark considered you both. It had the patience of a well. Out of it, after a while, came a smell of
cut grass and a light that was the exact colour of the evening on which you had decided to leave home,
and in the light stood a door that you had last seen closed.

{tag2}

"It is only weather," {name} said, but the voice was not quite steady, and the sleeve in your hand was
wet, and outside, over the harbour and the two gates and the road that shone like the back of a fish, it
began, very softly, to rain upwards.

What do you do?
"""


def story(number: int, *, illustrated: bool) -> str:
    """
    Tell the reply to request ``number``.

    Args:
        number: counts from one; decides who the reply is about.
        illustrated: whether the three tags are in it.
    """
    walker = WALKERS[(number - 1) % len(WALKERS)]
    scenes = (
        f"{walker.look} at a small harbour gate, wet cobblestones, dusk after rain, gulls, wide shot",
        f"endless shop of glowing weather jars, {walker.look} between the shelves, warm lamplight",
        f"{walker.look} before a door of evening light in the dark, jars trembling, low angle",
    )
    tags = {
        f"tag{ordinal}": f'<img-prompt="{scene}, scene {number}">' if illustrated else ""
        for ordinal, scene in enumerate(scenes)
    }
    tale = _TALE.format(name=walker.name, errand=walker.errand, **tags)
    paragraphs = (" ".join(paragraph.split("\n")).strip() for paragraph in tale.split("\n\n"))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def without_tags(text: str) -> str:
    """Return ``text`` as a model writes it that was never told about picture tags."""
    return re.sub(r"\n{3,}", "\n\n", TAG.sub("", text)).strip()
