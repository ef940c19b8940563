from limner.continuity._briefing import briefing
from tests.unit.continuity.engine_world import after, reply, tag


def count(text: str) -> int:
    return len(text) // 4


def test_the_model_reads_what_is_believed_now() -> None:
    turns = [
        reply(
            "a", tag("Mira dances", char="Mira; Bran", wears="Mira: red gown", place="ballroom", time="night")
        )
    ]
    assert "Now - Mira: red gown. Bran: black coat. Place: ballroom, night." in briefing(
        after(*turns), turns, count
    )


def test_looks_are_not_told_because_the_card_is_in_the_context() -> None:
    turns = [reply("a", tag("Mira", char="Mira"))]
    assert "brown curls" not in briefing(after(*turns), turns, count)


def test_it_keeps_its_budget_by_leaving_people_out() -> None:
    names = "; ".join(f"Person{n}" for n in range(12))
    wears = "; ".join(f"Person{n}: {'very long ' * 10}coat, hat, boots, gloves, scarf" for n in range(12))
    turns = [reply("a", tag("all", char=names, wears=wears))]
    text = briefing(after(*turns), turns, count)
    assert count(text) <= 250
    assert "Picture tags call people by name" in text


def test_whoever_is_named_in_the_last_messages_is_present() -> None:
    met = reply("a", tag("Tom", char="Tom", look="Tom: boy", wears="Tom: sailor suit"))
    away = [reply(f"b{n}", tag("Mira walks", char="Mira", place="street")) for n in range(1)]
    away += [reply(f"c{n}") for n in range(6)]
    assert "Tom" not in briefing(after(met, *away), [met, *away], count).split("Now - ")[1].split("\n")[0]
    named = [*away, reply("d", prose="“Where is Tom?” she asked.")]
    assert "Tom: sailor suit" in briefing(after(met, *named), [met, *named], count)
