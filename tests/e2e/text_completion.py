"""SillyTavern on a text-completion server: connected for the time of a test, and back to chat completion."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from tests.e2e.neighbours import Tuning
from tools.loopback import Loopback
from tools.story_page import StoryPage
from tools.text_models import TextModel

_ONLINE = "() => SillyTavern.getContext().onlineStatus !== 'no_connection'"

BARE: Mapping[str, Any] = {"powerUserSettings__instruct__enabled": False}
CHATML: Mapping[str, Any] = {
    "powerUserSettings__instruct__enabled": True,
    "powerUserSettings__instruct__input_sequence": "<|im_start|>user",
    "powerUserSettings__instruct__output_sequence": "<|im_start|>assistant",
    "powerUserSettings__instruct__system_sequence": "<|im_start|>system",
    "powerUserSettings__instruct__input_suffix": "<|im_end|>\n",
    "powerUserSettings__instruct__output_suffix": "<|im_end|>\n",
    "powerUserSettings__instruct__system_suffix": "<|im_end|>\n",
    "powerUserSettings__instruct__stop_sequence": "<|im_end|>",
    "powerUserSettings__instruct__system_same_as_user": False,
    "powerUserSettings__instruct__wrap": True,
}


@contextmanager
def connected(
    story: StoryPage,
    loopback: Loopback,
    tuning: Tuning,
    model: TextModel,
    *,
    streaming: bool,
    context: int = 8192,
    reply: int = 400,
    template: Mapping[str, Any] = CHATML,
) -> Iterator[TextModel]:
    """Have the story told by this model, by a template, with so many tokens of context and of reply."""
    model.script.context = context
    tuning.set(textCompletionSettings__streaming=streaming, **template)
    story.command(f"/api-url api={model.kind} connect=false {loopback.serve(model.app)}")
    before = story.page.evaluate(_SIZES, [context, reply])
    try:
        story.command(f"/api quiet=true {model.kind}")
        story.when(_ONLINE)
        yield model
    finally:
        model.release()
        story.page.evaluate(_SIZES, before)
        story.command("/api quiet=true custom")
        story.when(_ONLINE)


_SIZES = """
async ([context, reply]) => {
    const st = await import('/script.js');
    const before = [st.max_context, st.amount_gen];
    st.setGenerationParamsFromPreset({ max_length: context, genamt: reply });
    return before;
}
"""


def kept_picture(story: StoryPage) -> str | None:
    """Return the last message's text on disk once it holds a picture of ours."""
    text = str(story.chat_file()[-1]["mes"])
    return text if "alt=" in text else None
