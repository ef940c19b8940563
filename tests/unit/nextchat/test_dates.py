"""Dates in every language of NextChat's list, held against a real JavaScript engine."""

import json
import os
import shutil
import subprocess
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from limner.nextchat import _dates as dates

LANGUAGES = (
    "cn zh-CN en en-GB pt da ja ko id fr es it zh-TW de vi ru cs no ar bn sk sv tr"
).replace("cn ", "", 1).split()  # fmt: skip
MOMENTS = (1_795_892_293_000, 1_770_000_000_000, 1_767_279_907_000, 1_751_328_000_000, 1_775_433_599_000)

SCRIPT = """
const [languages, moments] = JSON.parse(process.argv[1]);
const rows = languages.flatMap((language) => moments.map((ms) => {
    const text = new Date(ms).toLocaleString(language);
    return [language, text, new Date(text).getTime()];
}));
for (const ms of moments) {
    const text = new Date(ms).toISOString();
    const short = text.slice(0, 19);
    for (const each of [text, text.slice(0, -1), short, text.slice(0, 10), short.replace('T', ' ')])
        rows.push(['iso', each, new Date(each).getTime()]);
}
console.log(JSON.stringify(rows));
"""


@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", "America/New_York"])
def test_a_date_is_read_as_the_browser_reads_it(zone: str) -> None:
    asked = json.dumps([LANGUAGES, MOMENTS])
    environment = {**os.environ, "TZ": zone}
    command = [shutil.which("node") or "node", "-e", SCRIPT, asked]
    told = subprocess.run(command, capture_output=True, check=True, text=True, env=environment)  # noqa: S603 -- ours

    wrong = [
        (language, text, theirs, ours)
        for language, text, theirs in json.loads(told.stdout)
        if (ours := dates.read_as_browser(text, ZoneInfo(zone))) != theirs
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-11-28T17:39:13.123Z", "2026-11-28T17:39:13.123"),
        ("November 28, 2026 5:39pm", "2026-11-28T17:39:00.000"),
        (1_795_887_553_123, "2026-11-28T17:39:13.123"),
        ("1795887553123", "2026-11-28T17:39:13.123"),
    ],
)
def test_st_dates_of_every_age_are_read(written: object, expected: str) -> None:
    ms = dates.send_time(written, UTC)

    assert ms is not None
    assert dates.iso_local(ms, UTC) == expected


@pytest.mark.parametrize(
    "written", [None, "", "yesterday", True, -5, 1e300, "13/45/99999, 99:99:99", [], "0"]
)
def test_what_is_no_date_is_none(written: object) -> None:
    assert dates.send_time(written, UTC) is None


def test_our_dates_are_read_by_every_browser_as_they_were_meant() -> None:
    zone = ZoneInfo("Europe/Berlin")
    ms = datetime(2026, 6, 1, 12, 0, 0, 5000, tzinfo=UTC).timestamp() * 1000

    assert dates.read_as_browser(dates.iso_local(ms, zone), zone) == ms
