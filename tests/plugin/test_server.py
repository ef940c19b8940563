"""The plugin in a real SillyTavern: what a page gets, what lies on the disk, what a kill leaves behind."""

import json
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from tests.plugin.conftest import Client, Lab
from tools import openai_service, replicate_service

FLUX = "black-forest-labs/flux-schnell"
SIGNS = b"\x89PNG\r\n\x1a\n"


def wish(**more: object) -> dict[str, object]:
    return {"service": "replicate", "prompt": "a road at night", **more}


def on_their_way(lab: Lab) -> list[str]:
    """Return the files of pictures that are still coming; Python has done what it was at when it answers."""
    assert lab.client.ask("GET", "/health").status == 200
    return [path.name for path in (lab.tavern.root / "_uploads").glob("limner-*")]


def test_a_page_learns_what_there_is_without_a_character_of_a_key(lab: Lab) -> None:
    health = lab.client.ask("GET", "/health")

    assert health.status == 200
    assert health.json["ok"] is True
    assert [(each["id"], each["key"]) for each in health.json["services"]] == [
        ("replicate", "saved"),
        ("openai", "saved"),
    ]


def test_replicate_paints_into_the_characters_folder_while_the_page_listens(lab: Lab) -> None:
    begun = lab.client.ask("POST", "/generate", wish(id="r-1", folder="Mira & Co", width=1536, height=1024))
    told = list(lab.client.events("r-1"))

    assert begun.status == 202
    assert [name for name, _ in told][-1] == "done"
    done = told[-1][1]
    assert done["images"][0].startswith("/user/images/Mira%20%26%20Co/limner-")
    assert lab.client.picture(done["images"][0]).startswith(SIGNS)
    assert lab.tavern.picture_path(done["images"][0]).is_file()
    assert done["making"]["options"] == {"model": FLUX, "width": 1536, "height": 1024, "seed": 1001}
    assert lab.replicate.predictions[0].input["aspect_ratio"] == "3:2"


def test_the_page_sees_how_far_a_picture_is(lab: Lab) -> None:
    lab.replicate.mood = replicate_service.Mood(hang_containing="slow")
    lab.client.ask("POST", "/generate", wish(id="slow-1", prompt="a slow road"))
    events = lab.client.events("slow-1")

    seen = next(data for _, data in events if data["progress"])
    assert (seen["status"], seen["progress"]) == ("painting", 0.5)

    lab.replicate.release()
    assert list(events)[-1][0] == "done"


def test_a_model_that_is_not_official_is_painted_by_its_version(lab: Lab) -> None:
    answer = lab.client.ask(
        "POST", "/generate", wish(model="stability-ai/sdxl", width=640, height=448, steps=20, wait=True)
    )

    assert answer.status == 200, answer.text
    assert lab.replicate.predictions[0].input["width"] == 640
    assert "POST /v1/predictions" in list(lab.replicate.requests)


def test_models_are_listed_and_searched(lab: Lab) -> None:
    listed = lab.client.ask("GET", "/models?service=replicate").json["models"]
    found = lab.client.ask("GET", "/models?service=replicate&search=fastest").json["models"]
    compatible = lab.client.ask("GET", "/models?service=openai").json["models"]

    assert FLUX in [model["id"] for model in listed]
    assert [model["id"] for model in found] == [FLUX]
    assert "lab-painter" in [model["id"] for model in compatible]


@pytest.mark.parametrize("form", ["b64_json", "url"])
def test_an_openai_compatible_service_paints(lab: Lab, form: str) -> None:
    lab.openai.mood = openai_service.Mood(form=form)

    answer = lab.client.ask(
        "POST",
        "/generate",
        {"service": "openai", "prompt": "a lake", "width": 640, "height": 448, "count": 2, "wait": True},
    )

    assert answer.status == 200, answer.text
    assert len(answer.json["images"]) == 2
    assert lab.client.picture(answer.json["images"][1]).startswith(SIGNS)
    assert lab.openai.paintings[0].body["size"] == "640x448"
    assert on_their_way(lab) == []


