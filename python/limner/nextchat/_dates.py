"""
Times as both programs write them.

NextChat writes ``toLocaleString()`` and sorts by ``new Date(text)``: most languages give a text that no
browser reads back (then nothing is sorted), and some one that it reads wrongly. ``read_as_browser`` says
what a browser makes of it (V8, held against Node in the tests), because only that decides the order over
there.
"""

import calendar
import re
import time
from datetime import UTC, datetime, timedelta, timezone, tzinfo

_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)?)?"
)
_DAY = r"(\d{1,4})(?P<by>[/.-]) ?(\d{1,2})(?P=by) ?(\d{1,4})"
_TIME = r"(\d{1,2}):(\d\d)(?::(\d\d))?(?:\s+([AaPp][Mm]))?"
_NUMBERS = re.compile(rf"{_DAY},?\s+{_TIME}", re.ASCII)
_TIME_FIRST = re.compile(rf"{_TIME},?\s+{_DAY}", re.ASCII)
_NAMED = re.compile(r"([A-Z][a-z]+) (\d{1,2}), (\d{4})\s+(\d{1,2}):(\d\d)(?::(\d\d))?\s*([AaPp][Mm])?")
_MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}


def iso_local(ms: float, zone: tzinfo | None = None) -> str:
    """Return a time as every browser reads it, in local time because NextChat's own has no zone."""
    moment = _moment(ms).astimezone(zone)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}"


def read_as_browser(text: str, zone: tzinfo | None = None) -> float | None:
    """Return milliseconds since 1970 that ``new Date(text)`` gives; None where it is an invalid date."""
    # V8 takes a narrow blank before AM for a blank
    plain = text.replace("\u202f", " ").strip()
    if (match := _ISO.fullmatch(plain)) is not None:
        year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
        milli = int((match[7] or "0").ljust(3, "0")[:3])
        place: tzinfo | None = zone
        if match[8] or match[4] is None:
            place = _zone_of(match[8] or "Z")
        return _ms((year, month, day, hour, minute, second, milli), place)
    if (match := _NUMBERS.fullmatch(plain)) is not None:
        return _of_numbers((match[1], match[3], match[4]), match.groups()[4:], zone)
    if (match := _TIME_FIRST.fullmatch(plain)) is not None:
        return _of_numbers((match[5], match[7], match[8]), match.groups()[:4], zone)
    return None


def _of_numbers(
    day: tuple[str, str, str], clock: tuple[str | None, ...], zone: tzinfo | None
) -> float | None:
    """Take the first of three numbers for the month, as browsers do, unless it can only be a year."""
    numbers = day if len(day[0]) > 2 else (day[2], *day[:2])
    year, month, date = (int(number) for number in numbers)
    if len(numbers[0]) < 3:
        year += 2000 if year < 50 else 1900
    hour = _hour(int(clock[0] or 0), clock[3])
    return (
        None
        if hour is None
        else _ms((year, month, date, hour, int(clock[1] or 0), int(clock[2] or 0), 0), zone)
    )


def send_time(value: object, zone: tzinfo | None = None) -> float | None:
    """Return milliseconds of a ``send_date`` of ST's: ISO, milliseconds, or "November 28, 2026 5:39pm"."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value) if 0 < value < 4e12 else None
    if not isinstance(value, str):
        return None
    plain = value.strip()
    if plain.isascii() and plain.isdecimal() and len(plain) < 14:
        return float(plain) or None
    if (match := _NAMED.fullmatch(plain)) is not None and match[1] in _MONTHS:
        hour = _hour(int(match[4]), match[7])
        if hour is None:
            return None
        parts = (int(match[3]), _MONTHS[match[1]], int(match[2]), hour, int(match[5]), int(match[6] or 0), 0)
        return _ms(parts, zone)
    return read_as_browser(plain, zone)


def iso_utc(ms: float) -> str:
    """Return a time as ST 1.19 writes its ``send_date``."""
    moment = _moment(ms)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z"


def _moment(ms: float) -> datetime:
    """Return a time; of one that no calendar of four digits holds in every zone, the last that it does."""
    return datetime.fromtimestamp(min(max(ms / 1000, _FIRST), _LAST), UTC)


_FIRST, _LAST = (datetime(*day, tzinfo=UTC).timestamp() for day in ((1000, 1, 1), (9999, 12, 30)))


def _hour(hour: int, half: str | None) -> int | None:
    if half is None:
        return hour
    if not 0 <= hour <= 12:
        return None
    return hour % 12 + (12 if half.lower() == "pm" else 0)


def _zone_of(text: str) -> tzinfo:
    if text == "Z":
        return UTC
    digits = text[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if text[0] == "-" else offset)


def _ms(parts: tuple[int, int, int, int, int, int, int], zone: tzinfo | None) -> float | None:
    year, month, day, hour, minute, second, milli = parts
    if not (1 <= month <= 12 and 1 <= day <= 31 and 0 <= hour <= 24 and minute < 60 and second < 60):
        return None
    try:
        # a browser carries the 31st of a short month over into the next one
        moment = datetime(year, month, 1, tzinfo=UTC) + timedelta(days=day - 1, hours=hour, minutes=minute)
        moment += timedelta(seconds=second)
        if zone is None:
            return time.mktime((*moment.timetuple()[:8], -1)) * 1000 + milli
        local = moment.replace(tzinfo=None).replace(tzinfo=zone)
        return local.timestamp() * 1000 + milli
    except (ValueError, OverflowError):
        return None
