"""What others made and we serve: nothing unlisted, nothing altered, nothing fetched from elsewhere."""

import hashlib
import re
import tomllib
from pathlib import Path

import pytest

STATIC = Path(__file__).resolve().parents[2] / "gotene" / "static"
VENDOR = STATIC / "vendor"
MANIFEST = tomllib.loads((VENDOR / "manifest.toml").read_text())
PACKAGES = MANIFEST["package"]
FILES = {name: digest for package in PACKAGES for name, digest in package["files"].items()}

# Names of vocabularies inside SVG, never fetched.
NAMESPACES = {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}


def test_every_vendored_file_is_in_the_manifest():
    known = set(FILES) | {package["licence_file"] for package in PACKAGES} | {"manifest.toml"}
    found = {path.relative_to(VENDOR).as_posix() for path in VENDOR.rglob("*") if path.is_file()}
    assert found == known


@pytest.mark.parametrize("name", FILES)
def test_vendored_file_is_what_the_manifest_says(name):
    assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == FILES[name]


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package["name"])
def test_package_says_version_and_licence(package):
    assert re.fullmatch(r"\d+\.\d+\.\d+", package["version"])
    text = (VENDOR / package["licence_file"]).read_text()
    assert {"MIT": "Permission is hereby granted, free of charge", "OFL-1.1": "SIL Open Font License"}[
        package["licence"]
    ] in text


SERVED_TEXTS = [path for path in STATIC.rglob("*") if path.suffix in {".css", ".js", ".svg"}]


@pytest.mark.parametrize("path", SERVED_TEXTS, ids=lambda path: path.relative_to(STATIC).as_posix())
def test_nothing_is_loaded_from_elsewhere(path):
    text = path.read_text()
    # The static files' storage follows a source map comment, and fails when there is no map.
    assert "sourceMappingURL" not in text
    assert set(re.findall(r"https?://[^\s\"')]+", text)) <= NAMESPACES
    for address in re.findall(r"url\(\s*[\"']?([^\"')]+)", text):
        assert address.startswith("data:") or (path.parent / address).is_file(), address
