"""Whose controls are heard: Limner's own, whoever else writes their attributes (``mounted.js``)."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.unit.in_node import SHIM, needs_node, played

SOURCES = Path(__file__).parents[3] / "shim" / "page"
PAGE = Path(__file__).parents[2] / "fakes" / "page.mjs"
MECHANISM = {"mounted.js", "frame.js"}
"""The only ones that look into the page and listen to it."""

PROGRAM = """
globalThis.addEventListener = () => {};
const [shim, fake, play] = process.argv.slice(1);
const { h, Page } = await import(fake);
const message = { mes: "Once." };
const other = { mes: "Upon." };
globalThis.SillyTavern = { libs: {}, getContext: () => ({ chat: [message, other] }) };
const reasoning = h("div", { class: "mes_reasoning" });
const text = h("div", { class: "mes_text" });
const buttons = h("div", { class: "mes_edit_buttons" });
const tools = h("div", { class: "extraMesButtons" });
const header = h("div", { class: "ch_name" }, tools, buttons);
const block = (index, ...inside) =>
  h("div", { class: "mes", mesid: index }, h("div", { class: "mes_block" }, ...inside));
const otherText = h("div", { class: "mes_text" });
const chat = h("div", { id: "chat" });
const notes = h("div", { id: "creator_notes_spoiler" });
const popup = h("dialog", { class: "popup" });
const page = new Page(chat, notes, popup).lay();
const frame = await import(`${shim}/page/frame.js`);
frame.holdFrame();
chat.append(block("0", header, reasoning, text), block("1", otherText));
const mounted = await import(`${shim}/page/mounted.js`);
const { HEARD, hear, mount, unmount, sealOf, sealButton, slotIn } = mounted;
/** An element that bears what a row listens to. */
const bearing = ({ mark }, more = {}) =>
  mark === "img" ? h("img", { src: "/a.png", ...more })
  : mark.startsWith(".") ? h("div", { class: mark.slice(1), ...more })
  : h("button", { [mark.slice(1, -1)]: "x", ...more });
const slot = (seal, ...inside) =>
  h("span", { class: "custom-limner-slot", "data-limner-slot": "0", "data-limner-seal": seal }, ...inside);
const rows = HEARD.filter(({ place }) => place !== "page");
const told = [];
for (const { place, mark, event } of rows)
  hear(place, mark, event, (element) => element && told.push(element));
const heard = (row, element, how) => {
  told.length = 0;
  page.happen(row.event, element, how);
  return told.includes(element);
};
const name = ({ place, mark, event }) => `${place} ${mark} ${event}`;
const known = { page, h, rows, heard, name, bearing, slot, text, otherText, reasoning, notes, popup, chat,
  tools, buttons, message, other, mounted, frame, block,
  slots: await import(`${shim}/page/slots.js`), st: await import(`${shim}/page/st.js`),
  clicks: await import(`${shim}/page/clicks.js`) };
