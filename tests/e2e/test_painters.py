"""Stories painted behind the server plugin, in a real SillyTavern: set up in the panel, seen in the chat."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Request, expect

from tests.e2e.painter_page import Painters
from tests.e2e.pictures import keep
from tests.e2e.reliability import come_back, outbox, tell
from tests.e2e.test_illustration import IMAGE, THREE, kept
from tools.browser import PHONE, WIDE, Watch
from tools.openai_service import KEY as OPENAI_KEY
from tools.openai_service import OpenAIService
from tools.replicate_service import KEY, Mood, ReplicateService
from tools.story_model import StoryModel
from tools.story_page import StoryPage

FOX = "a red fox"
ONE = f'One.\n\n<img-prompt="{FOX}">\n\nThe end.'
SLOT = ".custom-limner-slot"
MIRA = 'One.\n\n<img-prompt="she laughs" char="Mira">\n\nThe end.'

pytestmark = pytest.mark.limner_settings(retries=0)

_STORES = """
async () => {
    const found = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie];
    for (const { name } of await indexedDB.databases()) {
        const database = await new Promise((resolve, reject) => {
            const opening = indexedDB.open(name);
            opening.onsuccess = () => resolve(opening.result);
            opening.onerror = () => reject(opening.error);
        });
        for (const store of database.objectStoreNames) {
            const asked = database.transaction(store).objectStore(store).getAll();
            await new Promise((resolve) => (asked.onsuccess = resolve));
            for (const each of asked.result) {
                if (each instanceof Blob) found.push(await each.text());
                else if (each?.body instanceof Blob) found.push(await each.body.text());
                else if (ArrayBuffer.isView(each) || each instanceof ArrayBuffer)
                    found.push(new TextDecoder('latin1').decode(each));
                else found.push(JSON.stringify(each));
            }
        }
        database.close();
    }
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
            found.push(request.url, new TextDecoder('latin1').decode(
                await (await cache.match(request)).arrayBuffer()));
        }
    }
    const fields = [...document.querySelectorAll('input, textarea')].map((field) => field.value);
    return [...found, ...fields, document.documentElement.outerHTML];
}
"""


@pytest.fixture(name="ready")
def _ready(story: StoryPage, replicate: ReplicateService) -> Iterator[Painters]:
    """Replicate is set up as a user does it, and chosen."""
    painters = Painters(story).open()
    painters.stands("replicate", "no_key")
    painters.enter_key("replicate", KEY)
    painters.choose("replicate")
    painters.close()
    yield painters
    painters.open()
    painters.forget_key("replicate")
    painters.close()


def begun(story: StoryPage, model: StoryModel, replicate: ReplicateService) -> None:
    """A picture is being painted at Replicate, and is not finished."""
    replicate.mood = Mood(hang_containing=FOX)
    tell(story, model, ONE)
    # Its address is kept by the time that the plugin asks how it goes, and only what is held is let through.
    replicate.predictions.wait_for(
        lambda found: bool(found) and found[-1].polls > 0 and found[-1].held,
        "a prediction to be at work, and known",
    )
    story.until(lambda: outbox(story) or None, "the attempt to be noted")


def reason(story: StoryPage) -> str:
    """Wait until a picture's place says why it is empty, and return it."""
    place = story.message().locator(f"{SLOT} .custom-limner-reason")
    expect(place).to_be_visible(timeout=90_000)
    return place.inner_text()


def test_a_story_is_painted_by_replicate(
    story: StoryPage, model: StoryModel, replicate: ReplicateService, ready: Painters
) -> None:
    tell(story, model, THREE)
    text = kept(story, 3)

    assert IMAGE.sub("", text) == THREE
    assert len(replicate.predictions) == 3
    assert len(story.wait_pictures(3)) == 3
    for path in story.kept_pictures():
        assert story.tavern.picture_path(path).read_bytes().startswith(b"\x89PNG")
        assert path.startswith("/user/images/Mira/")

    story.message().locator(".limner-button").dispatch_event("click")
    made = story.page.locator('[data-limner-view="menu"] .limner-menu-made')
    made.locator("summary").click()
    expect(made).to_contain_text("1: Replicate: ")


