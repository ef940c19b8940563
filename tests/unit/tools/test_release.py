"""A release: what it wants, what it writes, and that this tree could be released as it stands."""

import datetime as dt
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tools import release
from tools.release import ReleaseError

DAY = dt.date(2026, 12, 1)
CHANGELOG = (
    "# Changelog\n\n## [Unreleased]\n\n### In one minute\n\n- News.\n\n### Added\n\n- Much.\n\n"
    "## [0.1.0] - 2026-01-01\n\n- Old.\n"
)
FILES = ("manifest.json", "package.json", "pyproject.toml", "LICENSE", "README.md", "index.js", "style.css")


def git(repo: Path, *words: str) -> str:
    author = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    done = subprocess.run(  # noqa: S603 -- our own words
        ["git", "-C", str(repo), *author, *words],  # noqa: S607 -- the machine's git
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


@pytest.fixture(name="repo")
def _repo(tmp_path: Path) -> Path:
    """A tree with the files that a release reads and writes, all of it committed."""
    for name in FILES:
        shutil.copy(release.REPO / name, tmp_path / name)
    for name in ("i18n", "python/limner/presets"):
        shutil.copytree(release.REPO / name, tmp_path / name)
    shutil.copy(release.REPO / "python/limner/__init__.py", tmp_path / "python/limner/__init__.py")
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG)
    (tmp_path / release.MODULES).write_text("{}\n")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "config", "user.name", "A")
    git(tmp_path, "config", "user.email", "a@example.org")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "First")
    return tmp_path


def test_this_tree_keeps_the_rules_of_sillytaverns_list_and_has_a_changelog_for_a_minute() -> None:
    assert list(release.faults()) == []
    new = release.section((release.REPO / "CHANGELOG.md").read_text("utf-8"))
    assert list(release.twice(new)) == []


def test_a_release_is_one_commit_and_a_tag_with_the_version_everywhere(repo: Path) -> None:
    release.release("1.0.0", DAY, repo)
    assert json.loads((repo / "manifest.json").read_text())["version"] == "1.0.0"
    assert '\nversion = "1.0.0"\n' in (repo / "pyproject.toml").read_text()
    assert '__version__ = "1.0.0"' in (repo / "python/limner/__init__.py").read_text()
    listed = json.loads((repo / release.MODULES).read_text())
    assert "limner/__init__.py" in listed
    assert (
        "## [Unreleased]\n\n## [1.0.0] - 2026-12-01\n\n### In one minute"
        in (repo / "CHANGELOG.md").read_text()
    )
    assert git(repo, "status", "--porcelain") == ""
    assert git(repo, "log", "-1", "--format=%s") == "Release 1.0.0"
    assert "- News." in git(repo, "tag", "--list", "v1.0.0", "--format=%(contents)")


@pytest.mark.parametrize(
    ("version", "why"),
    [("1.0", "no version"), ("0.1.0", "no later"), ("0.0.9", "no later"), ("x", "no version")],
)
def test_a_version_that_is_none_or_no_later_is_refused(repo: Path, version: str, why: str) -> None:
    with pytest.raises(ReleaseError, match=why):
        release.release(version, DAY, repo)
    assert git(repo, "status", "--porcelain") == ""


def test_what_is_not_committed_and_a_tag_that_is_there_hold_it_up(repo: Path) -> None:
    (repo / "new.txt").write_text("x")
    with pytest.raises(ReleaseError, match="not committed"):
        release.release("1.0.0", DAY, repo)
    (repo / "new.txt").unlink()
    git(repo, "tag", "v1.0.0")
    with pytest.raises(ReleaseError, match="There is a tag"):
        release.release("1.0.0", DAY, repo)


def test_without_a_version_all_that_is_lacking_is_told_at_once(repo: Path) -> None:
    assert list(release.lacks(repo)) == []
    (repo / "CHANGELOG.md").write_text("## [Unreleased]\n\n## [0.1.0]\n\n- Old.\n")
    (repo / "LICENSE").write_text("All rights reserved.")
    init = repo / "python/limner/__init__.py"
    init.write_text('__version__ = "0.0.7"\n')
    assert list(release.lacks(repo)) == [
        "Something is not committed.",
        "CHANGELOG.md says nothing under [Unreleased].",
        "python/limner/__init__.py has another version than manifest.json, which has 0.1.0.",
        "LICENSE is not the AGPL.",
    ]
    with pytest.raises(ReleaseError, match=r"not committed\.\nCHANGELOG"):
        release.release("1.0.0", DAY, repo)


def test_an_entry_of_the_changelog_that_stands_there_nearly_the_same_holds_it_up(repo: Path) -> None:
    twice = "- In a private window Limner can start\n  from what an earlier start has left."
    (repo / "CHANGELOG.md").write_text(
        CHANGELOG.replace(
            "- Much.", f"- In a private window Limner starts from what an earlier start has left.\n{twice}"
        )
    )
    git(repo, "commit", "--quiet", "--all", "--message", "News")
    said = "In a private window Limner can start from what an earlier start has left."
    assert list(release.lacks(repo)) == [f"CHANGELOG.md says nearly the same twice: “{said}”"]
    with pytest.raises(ReleaseError, match="twice"):
        release.release("1.0.0", DAY, repo)


@pytest.mark.parametrize(
    ("changelog", "why"),
    [
        ("## [Unreleased]\n\n## [0.1.0]\n\n- Old.\n", "says nothing"),
        ("## [Unreleased]\n\n### Added\n\n- Much.\n", "must begin"),
        ("## [Unreleased]\n\n### In one minute\n\n" + "- Word.\n" * 30, "more than"),
    ],
)
def test_a_changelog_that_cannot_be_read_in_a_minute_is_refused(changelog: str, why: str) -> None:
    with pytest.raises(ReleaseError, match=why):
        release.section(changelog)


@pytest.mark.parametrize(
    ("file", "before", "after", "fault"),
    [
        ("manifest.json", '"css": "style.css"', '"css": "gone.css"', "gone.css"),
        ("manifest.json", '"loading_order": 101', '"requires": ["tts"]', "loading_order"),
        ("manifest.json", '"loading_order": 101', '"loading_order": 101, "requires": ["tts"]', "modules"),
        ("manifest.json", '"1.19.0"', '"9.0.0"', "later than"),
        ("manifest.json", '"loading_order"', '"homePage": "https://example.org", "loading_order"', "is none"),
        (
            "package.json",
            '"private"',
            '"homepage": "https://example.org", "private"',
            "is https://example.org",
        ),
        ("LICENSE", "GNU AFFERO GENERAL PUBLIC LICENSE", "ALL RIGHTS RESERVED", "AGPL"),
        ("README.md", "## Install", "## Setting up", "Install"),
        ("README.md", "\nOptional. ", "\nNeeded. ", "optional"),
    ],
)
def test_each_rule_of_the_list_is_looked_at(
    repo: Path, file: str, before: str, after: str, fault: str
) -> None:
    text = (repo / file).read_text()
    assert before in text
    (repo / file).write_text(text.replace(before, after))
    assert any(fault in words for words in release.faults(repo))
