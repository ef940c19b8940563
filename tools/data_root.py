"""
What a SillyTavern server needs on disk before it starts: config, settings, cast, extensions.

A first start on an empty data root takes a quarter of a minute (default content, a webpack build), so it is
made once per installed SillyTavern, under ``.cache``, and copied for each server after that.
"""

import fcntl
import hashlib
import io
import json
import shutil
import subprocess
import tarfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tools.cast import lay_cast
from tools.painter import CHECKPOINT, SAMPLER, SCHEDULER
from tools.story_model import MODEL

REPO = Path(__file__).resolve().parent.parent
PACKAGE = REPO / "node_modules" / "sillytavern"

# Nothing here may reach out: no update checks, no model downloads, no browser of the server's own.
_CONFIG = """\
listen: false
whitelistMode: true
browserLaunch:
  enabled: false
extensions:
  enabled: true
  autoUpdate: false
  models:
    autoDownload: false
enableDownloadableTokenizers: false
enableServerPlugins: false
# It cannot shrink a picture where it is a package among others: it fails anew at each load of a page.
thumbnails:
  enabled: false
"""


@dataclass(frozen=True, slots=True)
class Setup:
    """
    Which SillyTavern is wanted.

    Attributes:
        model_url: the story model, without ``/v1``; ``painter_url`` the painter.
        limner: install Limner; without it this is SillyTavern as it comes.
        vendored: install it with ``vendor/pyodide`` where that exists, as ``make vendor`` leaves it.
        extensions: further extensions, folder name to source folder.
        settings: laid over ``settings.json``, nested mappings merged.
        plugin: install Limner's server plugin too, with its second entry, and switch such plugins on.
        config: YAML that is added to ``config.yaml``.
        environment: further variables of the server's environment.
    """

    model_url: str
    painter_url: str
    limner: bool = True
    vendored: bool = True
    extensions: Mapping[str, Path] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    plugin: bool = False
    config: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)


def version() -> str:
    """
    Return the version of the installed SillyTavern.

    Raises:
        FileNotFoundError: with what to do, where there is none.
    """
    manifest = PACKAGE / "package.json"
    if not manifest.is_file():
        raise FileNotFoundError("SillyTavern is not installed. Run `make setup` (or `npm ci`) first.")
    return str(json.loads(manifest.read_text(encoding="utf-8"))["version"])


def lay(root: Path, setup: Setup, first_start: Callable[[Path], None]) -> Path:
    """
    Make ``root`` a data root for ``setup`` and return the user's folder in it.

    Args:
        root: a folder that does not exist yet.
        setup: what is wanted.
        first_start: starts and stops a server on a data root, to have SillyTavern fill it.
    """
    shutil.copytree(_template(first_start), root)
    user = root / "default-user"
    lay_cast(user)
    settings = merged(json.loads((user / "settings.json").read_text(encoding="utf-8")), _settings(setup))
    (user / "settings.json").write_text(json.dumps(merged(settings, setup.settings)), encoding="utf-8")
    for name, source in setup.extensions.items():
        shutil.copytree(source, user / "extensions" / name)
    if setup.limner:
        install_limner(user / "extensions" / "limner", vendored=setup.vendored)
    config = root / "config.yaml"
    text = config.read_text(encoding="utf-8")
    if setup.plugin:
        # SillyTavern has filled in what the file left out.
        text = text.replace("enableServerPlugins: false", "enableServerPlugins: true")
        text = text.replace("enableServerPluginsAutoUpdate: true", "enableServerPluginsAutoUpdate: false")
    config.write_text(text + setup.config, encoding="utf-8")
    return user


def lay_plugin(*, vendored: bool = True) -> None:
    """Lay the server plugin and its second entry into the installed SillyTavern, as an install does."""
    plugins = PACKAGE / "plugins"
    install_limner(plugins / "limner", vendored=vendored)
    second = "export * from './limner/plugin/replicate.mjs';\n"
    (plugins / "limner-replicate.mjs").write_text(second, encoding="utf-8")


