"""The chips above the lines of a list: how many lie in each bucket, and which of them are shown."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.base.i18n import _
from app.gui.pages.desk.buckets import BUCKETS, Bucket, bucket_of
from app.gui.widgets.flow_layout import FlowLayout
from app.gui.wording import number
from app.workflows.reconcile import DeskLine


class BucketChips(QWidget):
    """`chosen` hands out the bucket whose lines somebody wants to see."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, spacing=8)

    def show_counts(self, lines: Sequence[DeskLine], shown: Bucket) -> Counter[Bucket]:
        """Count the lines anew, mark the bucket that is `shown`, and return the counts."""
        counts = Counter(map(bucket_of, lines))
        counts[Bucket.ALL] = len(lines)
        self._flow.clear()
        for bucket, words in BUCKETS.items():
            button = QPushButton(f"{_(words)}  {number(counts[bucket])}", self)
            button.setProperty("chip", True)
            button.setCheckable(True)
            button.setChecked(bucket is shown)
            button.clicked.connect(partial(self._choose, bucket))
            self._flow.addWidget(button)
            button.show()
        self._flow.give_focus_back()
        return counts

    def _choose(self, bucket: Bucket, _checked: bool = False) -> None:
        self.chosen.emit(bucket)