const result = await new (async () => {}).constructor(...Object.keys(known), play)(...Object.values(known));
console.log(JSON.stringify(result ?? null));
process.exit();
"""


def play(program: str) -> Any:
    return played(PROGRAM, SHIM, PAGE.as_uri(), program)


OWN = """
/** Where this row's element is Limner's own. */
const own = (row) => {
  if (row.place === "view") {
    const view = h("div", {});
    mounted.mount(view, "test");
    popup.append(view);
    const element = bearing(row);
    view.append(element);
    return element;
  }
  if (row.place === "slot") {
    const element = bearing(row);
    text.append(slot(mounted.sealOf(message), element));
    return element;
  }
  const element = bearing(row);
  mounted.sealButton(element);
  tools.append(element);
  return element;
};
"""


@needs_node
def test_all_that_is_limners_own_is_heard_and_a_press_only_where_it_is_real() -> None:
    found = play(
        OWN
        + """
        return rows.map((row) => {
          const element = own(row);
          return [row.real, heard(row, element), heard(row, element, { isTrusted: false })];
        });
        """
    )

    assert found
    assert all(real for _, real, _ in found)
    assert all(unreal is not must for must, _, unreal in found)


@needs_node
def test_a_click_or_a_key_that_may_spend_must_be_real() -> None:
    presses = play("return rows.filter(({ event }) => !['change', 'input'].includes(event));")

    unreal = [row for row in presses if not row["real"]]
    assert [row["event"] for row in unreal] == ["swiped-left", "swiped-right", "click"]
    assert unreal[2]["place"] == "button"  # opens the menu, no more; a swipe chooses among what is painted


@needs_node
def test_nothing_that_only_bears_the_attributes_is_heard_wherever_it_stands() -> None:
    found = play(
        """
        const places = { text, reasoning, notes, popup, chat, tools };
        const dressed = {
          bare: (row) => { const element = bearing(row); return [element, element]; },
          view: (row) => {
            const element = bearing(row);
            const form = h("div", { "data-limner-secret": "openai", "data-limner-form": "painter" }, element);
            const view = { "data-limner-view": "painters", "data-limner-panel": "", class: "limner-panel" };
            return [h("div", view, form), element];
          },
          slot: (row) => {
            const element = bearing(row);
            return [slot("x", element), element];
          },
          menu: (row) => {
            const element = bearing(row);
            return [h("div", { class: "limner-menu" }, element), element];
          },
          "another's seal": (row) => {
            const element = bearing(row);
            return [slot(mounted.sealOf(other), element), element];
          },
          "a whole chat": (row) => {
            const element = bearing(row);
            const inner = h("div", { class: "mes_text" }, slot(mounted.sealOf(message), element));
            return [h("div", { id: "chat" }, block("0", inner)), element];
          },
        };
        const faults = [];
        for (const row of rows) for (const [where, place] of Object.entries(places))
          for (const [how, make] of Object.entries(dressed)) {
            const [whole, element] = make(row);
            place.append(whole);
            if (heard(row, element)) faults.push(`${name(row)}: ${how} in ${where}`);
          }
        return { faults, tried: rows.length };
        """
    )

    assert found["faults"] == []
    assert found["tried"] > 10


@needs_node
def test_a_seal_that_is_known_is_worth_nothing_but_in_its_messages_own_text() -> None:
    found = play(
        """
        const row = rows.find(({ place, event }) => place === "slot" && event === "click");
        const seal = mounted.sealOf(message);
        const tried = {};
        const put = (name, place, whole, element) => {
          place.append(whole);
          tried[name] = heard(row, element);
        };
        for (const [name, place] of Object.entries({ reasoning, notes, popup, otherText, text })) {
          const element = bearing(row);
          put(name, place, slot(seal, element), element);
        }
        const leaked = bearing(row);
        const sealed = { "data-limner-slot": "0", "data-limner-seal": seal };
        put("a tag around the tag", text, h("div", sealed, leaked), leaked);
        const labelled = bearing(row);
        put("in a label", text, h("label", {}, slot(seal, labelled)), labelled);
        const itself = h("span", { ...sealed, "data-limner-action": "stop" });
        put("the slot itself", text, itself, itself);
        const outside = bearing(row);
        outside.append(slot(seal));
        put("around a slot", text, outside, outside);
        return tried;
        """
    )

    assert [name for name, was_heard in found.items() if was_heard] == ["text"]


@needs_node
def test_only_what_the_hook_has_drawn_gets_a_picture() -> None:
    found = play(
        """
        text.append(h("span", { "data-limner-slot": "0" }), slot("x"));
        reasoning.append(h("div", { class: "mes_text" }, slot(mounted.sealOf(message))));
        const before = mounted.slotIn(frame.blockOf(0), 0);
        const real = slot(mounted.sealOf(message));
        text.append(real);
        return [before, mounted.slotIn(frame.blockOf(0), 0) === real, mounted.slotIn(frame.blockOf(0), 1)];
        """
    )

    assert found == [None, True, None]


@needs_node
def test_a_view_is_drawn_only_where_it_is_mounted_and_no_longer_than_it_is() -> None:
    found = play(
        """
        text.append(h("div", { "data-limner-view": "painters" }));
        const own = h("div", {});
        const before = mounted.mountedAs("painters").length;
        mounted.mount(own, "painters");
        const during = mounted.mountedAs("painters").map((each) => each === own);
        mounted.unmount(own);
        return [before, during, mounted.mountedAs("painters").length];
        """
    )

    assert found == [0, [True], 0]


@needs_node
def test_a_message_is_being_edited_only_where_sts_own_buttons_say_so_too() -> None:
    found = play(
        """
        const edited = () => frame.isOpenForEditing(frame.blockOf(0));
        const tried = [edited()];
        for (const name of ["b", "textarea"]) {
          const fake = h("div", { class: "mes_edit_buttons" });
          fake.style.display = "inline-flex";
          text.append(h(name, { id: "curEditTextarea" }), fake);
          tried.push(edited());
        }
        buttons.style.display = "inline-flex";
        tried.push(edited());
        buttons.style.display = "none";
        return [...tried, edited()];
        """
    )

    assert found == [False, False, False, True, False]


@needs_node
def test_a_chat_that_a_story_makes_is_not_the_chat() -> None:
    found = play(
        """
        text.append(h("div", { id: "chat" }, block("7")));
        notes.append(h("div", { id: "chat" }, block("8")));
        return [frame.blocks().length, frame.blockOf(7), frame.blockOf(8), frame.blockOf(1) !== null];
        """
    )

    assert found == [2, None, None, True]


@needs_node
def test_nobody_can_listen_to_what_is_not_in_the_table() -> None:
    said = play(
        """
        try { mounted.hear("view", "[data-limner-new]", "click", () => {}); return "heard"; }
        catch (error) { return error.message; }
        """
    )

    assert "not in the table" in said


SLOTS = """
const hooks = [];
const ctx = {
  chat: [message, other], getCurrentChatId: () => "chat", groupId: "group", characters: [],
  updateMessageBlock: () => {},
  messageFormatter: { addHook: (hook) => hooks.push(hook), stage: {}, order: {} },
};
SillyTavern.getContext = () => ctx;
const { addHooks, setPatterns, setSlots, offers } = slots;
const { addressOf } = st;
addHooks();
setPatterns({ patterns: { tag: "(?<tag>TAG)(?<images>)", streaming: "(?<tag>TAG)(?<images>)", hint: "TAG",
  final: "(?<tag>TAG)(?<images>)",
  closing: "G$", flags: "g", waiting: "", image: "<img " } });
