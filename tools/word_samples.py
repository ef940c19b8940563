"""Every view drawn once, in a state that shows all its words: whoever adds a view adds it here."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from limner.book import _dialog_view as book_view
from limner.book._making import MadeFile
from limner.book.access import entry as book_entry
from limner.book.spoken import SpokenLine
from limner.continuity._ledger import fold
from limner.continuity.card_question import CardReading
from limner.continuity.chronicle import chronicle
from limner.continuity.facts import Sheet
from limner.continuity.overview import Overview
from limner.continuity.slots import Slot
from limner.continuity.story import Beginning, Member, TagSeen, Turn
from limner.custom_providers.packages import Package
from limner.custom_providers.packages import ProviderCard as PainterCard
from limner.diagnosis import _diagnosis_view as diagnosis_view
from limner.diagnosis import _first_run_view as first_run_view
from limner.diagnosis import _trace_view as trace_view
from limner.diagnosis._checkup_report import STEPS, CheckupStep, Report, StepMark
from limner.diagnosis._first_checks import FirstCheck
from limner.elsewhere.settings import Offered, OwnPreset
from limner.gallery import _actions_view as actions_view
from limner.gallery import _disk_view as disk_view
from limner.gallery import _gallery_view as gallery_view
from limner.gallery import _info_view as info_view
from limner.gallery import _prompt_view as prompt_view
from limner.gallery import _review_view as review_view
from limner.gallery import _versions_view as versions_view
from limner.gallery._actions_view import Standing
from limner.gallery._collection import Collected, Shows
from limner.gallery._disk import DiskReport
from limner.gallery._filters import Filters
from limner.gallery._review_view import WaitingPicture
from limner.gallery._trash import Trashed
from limner.gallery._where import Where
from limner.manual import _menu_view as menu_view
from limner.manual import _told_view as told_view
from limner.manual._requests import Tally
from limner.manual._told_view import ToldPicture
from limner.migration import _view as migration_view
from limner.migration._coming import OfChat
from limner.migration._view import MigrationState, Offer
from limner.nextchat import _link_view as link_view
from limner.nextchat import _view as nextchat_view
from limner.nextchat._cards import CardFromMask
from limner.nextchat._chats import ComingChat
from limner.nextchat._link_view import ConflictRow, LinkRow, SyncState
from limner.nextchat._preview import CardRow, ChatRow, Novelty, Preview
from limner.nextchat._record import Conflict
from limner.nextchat._remote import SyncAddress
from limner.nextchat._view import SectionState
from limner.outbox.entry import Entry
from limner.page.host_values import MessageKey
from limner.page.speech_host import SpeechVoices
from limner.painting import _lost_slot_view as lost_slot_view
from limner.painting import _slot_view as slot_view
from limner.painting.ledger import PainterTally
from limner.panel import _cast_view as cast_view
from limner.panel import _found_view as found_view
from limner.panel import _library_view as library_view
from limner.panel import _outbox_view as outbox_view
from limner.panel import _packages_view as packages_view
from limner.panel import _presets_view as presets_view
from limner.panel import _providers_view as providers_view
from limner.panel import _search_view as search_view
from limner.panel import _settings_view as settings_view
from limner.panel import _spending_view as spending_view
from limner.panel._cast_view import CastState
from limner.panel._preset_editor_view import EditorState
from limner.panel._provider_state import ProviderState, Readiness
from limner.panel._providers_view import ProvidersState, Trial
from limner.panel._search_places import PLACES
from limner.pictures.options import Features, Options
from limner.pictures.picture import Lost, Picture, State, Version
from limner.pictures.provenance import Provenance
from limner.pictures.provenance_view import told
from limner.pictures.wording import Stretch, Wording
from limner.presets import preset as presets
from limner.presets.check import check
from limner.presets.preset import Preset
from limner.presets.selection import InForce, Scope, Story
from limner.providers.base import Progress
from limner.providers.plugin_answers import Model, PluginService
from limner.read_aloud import _player_view as player_view
from limner.read_aloud._player import Heard, Player
from limner.settings.controls import Value
from limner.settings.other_illustrators import AUTO_ILLUSTRATOR
from limner.settings.settings import CONTROLS, SECTIONS, Settings
from limner.trace.steps import Kind, ReplyTrace, Step

_PAINTERS = {"sd": "SillyTavern's Image Generation"}
_WORDS = Wording((Stretch("a fox, "), Stretch("red fur", "card", "fox.png", "hair")))
_KEY = MessageKey("chat", "message", 0)


def views() -> Iterator[str]:
    """Yield the HTML of each view."""
    made = MadeFile("night.epub", "blob:1", 1_000_000, ("a fox",))
    yield book_view.render(book_view.DialogState({}, ("Night",), (1, 2), made, "Done.", "No."))
    yield book_view.render(book_view.DialogState({}, ("Night",)))
    yield book_entry()
    line = SpokenLine("She waits.", "Mira", dialogue=True, message=1, picture="/a.png", words="a fox")
    nobody: Any = None
    player = Player(nobody, "Night", [line], SpeechVoices(), lambda: None)
    for heard in (Heard(playing=True), Heard(playing=False, fault="No.")):
        player.heard = heard
        yield player_view.render(player)
    yield str(spending_view.painter({}, "m", "", PainterTally(3, 1, [1.0, 2.0])))
    named = {"presets": {each.id: each.name for each in presets.load_all()}}
    named |= {"painters": _PAINTERS, "profiles": {}}
    for section in SECTIONS:
        yield settings_view.render(section, Settings(), named, {})
    yield settings_view.foot()
    yield search_view.field("")
    places = tuple(PLACES)
    some = (places[at : at + found_view.MOST] for at in range(0, len(places), found_view.MOST))
    for found in ((), tuple(CONTROLS)[:2], tuple(CONTROLS), *some):
        yield found_view.render(found, Settings(), named, {found[0]: "No."} if found else {})
    yield library_view.render()
    yield first_run_view.render([FirstCheck(StepMark.DONE, "well")], Report())
    yield outbox_view.render([Entry("entry", _KEY, "picture", 0, "a fox", "sd", 0.0, url="/a.png")])
    reply = ReplyTrace(_KEY, "normal", tuple(Step(0.0, kind, f"{kind.value} fox") for kind in Kind))
    yield trace_view.render("entry", reply)
    yield diagnosis_view.render([], Report())
    over = tuple(CheckupStep(name, StepMark.DONE) for name in STEPS)
    yield diagnosis_view.render([("entry", reply)], Report(over, "/a.png"))
    for offer in diagnosis_view.OFFERS:
        yield diagnosis_view.render([], Report(over, "/a.png", offer))
    cut = replace(reply, steps=tuple(step for step in reply.steps if step.kind is Kind.CUT))
    yield trace_view.render("entry", cut)
    yield diagnosis_view.render([], Report(tuple(map(CheckupStep, STEPS))).marked(STEPS[0], StepMark.RUNNING))
    card = PainterCard("own", "Own", fields={"address": "x"})
    package = Package("name", "1", "name", (card,), ("other 1",))
    for installing in ("", "name"):
        yield packages_view.render([(package, "fault")], installing)
    yield from _nextchat()
    yield from _migration()
    yield from _in_messages()
    yield from _cast()
    yield from _presets()
    yield from _painters()


def _migration() -> Iterator[str]:
    presets = (OwnPreset("Mine", "x"), OwnPreset("Mine", "x", chosen=True))
    changes: dict[str, Value] = {
        "depth": 1,
        "asking": "hand",
        "manual_mode": True,
        "preset": "tags",
        "style_prefix": "oil",
    }
    named = {"tags": "Tags", "default": "Default"}
    offer = Offer(AUTO_ILLUSTRATOR, Offered(changes, presets), Settings(), named)
    yield migration_view.render(MigrationState(offers=(offer,), chat=OfChat(1, 1), may_undo=True))
    yield migration_view.render(MigrationState())


def _nextchat() -> Iterator[str]:
    """Yield NextChat's section with a list, and with a file of which each entry is of another kind."""
    card = CardFromMask("{}", "Mira")
    cards = tuple(CardRow(card, "m", news) for news in Novelty)
    chats = (ChatRow(ComingChat({}, ()), {}, Novelty.NEW, "At the gate"),)
    preview = Preview(cards, chats, left_out=1)
    conflict = ConflictRow(Conflict("id", "uid", "user", "theirs"), "")
    for linked in (True, False):
        rows = (LinkRow("key", "chat", 2, open=True, unsent=True),)
        there = SyncAddress(plugin=True, kind="webdav", configured=True)
        parts = link_view.render(
            SyncState(
                there,
                "",
                linked,
                can_link=True,
                unreadable=True,
                rows=rows,
                choices=(conflict,),
                summary="They met.",
                changed_masks=("Mira",),
                lines=(("14:02", "it went"),),
            )
        )
        yield nextchat_view.render(
            SectionState(people=(("a.png", "Mira"),), listed=True, preview=preview), parts
        )


