"""The stand-in model is only worth testing against if a real client takes it for a real model."""

from collections.abc import Iterator
from typing import Any

import aiohttp
import openai
import pytest
from openai.types.chat import ChatCompletionMessageParam

from tools.loopback import Loopback
from tools.stories import TAG
from tools.story_model import MODEL, Script, StoryModel

ASK: ChatCompletionMessageParam = {"role": "user", "content": "Go on."}
META: ChatCompletionMessageParam = {
    "role": "system",
    "content": 'Write pictures as <img-prompt="what is seen">.',
}


@pytest.fixture(name="loopback")
def _loopback() -> Iterator[Loopback]:
    with Loopback() as loopback:
        yield loopback


@pytest.fixture(name="model")
def _model() -> StoryModel:
    model = StoryModel()
    model.script.rate = 0
    return model


@pytest.fixture(name="url")
def _url(loopback: Loopback, model: StoryModel) -> str:
    return loopback.serve(model.app)


@pytest.fixture(name="client")
def _client(url: str) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=f"{url}/v1", api_key="none", max_retries=0, timeout=10) as client:
        yield client


def told(client: openai.OpenAI, *messages: ChatCompletionMessageParam) -> str:
    answer = client.chat.completions.create(model=MODEL, messages=list(messages))
    return answer.choices[0].message.content or ""


def test_the_official_client_lists_the_model(client: openai.OpenAI) -> None:
    assert [model.id for model in client.models.list()] == [MODEL]


def test_the_official_client_gets_a_whole_reply(client: openai.OpenAI) -> None:
    answer = client.chat.completions.create(model=MODEL, messages=[ASK])
    assert answer.choices[0].finish_reason == "stop"
    assert answer.choices[0].message.role == "assistant"
    assert "What do you do?" in (answer.choices[0].message.content or "")
    assert answer.usage is not None
    assert answer.usage.total_tokens == answer.usage.prompt_tokens + answer.usage.completion_tokens


def test_the_official_client_gets_the_same_reply_in_pieces(client: openai.OpenAI, model: StoryModel) -> None:
    model.script.reply = "Grüße aus dem Süden, *immer* weiter. \N{FOX FACE}"
    chunks = list(
        client.chat.completions.create(
            model=MODEL,
            messages=[ASK],
            stream=True,
            stream_options={"include_usage": True},
        )
    )
    choices = [chunk.choices[0] for chunk in chunks if chunk.choices]
    assert "".join(choice.delta.content or "" for choice in choices) == model.script.reply
    assert choices[0].delta.role == "assistant"
    assert [choice.finish_reason for choice in choices] == [None] * (len(choices) - 1) + ["stop"]
    assert len({chunk.id for chunk in chunks}) == 1
    assert chunks[-1].usage is not None
    model.turns.wait_for(lambda turns: turns[0].outcome == "complete", "the model to note that it is done")


@pytest.mark.parametrize("stream", [False, True])
def test_a_request_for_several_versions_gets_the_others_too(
    client: openai.OpenAI, model: StoryModel, *, stream: bool
) -> None:
    model.script = Script(reply="One.", others=["Two.", "Three."], rate=0)
    answer: Any = client.chat.completions.create(model=MODEL, messages=[ASK], n=2, stream=stream)
    told = ["", ""]
    for each in answer if stream else [answer]:
        for choice in each.choices:
            told[choice.index] += (choice.delta if stream else choice.message).content or ""

    assert told == ["One.", "Two."]


@pytest.mark.parametrize(
    ("status", "error"),
    [(401, openai.AuthenticationError), (429, openai.RateLimitError), (500, openai.InternalServerError)],
)
def test_the_official_client_gets_an_error_status(
    client: openai.OpenAI, model: StoryModel, status: int, error: type[openai.APIStatusError]
) -> None:
    model.script.error = status
    with pytest.raises(error, match=f"told to answer {status}"):
        told(client, ASK)


def test_tags_are_written_only_where_a_prompt_asked_for_them(client: openai.OpenAI) -> None:
    assert len(TAG.findall(told(client, ASK))) == 0
    assert len(TAG.findall(told(client, ASK, META))) == 3


