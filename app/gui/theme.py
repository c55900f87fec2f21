"""How the window looks: one table of colours for light and one for dark, and everything that is made from them.

Qt's Fusion style, a palette and a short style sheet from the same tokens: the same on every system, quick, and a
change of theme is one assignment. Colour never carries meaning alone: status chips have a symbol and a word too.
"""

from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from app.base.paths import resource
from app.gui.style_sheet import style_sheet


class Mode(StrEnum):
    """Light, dark, or as the system has it."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


LIGHT = {
    "background": "#F5F6F8",
    "surface": "#FFFFFF",
    "raised": "#F0F2F5",
    "border": "#DFE3EA",
    "line": "#C3CBD7",
    "text": "#17202E",
    "muted": "#566173",
    "faint": "#6B7585",
    "accent": "#1F4FB8",
    "accent_soft": "#E6EDFB",
    "on_accent": "#FFFFFF",
    "hover": "#F1F5FB",
    "selected": "#E3EBFB",
    "danger": "#B3262F",
    "danger_soft": "#FCECED",
    "warning": "#8A5A0A",
    "warning_soft": "#FBF1DC",
    "good": "#17663A",
    "navigation": "#17233B",
    "navigation_text": "#B9C4D8",
    "navigation_hover": "#22314F",
    "navigation_active": "#2A3B5F",
    "navigation_on": "#FFFFFF",
}
DARK = {
    "background": "#12161D",
    "surface": "#1A202A",
    "raised": "#222A36",
    "border": "#2C3543",
    "line": "#44505F",
    "text": "#E8ECF3",
    "muted": "#A8B2C2",
    "faint": "#8E99AA",
    "accent": "#82AAFF",
    "accent_soft": "#22345A",
    "on_accent": "#0D1626",
    "hover": "#202836",
    "selected": "#233558",
    "danger": "#FF8A91",
    "danger_soft": "#3B2226",
    "warning": "#F0C36A",
    "warning_soft": "#3A301B",
    "good": "#8FE0AE",
    "navigation": "#0D1118",
    "navigation_text": "#97A3B6",
    "navigation_hover": "#161D28",
    "navigation_active": "#1E2937",
    "navigation_on": "#FFFFFF",
}

# Tone of a status → (strong, pale) in light, (strong, pale) in dark; each pair reads at 4.5 : 1 or better.
TONES = {
    "custody": (("#5B2C99", "#EFE7FA"), ("#D3B8FF", "#35244F")),
    "pretrial": (("#8F450B", "#FDEBDD"), ("#FFC894", "#48301A")),
    "transit": (("#1A5A8A", "#E0EFFA"), ("#9CD2FA", "#173650")),
    "restricted": (("#6F5200", "#FBF1CF"), ("#F3D76B", "#433810")),
    "free": (("#17663A", "#DDF3E4"), ("#8FE0AE", "#173C29")),
    "abroad": (("#0F5F68", "#D9F1F3"), ("#8EDCE6", "#143A40")),
    "died": (("#2B323D", "#E1E5EA"), ("#D5DBE4", "#39414E")),
    "unknown": (("#4C5666", "#E9ECF0"), ("#C2CAD6", "#2D3542")),
    "high": (("#A3232C", "#FDE7E8"), ("#FFB1B6", "#4A1F25")),
    "normal": (("#4C5666", "#E9ECF0"), ("#C2CAD6", "#2D3542")),
}
# Symbol of a status → icon.
SYMBOLS = {
    "lock": "lock",
    "scale": "scale",
    "door": "door-open",
    "arrow": "arrow-right",
    "plane": "plane",
    "question": "circle-help",
    "check": "check",
    "cross": "plus",
    "out": "minus",
    "announced": "megaphone",
    "list": "list",
    "eye": "eye",
    "family": "users",
    "person": "user-check",
    "refuted": "x",
    "waiting": "clock",
    "partly": "circle-dot",
    "same": "circle-check",
    "languages": "languages",
    "alert": "circle-alert",
    "different": "circle-x",
    "none": "circle-minus",
    "new": "user-plus",
    "repeated": "copy",
}
FAMILIES = ("Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "DejaVu Sans")
BASE_PIXELS = 14
WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")


class _InForce:
    """The theme of the application; replaced as a whole."""

    tokens = LIGHT
    dark = False


def apply(application: QApplication, mode: Mode) -> None:
    """Put the fonts, the palette and the style sheet of a mode in force."""
    load_fonts()
    _InForce.dark = mode is Mode.DARK or (mode is Mode.SYSTEM and _system_is_dark())
    _InForce.tokens = DARK if _InForce.dark else LIGHT
    _pixmap.cache_clear()
    application.setStyle("Fusion")
    application.setPalette(_palette())
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(BASE_PIXELS)
    application.setFont(font)
    application.setStyleSheet(style_sheet(_InForce.tokens))


@lru_cache(1)
def load_fonts() -> tuple[int, ...]:
    """Make the window's typeface known to Qt, once."""
    folder = resource("fonts")
    return tuple(QFontDatabase.addApplicationFont(str(file)) for file in sorted(folder.glob("Inter-*.ttf")))