def _in_messages() -> Iterator[str]:
    """Yield what is drawn at a message."""
    busy = Tally(tags=3, illustrated=1, bare=1, failed=1, painting=1, undo=True)
    yield menu_view.render("entry", busy, writing=True, made=["1: a/b"], told=[told(1, _WORDS)])
    yield menu_view.render("entry", Tally(0, 0, 0, 0, 0, undo=False))
    version = Version("v", "a fox", "/a.png", "sd", 0.0)
    picture = Picture("p", "a fox", 0)
    placed = replace(picture, versions=(version,), chosen=0)
    for each in (picture, placed):
        for state in (State.QUEUED, State.PAINTING, State.FAILED):
            yield slot_view.inside(replace(each, state=state), 512, 512, Progress(0.5, "half")) or ""
    yield slot_view.inside(replace(placed, state=State.PLACED), 512, 512, missing={"/a.png"}) or ""
    turning = replace(placed, state=State.PLACED, versions=(version, replace(version, url="/b.png")))
    yield slot_view.inside(turning, 512, 512) or ""
    yield slot_view.held("fox", 0)
    yield actions_view.menu(Where(_KEY, 0, "/a.png"), Standing(shows=True), {})
    yield actions_view.menu(Where(_KEY, 0, "/a.png"), Standing(shows=True, aside=True), {})
    yield prompt_view.render(Where(_KEY, 0, "/a.png"), "a fox", ["rain"], asking=True)
    others = replace(placed, versions=(version, replace(version, id="w", url="/b.png", prompt="a red fox")))
    for compared in (-1, 1):
        yield versions_view.render(Where(_KEY, 0, "/a.png"), others, {}, compared)
    for packs in (False, True):
        yield gallery_view.head(
            Filters(), count=1, of=2, selected=1, speakers=(), painters={}, people=("Mira",), packs=packs
        )
    yield review_view.render(Where(_KEY, -1), [WaitingPicture("p", 0, "a fox", "fox")])
    for shows in Shows:
        tile = Collected(Where(_KEY, 0, "/a.png"), 3, "Mira", "", placed, version, shows)
        yield gallery_view.page([tile], (), ())
    report = DiskReport(1, ("Mira/a.png",), ("Mira/a.png",), ())
    yield disk_view.render(report, frozenset({"Mira/a.png"}), "reading")
    trash = [Trashed("1-Mira%2Fb.png", "Mira/b.png", 1)]
    yield disk_view.render(report, sizes={}, trash=trash)
    version_told = replace(version, words=_WORDS)
    two = (version_told, replace(version_told, id="w"))
    yield info_view.render(
        Where(_KEY, 0, "/a.png"), Standing(shows=True), version_told, place="", painter="", versions=two
    )
    for lost in (Lost("", "", script="No HTML"), Lost("", "", trimmed=True), Lost("", "")):
        yield lost_slot_view.render(placed, lost, 0, "")


