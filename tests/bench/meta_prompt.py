"""What asking for pictures costs in tokens, by SillyTavern's own tokenizers."""

from limner.presets import preset as presets
from limner.prompting.meta_prompt import compose
from limner.settings.settings import Settings
from tests.bench.figures import Figure, figure
from tests.bench.lab import Lab, ask

_LIMIT = 400.0
_RUNS = 5
_COUNT = """
async ([model, messages]) => {
    const answer = await fetch(`/api/tokenizers/openai/count?model=${model}`, {
        method: 'POST',
        headers: SillyTavern.getContext().getRequestHeaders(),
        body: JSON.stringify(messages),
    });
    return (await answer.json()).token_count;
}
"""


def run(lab: Lab) -> list[Figure]:
    """Count the default preset as the message that it becomes."""
    page = lab.story(limner=False).page
    preset = next(each for each in presets.load_all() if each.id == presets.DEFAULT)
    text = compose(preset.text, Settings())
    figures = [figure("characters of the default instructions", [len(text)] * _RUNS, "characters", digits=0)]
    for model in ("gpt-4o", "gpt-3.5-turbo"):
        message = [{"role": "system", "content": text}]
        tokens = [ask(page, _COUNT, [model, message]) - ask(page, _COUNT, [model, []]) for _ in range(_RUNS)]
        what = f"tokens of the default instructions as a message, {model}"
        figures.append(figure(what, tokens, "tokens", _LIMIT, 0))
    return figures
