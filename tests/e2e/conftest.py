"""
The lab of the browser tests: both stand-ins, a real SillyTavern, Debian's Chromium, all on loopback.

``story`` is SillyTavern with Limner, ``plain_story`` without; both begin in a fresh chat with Mira. ``model``
and ``painter`` are the stand-ins, in a fresh and quick mood. A test that asks for ``replicate`` or
``openai``, the stand-ins of these services, or for ``dav``, a WebDAV server, plays in a SillyTavern with
Limner's server plugin. A test fails by itself on an uncaught error, a console error that names Limner, or a
request that leaves the machine; what it means to provoke is allowed by ``watch.expect(pattern)``. After a
failure look into ``build/e2e/<test>``.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from math import inf

import pytest
from playwright.sync_api import BrowserType

from tests.e2e.neighbours import Ears, Neighbour, Tuning
from tests.e2e.stage import Stage
from tools.browser import Watch, chromium_type
from tools.data_root import REPO, Setup
from tools.loopback import Loopback
from tools.openai_service import OpenAIService
from tools.painter import Mood, Painter
from tools.replicate_service import ReplicateService
from tools.sillytavern import SillyTavern
from tools.story_model import Script, StoryModel
from tools.story_page import StoryPage
from tools.webdav_service import Mood as DavMood
from tools.webdav_service import WebDavService

LONGEST = 30
"""Seconds the plugin gives a picture in these tests."""

IDLE = (
    "assets",
    "attachments",
    "caption",
    "connection-manager",
    "expressions",
    "gallery",
    "memory",
    "quick-reply",
    "token-counter",
    "tts",
    "vectors",
)
"""
ST's own extensions that no test here needs, switched off: they take a quarter of the time that a page needs
to load. The demo and the test of installing play with all of them.
"""

DEAREST = (
    "test_bad_input.py",
    "test_reliability.py",
    "test_snapshot.py",
    "test_crash.py",
    "test_settings_panel.py",
    "test_boot_sources.py",
    "test_injection.py",
    "test_message_buttons.py",
    "test_presets.py",
    "test_trace.py",
)
"""The files that take longest (tests/costs.py) come first, so that both workers end at the same time."""

_WENT = pytest.StashKey[pytest.TestReport]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """
    Play the browser tests last: Playwright keeps an event loop on this thread, which others could not.

    One that fails is played again, twice at most, until three whole runs in a row have passed without that:
    which these were is told at the end.
    """
    ranks = {name: rank for rank, name in enumerate(reversed(DEAREST), 1)}
    items.sort(key=lambda item: -ranks.get(item.path.name, 0) if "e2e" in item.path.parts else -inf)
    for item in items:
        if "e2e" in item.path.parts:
            item.add_marker(pytest.mark.flaky(reruns=2))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Let the fixtures know at teardown how the test went, and the report what the page said."""
    report: pytest.TestReport = yield  # type: ignore[assignment]
    if report.when != "teardown":
        item.stash[_WENT] = report
    if report.when == "call" and report.failed:
        funcargs: dict[str, object] = getattr(item, "funcargs", {})
        for stage in (each for each in funcargs.values() if isinstance(each, Stage)):
            report.sections.append(("the page's console, its end", "\n".join(stage.watch.console[-40:])))
    return report  # type: ignore[return-value]


@pytest.fixture(scope="session", name="loopback")
def _loopback() -> Iterator[Loopback]:
    with Loopback() as loopback:
        yield loopback


@pytest.fixture(scope="session", name="stand_ins")
def _stand_ins(loopback: Loopback) -> tuple[StoryModel, Painter, Setup]:
    model, painter = StoryModel(), Painter()
    settings = {"extension_settings": {"disabledExtensions": IDLE}}
    addresses = loopback.serve(model.app), loopback.serve(painter.app)
    environment = {"NODE_OPTIONS": f"--import={(REPO / 'tools' / 'long_kept.mjs').as_uri()}"}
    return model, painter, Setup(*addresses, settings=settings, environment=environment)


@pytest.fixture(scope="session", name="chromium")
def _chromium() -> Iterator[BrowserType]:
    with chromium_type() as kind:
        yield kind


@pytest.fixture(scope="session", name="limner_stage")
def _limner_stage(chromium: BrowserType, stand_ins: tuple[StoryModel, Painter, Setup]) -> Iterator[Stage]:
    if not (REPO / "vendor" / "pyodide").is_dir():
        pytest.fail("There is no vendor/pyodide. Run `make vendor` first: tests fetch nothing from outside.")
    yield from _stage(chromium, stand_ins[2])


@pytest.fixture(scope="session", name="services")
def _services() -> tuple[ReplicateService, OpenAIService]:
    return ReplicateService(), OpenAIService()


@pytest.fixture(scope="session", name="files")
def _files(loopback: Loopback) -> tuple[WebDavService, str]:
    service = WebDavService()
    return service, loopback.serve(service.app)


