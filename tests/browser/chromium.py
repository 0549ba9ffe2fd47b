"""Finding a Chromium for the browser tests, and getting one where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def installed() -> str:
    """Give the path of a browser on this machine, "" if there is none."""
    if named := os.environ.get("KIT_CHROMIUM"):
        return named
    for name in NAMES:
        if path := shutil.which(name):
            return path
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else ""


def attempts() -> list[list[list[str]]]:
    """Give the ways to get a browser: each is a list of commands."""
    ways = [[[sys.executable, "-m", "playwright", "install", "chromium"]]]
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        install = ["apt-get", "install", "-y", "--no-install-recommends"]
        debian = [["apt-get", "update"], [*install, "chromium", "fonts-dejavu-core"]]
        ways.insert(0, debian)
    return ways


def find_or_get() -> str:
    """Give the path of a browser, installing one if need be.

    Raises:
        RuntimeError: there is none and none could be got; the message says what was tried.
    """
    if path := installed():
        return path
    told = []
    for commands in attempts():
        for command in commands:
            done = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)
            told.append(f"$ {' '.join(command)}\n{(done.stdout + done.stderr)[-800:]}")
        if path := installed():
            return path
    raise RuntimeError(
        "The browser tests need Chromium or Chrome, and none could be installed. Install one "
        "(Debian: apt-get install chromium) or name it in KIT_CHROMIUM.\n" + "\n".join(told)
    )
