"""What the browser's processes hold in memory."""

from pathlib import Path

from playwright.sync_api import Browser


def resident(browser: Browser) -> float:
    """Return the resident MB of the largest page's process: that of the only page that shows something."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return max(_resident(each["id"]) for each in processes if each["type"] == "renderer")


def _resident(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError:  # it has just ended
        return 0.0
    kilobytes = next((line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")), "0")
    return int(kilobytes) / 1000