def is_dark() -> bool:
    """Whether the theme in force is the dark one."""
    return _InForce.dark


def colour(name: str) -> QColor:
    """Return the colour of a token, or of a tone of a status (its strong shade)."""
    if name in TONES:
        return status_colours(name)[0]
    return QColor(_InForce.tokens[name])


def status_colours(tone: str) -> tuple[QColor, QColor]:
    """Return the strong and the pale colour of a tone (an unknown tone is the one for unknown)."""
    strong, pale = TONES.get(tone, TONES["unknown"])[1 if _InForce.dark else 0]
    return QColor(strong), QColor(pale)


def symbol(name: str) -> str:
    """Return the icon for a symbol of the status vocabulary."""
    return SYMBOLS.get(name, "circle-help")


def icon(name: str, tone: str = "muted", on: str | None = None, size: int = 20) -> QIcon:
    """Return an icon in a token's colour (`on`: while checked), sharp on every screen."""
    made = QIcon()
    for scale in (1.0, 1.5, 2.0, 3.0):
        made.addPixmap(pixmap(name, tone, size, scale), QIcon.Mode.Normal, QIcon.State.Off)
        if on:
            made.addPixmap(pixmap(name, on, size, scale), QIcon.Mode.Normal, QIcon.State.On)
    return made


def pixmap(name: str, tone: str = "muted", size: int = 20, scale: float = 1.0) -> QPixmap:
    """Return an icon as a picture of `size` logical pixels for a screen of this scale."""
    return _pixmap(name, colour(tone).name(), size, scale)


def tinted(name: str, tint: QColor, size: int, scale: float) -> QPixmap:
    """Return an icon in any colour."""
    return _pixmap(name, tint.name(), size, scale)


@lru_cache(2000)
def _pixmap(name: str, tint: str, size: int, scale: float) -> QPixmap:
    drawing = resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", tint)
    picture = QPixmap(round(size * scale), round(size * scale))
    picture.fill(Qt.GlobalColor.transparent)
    picture.setDevicePixelRatio(scale)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


def _system_is_dark() -> bool:
    hints = QGuiApplication.styleHints()
    return hints.colorScheme() is Qt.ColorScheme.Dark


def _palette() -> QPalette:
    palette = QPalette()
    for role, name in (
        (QPalette.ColorRole.Window, "background"),
        (QPalette.ColorRole.Base, "surface"),
        (QPalette.ColorRole.AlternateBase, "raised"),
        (QPalette.ColorRole.Text, "text"),
        (QPalette.ColorRole.WindowText, "text"),
        (QPalette.ColorRole.ButtonText, "text"),
        (QPalette.ColorRole.Button, "surface"),
        (QPalette.ColorRole.Highlight, "accent"),
        (QPalette.ColorRole.HighlightedText, "on_accent"),
        (QPalette.ColorRole.PlaceholderText, "faint"),
        (QPalette.ColorRole.ToolTipBase, "surface"),
        (QPalette.ColorRole.ToolTipText, "text"),
        (QPalette.ColorRole.Link, "accent"),
        (QPalette.ColorRole.Accent, "accent"),
        (QPalette.ColorRole.Mid, "border"),
        (QPalette.ColorRole.BrightText, "danger"),
    ):
        palette.setColor(role, QColor(_InForce.tokens[name]))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(_InForce.tokens["faint"]))
    return palette
