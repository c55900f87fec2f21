"""The style sheet of the window, filled in from the colours of a theme.

Widgets say what they are (`setObjectName("card")`, `setProperty("primary", True)`, `setProperty("role", "key")`); how
that looks stands here and nowhere else. A border radius of more than half the height is silently square, and padding
must shrink where the focus border grows, or the contents jump.
"""

from collections.abc import Mapping
from string import Template

_SHEET = Template(
    """
QMainWindow, QWidget#page, QDialog { background: $background; }
QWidget { outline: 0; }
QFrame#card { background: $surface; border: 1px solid $border; border-radius: 12px; }
QFrame#sheet { background: $surface; border: 0; border-left: 1px solid $border; }
QFrame#sheetFoot { background: $surface; border: 0; border-top: 1px solid $border; }
QFrame#inset { background: $raised; border: 1px solid $border; border-radius: 10px; }
QFrame#personHeader { background: $surface; border: 0; border-bottom: 1px solid $border; }
QFrame#notice { background: $warning_soft; border: 1px solid $border; border-radius: 8px; }
QFrame#notice QLabel { color: $text; }
QFrame#damage { background: $danger_soft; border: 0; border-bottom: 1px solid $danger; }
QFrame#damage QLabel { color: $text; }

QWidget#navigation { background: $navigation; }
QWidget#navigation QLabel { color: $navigation_text; }
QWidget#navigation QLabel[role="brand"] { color: $navigation_on; font-size: 17px; font-weight: 700; }
QToolButton#navigationButton { color: $navigation_text; background: transparent; border: 2px solid transparent;
    border-radius: 8px; padding: 8px 10px; text-align: left; font-weight: 500; }
QToolButton#navigationButton:hover { background: $navigation_hover; color: $navigation_on; }
QToolButton#navigationButton:checked { background: $navigation_active; color: $navigation_on; font-weight: 600; }
QToolButton#navigationButton:focus { border-color: $accent; }

QFrame#toast { background: $navigation_active; border: 1px solid $navigation_text; border-radius: 10px; }
QFrame#toast QLabel { color: $navigation_on; font-size: 13px; }
QFrame#toast QPushButton { background: transparent; border: 2px solid transparent; border-radius: 6px; padding: 3px 6px;
    color: $navigation_on; font-weight: 600; }
QFrame#toast QPushButton:hover { text-decoration: underline; }
QFrame#toast QPushButton:focus { border-color: $navigation_on; }
QFrame#toast[bad="true"] { background: $danger_soft; border: 1px solid $danger; }
QFrame#toast[bad="true"] QLabel { color: $text; }
QFrame#toast[bad="true"] QPushButton { color: $accent; }
QFrame#toast[bad="true"] QPushButton:focus { border-color: $accent; }

QLabel { background: transparent; color: $text; }
QLabel[role="title"] { font-size: 22px; font-weight: 700; }
QLabel[role="heading"] { font-size: 16px; font-weight: 600; }
QLabel[role="subheading"] { font-size: 14px; font-weight: 600; }
QLabel[role="name"] { font-size: 24px; font-weight: 700; }
QLabel[role="second"] { font-size: 15px; color: $muted; }
QLabel[role="muted"], QLabel[role="hint"], QLabel[role="echo"] { color: $muted; }
QLabel[role="hint"], QLabel[role="echo"] { font-size: 12px; }
QLabel[role="echo"] { color: $good; }
QLabel[role="key"], QLabel[role="label"] { font-size: 12px; font-weight: 500; color: $muted; }
QLabel[role="value"] { font-weight: 500; }
QLabel[role="faint"] { color: $faint; font-size: 12px; }
QLabel[role="complaint"] { color: $danger; font-size: 12px; font-weight: 500; }
QLabel[role="warning"] { color: $warning; font-weight: 500; }
QLabel[role="for"] { color: $good; font-weight: 600; }
QLabel[role="against"] { color: $danger; font-weight: 600; }
QLabel[role="big"] { font-size: 26px; font-weight: 700; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QSpinBox { background: $surface; color: $text;
    border: 1px solid $line; border-radius: 8px; padding: 7px 10px; selection-background-color: $accent;
    selection-color: $on_accent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus, QSpinBox:focus {
    border: 2px solid $accent; padding: 6px 9px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"], QSpinBox[wrong="true"] {
    border: 2px solid $danger; padding: 6px 9px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: $faint; background: $raised; }
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $border; selection-background-color: $selected;
    selection-color: $text; padding: 4px; }
QDateEdit::up-button, QDateEdit::down-button { width: 18px; border: 0; }

QPushButton { background: $surface; border: 1px solid $line; border-radius: 8px; padding: 7px 14px; font-weight: 500;
    color: $text; }
QPushButton:hover { background: $hover; }
QPushButton:focus { border: 2px solid $accent; padding: 6px 13px; }
QPushButton:disabled { color: $faint; background: $raised; border-color: $border; }
QPushButton[primary="true"] { background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600; }
QPushButton[primary="true"]:focus { border: 2px solid $text; }
QPushButton[primary="true"]:disabled { background: $raised; color: $faint; border-color: $border; }
QPushButton[choice="true"] { text-align: left; }
QPushButton[choice="true"]:checked { background: $accent_soft; color: $accent; border: 1px solid $accent; }
QPushButton[danger="true"] { color: $danger; }
QPushButton[quiet="true"], QToolButton[quiet="true"] { background: transparent; border: 1px solid transparent;
    color: $accent; padding: 5px 8px; border-radius: 6px; font-weight: 500; }
QPushButton[quiet="true"]:hover, QToolButton[quiet="true"]:hover { background: $accent_soft; }
QPushButton[quiet="true"]:focus, QToolButton[quiet="true"]:focus { border: 1px solid $accent; }
QPushButton[chip="true"] { border-radius: 14px; min-height: 26px; max-height: 26px; padding: 0 12px; font-size: 13px;
    color: $muted; border: 1px solid $line; }
QPushButton[chip="true"]:checked { background: $accent_soft; color: $accent; border: 1px solid $accent;
    font-weight: 600; }
QPushButton[chip="true"]:focus { border: 2px solid $accent; padding: 0 11px; }
QPushButton::menu-indicator { image: none; width: 0; }

QTableView, QTableWidget, QListView, QListWidget, QTreeView { background: $surface; border: 1px solid $border;
    border-radius: 12px; selection-background-color: transparent; selection-color: $text; color: $text; }
QTableView#lines, QListWidget#sectionIndex { border: 0; border-radius: 0; background: transparent; }
QListView#proposals { background: $surface; border: 1px solid $line; border-radius: 0; padding: 0; }
QListView#proposals::item { padding: 6px 10px; }
QListView#proposals::item:selected { background: $selected; color: $text; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section { background: $surface; color: $muted; border: 0; border-bottom: 1px solid $border;
    padding: 8px 10px; font-size: 12px; font-weight: 600; text-align: left; }
QHeaderView::section:first { border-top-left-radius: 11px; }
QHeaderView::section:last { border-top-right-radius: 11px; }
QHeaderView::section:hover { color: $text; }
QTableCornerButton::section { background: $surface; border: 0; }

QMenu { background: $surface; border: 1px solid $border; border-radius: 8px; padding: 6px; color: $text; }
QMenu::item { padding: 7px 28px 7px 14px; border-radius: 6px; }
QMenu::item:selected { background: $selected; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $border; margin: 6px 8px; }
QMenuBar { background: $background; color: $text; }
QMenuBar::item:selected { background: $selected; }
QToolTip { background: $surface; color: $text; border: 1px solid $border; padding: 5px 8px; }
QCheckBox, QRadioButton { color: $text; spacing: 8px; background: transparent; }
QProgressBar { background: $raised; border: 0; border-radius: 4px; min-height: 8px; max-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar::handle:vertical { background: $line; border-radius: 4px; min-height: 40px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle:horizontal { background: $line; border-radius: 4px; min-width: 40px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QTabBar::tab { padding: 8px 4px; margin-right: 20px; color: $muted; border: 0; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $accent; border-bottom: 2px solid $accent; font-weight: 600; }
"""
)


def style_sheet(tokens: Mapping[str, str]) -> str:
    """Return the style sheet in these colours."""
    return _SHEET.substitute(tokens)
