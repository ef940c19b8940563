"""Vendoring Pyodide: what is copied, and what is refused."""

import base64
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from tools.vendor import COMPILED, FILES, INSTALLER, PIN, SOURCE, Pin, VendorError, pack, vendor


def compiled(source: Path, target: Path) -> None:
    """Stand in for Pyodide's compiler."""
    target.write_text(f"compiled: {(source / 'python_stdlib.zip').read_text()}")


WHEELS = ("micropip-1.0-py3-none-any.whl", "pyodide_http-2.0-py3-none-any.whl")


def fetched(names: Sequence[str], target: Path) -> None:
    """Stand in for pip."""
    for name in names:
        (target / name).write_text(f"the wheel {name}")


def unreachable(names: Sequence[str], _target: Path) -> None:
    raise VendorError(f"no network for {names}")


@pytest.fixture(name="package")
def _package(tmp_path: Path) -> Path:
    """What npm installs, in small."""
    folder = tmp_path / "package"
    folder.mkdir()
    for name in FILES:
        (folder / name).write_text(f"the content of {name}")
    (folder / "package.json").write_text('{"version": "1.2.3"}')
    wheels = dict(zip(INSTALLER, WHEELS, strict=True))
    known = {name: {"file_name": wheel, "sha256": "00" * 32} for name, wheel in wheels.items()}
    lock = {"info": {"abi_version": "2026_0"}, "packages": {"numpy": {}, **known}}
    (folder / "pyodide-lock.json").write_text(json.dumps(lock))
    return folder


def test_a_pin_survives_its_file(package: Path, tmp_path: Path) -> None:
    pin = Pin.of(package, compiled, fetched)
    (tmp_path / "pin.json").write_text(pin.text())

    assert Pin.read(tmp_path / "pin.json") == pin
    assert pin.cdn.endswith("/pyodide@1.2.3/")
    assert pin.lock == {"info": {"abi_version": "2026_0"}, "packages": {}}


def test_vendoring_copies_what_is_pinned_and_clears_what_is_not(package: Path, tmp_path: Path) -> None:
    target = tmp_path / "vendor"
    target.mkdir()
    (target / "of-another-version").touch()

    vendor(Pin.of(package, compiled, fetched), package, target, compiled, fetched)

    assert {path.name for path in target.iterdir()} == {*FILES, COMPILED, *WHEELS}
    vendor(Pin.of(package, compiled, fetched), package, target, compiled, unreachable)
    assert {path.name for path in target.iterdir()} == {*FILES, COMPILED, *WHEELS}


def test_a_wheel_that_is_not_the_pinned_one_is_refused(package: Path, tmp_path: Path) -> None:
    def otherwise(names: Sequence[str], target: Path) -> None:
        for name in names:
            (target / name).write_text("something else")

    with pytest.raises(VendorError, match=r"micropip-1\.0.* is not the one python/pyodide\.json pins"):
        vendor(Pin.of(package, compiled, fetched), package, tmp_path / "vendor", compiled, otherwise)
    assert not (tmp_path / "vendor").exists()


def test_the_pinned_wheels_are_those_of_pyodides_own_lock_file() -> None:
    lock = json.loads((SOURCE / "pyodide-lock.json").read_text())["packages"]
    pin = Pin.read(PIN)

    assert [wheel.name for wheel in pin.installer] == [lock[name]["file_name"] for name in INSTALLER]
    digests = [base64.b64decode(wheel.integrity.removeprefix("sha256-")).hex() for wheel in pin.installer]
    assert digests == [lock[name]["sha256"] for name in INSTALLER]


def test_a_file_that_is_not_the_pinned_one_is_refused_and_nothing_is_copied(
    package: Path, tmp_path: Path
) -> None:
    pin = Pin.of(package, compiled, fetched)
    (package / FILES[-1]).write_text("something else")

    with pytest.raises(VendorError, match=r"python_stdlib\.zip .* is not the one .* pins .* run `npm ci`"):
        vendor(pin, package, tmp_path / "vendor", compiled, fetched)
    assert not (tmp_path / "vendor").exists()


def test_a_standard_library_that_compiles_to_something_else_is_refused(package: Path, tmp_path: Path) -> None:
    def otherwise(_source: Path, target: Path) -> None:
        target.write_text("something else")

    with pytest.raises(VendorError, match=r"compiled, is not what python/pyodide\.json pins"):
        vendor(Pin.of(package, compiled, fetched), package, tmp_path / "vendor", otherwise, fetched)
    assert not (tmp_path / "vendor").exists()


def test_a_package_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(VendorError, match=r"There is no package\.json in .*: run `npm ci` first\."):
        Pin.of(tmp_path, compiled, fetched)


def test_the_pin_names_the_version_that_npm_installs() -> None:
    package = json.loads((PIN.parents[1] / "package.json").read_text())

    assert Pin.read(PIN).version == package["devDependencies"]["pyodide"]


def test_limner_is_not_compiled_under_a_list_that_is_of_other_files(package: Path, tmp_path: Path) -> None:
    (tmp_path / "limner").mkdir()
    (tmp_path / "limner" / "a.py").write_text("answer = 42\n")
    (tmp_path / "modules.json").write_text('{"limner/a.py": "sha256-of-what-it-was"}')

    with pytest.raises(VendorError, match=r"run `python -m tools\.modules` first"):
        pack(package, tmp_path / "limner.pack", tmp_path)
    assert not (tmp_path / "limner.pack").exists()