def _cast() -> Iterator[str]:
    """Yield the cast with a card and somebody without one, and what a picture was told."""
    sheet = Sheet(("Mira",), {Slot.HAIR: "brown curls"}, ("green dress",), {"riding": ("brown habit",)})
    tags = (
        TagSeen("Mira, bruised, and Tom", {"char": "Mira; Tom", "mood": "Mira: happy", "place": "kitchen"}),
        TagSeen("Tom", {"char": "Tom", "place": "harbour"}),
    )
    beginning, turns = Beginning((Member("mira.png", sheet),)), (Turn("m", tags=tags),)
    state, scenes = fold(beginning, turns), chronicle(beginning, turns)
    kept, members = frozenset({"mira.png"}), {"mira.png": beginning.members[0]}
    faces = {"mira.png": "/user/images/a.png"}
    known = Overview("chat", state, scenes, members, kept, kept, faces)
    yield cast_view.render(CastState(known, tuple(state.people), enabled=False))
    yield cast_view.render(CastState(replace(known, state=replace(state, people={}, stage=()))))
    found = CardReading({Slot.HAIR: "red hair"}, ("green dress",), unsaid=frozenset({Slot.HAIR}))
    opened = tuple(state.people)
    yield cast_view.render(CastState(known, opened, readings={"mira.png": found}, asking="mira.png"))
    yield cast_view.render_window(CastState(known, opened))
    yield cast_view.render_window(CastState())
    yield cast_view.render(CastState())
    words = Wording((Stretch("a fox"), Stretch("brown curls", "card", "mira.png", "hair")), "rain")
    row = ToldPicture(0, "/user/images/a.png", words, {"mira.png": "Mira"}, "a red fox")
    yield told_view.render([row], {"card": "card"}, {(0, 1): "entry"}, {(0, "mira.png"): "entry"})
    yield told_view.render([], {}, {}, {})


