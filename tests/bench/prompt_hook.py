"""
How long a prompt waits for Limner, by the length of the chat and by the room in the context.

Limner's own listeners (those a plain page does not have) are called as ST calls them, with a finished prompt.
With ample room no token is counted; in the grey zone ST's tokenizer is asked for the whole prompt; in a full
context it is asked again for what leaves. No prompt is sent twice: ST remembers what it has counted.
"""

from typing import Any

from playwright.sync_api import Page

from tests.bench.figures import Figure, figure
from tests.bench.lab import Lab, ask, prose

_EVENTS = ("GENERATION_AFTER_COMMANDS", "CHAT_COMPLETION_PROMPT_READY", "GENERATE_AFTER_DATA")
_CHATS = {10: 15, 200: 15, 1000: 7}
"""Messages, and how often each is measured."""
_CHARACTERS = 2000
_RESERVE = 2000
_LIMIT = 50.0
_COUNT = """
async last => {
    const text = [...bench.messages.map(({ content }) => content), last].join('\\n');
    const begun = performance.now();
    const tokens = await SillyTavern.getContext().getTokenCountAsync(text);
    return [tokens, performance.now() - begun];
}
"""


def run(lab: Lab) -> list[Figure]:
    """Measure three lengths of chat with three amounts of room."""
    limner, plain = lab.story(limner=True), lab.story(limner=False)
    known = {name: ask(plain.page, "name => bench.listeners(name)", name) for name in _EVENTS}
    page = limner.page
    figures: list[Figure] = []
    for count, runs in _CHATS.items():
        ask(page, "([known, messages]) => Object.assign(bench, { known, messages })", [known, _chat(count)])
        counted = [ask(page, _COUNT, f"Go on, for the time number {next(_number)}.") for _ in range(runs)]
        tokens = counted[0][0] + 8 * count
        units = count * _CHARACTERS
        rooms = {"ample": 4 * units + 20_000, "grey zone": (units + tokens) // 2, "full": tokens + 50}
        for room, limit in rooms.items():
            answers = [_prompt(page, limit + _RESERVE) for _ in range(runs)]
            late = sum(not answer["asked"] for answer in answers)
            what = f"{count:,} messages, {room}"
            promised = _LIMIT if count == 1000 else None
            figures += [
                figure(f"{what}: whole", [each["whole"] for each in answers], limit=promised),
                figure(f"{what}: of it pruning", [each["prune"] for each in answers]),
            ]
            if late:
                figures.append(figure(f"{what}: gave up, prompt unchanged", [late], "prompts", 0, 0))
        alone = [took for _, took in counted]
        figures.append(figure(f"{count:,} messages: ST's tokenizer alone, for the same text", alone))
    return figures


_number = iter(range(10**9))


def _prompt(page: Page, limit: int) -> dict[str, Any]:
    answer: dict[str, Any] = ask(
        page,
        """([limit, reserve, number]) => {
            const messages = bench.messages.slice();
            messages.push({ role: 'user', content: `Go on, for the time number ${number}.` });
            return bench.prompt({ messages, known: bench.known, limit, reserve });
        }""",
        [limit, _RESERVE, next(_number)],
    )
    return answer


def _chat(count: int) -> list[dict[str, str]]:
    messages = [{"role": "system", "content": "You tell a story."}]
    for number in range(count):
        role = "assistant" if number % 2 else "user"
        messages.append({"role": role, "content": _message(number)})
    return messages


def _message(number: int) -> str:
    """Every second reply, a quarter of the chat, has one of our pictures."""
    if number % 4 != 1:
        return prose(_CHARACTERS, number)
    prompt = f"a harbour at dusk, number {number}"
    name = f"/user/images/Mira/Mira_{number:06}.png"
    picture = f'\n\n<img-prompt="{prompt}"><img src="{name}" title="{prompt}" alt="{prompt}">\n\n'
    half = (_CHARACTERS - len(picture)) // 2
    return prose(half, number) + picture + prose(half, number + 1)
