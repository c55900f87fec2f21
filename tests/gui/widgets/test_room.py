"""Words get the room they need: long ones of another language wrap, share, or go on beneath, and none is cut."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.gui.pages.today.day_delegate import told_in
from app.gui.widgets.record_table import RecordTable, TableColumn
from app.gui.widgets.section_card import SectionCard
from app.gui.widgets.section_index import SectionIndex
from app.gui.widgets.tick_box import TickBox

LONG = "Для этого человека задач нет. Добавьте задачу, чтобы Vigil напомнил о следующем шаге."
CONFIDENTIAL = "Конфиденциально: никогда не называть этот источник в документах"


def shown(qtbot: QtBot, width: int, *widgets: QWidget) -> QWidget:
    """Show widgets below each other in a host of a width."""
    host = QWidget()
    qtbot.addWidget(host)
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch()
    host.resize(width, 400)
    host.show()
    qtbot.waitExposed(host)
    return host


def test_the_words_of_a_tick_go_on_in_a_second_line(qtbot: QtBot) -> None:
    tick = TickBox(CONFIDENTIAL, wrap=True)
    _host = shown(qtbot, 300, tick)
    assert tick.height() >= 2 * tick.fontMetrics().height()


def test_the_sentence_of_an_empty_section_is_not_squeezed_beside_its_buttons(qtbot: QtBot) -> None:
    card = SectionCard("owed", "Задачи", LONG)
    buttons = [card.add_button(words) for words in ("Добавить задачу", "Применить протокол…")]
    host = shown(qtbot, 620, card)
    card.set_count(0)
    hint = card.empty_label
    qtbot.waitUntil(lambda: hint.height() <= 2 * hint.fontMetrics().lineSpacing())
    assert hint.y() > card.title.geometry().bottom()
    assert all(isinstance(button, QPushButton) and button.isVisible() for button in buttons)
    host.resize(1200, 400)
    qtbot.waitUntil(lambda: hint.y() < card.title.geometry().bottom())


def test_a_long_title_in_the_index_has_two_lines(qtbot: QtBot) -> None:
    cards = [
        SectionCard("one", "Задачи"),
        SectionCard("two", "Хронология лишения свободы и места содержания"),
    ]
    index = SectionIndex(cards)
    index.setFixedWidth(220)
    _host = shown(qtbot, 220, index, *cards)
    short, long = (index.visualItemRect(index.item(number)).height() for number in (0, 1))
    assert long > short


def test_columns_give_what_they_do_not_need_before_a_title_is_cut(qtbot: QtBot) -> None:
    numbers = [TableColumn(title, lambda _row: "12", width=150) for title in ("Дата", "Ещё", "Всего")]
    table = RecordTable((TableColumn("Групповое освобождение", str), *numbers), "table")
    _host = shown(qtbot, 600, table)
    table.show_rows(["Вызваленне 13 снежня 2025"])
    assert table.columnWidth(0) >= 290
    assert all(table.columnWidth(number) >= 40 for number in (1, 2, 3))


def test_a_day_of_the_month_tells_how_many_have_no_room() -> None:
    assert told_in(("a", "b"), 2) == ("a", "b")
    assert told_in(("a", "b", "c", "d"), 3) == ("a", "b", "2 more")