def test_tags_in_the_models_own_history_do_not_ask_for_more(client: openai.OpenAI) -> None:
    history: ChatCompletionMessageParam = {
        "role": "assistant",
        "content": 'Once <img-prompt="a fox"> there was.',
    }
    assert TAG.findall(told(client, history, ASK)) == []


def test_a_scripted_reply_keeps_its_tags_only_when_asked_or_told_to(
    client: openai.OpenAI, model: StoryModel
) -> None:
    model.script.reply = 'A fox. <img-prompt="a fox > a hill"> A hill.'
    assert told(client, ASK, META) == model.script.reply
    assert "img-prompt" not in told(client, ASK)
    model.script.always_tags = True
    assert told(client, ASK) == model.script.reply


def test_each_request_is_told_a_reply_of_its_own(client: openai.OpenAI, model: StoryModel) -> None:
    first, second = told(client, ASK), told(client, ASK)
    assert first != second
    model.script.replies += ["one", "two"]
    assert [told(client, ASK), told(client, ASK)] == ["one", "two"]


def test_it_remembers_when_each_tag_was_closed(client: openai.OpenAI, model: StoryModel) -> None:
    model.script.rate = 2000
    list(client.chat.completions.create(model=MODEL, messages=[ASK, META], stream=True))
    (turn,) = model.turns.wait_for(lambda turns: turns[0].ended_at is not None, "the end to be noted")
    assert turn.instructed
    assert len(turn.tags) == 3
    times = [turn.asked_at, *(tag.at for tag in turn.tags), turn.ended_at or 0]
    assert times == sorted(times)
    assert times[1] < times[2] < times[3]


def test_it_hangs_where_it_is_told_and_goes_on_when_released(
    client: openai.OpenAI, model: StoryModel
) -> None:
    model.script = Script(reply="Once upon a time.", rate=0, hang_after=8)
    stream = client.chat.completions.create(model=MODEL, messages=[ASK], stream=True)
    model.turns.wait_for(lambda turns: turns[0].outcome == "hanging", "the reply to hang")
    assert model.turns[0].written == 8
    model.release()
    assert "".join(chunk.choices[0].delta.content or "" for chunk in stream) == "Once upon a time."


def test_a_release_just_before_the_silence_counts(client: openai.OpenAI, model: StoryModel) -> None:
    model.script = Script(reply="Once upon a time.", rate=0, hang_after=8)
    stream = client.chat.completions.create(model=MODEL, messages=[ASK], stream=True)
    model.turns.wait_for(lambda turns: turns[0].written == 4, "the first words")
    model.release()
    assert "".join(chunk.choices[0].delta.content or "" for chunk in stream) == "Once upon a time."


def test_it_notices_a_reader_who_leaves(client: openai.OpenAI, model: StoryModel) -> None:
    model.script.hang_after = 8
    stream = client.chat.completions.create(model=MODEL, messages=[ASK], stream=True)
    model.turns.wait_for(lambda turns: turns[0].outcome == "hanging", "the reply to hang")
    stream.close()
    model.turns.wait_for(lambda turns: turns[0].outcome == "gone", "the model to notice")


def test_a_cut_line_is_an_error_to_the_reader(client: openai.OpenAI, model: StoryModel) -> None:
    model.script.cut_after = 8
    with pytest.raises(openai.APIConnectionError):
        list(client.chat.completions.create(model=MODEL, messages=[ASK], stream=True))
    assert model.turns[0].outcome == "cut"


async def test_it_is_controlled_over_http_too(url: str, client: openai.OpenAI) -> None:
    async with aiohttp.ClientSession(url) as session:
        async with session.post("/control", json={"replies": ["by wire"]}) as answer:
            assert answer.status == 200
        assert told(client, ASK) == "by wire"
        async with session.get("/requests") as answer:
            (turn,) = await answer.json()
        assert (turn["text"], turn["outcome"], turn["body"]["messages"]) == ("by wire", "complete", [ASK])
        async with session.post("/control", json={"reset": True}), session.get("/requests") as answer:
            assert await answer.json() == []


async def test_a_misspelt_control_is_refused_by_name(url: str) -> None:
    async with aiohttp.ClientSession(url) as session, session.post("/control", json={"rat": 5}) as answer:
        assert answer.status == 400
        assert await answer.text() == "The story model has no control named rat."