def test_progress_is_seen_in_the_place_of_the_picture(
    story: StoryPage, model: StoryModel, replicate: ReplicateService, ready: Painters
) -> None:
    begun(story, model, replicate)
    bar = story.message().locator(f'{SLOT} [role="progressbar"]')
    expect(bar).to_have_attribute("aria-valuenow", "50")
    replicate.release()
    replicate.mood = Mood()

    assert kept(story, 1).count("<img src") == 1


def test_a_reload_in_the_middle_of_a_prediction_costs_no_second_one(
    story: StoryPage, model: StoryModel, replicate: ReplicateService, ready: Painters
) -> None:
    begun(story, model, replicate)
    chat = story.chat_id()
    assert chat
    story.reload()
    come_back(story, chat)
    replicate.mood = Mood()
    replicate.release()

    kept(story, 1)
    assert len(replicate.predictions) == 1
    assert len(story.wait_pictures(1)) == 1


def test_a_server_that_is_killed_in_the_middle_goes_on_with_the_picture_when_it_is_back(
    story: StoryPage, model: StoryModel, replicate: ReplicateService, ready: Painters, watch: Watch
) -> None:
    watch.expect(r"ERR_CONNECTION|Failed to (fetch|load)|NetworkError|net::ERR|limner")
    begun(story, model, replicate)
    chat = story.chat_id()
    assert chat
    story.tavern.be_killed()
    replicate.mood = Mood()
    replicate.release()
    story.tavern.come_back()
    story.reload()
    come_back(story, chat)

    kept(story, 1)
    assert len(replicate.predictions) == 1
    assert len(story.wait_pictures(1)) == 1


# By a refusal, and by the end of a stream. What else a service does is in tests/plugin/test_server.py, what
# becomes of it in a story in tests/unit/test_trouble_at_the_service.py.
@pytest.mark.parametrize(
    "mood", [(Mood(key="another"), "key"), (Mood(fail_containing=FOX), "NSFW")], ids=["wrong key", "failed"]
)
def test_whatever_the_service_does_the_story_goes_on_and_one_sentence_says_why(
    story: StoryPage,
    model: StoryModel,
    replicate: ReplicateService,
    ready: Painters,
    mood: tuple[Mood, str],
) -> None:
    replicate.mood, words = mood
    tell(story, model, ONE)
    said = reason(story)

    assert words in said
    assert KEY not in said
    assert said.rstrip().endswith((".", "!", "?"))
    assert story.chat_file()[-1]["mes"] == ONE

    replicate.release()
    replicate.mood = Mood()
    story.message().locator(f"{SLOT} .custom-limner-retry").click()
    kept(story, 1)


def test_without_a_key_the_place_of_the_picture_says_where_to_enter_it(
    story: StoryPage, model: StoryModel, replicate: ReplicateService
) -> None:
    painters = Painters(story).open()
    painters.stands("replicate", "no_key")
    painters.choose("replicate")
    painters.close()
    tell(story, model, ONE)

    assert "enter it under Extensions > Limner > Connections" in reason(story)
    assert story.chat_file()[-1]["mes"] == ONE


def test_stop_cancels_the_prediction_and_another_chat_gets_it_saved(
    story: StoryPage, model: StoryModel, replicate: ReplicateService, ready: Painters
) -> None:
    begun(story, model, replicate)
    story.command("/limn-cancel")
    replicate.predictions.wait_for(
        lambda found: found[-1].status == "canceled", "the prediction to end", 30.0
    )
    assert story.chat_file()[-1]["mes"] == ONE

    begun(story, model, replicate)
    chat = story.chat_id()
    assert chat
    story.new_chat()
    replicate.mood = Mood()
    replicate.release()
    replicate.predictions.wait_for(lambda found: found[-1].status == "succeeded", "the picture")
    story.open_chat(chat)

    kept(story, 1)
    assert len(replicate.predictions) == 2


