"""
A release by one command: the version everywhere, the changelog's section dated, a commit and a tag.

``python -m tools.release 1.0.0`` refuses where something is not committed, where the changelog says nothing
new or says it twice, where the version is no later one, or where the rules of SillyTavern's list of
extensions do not hold (docs.sillytavern.app, Writing extensions: a libre licence, the latest SillyTavern, a
README with how to install, how to use and what there is, no server plugin needed). It pushes nothing: that
is a person's word.
"""

import argparse
import datetime as dt
import itertools
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from tools.modules import listed, render

REPO = Path(__file__).parents[1]
UNRELEASED = "## [Unreleased]"
AT_FIRST = "### In one minute"
MOST_LINES = 25
"""Lines of the part of a release that is read in one minute."""

ALIKE = 0.85
"""How alike two entries of the changelog are (1 is the same) that say one thing twice."""

_ENTRY = re.compile(r"^- (.*(?:\n +\S.*)*)", re.MULTILINE)
_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)", re.ASCII)
_VERSIONED = {
    "manifest.json": '"version": "{}"',
    "pyproject.toml": '\nversion = "{}"\n',
    "python/limner/__init__.py": '__version__ = "{}"',
}
"""The files that have the version, and how it stands in each."""

MODULES = "python/modules.json"

_README = ("## Install", "## Use", "## The server plugin")


class ReleaseError(Exception):
    """Why there is no release now, in one sentence."""


def faults(repo: Path = REPO) -> Iterator[str]:
    """Yield what SillyTavern's list of extensions, or SillyTavern itself, would not take."""
    manifest = json.loads((repo / "manifest.json").read_text("utf-8"))
    for name in ("display_name", "author", "version", "js", "css", "description"):
        if not isinstance(manifest.get(name), str) or not manifest[name]:
            yield f"manifest.json has no {name}."
    if not isinstance(manifest.get("loading_order"), int):
        yield "manifest.json has no loading_order."
    if manifest.get("requires") or manifest.get("dependencies"):
        yield "manifest.json asks for modules or extensions that a user may not have."
    files = [manifest.get("js", ""), manifest.get("css", ""), *manifest.get("i18n", {}).values()]
    for file in files:
        if not (repo / file).is_file():
            yield f"manifest.json names {file}, which is not there."
    package = json.loads((repo / "package.json").read_text("utf-8"))
    home = package.get("homepage", "")
    if manifest.get("homePage", "") != home:
        yield f"manifest.json must have the homePage of package.json's homepage, which is {home or 'none'}."
    latest = package["devDependencies"]["sillytavern"]
    if _numbers(manifest.get("minimum_client_version", "0.0.0")) > _numbers(latest):
        yield f"manifest.json wants a SillyTavern later than {latest}, which is the one that is tested."
    if "GNU AFFERO GENERAL PUBLIC LICENSE" not in (repo / "LICENSE").read_text("utf-8"):
        yield "LICENSE is not the AGPL."
    yield from _readme_faults((repo / "README.md").read_text("utf-8"))


def section(changelog: str) -> str:
    """Return what the changelog says is new; ReleaseError where that is nothing or has no short part."""
    after = changelog.partition(UNRELEASED)[2]
    words = re.split(r"^## \[", after, maxsplit=1, flags=re.MULTILINE)[0].strip()
    if not words:
        raise ReleaseError("CHANGELOG.md says nothing under [Unreleased].")
    if not words.startswith(AT_FIRST):
        raise ReleaseError(f"CHANGELOG.md must begin [Unreleased] with the part “{AT_FIRST[4:]}”.")
    short = re.split(r"^### ", words.removeprefix(AT_FIRST), maxsplit=1, flags=re.MULTILINE)[0].strip()
    if len(short.splitlines()) > MOST_LINES:
        raise ReleaseError(f"“{AT_FIRST[4:]}” in CHANGELOG.md has more than {MOST_LINES} lines.")
    return words


def twice(words: str) -> Iterator[str]:
    """Yield each entry of a section that says nearly what one before it has said."""
    entries = [" ".join(entry.split()) for entry in _ENTRY.findall(words)]
    for former, latter in itertools.combinations(entries, 2):
        pair = SequenceMatcher(None, former, latter, autojunk=False)
        # The first two are never less than the last, and much quicker.
        if all(ratio() > ALIKE for ratio in (pair.real_quick_ratio, pair.quick_ratio, pair.ratio)):
            yield f"CHANGELOG.md says nearly the same twice: “{latter}”"


