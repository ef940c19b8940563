"""An engine before a SillyTavern with its stand-ins, and the moment that reliability is tried in."""

from dataclasses import dataclass

from tests.engines.seat import Seat
from tools.engines import Engine
from tools.painter import Mood, Painter
from tools.sillytavern import SillyTavern
from tools.story_model import Script, StoryModel

ROAD, WOMAN, VALLEY = THREE = ["a long road at dusk", "a listening woman", "an empty valley"]
REPLY = (
    f'The road was long.\n\n<img-prompt="{ROAD}">\n\nShe stopped.\n\n<img-prompt="{WOMAN}">\n\n'
    f'Nothing answered.\n\n<img-prompt="{VALLEY}">\n\nThey went on.'
)
_STREAM = "async (on) => { SillyTavern.getContext().chatCompletionSettings.stream_openai = on; }"


@dataclass
class Lab:
    """``seat`` is before the engine's first tab."""

    engine: Engine
    tavern: SillyTavern
    model: StoryModel
    painter: Painter
    seat: Seat

    def fresh(self, seat: Seat | None = None, *, stream: bool = True) -> Seat:
        """Have a fresh chat and quick stand-ins; each reply asks for three pictures."""
        seat = seat or self.seat
        self.painter.reset(Mood(delay=0.05))
        self.model.reset(Script(reply=REPLY, rate=400))
        if not seat.loaded:
            seat.load()
        seat.tab.run(_STREAM, stream)
        seat.open()
        return seat

    def another(self, beside: Seat) -> Seat:
        """Open the chat of a tab in another one, at the same address."""
        seat = Seat(self.engine.tab(), self.tavern, beside.url)
        seat.load()
        seat.open(beside.chat)
        return seat

    def stuck(self, seat: Seat | None = None) -> Seat:
        """
        Have a whole reply on disk, whose first picture is painted and whose second is being painted.

        SillyTavern saves a reply after it has shown it as whole; a page that is left in between has lost it.
        """
        seat = self.fresh(seat)
        self.painter.mood = Mood(delay=0.05, hang_containing=WOMAN)
        seat.send("Go on.")
        seat.until(lambda: self.painter.prompts == [ROAD, WOMAN], "the second picture to be begun")
        seat.until(lambda: seat.messages()[-1]["mes"] == REPLY, "the reply in the chat file")
        seat.shown(1)
        return seat

    def go_on(self) -> None:
        """Let the painter paint on."""
        self.painter.mood = Mood(delay=0.05)
        self.painter.release()
