"""Gives a file its final form: neutral about who made it and when, with its language and title."""

import io

import pikepdf

from app.base.language import Language


def finished(pdf: bytes, title: str, language: Language) -> bytes:
    """Return the file without producer, author and dates; the same pages always give the same bytes."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.Root.Lang = pikepdf.String(language.value)
        document.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        document.trailer.Info = document.make_indirect(pikepdf.Dictionary(Title=pikepdf.String(title)))
        out = io.BytesIO()
        document.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )
    return out.getvalue()