def _presets() -> Iterator[str]:
    """Yield the presets' section, with every finding."""
    shipped = presets.load_all()
    own = Preset("own", "Own", "Mine", "words")
    for scope in Scope:
        force = InForce(shipped[0], scope, ((Scope.CHAT, "gone"),))
        story = Story("chat", "own", "a.png", "Mira", "own")
        for words in (
            shipped[0].text,
            "",
            "no tag",
            '```\n<img-prompt="a">\n```',
            '<img-prompt="a\nb">',
            "<img-prompt='a'>",
        ):
            for preset in (own, shipped[0]):
                desk = EditorState(shipped, [own], preset, words, "", True, "", story, force, check(words))
                yield presets_view.render(desk)


def _painters() -> Iterator[str]:
    """Yield the painters' section with a painter in every state, with every option, and a test."""
    knows = frozenset({"model", "width", "height", "count", "guidance", "steps", "seed", "negative"})
    free = Features(knows=knows, step=16, most=4, progress=True, cancel=True)
    fixed = Features(
        knows=frozenset({"width", "height", "quality"}), sizes=((1024, 1024),), qualities=("low",)
    )
    ours, theirs = (
        PluginService(name, name, True, key, "https://images.example/v1")
        for name, key in (("replicate", "saved"), ("openai", "environment"))
    )
    found = (Model("a/b", "b", "A model"),)
    cards = [
        ProviderState(
            "a",
            "A",
            "A painter.",
            stand,
            features,
            Options(),
            Options(steps=4),
            service,
            "No.",
            True,
            {},
            found,
        )
        for stand in Readiness
        for features, service in ((free, ours), (fixed, theirs), (Features(), None))
    ]
    making = Provenance(Options(model="a/b", width=512, height=512, seed=1), 1.5, "$0.003")
    for mark in providers_view.TrialMark:
        pictures = ("/user/images/a.png",) if mark is providers_view.TrialMark.DONE else ()
        trial = Trial("a", mark, "words", pictures, making)
        # All painters once: it is much to draw, and to look at in each way.
        all_once = cards if mark is providers_view.TrialMark.DONE else cards[:3]
        yield providers_view.render(ProvidersState(all_once, trial, missing=True))
