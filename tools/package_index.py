"""
An index of Python packages on loopback, as micropip reads one, and the wheels that stand in it.

``python -m tools.package_index`` fetches the wheels of others that the tests install (``make vendor`` does
it), so that no test needs a network. Wheels of our own are built here from a folder with a
``pyproject.toml``: pure ones, which are nothing but an archive with a few notes in it.
"""

import base64
import hashlib
import re
import sys
import tomllib
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from aiohttp import web

from tools.loopback import Ledger
from tools.vendor import REPO, VendorError, fetch_wheels

CACHE = REPO / ".cache" / "wheels"
WHEELS = (
    "requests-2.33.1-py3-none-any.whl",
    "urllib3-2.6.3-py3-none-any.whl",
    "certifi-2026.4.22-py3-none-any.whl",
    "idna-3.11-py3-none-any.whl",
    "charset_normalizer-3.4.7-py3-none-any.whl",
)
"""Those that Pyodide itself ships, by version."""

_CORS = {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*"}
_SIMPLE = "application/vnd.pypi.simple.v1+json"


def build(folder: Path, target: Path) -> Path:
    """Build the wheel of the package in ``folder`` into ``target`` and return it."""
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    code = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.py"))}
    return wheel(target, project, code)


def wheel(target: Path, project: Mapping[str, Any], code: Mapping[str, str]) -> Path:
    """Write a wheel of these modules; ``project`` is what stands under that name in ``pyproject.toml``."""
    name, version = project["name"].replace("-", "_"), project["version"]
    info = f"{name}-{version}.dist-info"
    requires = "".join(f"Requires-Dist: {each}\n" for each in project.get("dependencies", ()))
    points = "".join(
        f"[{group}]\n" + "".join(f"{key} = {value}\n" for key, value in rows.items())
        for group, rows in project.get("entry-points", {}).items()
    )
    files = {
        **code,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {version}\n{requires}",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: limner\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": points,
    }
    record = "".join(f"{path},{_record(text.encode())}\n" for path, text in files.items())
    path = target / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for inner, text in {**files, f"{info}/RECORD": f"{record}{info}/RECORD,,\n"}.items():
            packed.writestr(inner, text)
    return path


def _record(content: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
    return f"sha256={digest},{len(content)}"


class PackageIndex:
    """
    The index: ``app`` is what is served, under ``/simple`` and ``/files``.

    Attributes:
        wheels: by file name; ``add`` puts another in.
        asked: every path that was asked for.
    """

    def __init__(self) -> None:
        self.wheels: dict[str, bytes] = {}
        self.asked: Ledger[str] = Ledger()
        self.app = web.Application()
        self.app.router.add_get("/simple/{name}/", self._simple)
        self.app.router.add_get("/files/{name}", self._file)

    def add(self, *paths: Path) -> None:
        """Put wheels in."""
        self.wheels |= {path.name: path.read_bytes() for path in paths}

    async def _simple(self, request: web.Request) -> web.Response:
        self.asked.add(request.path)
        name = request.match_info["name"]
        rows = [
            {
                "filename": file,
                "url": f"/files/{file}",
                "hashes": {"sha256": hashlib.sha256(content).hexdigest()},
            }
            for file, content in self.wheels.items()
            if re.sub(r"[-_.]+", "-", file.split("-")[0]).lower() == name
        ]
        if not rows:
            raise web.HTTPNotFound(headers=_CORS)
        for row in rows:
            row["url"] = str(request.url.with_path(str(row["url"])))
        body = {"meta": {"api-version": "1.0"}, "name": name, "files": rows}
        return web.json_response(body, content_type=_SIMPLE, headers=_CORS)

    async def _file(self, request: web.Request) -> web.Response:
        self.asked.add(request.path)
        content = self.wheels.get(request.match_info["name"])
        if content is None:
            raise web.HTTPNotFound(headers=_CORS)
        return web.Response(body=content, headers=_CORS)


def fetched() -> list[Path]:
    """Return the wheels of others; VendorError where they are not here yet."""
    paths = [CACHE / name for name in WHEELS]
    if missing := [path.name for path in paths if not path.is_file()]:
        raise VendorError(f"There is no {', '.join(missing)} in {CACHE}: run `make vendor` first.")
    return paths


def main() -> int:
    """Fetch what is missing."""
    CACHE.mkdir(parents=True, exist_ok=True)
    missing = [name for name in WHEELS if not (CACHE / name).is_file()]
    try:
        if missing:
            fetch_wheels(missing, CACHE)
    except VendorError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"The wheels that the tests install are in {CACHE}: {len(WHEELS)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
