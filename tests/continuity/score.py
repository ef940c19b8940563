"""
Does each picture's prompt carry the right people, their looks, clothes, place and mood.

    python -m tests.continuity.score STORY.json PROMPTS.json   the table; exit 0 if enough pictures are right
    ... --all FOLDER FOLDER2       every story of a folder against FOLDER2/<file's name>, then the sum
    ... --bare STORY.json...       what the tags alone would score, as the model wrote them
    ... --turns STORY.json         what to play: one JSON object a line (README.md)
    ... --perfect STORY.json       prompts that score 100 %, for trying out a harness
    ... --self-test STORY.json...  checks this program itself, and the stories

PROMPTS.json is a list of the prompts as they reached the painter, in the order of painting; or an object
{picture id: prompt}; or a list of objects with "prompt" and, if known, "id". A list of another length than
the story's is matched by the words of the tags. --json prints the figures as JSON; --misses lists every miss;
--goal 0.95 is the share that must be right; of several stories together, and then none of them under
--floor 0.9 (in a story of 15 pictures one miss is 93 %, so 0.95 for each would forgive nothing).
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.continuity.self_test import check_story, check_words
from tests.continuity.tally import Tally, misses
from tests.continuity.verdict import Story, judge, load, perfect

_FLAGS = ("all", "bare", "turns", "perfect", "self-test", "json", "misses")


def turns(story: Story, rename: Mapping[str, str]) -> Iterator[Mapping[str, Any]]:
    """Yield the turns, with the tags' attributes under other names where ``rename`` has one."""
    for turn in story["turns"]:
        text = turn.get("text")
        if text and rename:
            for old, new in rename.items():
                text = re.sub(rf'(?<=\s){old}="', f'{new}="', text)
        yield {**turn, "text": text} if text is not None else turn


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks; 0 if the goal is reached."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.continuity.score",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    for name in _FLAGS:
        parser.add_argument(f"--{name}", action="store_true")
    parser.add_argument(
        "--attr", action="append", default=[], metavar="OLD=NEW", help="with --turns: rename one"
    )
    parser.add_argument("--goal", type=float, default=0.95)
    parser.add_argument("--floor", type=float, default=0.9)
    parser.add_argument("paths", nargs="+")
    args = parser.parse_args(arguments)
    if args.self_test:
        return _self_test(args.paths)
    if args.turns or args.perfect:
        story = load(args.paths[0])
        rename = dict(pair.split("=", 1) for pair in args.attr)
        for row in turns(story, rename) if args.turns else [perfect(story)]:
            _tell(json.dumps(row, ensure_ascii=False))
        return 0
    return _score(args)


def _self_test(paths: Sequence[str]) -> int:
    check_words()
    for path in paths:
        check_story(load(path))
    _tell(f"the scorer holds for {len(paths)} stories: perfect, empty, false, shifted and mixed-up answers")
    return 0


def _score(args: argparse.Namespace) -> int:
    jobs = _jobs(args)
    total, figures, lowest = Tally(), {}, 1.0
    for story, prompts in jobs:
        verdicts = judge(story, prompts)
        one = Tally()
        one.add(story, verdicts)
        total.add(story, verdicts)
        figures[story["id"]] = one.figures()
        lowest = min(lowest, one.share)
        if not args.json:
            _tell(one.shown(f"{story['id']} ({story['writes']})"))
            if args.misses:
                _tell(misses(story, verdicts))
    if args.json:
        _tell(json.dumps({"stories": figures, "all": total.figures()}, indent=1))
    elif len(jobs) > 1:
        _tell(total.shown("all stories"))
    enough = total.share >= args.goal and (len(jobs) == 1 or lowest >= args.floor)
    return int(not enough)


def _jobs(args: argparse.Namespace) -> list[tuple[Story, Any]]:
    """Return each story with the prompts that are to be judged."""
    if args.bare:
        stories = [load(path) for path in args.paths]
        return [(s, {n: x["scripted"] for n, x in s["pictures"].items()}) for s in stories]
    if args.all:
        folder, answers = map(Path, args.paths)
        return [(load(path), _given(answers / path.name)) for path in sorted(folder.glob("*.json"))]
    return [(load(args.paths[0]), _given(Path(args.paths[1])))]


def _given(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else []


def _tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