def test_a_swipe_and_a_deletion_in_the_middle_lose_nothing_and_the_chat_goes_on(
    story: StoryPage, model: StoryModel, replicate: ReplicateService, ready: Painters
) -> None:
    begun(story, model, replicate)
    replicate.mood = Mood()
    story.swipe_right()
    story.wait_reply()
    replicate.release()
    kept(story, 1)
    story.swipe_left()
    kept(story, 1)
    story.delete_message(len(story.held()) - 1)

    assert story.command("/limn-status")


def test_replicate_as_a_command_gives_the_path_and_limn_paints_by_name(
    story: StoryPage, model: StoryModel, replicate: ReplicateService, ready: Painters
) -> None:
    path = story.command("/replicate width=512 height=512 a fox | /echo {{pipe}} | /pass {{pipe}}")
    assert path.startswith("/user/images/Mira/")
    assert story.tavern.picture_path(path).is_file()

    tell(story, model, ONE)
    kept(story, 1)
    assert story.command("/limn provider=sd mode=replace") == "1"
    assert replicate.prompts == ["a fox", FOX]

    replicate.mood = Mood(refuse=500)
    assert story.command("/replicate a fox") == ""


def test_a_test_picture_a_search_and_options_in_the_panel(
    story: StoryPage, replicate: ReplicateService, ready: Painters
) -> None:
    ready.open()
    card = ready.unfold("replicate")
    card.locator('[data-limner-field="search"]').fill("flux")
    ready.press("replicate", "search")
    found = card.locator('[data-limner-field="found"]')
    expect(found).to_be_visible(timeout=30_000)
    model = found.locator("option").nth(1).get_attribute("value")
    assert model
    found.select_option(model)
    expect(card.locator('[data-limner-field="model"]')).to_have_value(model)

    steps = card.locator('[data-limner-field="steps"]')
    steps.fill("3")
    steps.blur()
    story.until(
        lambda: (
            (story.limner_settings() or {}).get("painters", {}).get("replicate", {}).get("steps") == 3 or None
        ),
        "the steps to be kept",
    )
    ready.press("replicate", "try")
    picture = ready.view.locator(".limner-trial img")
    expect(picture).to_be_visible(timeout=60_000)
    assert replicate.predictions[-1].model == model
    ready.view.locator('[data-limner-action="painters.close"]').click()
    expect(picture).to_have_count(0)
    ready.press("replicate", "clear")


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_section_fits(
    story: StoryPage, replicate: ReplicateService, ready: Painters, size: tuple[int, int]
) -> None:
    story.page.set_viewport_size({"width": size[0], "height": size[1]})
    ready.open()
    for painter in ("replicate", "openai", "sd"):
        ready.unfold(painter)
    ready.card("sd").locator("> summary").click()
    wide = "view => [view.scrollWidth, view.clientWidth]"
    inside, width = ready.view.evaluate(wide)
    assert inside <= width + 1
    ready.view.locator("details.limner-painters").evaluate("section => section.scrollIntoView()")
    name = "painters" if size == WIDE else "painters-phone"
    keep(story.page, name)
    story.page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})


