"""
What else in ST works on the story, as far as it spoils pictures: scripts that take tags out, text to speech.

Looked at only in the checkup; what can be mended by a press is offered, and undone by a press.
"""

from dataclasses import dataclass

from limner.core.errors import HostError, RequestError
from limner.core.translation import say
from limner.diagnosis._speech_filter import Before, is_set, reads_tags, with_ours, without_ours
from limner.page.host import Host
from limner.painting.tag_takers import PROBE, taker, warning
from limner.settings.preferences import Preferences

KEY = "speech"
"""The entry of the saved settings that holds the user's own filter while ours stands in its place."""

FILTER, UNDO = "speech.filter", "speech.undo"


@dataclass(frozen=True, slots=True)
class SurroundingsFound:
    """What was found: whether all is well, the sentences, and the action that is offered (empty: none)."""

    well: bool
    words: str
    offer: str = ""


class Surroundings:
    """ST's own extensions, asked through the page."""

    def __init__(self, host: Host, preferences: Preferences) -> None:
        self._host = host
        self._preferences = preferences

    async def look(self) -> SurroundingsFound:
        """Look at them all; HostError where the page does not answer."""
        speech = await self._host.speech()
        found = taker(await self._host.rewriting(PROBE), PROBE)
        said, offer = [], ""
        if found is not None and found.script:
            said.append(warning(found))
        if reads_tags(speech):
            words = "Text to speech reads the prompts of pictures aloud: its filter can leave them out."
            said.append(say(words))
            offer = FILTER
        well = not said
        if is_set(speech):
            said.append(say("Text to speech leaves the prompts of pictures out."))
            offer = UNDO
        return SurroundingsFound(well, " ".join(said), offer)

    async def spare_speech(self) -> None:
        """Add our part to the filter of text to speech; the user's own stays, and is kept for undo."""
        speech = await self._host.speech()
        if not reads_tags(speech):
            return
        before = Before(speech.applies, speech.pattern)
        if await self._host.set_speech(applies=True, pattern=with_ours(speech)):
            self._preferences.keep(KEY, before.to_json())
        else:
            words = (
                "SillyTavern did not take the filter: open Extensions > TTS once, and look whether its own "
                "regex pattern is right."
            )
            raise RequestError(say(words))

    async def undo_speech(self) -> None:
        """Let the filter of text to speech be as it was."""
        speech = await self._host.speech()
        if not is_set(speech):
            return
        was = without_ours(speech, Before.read(self._preferences.settings.kept.get(KEY)))
        if not await self._host.set_speech(applies=was.applies, pattern=was.pattern):
            raise RequestError(
                say("SillyTavern did not take the filter back: change it under Extensions > TTS.")
            )
        self._preferences.keep(KEY, None)

    async def safely(self) -> SurroundingsFound:
        """Look, and say so in a sentence where that is not possible."""
        try:
            return await self.look()
        except HostError as error:
            return SurroundingsFound(well=False, words=str(error))