class _PluginFolder:
    """The server plugin in the installed SillyTavern: laid for the first who needs it, then gone again."""

    def __init__(self) -> None:
        self._users = 0
        self._around = ExitStack()

    @contextmanager
    def needed(self, *, vendored: bool) -> Iterator[Path]:
        """Have the plugin there. The folder is not the data root's, so another process waits for it."""
        plugins = PACKAGE / "plugins"
        if not self._users:
            self._around.enter_context(_locked(REPO / ".cache" / "plugins.lock"))
            self._remove(plugins)
            lay_plugin(vendored=vendored)
        self._users += 1
        try:
            yield plugins / "limner"
        finally:
            self._users -= 1
            if not self._users:
                self._remove(plugins)
                self._around.close()

    def _remove(self, plugins: Path) -> None:
        shutil.rmtree(plugins / "limner", ignore_errors=True)
        (plugins / "limner-replicate.mjs").unlink(missing_ok=True)


PLUGIN = _PluginFolder()


def install_limner(target: Path, *, vendored: bool) -> None:
    """Copy to ``target`` what an installed Limner has: what git tracks or would track, and the vendored."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=REPO, check=True, capture_output=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        # A file that is deleted but not yet committed is still listed.
        if (REPO / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(REPO / name, target / name)
    if vendored and (REPO / "vendor").is_dir():
        shutil.copytree(REPO / "vendor", target / "vendor", dirs_exist_ok=True)


def install_earlier(commit: str, target: Path) -> None:
    """Lay Limner as it was at a commit of this repository to ``target``, in the stead of what is there."""
    packed = subprocess.run(["git", "archive", commit], cwd=REPO, check=True, capture_output=True).stdout
    shutil.rmtree(target)
    with tarfile.open(fileobj=io.BytesIO(packed)) as files:
        files.extractall(target, filter="data")
    shutil.copytree(REPO / "vendor" / "pyodide", target / "vendor" / "pyodide")


def merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``base`` with ``over`` laid over it, nested mappings merged."""
    result = dict(base)
    for key, value in over.items():
        below = result.get(key)
        both = isinstance(value, Mapping) and isinstance(below, Mapping)
        result[key] = merged(below, value) if both else value  # type: ignore[arg-type]
    return result


def _settings(setup: Setup) -> dict[str, Any]:
    return {
        "firstRun": False,
        "currentVersion": version(),
        "main_api": "openai",
        "power_user": {"auto_connect": True},
        "oai_settings": {
            "chat_completion_source": "custom",
            "custom_url": f"{setup.model_url}/v1",
            "custom_model": MODEL,
            "stream_openai": True,
            "max_context_unlocked": True,
            "openai_max_context": 32000,
            "openai_max_tokens": 2000,
        },
        "extension_settings": {
            "notifyUpdates": False,
            "sd": {
                "source": "auto",
                "auto_url": setup.painter_url,
                "model": CHECKPOINT,
                "sampler": SAMPLER,
                "scheduler": SCHEDULER,
                "width": 512,
                "height": 512,
                "steps": 10,
                "prompt_prefix": "",
                "negative_prompt": "",
            },
        },
    }


def _template(first_start: Callable[[Path], None]) -> Path:
    """Return a data root that SillyTavern has filled, made now if need be."""
    # By the hour of the installation too: webpack believes no cache whose sources are newer.
    installed = (PACKAGE / "package.json").stat().st_ctime_ns
    recipe = hashlib.sha256(f"{installed} {_CONFIG}".encode()).hexdigest()[:8]
    cache = REPO / ".cache"
    ready = cache / f"sillytavern-{version()}-{recipe}"
    with _locked(cache / "sillytavern.lock"):
        if not ready.is_dir():
            for stale in cache.glob("sillytavern-*"):
                shutil.rmtree(stale, ignore_errors=True)
            # Made beside and renamed when whole: a start that was interrupted leaves no half template.
            half = ready.with_name(f"{ready.name}.half")
            shutil.rmtree(half, ignore_errors=True)
            user = half / "default-user"
            user.mkdir(parents=True)
            (half / "config.yaml").write_text(_CONFIG, encoding="utf-8")
            settings = json.loads((PACKAGE / "default/content/settings.json").read_text(encoding="utf-8"))
            (user / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
            first_start(half)
            half.rename(ready)
    return ready


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