def test_no_key_is_anywhere_but_in_the_one_request_that_carried_it(
    story: StoryPage, model: StoryModel, replicate: ReplicateService, openai: OpenAIService, watch: Watch
) -> None:
    sent: list[tuple[str, str]] = []

    def seen(request: Request) -> None:
        text = f"{request.url} {request.headers} {request.post_data or ''}"
        if KEY in text or OPENAI_KEY in text:
            sent.append((request.method, request.url.partition("8000")[2] or request.url))

    story.page.context.on("request", seen)
    painters = Painters(story).open()
    painters.enter_key("replicate", KEY)
    painters.enter_key("openai", OPENAI_KEY)
    painters.choose("replicate")
    painters.close()
    replicate.mood = Mood(echo=KEY, refuse=401)
    tell(story, model, ONE)
    reason(story)
    replicate.mood = Mood()
    story.command("/limn mode=missing")
    story.command("/limn provider=openai mode=append")
    kept(story, 2)
    story.page.context.remove_listener("request", seen)

    assert len(sent) == 2
    assert all(method == "POST" and url.endswith("/api/plugins/limner/config") for method, url in sent)
    for key in (KEY, OPENAI_KEY):
        for place in story.page.evaluate(_STORES):
            assert key not in place
        assert key not in "\n".join(watch.console)
        assert key not in story.tavern.log.read_text(encoding="utf-8", errors="replace")
        # The stand-ins' own source, which knows their keys, lies in the installed extension as well.
        for path in story.tavern.user.rglob("*"):
            ours = path.is_file() and story.tavern.limner not in path.parents
            assert not ours or path.name == "secrets.json" or key.encode() not in path.read_bytes(), path
    painters.open()
    painters.forget_key("replicate")
    painters.forget_key("openai")


@pytest.mark.limner_settings(
    retries=0,
    continuity=True,
    references=True,
    painters={"replicate": {"model": "black-forest-labs/flux-kontext-pro"}},
)
def test_a_character_is_shown_to_the_painter_without_the_card(
    story: StoryPage, model: StoryModel, replicate: ReplicateService, openai: OpenAIService, ready: Painters
) -> None:
    card = (story.tavern.user / "characters" / "Mira.png").read_bytes()
    with Image.open(BytesIO(card)) as picture:
        pixels = picture.convert("RGB").tobytes()  # what stands behind the pixels is known only then
        secret = str(picture.info["chara"])
    tell(story, model, MIRA)
    kept(story, 1)
    ready.open()
    ready.enter_key("openai", OPENAI_KEY)
    ready.close()
    story.command("/limn provider=openai mode=append")
    kept(story, 2)

    (at_replicate,) = replicate.pictures_of(replicate.predictions[0])
    (at_openai,) = openai.uploads[1]
    assert secret.encode() in card
    for sent in (at_replicate, at_openai):
        with Image.open(BytesIO(sent)) as picture:
            assert picture.convert("RGB").tobytes() == pixels
            assert picture.info == {}
        assert secret.encode()[:40] not in sent
        assert b"chara" not in sent
    story.message().locator(".limner-button").dispatch_event("click")
    made = story.page.locator('[data-limner-view="menu"] .limner-menu-made').first
    made.locator("summary").click()
    expect(made).to_contain_text("reference pictures: Mira.png")
    ready.open()
    ready.forget_key("openai")
    ready.close()


def test_without_the_plugin_limner_is_whole_and_says_how_to_get_it(
    story: StoryPage, model: StoryModel, watch: Watch
) -> None:
    watch.expect(r"404.*/api/plugins/limner/")
    painters = Painters(story).open()
    expect(painters.view.locator(".limner-install code").first).to_contain_text("node plugins.js install")
    expect(painters.view.locator(".limner-install")).to_contain_text("enableServerPlugins: true")
    painters.close()
    tell(story, model, ONE)
    kept(story, 1)

    assert story.command("/replicate a fox") == ""
    assert any("server plugin is not there" in each for each in story.toasts())


def test_a_key_that_is_typed_outlives_a_drawing_of_the_panel_and_so_does_a_search(
    story: StoryPage, replicate: ReplicateService, ready: Painters
) -> None:
    ready.open()
    card = ready.unfold("replicate")
    card.locator('input[type="password"]').fill("half a k")
    card.locator('[data-limner-field="search"]').fill("flux")
    ready.press("replicate", "search")
    expect(card.locator('[data-limner-field="found"]')).to_be_visible(timeout=30_000)

    expect(card.locator('[data-limner-field="search"]')).to_have_value("flux")
    expect(card.locator('input[type="password"]')).to_have_value("half a k")
    card.locator('input[type="password"]').fill("")
