"""The stand-ins for servers of local models are as strict as the real ones."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest

pytest.importorskip("aiohttp")

from aiohttp.test_utils import TestClient, TestServer

from tools.text_models import Kind, TextModel, TextScript, asks_for_tags, tokens

TAG = '<img-prompt="a fox">'
ASK = f"Write your next reply as you would anyway.\n\n{TAG}"
CHATML = "<|im_start|>system\nYou tell.<|im_end|>\n<|im_start|>user\nGo on.<|im_end|>\n"
OWN = "<|im_start|>assistant\n"
PATHS: dict[str, str] = {"koboldcpp": "/v1/completions", "llamacpp": "/completion"}
Asker = Callable[..., Awaitable[Any]]


@pytest.mark.parametrize(
    ("prompt", "asks"),
    [
        (f"{CHATML}<|im_start|>system\n{ASK}<|im_end|>\n{OWN}", True),
        (f"{CHATML}<|im_start|>system\n{ASK}<|im_end|>\n{OWN}The road", True),
        (f"{CHATML}{OWN}{TAG}<|im_end|>\n<|im_start|>user\nOn.<|im_end|>\n{OWN}", False),
        (f"<|im_start|>system\n{ASK}<|im_end|>\n{OWN}Old.<|im_end|>\n{CHATML[44:]}{OWN}", False),
        (f"### Instruction:\nGo on.\n\n### Instruction:\n{ASK}\n\n### Response:\n", True),
        (f"Mira: Hello.\nUser: Go on.\n{ASK}\n\nExample:\n\nText.\nMira:", True),
        (f"Mira: Hello.\n{ASK}\nMira:", True),
        (f"Mira: Hello. {TAG}\nMira:", False),
        (f"Mira: Hello. {TAG}\nUser: Go on.\nMira:", False),
        (f"Once.\n{ASK}\nGo on.", True),
    ],
)
def test_tags_are_written_only_where_the_block_above_the_models_own_asks(prompt: str, asks: bool) -> None:
    assert asks_for_tags(prompt, ("Mira",)) is asks


@pytest.fixture(name="ask", params=["koboldcpp", "llamacpp"])
async def _ask(request: pytest.FixtureRequest) -> AsyncIterator[Asker]:
    kind: Kind = request.param
    model = TextModel(kind, TextScript(f"One. {TAG} Two.\nUser: no.", context=200))
    async with TestClient(TestServer(model.app)) as client:

        async def ask(prompt: str, **body: Any) -> Any:
            answer = await client.post(PATHS[kind], json={"prompt": prompt, **body})
            if answer.status != 200:
                return answer.status
            if body.get("stream"):
                lines = [line[6:] for line in (await answer.text()).splitlines() if line]
                pieces = [json.loads(line) for line in lines if line != "[DONE]"]
                assert ("[DONE]" in lines) == (kind == "koboldcpp")
            else:
                pieces = [await answer.json()]
            return "".join(_text(kind, piece) for piece in pieces), model.requests[-1].outcome

        yield ask


def _text(kind: Kind, piece: dict[str, Any]) -> str:
    return str(piece["choices"][0]["text"] if kind == "koboldcpp" else piece["content"])


@pytest.mark.parametrize("stream", [True, False])
async def test_a_reply_ends_at_the_stop_strings_and_at_its_length(ask: Asker, stream: bool) -> None:
    whole = f"One. {TAG} Two."
    assert await ask(ASK, stop=["\nUser:"], max_tokens=100, stream=stream) == (whole, "stop")
    assert await ask(ASK, stop=[">"], max_tokens=100, stream=stream) == (whole[:24], "stop")
    assert await ask(ASK, max_tokens=2, stream=stream) == (whole[:8], "length")
    assert await ask("Go on.", stop=["\nUser:"], max_tokens=100, stream=stream) == ("One.  Two.", "stop")


async def test_a_prompt_over_the_context_is_refused(ask: Asker) -> None:
    assert tokens("x" * 401) == 101
    assert await ask("x" * 401, max_tokens=100) == 400
    assert (await ask("x" * 400, max_tokens=100))[1] == "end"
