"""What somebody looks with, in words of ours: what a browser says of itself is text that anybody can write."""

from django.utils.translation import gettext as _

# In this order: nearly every browser calls itself Chrome and Safari too.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


def name(user_agent: str) -> str:
    """The browser, or an empty string for one that is not known."""
    return next((name for mark, name in BROWSERS if mark in user_agent), "")


def system(user_agent: str) -> str:
    """What it runs on, or an empty string."""
    return next((name for mark, name in SYSTEMS if mark in user_agent), "")


def words(user_agent: str) -> str:
    """“Firefox op Windows”, as a person reads it."""
    browser, runs_on = name(user_agent) or _("Onbekende browser"), system(user_agent)
    return _("%(browser)s op %(system)s") % {"browser": browser, "system": runs_on} if runs_on else browser