@pytest.fixture(scope="session", name="plugin_stage")
def _plugin_stage(
    chromium: BrowserType,
    loopback: Loopback,
    stand_ins: tuple[StoryModel, Painter, Setup],
    services: tuple[ReplicateService, OpenAIService],
    files: tuple[WebDavService, str],
) -> Iterator[Stage]:
    """SillyTavern with the server plugin, whose services are the stand-ins."""
    setup = stand_ins[2]
    addresses = [loopback.serve(service.app) for service in services]
    hosts = [address.rpartition("/")[2] for address in (*addresses, files[1])]
    inner = f"limner:\n  innerAddresses: {json.dumps(hosts)}\n  longestSeconds: {LONGEST}\n"
    environment = {"LIMNER_REPLICATE_URL": addresses[0], "LIMNER_OPENAI_URL": f"{addresses[1]}/v1"}
    yield from _stage(
        chromium,
        replace(setup, plugin=True, config=inner, environment={**setup.environment, **environment}),
    )


@pytest.fixture(name="replicate")
def _replicate(services: tuple[ReplicateService, OpenAIService]) -> Iterator[ReplicateService]:
    services[0].reset()
    yield services[0]
    services[0].release()


@pytest.fixture(name="openai")
def _openai(services: tuple[ReplicateService, OpenAIService]) -> Iterator[OpenAIService]:
    services[1].reset()
    yield services[1]
    services[1].release()


@pytest.fixture(name="dav")
def _dav(files: tuple[WebDavService, str]) -> WebDavService:
    files[0].mood = DavMood()
    files[0].files.clear()
    return files[0]


@pytest.fixture(scope="session", name="plain_stage")
def _plain_stage(chromium: BrowserType, stand_ins: tuple[StoryModel, Painter, Setup]) -> Iterator[Stage]:
    setup = stand_ins[2]
    yield from _stage(chromium, replace(setup, limner=False))


def _stage(chromium: BrowserType, setup: Setup) -> Iterator[Stage]:
    with SillyTavern(setup) as tavern:
        stage = Stage(chromium, tavern)
        yield stage
        stage.close()


@pytest.fixture(name="model")
def _model(stand_ins: tuple[StoryModel, Painter, Setup]) -> Iterator[StoryModel]:
    model = stand_ins[0]
    model.reset(Script(rate=400))
    yield model
    model.release()


@pytest.fixture(name="painter")
def _painter(stand_ins: tuple[StoryModel, Painter, Setup]) -> Iterator[Painter]:
    painter = stand_ins[1]
    painter.reset(Mood(delay=0.05))
    yield painter
    painter.release()


@pytest.fixture(name="stage")
def _stage_of_test(request: pytest.FixtureRequest) -> Stage:
    names = request.fixturenames
    wanted = "plain_stage" if "plain_story" in names else "limner_stage"
    if {"replicate", "openai", "dav"} & set(names):
        wanted = "plugin_stage"
    stage: Stage = request.getfixturevalue(wanted)
    return stage


@pytest.fixture(name="watch")
def _watch(stage: Stage) -> Watch:
    return stage.watch


@pytest.fixture(name="story")
def _story(
    request: pytest.FixtureRequest, stage: Stage, model: StoryModel, painter: Painter
) -> Iterator[StoryPage]:
    """
    Limner in a fresh chat; ``@pytest.mark.limner_settings(name=value, ...)`` says with which settings.

    The stand-ins are asked for so that they are fresh before the page speaks to them, and let go after it.
    """
    del model
    yield from _played(request, stage, painter)


@pytest.fixture(name="plain_story")
def _plain_story(
    request: pytest.FixtureRequest, stage: Stage, model: StoryModel, painter: Painter
) -> Iterator[StoryPage]:
    """SillyTavern as it comes, in a fresh chat."""
    del model
    yield from _played(request, stage, painter)


def _played(request: pytest.FixtureRequest, stage: Stage, painter: Painter) -> Iterator[StoryPage]:
    item: pytest.Item = request.node
    marker = item.get_closest_marker("limner_settings")
    went: pytest.TestReport | None = None
    failed = True
    try:
        yield stage.begin(marker.kwargs if marker else {})
        went = item.stash.get(_WENT, None)
        failed = went is None or went.failed
        if not failed and (complaints := stage.watch.complaints()):
            failed = True
            pytest.fail("While the test ran:\n" + "\n".join(complaints), pytrace=False)
    finally:
        if failed:
            folder = REPO / "build" / "e2e" / re.sub(r"[^\w.-]+", "-", item.name)
            stage.keep_evidence(folder, went.longreprtext if went else "")
        painter.release()
        # Limner remembers how a painter failed until it has painted again.
        if not failed:
            painter.mood = Mood(delay=0.05)
            stage.mend()
        stage.end(spoilt=failed or not _ended_well(painter))


def _ended_well(painter: Painter) -> bool:
    """Whether the painter painted the last time that it was asked."""
    ended = [each.outcome for each in painter.paintings if each.outcome in ("painted", "failed", "rubbish")]
    return ended[-1:] in ([], ["painted"])


@pytest.fixture(name="neighbour")
def _neighbour(story: StoryPage) -> Iterator[Neighbour]:
    """Another extension on Limner's page, which came later."""
    neighbour = Neighbour(story.page)
    yield neighbour
    neighbour.leave()


@pytest.fixture(name="tuning")
def _tuning(story: StoryPage) -> Iterator[Tuning]:
    """SillyTavern's own settings, for the time of a test."""
    tuning = Tuning(story)
    yield tuning
    tuning.restore()


@pytest.fixture(name="ears")
def _ears(story: StoryPage) -> Ears:
    """The toasts of a test, also those that are gone."""
    return Ears(story.page)