const inside = '<button data-limner-action="retry">Try again</button>';
const address = addressOf(message);
setSlots({ ...address, slots: [inside], painting: 0 });
setSlots({ ...addressOf(other), slots: [inside], painting: 0 });
const drawn = (index, text, more = {}) => hooks[1](hooks[0](text, { messageId: index, ...more }));
const sealsIn = (html) => [...html.matchAll(/data-limner-seal="(\\w+)"/g)].map(([, seal]) => seal);
"""


@needs_node
def test_what_the_hook_draws_bears_its_messages_seal_and_what_the_text_says_does_not() -> None:
    found = play(
        SLOTS
        + """
        const forged = 'A <span data-limner-slot="0">fake</span> TAG';
        const html = drawn(0, forged);
        return {
          seals: sealsIn(html), own: mounted.sealOf(message), others: sealsIn(drawn(1, "TAG")),
          fake: html.includes('<span data-limner-slot="0">fake</span>'),
          thought: drawn(0, forged, { isReasoning: true }) === forged, mes: message.mes,
        };
        """
    )

    assert found["seals"] == [found["own"]]
    assert found["others"] not in ([], found["seals"])
    assert found["fake"]
    assert found["thought"]
    assert found["mes"] == "Once."


@needs_node
def test_what_belongs_to_no_tag_is_drawn_below_the_text_and_a_missing_file_is_replaced() -> None:
    found = play(
        SLOTS
        + """
        setPatterns({ patterns: { tag: "(?<tag>TAG)(?<images>(?:<img>)*)", hint: "T", closing: "G$",
          flags: "g", streaming: "(?<tag>TAG)(?<images>)",
          final: "(?<tag>TAG)(?<images>(?:<img>)*)|(?<tail>T$)",
          waiting: "", image: "<img " } });
        const found = /<span class="limner-slot" data-limner-slot="([0-9]+)"[^>]*>(.*?)<[/]span>/g;
        const bare = (html) => html.replace(found, "($1 $2)");
        const put = (slots, below = 0) => setSlots({ ...address, slots, painting: 0, below });
        const shown = (text) => bare(drawn(0, text));
        const told = {};
        put([null, '<b data-limner-action="back:p">lost</b>'], 1);
        told.below = shown("Once.");
        told.tagged = shown("Once TAG.");
        told.offered = offers({ ...address, action: "back:p", ordinal: 1 });
        put([null]);
        told.gone = shown("Once.");
        put(['<span class="limner-instead">missing']);
        told.instead = shown("TAG<img>");
        put(["a skeleton"]);
        told.picture = shown("TAG<img>");
        told.cut = shown("Once. T");
        return told;
        """
    )

    assert found["below"] == 'Once.\n\n(1 <b data-limner-action="back:p">lost</b>)'
    assert found["tagged"] == 'Once .\n\n(1 <b data-limner-action="back:p">lost</b>)'
    assert found["offered"]
    assert found["gone"] == "Once."
    assert found["instead"] == '(0 <span class="limner-instead">missing)'
    assert found["picture"] == "(0 <img>)"
    assert found["cut"] == "Once. "


@needs_node
def test_only_an_action_that_python_has_put_into_this_slot_can_be_told() -> None:
    found = play(
        SLOTS
        + """
        const asked = { ...address, action: "retry", ordinal: 0 };
        const tried = [{}, { action: "stop" }, { action: "" }, { ordinal: 1 }, { swipe_id: 1 }];
        return tried.map((change) => offers({ ...asked, ...change }));
        """
    )

    assert found == [True, False, False, False, False]


# -- the sources --------------------------------------------------------------------------------------------

FORBIDDEN = {
    "listens to the page": re.compile(
        r"\b(?:document(?:\.\w+)*|window|body|frame\.\w+)\s*\??\.\s*addEventListener\("
    ),
    "listens by a property": re.compile(r"\b(?:document(?:\.\w+)*|window)\.on[a-z]+ ?="),
    "looks through the whole page": re.compile(
        r"\bdocument(?:\.documentElement|\.body)?\s*\??\.\s*(?:querySelector|getElement|elementsFromPoint|elementFromPoint"
        r"|forms|all|images|evaluate|createTreeWalker|createNodeIterator)"
    ),
    "asks jQuery": re.compile(r"(?<![\w.`])(?:\$|jQuery)\("),
    "goes upwards from what is not known to be ours": re.compile(r"(?<!button\?)(?<!element)\.closest\("),
    "knows ST's names": re.compile(r"curEditTextarea|#chat\b|extensions_settings2|message_template|\[mesid"),
}
KNOWN = {
    (
        "appearance.js",
        "#chat",
    ): "a rule of a style sheet, and a picture that `mounted` has found is held against it",
}


def page_modules() -> list[Path]:
    found = [path for path in sorted(SOURCES.glob("*.js")) if path.name not in MECHANISM]
    return [*found, SOURCES.parents[1] / "index.js"]


@pytest.mark.parametrize("path", page_modules(), ids=lambda path: path.name)
def test_only_the_mechanism_looks_into_the_page_and_listens_to_it(path: Path) -> None:
    code = re.sub(
        r"/\*.*?\*/|^\s*//.*$", "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE
    )

    faults = [
        (why, found[0])
        for why, pattern in FORBIDDEN.items()
        for found in pattern.finditer(code)
        if (path.name, found[0]) not in KNOWN
    ]
    assert faults == []


IDS = re.compile(r"""[\s"']id=["']|['"]id['"]\s*[:,]|\.id\s*=[^=]|htmlFor""")


def test_nothing_of_limners_bears_an_id_on_the_page() -> None:
    """What a label of a story names by its id is pressed by a press on the label, and as a real one."""
    views = sorted((SOURCES.parents[1] / "python" / "limner").rglob("*_view.py"))
    found = [
        (path.name, each)
        for path in (*views, *page_modules())
        for each in IDS.findall(path.read_text("utf-8"))
    ]
    assert views
    assert found == []


def test_every_row_of_the_table_has_a_listener() -> None:
    table = (SOURCES / "mounted.js").read_text(encoding="utf-8")
    rows = re.findall(r"\{ place: '(\w+)', mark: '([^']*)', event: '(\w+)', real: (?:true|false) \}", table)
    told: list[tuple[str, str, str]] = []
    for path in page_modules():
        code = path.read_text(encoding="utf-8")
        names = dict(re.findall(r"const ([A-Z]+) = '([^']*)';", code))
        for place, mark, event in re.findall(r"hear\('(\w+)', ('[^']*'|[A-Z]+), '(\w+)'", code):
            told.append((place, names.get(mark, mark.strip("'")), event))

    assert rows
    assert set(told) == set(rows)
