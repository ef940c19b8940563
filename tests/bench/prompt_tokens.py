"""
What Limner adds to a prompt: the instructions of each preset, and the history of an illustrated chat.

The history is that of 60 short messages, every second with a picture, at 4,000 tokens of context and 300 of
reply: how many of them SillyTavern sends, and how many tokens all of the request is, by its own tokenizer.
Beside it the same chat that has never had a picture.
"""

from typing import Any

from limner.pictures.projection import image_html
from limner.presets import preset as presets
from limner.prompting.meta_prompt import compose
from limner.settings.settings import Settings
from tests.bench.figures import Figure, figure
from tests.bench.lab import Lab, ask
from tools.story_model import Script
from tools.story_page import StoryPage

_LIMIT = 400.0
_RUNS = 5
_MESSAGES = 60
_LINE = "The road went on past the mill."
_PROMPT = (
    "a tall woman of thirty, lean, short red hair, grey eyes, green wool cloak, pushing open an oak door, "
    "rain behind her, dark deserted tavern, one candle lights her face, seen from inside, wide shot"
)
_PICTURE = f'\n\n<img-prompt="{_PROMPT}">{image_html("/user/images/Mira/Mira_000001.png", _PROMPT)}'
_COUNT = """
async (messages) => (await import('/scripts/tokenizers.js')).countTokensOpenAIAsync(messages, true)
"""
_FILL = """
async (messages) => {
    const ctx = SillyTavern.getContext();
    Object.assign(ctx.chatCompletionSettings, { openai_max_context: 4000, openai_max_tokens: 300 });
    ctx.chat.push(...messages);
    await ctx.saveChat();
    await ctx.reloadCurrentChat();
}
"""
_RULES: dict[str, dict[str, object]] = {
    "whole": {"history_tags": "whole"},
    "shortened": {"history_tags": "short"},
    "of the 2 newest replies (as it comes)": {"history_tags": "newest", "history_replies": 2},
    "of none": {"history_tags": "newest", "history_replies": 0},
}


def run(lab: Lab) -> list[Figure]:
    """Count the instructions, then what is sent of the history with each setting for its tags."""
    limner = lab.story(limner=True)
    figures = []
    for preset in presets.load_all():
        text = compose(preset.text, Settings())
        told = [_tokens(limner, [{"role": "system", "content": text}]) for _ in range(_RUNS)]
        figures.append(figure(f"in the reply: preset {preset.name}", told, "tokens", _LIMIT, 0))
    for name, settings in _RULES.items():
        for setting, value in settings.items():
            limner.command(f"/limn-set {setting} {value}")
        figures += _sent(lab, limner, f"30 illustrated replies, tags {name}", illustrated=True)
    figures += _sent(lab, limner, "the same without a picture", illustrated=False)
    plain = lab.story(limner=False)
    figures += _sent(lab, plain, "SillyTavern without Limner, 30 illustrated replies", illustrated=True)
    return figures


def _sent(lab: Lab, story: StoryPage, what: str, *, illustrated: bool) -> list[Figure]:
    """Send one message below such a history, and look at the request."""
    story.new_chat()
    ask(story.page, _FILL, [_message(number, illustrated=illustrated) for number in range(_MESSAGES)])
    lab.model.reset(Script(reply="And so it was.", rate=0))
    story.send("Go on.")
    story.wait_reply()
    messages = lab.model.turns[0].messages
    count = sum(_LINE in str(each["content"]) for each in messages)
    return [
        figure(f"{what}: messages of {_MESSAGES} sent", [count], "messages", digits=0),
        figure(f"{what}: the whole request", [_tokens(story, messages)], "tokens", digits=0),
    ]


def _message(number: int, *, illustrated: bool) -> dict[str, Any]:
    user = number % 2 == 0
    text = f"{number}. {_LINE}{_PICTURE if illustrated and not user else ''}"
    return {"name": "User" if user else "Mira", "is_user": user, "is_system": False, "mes": text, "extra": {}}


def _tokens(story: StoryPage, messages: list[dict[str, Any]]) -> int:
    return int(ask(story.page, _COUNT, messages))