def test_the_second_entry_serves_clients_of_that_api(lab: Lab) -> None:
    body = {"prompt": "a road", "model": FLUX, "width": 1024, "height": 1024, "num_outputs": 1}
    body |= {"guidance_scale": 3.5, "num_inference_steps": 4}

    answer = lab.client.ask("POST", "/generate", body, base="/api/plugins/replicate")

    assert answer.status == 200, answer.text
    assert {*answer.json} == {"images", "prompt", "model", "predictionId"}
    assert answer.json["predictionId"] == lab.replicate.predictions[0].id
    assert lab.client.ask("GET", "/health", base="/api/plugins/replicate").json["ok"] is True


def test_stop_cancels_at_replicate(lab: Lab) -> None:
    lab.replicate.mood = replicate_service.Mood(hang_containing="")
    lab.client.ask("POST", "/generate", wish(id="stop-1"))
    lab.replicate.predictions.wait_for(lambda all_: bool(all_) and "50%" in all_[0].logs, "half a picture")

    answer = lab.client.ask("POST", "/prediction/stop-1/cancel")

    assert (answer.status, answer.json["status"]) == (200, "cancelled")
    lab.replicate.predictions.wait_for(lambda all_: all_[0].status == "canceled", "the end at Replicate")


def test_a_prediction_that_never_ends_is_given_up_and_cancelled(lab: Lab) -> None:
    lab.replicate.mood = replicate_service.Mood(hang_containing="")
    lab.client.ask("POST", "/generate", wish(id="never-1"))

    ended = lab.client.ended("never-1")

    assert ended["error"]["message"] == (
        "Replicate did not finish within 20 s, so the prediction was cancelled."
    )
    assert lab.replicate.predictions[0].status == "canceled"


REPLICATE_FAULTS: list[tuple[dict[str, Any], int, str]] = [
    ({"key": "another"}, 409, "refuses the key"),
    ({"refuse": 402}, 502, "wants to be paid"),
    ({"refuse": 429, "retry_after": 9}, 429, "asked too often"),
    ({"refuse": 500}, 502, "failed (status 500)"),
    ({"fail_containing": "road"}, 502, "NSFW"),
    ({"rubbish": "json"}, 502, "not JSON"),
    ({"rubbish": "html"}, 502, "not a picture"),
    ({"rubbish": "svg"}, 502, "not a picture"),
    ({"rubbish": "text"}, 502, "not a picture"),
    ({"rubbish": "big"}, 502, "more than 20 MB"),
    ({"rubbish": "address", "output_address": "http://127.0.0.1:1/a.png"}, 409, "inside the server's own"),
    ({"rubbish": "address", "output_address": "https://localhost/a.png"}, 409, "inside the server's own"),
    ({"rubbish": "address", "output_address": "file:///etc/passwd"}, 400, "no address"),
]


@pytest.mark.parametrize(("mood", "status", "words"), REPLICATE_FAULTS, ids=lambda value: str(value)[:40])
def test_replicates_failures_are_clean(lab: Lab, mood: dict[str, Any], status: int, words: str) -> None:
    lab.replicate.mood = replicate_service.Mood(**mood)
    before = set((lab.tavern.user / "user" / "images").rglob("limner-*"))

    answer = lab.client.ask("POST", "/generate", wish(wait=True))

    assert (answer.status, words in answer.json["error"]["message"]) == (status, True), answer.text
    assert on_their_way(lab) == []
    if status == 429:
        assert answer.headers["Retry-After"] == "9"
    assert set((lab.tavern.user / "user" / "images").rglob("limner-*")) == before


OPENAI_FAULTS: list[tuple[dict[str, Any], int, str]] = [
    ({"key": "another"}, 409, "refuses the key"),
    ({"fail_numbers": [1], "fail_status": 400}, 400, "does not take this"),
    ({"fail_numbers": [1], "fail_status": 429}, 429, "asked too often"),
    ({"fail_numbers": [1]}, 502, "failed (status 500)"),
    ({"hang_containing": ""}, 504, "did not answer within 20 s"),
    ({"rubbish": "json"}, 502, "not JSON"),
    ({"rubbish": "empty"}, 502, "without a picture"),
    ({"rubbish": "svg"}, 502, "not a picture"),
    ({"rubbish": "big"}, 502, "more than"),
    ({"rubbish": "big", "form": "url"}, 502, "more than 20 MB"),
    ({"rubbish": "address", "output_address": "http://[::1]/a.png"}, 409, "inside the server's own"),
]


