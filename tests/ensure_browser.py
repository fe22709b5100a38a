"""Find a browser for the tests and for pictures; install Debian's where we may.

`python -m tests.ensure_browser` prints the browser's path, or says what to install and exits 1.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
INSTALL = ("apt-get", "install", "--yes", "chromium")


def find_browser():
    """Path of a Chromium, Chrome or Edge that starts, or None. `BROWSER_PATH` comes first."""
    named = os.environ.get("BROWSER_PATH")
    candidates = [named, *map(shutil.which, NAMES), *PLACES]
    return next((path for path in candidates if path and _starts(path)), None)


def _starts(path):
    if not Path(path).is_file():
        return False
    if sys.platform == "win32":  # there `--version` opens a window
        return True
    try:
        # A shim without a browser behind it (Ubuntu's, for one) exits with an error.
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _may_install():
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return is_root and shutil.which("apt-get") and Path("/etc/debian_version").exists()


def _install():
    print("No browser found: installing Debian's chromium.", file=sys.stderr)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (("apt-get", "update"), INSTALL):
        if subprocess.run(command, env=environment, stdout=sys.stderr).returncode:
            return


def main():
    """Print a browser's path; 0 if there is one, else 1."""
    browser = find_browser()
    if not browser and _may_install():
        _install()
        browser = find_browser()
    if browser:
        print(browser)
        return 0
    print(
        "No browser found. Install Chromium, Google Chrome or Microsoft Edge "
        f"(Debian: {' '.join(INSTALL)}), or set BROWSER_PATH to one that starts.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