def dated(changelog: str, version: str, day: dt.date) -> str:
    """Return the changelog with its new section under this version; [Unreleased] is empty again."""
    section(changelog)
    return changelog.replace(UNRELEASED, f"{UNRELEASED}\n\n## [{version}] - {day.isoformat()}", 1)


def later(version: str, present: str) -> None:
    """Raise ReleaseError where a version is none, or is no later than the present one."""
    if not _VERSION.fullmatch(version):
        raise ReleaseError(f"{version} is no version: three numbers, such as 1.0.0.")
    if _numbers(version) <= _numbers(present):
        raise ReleaseError(f"{version} is no later than {present}.")


def write(version: str, day: dt.date, repo: Path = REPO) -> list[str]:
    """Put the version into every file that has it, and return these files."""
    present = json.loads((repo / "manifest.json").read_text("utf-8"))["version"]
    later(version, present)
    changed = {"CHANGELOG.md": dated((repo / "CHANGELOG.md").read_text("utf-8"), version, day)}
    for name, form in _VERSIONED.items():
        changed[name] = _with_version(repo / name, form.format(present), form.format(version))
    for name, text in changed.items():
        (repo / name).write_text(text, "utf-8")
    (repo / MODULES).write_text(render(listed(repo / "python")), "utf-8")
    return [*changed, MODULES]


def lacks(repo: Path = REPO) -> Iterator[str]:
    """Yield all that holds a release up, each as one sentence, whatever its version would be."""
    if _git(repo, "status", "--porcelain"):
        yield "Something is not committed."
    try:
        yield from twice(section((repo / "CHANGELOG.md").read_text("utf-8")))
    except ReleaseError as why:
        yield str(why)
    present = json.loads((repo / "manifest.json").read_text("utf-8")).get("version", "")
    for name, form in _VERSIONED.items():
        if form.format(present) not in (repo / name).read_text("utf-8"):
            yield f"{name} has another version than manifest.json, which has {present or 'none'}."
    yield from faults(repo)


def release(version: str, day: dt.date, repo: Path = REPO) -> None:
    """Check, write, commit and tag."""
    if wrong := list(lacks(repo)):
        raise ReleaseError("\n".join(wrong))
    if _git(repo, "tag", "--list", f"v{version}"):
        raise ReleaseError(f"There is a tag v{version} already.")
    files = write(version, day, repo)
    _git(repo, "add", *files)
    _git(repo, "commit", "--quiet", "--message", f"Release {version}")
    words = section_of((repo / "CHANGELOG.md").read_text("utf-8"), version)
    _git(repo, "tag", "--annotate", f"v{version}", "--cleanup=verbatim", "--message", f"{version}\n\n{words}")


def section_of(changelog: str, version: str) -> str:
    """Return the short part of a version's section, for its tag."""
    words = changelog.partition(f"## [{version}]")[2].partition(AT_FIRST)[2]
    return re.split(r"^##", words, maxsplit=1, flags=re.MULTILINE)[0].strip()


def main() -> None:
    """Release, or say why not: all that it lacks, one sentence a line."""
    parser = argparse.ArgumentParser(description="Make a release: version, changelog, commit, tag.")
    parser.add_argument("version", nargs="?", help="three numbers, such as 1.0.0; none only checks")
    options = parser.parse_args()
    try:
        if options.version:
            release(options.version, dt.datetime.now(dt.UTC).date())
            print(f"Released {options.version}. Push it: git push --follow-tags")
            return
    except ReleaseError as why:
        sys.exit(f"No release: {why}")
    if wrong := list(lacks()):
        sys.exit("No release yet:\n" + "\n".join(wrong))
    print("All is ready for a release.")


def _readme_faults(readme: str) -> Iterator[str]:
    yield from (f"README.md has no section {each[3:]}." for each in _README if each not in readme)
    plugin = readme.partition("## The server plugin")[2].lstrip()
    if not plugin.startswith("Optional."):
        yield "README.md does not say that the server plugin is optional."


def _numbers(version: str) -> tuple[int, ...]:
    found = _VERSION.match(version)
    return tuple(map(int, found.groups())) if found else (0, 0, 0)


def _with_version(path: Path, present: str, new: str) -> str:
    text = path.read_text("utf-8")
    if text.count(present) != 1:
        raise ReleaseError(f"{path.name} does not have {present} once.")
    return text.replace(present, new)


def _git(repo: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(repo), *words],
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


if __name__ == "__main__":
    main()