@pytest.mark.parametrize(("mood", "status", "words"), OPENAI_FAULTS, ids=lambda value: str(value)[:40])
def test_openais_failures_are_clean(lab: Lab, mood: dict[str, Any], status: int, words: str) -> None:
    lab.openai.mood = openai_service.Mood(**mood)

    answer = lab.client.ask("POST", "/generate", {"service": "openai", "prompt": "a lake", "wait": True})

    assert (answer.status, words in answer.json["error"]["message"]) == (status, True), answer.text
    assert on_their_way(lab) == []
    if status == 504:
        lab.openai.paintings.wait_for(lambda all_: all_[0].outcome == "gone", "the line to be cut")


def test_without_the_token_of_the_page_nothing_is_done(lab: Lab) -> None:
    headers = {"X-CSRF-Token": "wrong"}

    answer = lab.client.ask("POST", "/generate", wish(), headers=headers)

    assert answer.status == 403
    assert len(lab.replicate.predictions) == 0


@pytest.mark.parametrize(
    "route", ["/health", "/config", "/models?service=openai", "/prediction/x", "/events/x", "/nothing"]
)
def test_a_get_of_another_site_is_told_nothing(lab: Lab, route: str) -> None:
    for base in ("/api/plugins/limner", "/api/plugins/replicate"):
        for headers in ({"X-CSRF-Token": None}, {"X-CSRF-Token": "wrong"}, {"X-CSRF-Token": ""}):
            answer = lab.client.ask("GET", route, base=base, headers={**headers, "Origin": "null"})

            assert answer.status == 403
            assert set(answer.json) == {"error"}


def test_blind_gets_of_another_site_do_not_lock_the_user_out(lab: Lab) -> None:
    stranger = Client(lab.tavern)
    refused = {stranger.ask("GET", "/health", headers={"X-CSRF-Token": None}).status for _ in range(1250)}

    assert refused == {403}
    assert lab.client.ask("GET", "/health").status == 200


ODD = [
    "/models?service=openai&search[toString]=x",
    "/models?service=openai&search[]=x",
    "/models?search=a&search=b",
    "/health?__proto__[x]=y",
    "/config?a[hasOwnProperty]=x",
    "/prediction/%zz",
    "/prediction/%00",
    "/prediction/%E0%A4",
    "/events/%2e%2e%2fsecrets",
    "/models?search=%ff",
]


@pytest.mark.parametrize("path", ODD)
def test_no_address_brings_a_failure_or_a_trace(lab: Lab, path: str) -> None:
    answer = lab.client.ask("GET", path)

    assert answer.status in {400, 404}, answer.text
    assert answer.json["error"]["message"]


@pytest.mark.parametrize(
    "body", ["[]", '"text"', "{", '{"__proto__": {"key": "x"}}', '{"width": 1' + "0" * 400 + "}"]
)
def test_no_body_brings_a_failure(lab: Lab, body: str) -> None:
    for route in ("/generate", "/config"):
        assert lab.client.ask("POST", route, body.encode()).status == 400


def test_a_request_is_json_and_short(lab: Lab) -> None:
    plain = lab.client.ask("POST", "/generate", b"prompt=x", headers={"Content-Type": "text/plain"})
    long = lab.client.ask("POST", "/generate", wish(prompt="x" * 70_000))
    huge = lab.client.ask("POST", "/generate", wish(prompt="x" * 1_000_000))
    deep = lab.client.ask("POST", "/generate", b'{"prompt": ' + b"[" * 3000 + b"]" * 3000 + b"}")
    strange = lab.client.ask("POST", "/generate", wish(webhook="https://evil.example.com"))

    assert [each.status for each in (plain, long, huge, deep, strange)] == [415, 413, 413, 400, 400]
    assert lab.client.ask("GET", "/health").status == 200


def test_a_base_url_at_an_inner_address_is_refused_without_the_administrators_word(lab: Lab) -> None:
    change = {"service": "openai", "baseUrl": "http://127.0.0.1:9/v1", "key": "sk-another-0123456789"}
    assert lab.client.ask("POST", "/config", change).status == 200

    answer = lab.client.ask("POST", "/generate", {"service": "openai", "prompt": "x", "wait": True})

    assert (answer.status, answer.json["error"]["code"]) == (409, "configuration")
    assert "limner.innerAddresses" in answer.json["error"]["message"]


@pytest.fixture(name="fresh")
def _fresh(lab: Lab) -> Any:
    """The lab for a test that ends the server: it is up again afterwards."""
    yield lab
    lab.tavern.go_down()
    lab.tavern.come_back()
    lab.client.renew()


def test_a_server_that_is_killed_in_the_middle_resumes_and_pays_once(fresh: Lab) -> None:
    fresh.replicate.mood = replicate_service.Mood(hang_containing="")
    fresh.client.ask("POST", "/generate", wish(id="kill-1", folder="Mira"))
    fresh.replicate.predictions.wait_for(lambda all_: bool(all_) and all_[0].polls > 0, "the first look")

    fresh.tavern.be_killed()
    fresh.tavern.come_back()
    fresh.client.renew()
    fresh.replicate.release()

    again = fresh.client.ask("POST", "/generate", wish(id="kill-1", folder="Mira"))
    assert again.status == 202
    ended = fresh.client.ended("kill-1")
    assert ended["status"] == "done", ended
    assert fresh.client.picture(ended["images"][0]).startswith(SIGNS)
    assert len(fresh.replicate.predictions) == 1


def test_an_openai_picture_that_a_kill_cut_off_fails_with_one_sentence(fresh: Lab) -> None:
    fresh.openai.mood = openai_service.Mood(hang_containing="")
    fresh.client.ask("POST", "/generate", {"service": "openai", "prompt": "a lake", "id": "kill-2"})
    fresh.openai.paintings.wait_for(bool, "the request")

    fresh.tavern.be_killed()
    fresh.tavern.come_back()
    fresh.client.renew()

    ended = fresh.client.ended("kill-2")
    assert ended["status"] == "failed"
    assert ended["error"]["message"].startswith(
        "SillyTavern was stopped while this picture was being painted"
    )
    assert len(fresh.openai.paintings) == 1


def test_no_key_is_anywhere_but_among_sillytaverns_secrets(lab: Lab) -> None:
    keys = [replicate_service.KEY, openai_service.KEY]
    moods: list[dict[str, Any]] = [{"refuse": 422}, {"refuse": 500}, {"key": "another"}, {}]
    for mood in moods:
        lab.replicate.mood = replicate_service.Mood(**mood, echo=f"Your key is {keys[0]}!")
        lab.client.ask("POST", "/generate", wish(wait=True, folder="Mira"))
    for status in (400, 401, 429, 500):
        echo = f"Your key is {keys[1]}!"
        lab.openai.mood = openai_service.Mood(fail_numbers=[1, 2, 3, 4], fail_status=status, echo=echo)
        lab.client.ask("POST", "/generate", {"service": "openai", "prompt": "x", "wait": True})
    lab.client.ask("POST", "/config", {"service": "replicate", "key": keys[0], "strange": keys[0]})
    lab.client.ask("GET", "/config")
    lab.client.ask("GET", "/health")

    texts = {"log": lab.tavern.log.read_text(errors="replace"), "answers": "\n".join(lab.client.heard)}
    holding = [name for name, text in texts.items() if any(key in text for key in keys)]
    everywhere = [path for path in lab.tavern.root.rglob("*") if path.is_file()]
    everywhere += [
        path for path in lab.tavern.plugin.rglob("*") if path.is_file() and "vendor" not in path.parts
    ]
    holding += [str(path) for path in everywhere if _holds(path, keys, lab)]

    assert holding == []
    secrets = json.loads((lab.tavern.user / "secrets.json").read_text())
    assert [entry["value"] for entry in secrets["api_key_limner_replicate"]] == keys[:1]


def _holds(path: Path, keys: list[str], lab: Lab) -> bool:
    stand_ins = {"replicate_service.py", "openai_service.py"}
    if path == lab.tavern.user / "secrets.json" or path.name in stand_ins:
        return False
    content = path.read_bytes()
    return any(key.encode() in content for key in keys)


def test_sillytavern_answers_while_python_starts(fresh: Lab) -> None:
    fresh.tavern.go_down()
    fresh.tavern.come_back()
    fresh.client.renew()
    starting = threading.Thread(target=fresh.client.ask, args=("GET", "/health"))
    other = Client(fresh.tavern)

    starting.start()
    waits = []
    while starting.is_alive():
        began = time.monotonic()
        assert other.ask("GET", "/csrf-token", base="").status == 200
        waits.append(time.monotonic() - began)
    starting.join()

    assert len(waits) > 5
    assert sorted(waits)[len(waits) // 2] < 0.5
