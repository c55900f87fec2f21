# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools==4.68.0", "brotli==1.2.1", "skia-pathops==0.9.2"]
# ///
"""Makes resources/fonts from pinned packages: static TrueType files with only the letters and features we use.

Run it with the three packages named above installed, and with pip and npm at hand:
`python packaging/fonts.py` makes every file anew (a minute or two, byte for byte the same each time),
`python packaging/fonts.py --check` only reads the files in place and says what is missing in them.

Why we make files instead of shipping the originals: reportlab embeds neither variable fonts nor OpenType-CFF,
and a variable font that Qt loads under one name shows one weight. Adobe reserves the font name "Source"
(OFL, condition 3), therefore our cuts of Source Serif and Source Sans are called Vigil Serif and Vigil Sans.
"""

import hashlib
import io
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import OverlapMode, instantiateVariableFont

ROOT = Path(__file__).resolve().parents[1]
FONTS = ROOT / "resources" / "fonts"
LICENCES = ROOT / "resources" / "licenses"


@dataclass(frozen=True)
class Package:
    """An archive of a package registry, its licence file inside and what we call that in resources/licenses."""

    client: str
    """`pip` or `npm`."""
    name: str
    version: str
    sha256: str
    licence: str
    licence_copy: str


@dataclass(frozen=True)
class Cut:
    """One file of resources/fonts and where it comes from."""

    family: str
    style: str
    package: Package
    source: str
    letters: frozenset[int]
    axes: Mapping[str, float] = field(default_factory=dict)
    """Where on the axes of a variable source this cut lies; empty for a static source."""

    @property
    def weight(self) -> int:
        """The weight class of OpenType, 400 for a regular."""
        weights = {"Regular": 400, "Italic": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}
        return weights[self.style]

    @property
    def postscript_name(self) -> str:
        """The name that PDF and the operating system know the cut by; also the name of its file."""
        return f"{self.family.replace(' ', '')}-{self.style}"

    @property
    def path(self) -> Path:
        """The file that this cut is written to."""
        return FONTS / f"{self.postscript_name}.ttf"


def _letters(*ranges: tuple[int, int]) -> frozenset[int]:
    return frozenset(letter for first, last in ranges for letter in range(first, last + 1))


EUROPE = _letters(
    (0x0020, 0x007E),
    (0x00A0, 0x024F),  # Latin of every European language, Łacinka among them
    (0x0259, 0x0259),  # ə of Azerbaijani
    (0x02B0, 0x02FF),  # modifier letters: the apostrophe ʼ of Belarusian and Ukrainian
    (0x0300, 0x036F),
    (0x0370, 0x03FF),
    (0x0400, 0x052F),  # Cyrillic with the letters of Central Asia and the Caucasus
    (0x1E00, 0x1EFF),
    (0x2000, 0x206F),
    (0x2070, 0x209F),
    (0x20A0, 0x20CF),
    (0x2100, 0x218F),
    (0x2190, 0x22FF),
    (0x25A0, 0x25FF),
    (0x2610, 0x2612),
    (0x2713, 0x2718),
    (0xFFFD, 0xFFFD),
)
EVERYTHING = _letters((0x0020, 0x2FFFF))
SYMBOLS = _letters((0x2190, 0x2BFF), (0x1F300, 0x1F6FF))

FEATURES = ["ccmp", "locl", "mark", "mkmk", "kern", "init", "medi", "fina", "isol", "rlig", "calt"]
"""Layout features that letters need to look right by themselves."""
INTER_FEATURES = ["ccmp", "locl", "mark", "mkmk", "kern", "tnum", "case", "ss02", "zero"]
"""Without `calt`, which shows a typed -> as an arrow; with tabular figures and the letters hard to confuse."""

INTER = Package(
    "pip",
    "fontpkg-inter",
    "4.1.post1",
    "b1105c8b368787112e9352ba657fe4fd32feb0722cc3046a308f65962298ddf8",
    "fontpkg_inter/LICENSE",
    "OFL-Inter.txt",
)
SERIF = Package(
    "pip",
    "fontpkg-source-serif-4",
    "4.4",
    "6c33ac5d27b0396b0ed228e400d9c7ee4445c359ce21b3d8d9b9723e8c5c49a7",
    "fontpkg_source_serif_4/LICENSE",
    "OFL-Source-Serif-4.txt",
)
SANS = Package(
    "pip",
    "fontpkg-source-sans-3",
    "3.52",
    "2e931608ceeaad770916b53a35cf87090e28133875bf770e41b266146126abd8",
    "fontpkg_source_sans_3/LICENSE",
    "OFL-Source-Sans-3.txt",
)


def _noto(family: str, subset: str, sha256: str) -> Cut:
    """Return the cut of a Noto font; the package divides each by script and we take the part of its own script."""
    slug = family.lower().replace(" ", "-")
    package = Package(
        "npm",
        f"@fontsource/{slug}",
        "5.3.0",
        sha256,
        "package/LICENSE",
        f"OFL-{family.replace(' ', '-')}.txt",
    )
    letters = SYMBOLS if subset == "symbols" else EVERYTHING
    return Cut(family, "Regular", package, f"package/files/{slug}-{subset}-400-normal.woff2", letters)


def _window(style: str, weight: float) -> Cut:
    return Cut(
        "Inter",
        style,
        INTER,
        "fontpkg_inter/files/Inter[opsz,wght].ttf",
        EUROPE,
        {"opsz": 14, "wght": weight},
    )


def _serif(family: str, style: str, optical_size: float, weight: float) -> Cut:
    slope = "-Italic" if style == "Italic" else ""
    source = f"fontpkg_source_serif_4/files/SourceSerif4{slope}[opsz,wght].ttf"
    return Cut(family, style, SERIF, source, EUROPE, {"opsz": optical_size, "wght": weight})


def _sans(style: str, weight: float) -> Cut:
    slope = "-Italic" if style == "Italic" else ""
    source = f"fontpkg_source_sans_3/files/SourceSans3{slope}[wght].ttf"
    return Cut("Vigil Sans", style, SANS, source, EUROPE, {"wght": weight})


CUTS = [
    _window("Regular", 400),
    _window("Medium", 500),
    _window("SemiBold", 600),
    _window("Bold", 700),
    # The optical sizes fit what we set: text at about 10 points, the name at 23. At 11 and 24 the hairlines hold on
    # office printers; at 60, where the axis ends, a semibold name looks thin.
    _serif("Vigil Serif", "Regular", 11, 400),
    _serif("Vigil Serif", "SemiBold", 11, 600),
    _serif("Vigil Serif", "Italic", 11, 400),
    _serif("Vigil Serif Display", "SemiBold", 24, 600),
    _sans("Regular", 400),
    _sans("SemiBold", 600),
    _sans("Bold", 700),
    _sans("Italic", 400),
    _noto(
        "Noto Sans Georgian", "georgian", "9aa744e7482a6a7eb8ed8139208d6e430c62c20637c8eff0ce15358f3b5c3e9c"
    ),
    _noto(
        "Noto Sans Armenian", "armenian", "ce3b746119f1e728f0b9902287654a8828dd67cc6520139e8745f74779a92713"
    ),
    _noto("Noto Sans Hebrew", "hebrew", "16a70f001f739cbcdaecdf3b164bdee8bb84cb35a8569d6dd9ec82dfcd74c78c"),
    _noto("Noto Naskh Arabic", "arabic", "8e4d87d3ae28020665d61054e4262162797feee84f0f145502d15e769a5bbb73"),
    _noto("Noto Sans Symbols", "symbols", "f38047dcf42fcf90e7e9fcd3cb07f6900186d30137b173aa6f63f17d86b30db9"),
    _noto(
        "Noto Sans Symbols 2", "symbols", "dd714f47e1ba768274c25d14ac95610ca32e416d70c5455cd11d8995042a4552"
    ),
]

ALPHABETS = {
    "Belarusian": "абвгдеёжзійклмнопрстуўфхцчшыьэюя’ʼ",
    "Łacinka": "abcćčdeěfghijklłmnńoprsśštuŭvyzźž",
    "Russian": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "Ukrainian": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’ʼ",
    "Kazakh, Kyrgyz, Tajik": "әғқңөұүһіӣӯҳҷ",
    "Polish": "aąbcćdeęfghijklłmnńoóprsśtuwyzźż",
    "Lithuanian": "aąbcčdeęėfghiįyjklmnoprsštuųūvzž",
    "Latvian": "aābcčdeēfgģhiījkķlļmnņoprsštuūvzž",
    "German, French, Turkish, Azerbaijani": "äöüßàâæçéèêëîïôœùûÿğışə",
    "Signs": "«»„“”‘’‚—–…№§€₽£$%‰°·•×±−†‡ʼ\u00a0\u202f\u2011",
    "Figures": "0123456789",
}
"""What every font for text must be able to show, in small and in capital letters."""


def _archive(package: Package, folder: Path) -> bytes:
    """Fetch the package through its client. Raises SystemExit when it is not the one we know."""
    if package.client == "pip":
        wanted = f"{package.name}=={package.version}"
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--no-deps",
            "--dest",
            str(folder),
            wanted,
        ]
    else:
        wanted = f"{package.name}@{package.version}"
        command = ["npm", "pack", "--silent", "--pack-destination", str(folder), wanted]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    archive = next(folder.iterdir()).read_bytes()
    if hashlib.sha256(archive).hexdigest() != package.sha256:
        raise SystemExit(f"{wanted} is not the archive we know; nothing was written.")
    return archive


def _member(archive: bytes, name: str) -> bytes:
    if zipfile.is_zipfile(io.BytesIO(archive)):
        with zipfile.ZipFile(io.BytesIO(archive)) as wheel:
            return wheel.read(name)
    with tarfile.open(fileobj=io.BytesIO(archive)) as tarball:
        member = tarball.extractfile(name)
        if member is None:
            raise SystemExit(f"There is no file {name} in the archive.")
        return member.read()


def _cut(cut: Cut, source: bytes) -> TTFont:
    font = TTFont(io.BytesIO(source), recalcTimestamp=False)
    # Saved without the compression of the web.
    font.flavor = None
    if cut.axes:
        font = instantiateVariableFont(font, dict(cut.axes), overlap=OverlapMode.REMOVE)
    options = Options(
        layout_features=INTER_FEATURES if cut.family == "Inter" else FEATURES,
        hinting=False,
        notdef_outline=True,
        glyph_names=False,
        name_IDs=[0, 5, 14],
        drop_tables=[*Options().drop_tables, "STAT", "DSIG", "vhea", "vmtx"],
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=cut.letters)
    subsetter.subset(font)
    if cut.letters is EUROPE:
        _complete(font)
    _name(font, cut)
    return font


def _complete(font: TTFont) -> None:
    """Give the font the hyphen that does not break, and figures of one width where rounding left them a unit apart."""
    known = font.getBestCmap()
    for table in font["cmap"].tables:
        table.cmap.setdefault(0x2011, known[ord("-")])
    figures = [known[ord(figure)] for figure in "0123456789"]
    widths = [font["hmtx"][figure][0] for figure in figures]
    if max(widths) - min(widths) == 1:
        for figure in figures:
            font["hmtx"][figure] = (max(widths), font["hmtx"][figure][1])


def _name(font: TTFont, cut: Cut) -> None:
    """Write the names and the style of the cut; programs that know four styles per family get a family per weight."""
    table = font["name"]
    kept = {number: table.getDebugName(number) or "" for number in (0, 5)}
    four_styles = cut.style in {"Regular", "Italic", "Bold"}
    names = {
        0: kept[0],
        1: cut.family if four_styles else f"{cut.family} {cut.style}",
        2: cut.style if four_styles else "Regular",
        3: f"{kept[5].split(';')[0]};{cut.postscript_name}",
        4: f"{cut.family} {cut.style}",
        5: kept[5].split(";")[0],
        6: cut.postscript_name,
        10: f"Cut for Vigil from {cut.package.name} {cut.package.version}",
        13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
        14: "https://openfontlicense.org",
        16: cut.family,
        17: cut.style,
    }
    table.names = []
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)
    style = font["OS/2"]
    style.usWeightClass = cut.weight
    italic, bold = cut.style == "Italic", cut.style == "Bold"
    use_typographic_metrics = style.fsSelection & 1 << 7
    style.fsSelection = use_typographic_metrics | italic | bold << 5 | (not italic and not bold) << 6
    font["head"].macStyle = bold | italic << 1


def _complaints(cut: Cut) -> Iterator[str]:
    """Yield what is wrong with the file in place."""
    font = TTFont(cut.path)
    if font["name"].getDebugName(6) != cut.postscript_name:
        yield "has another name"
    if "glyf" not in font or "fvar" in font:
        yield "is not a static TrueType font"
    if font["OS/2"].fsType != 0:
        yield "may not be embedded"
    if cut.letters is not EUROPE:
        return
    known = font.getBestCmap()
    for language, letters in ALPHABETS.items():
        missing = {letter for letter in letters + letters.upper() if ord(letter) not in known}
        if missing:
            yield f"lacks {' '.join(sorted(missing))} of {language}"
    if cut.family != "Inter" and len({font["hmtx"][known[ord(figure)]][0] for figure in "0123456789"}) > 1:
        yield "has figures of different widths"


def _make() -> None:
    FONTS.mkdir(parents=True, exist_ok=True)
    LICENCES.mkdir(parents=True, exist_ok=True)
    archives: dict[Package, bytes] = {}
    for cut in CUTS:
        if cut.package not in archives:
            with tempfile.TemporaryDirectory() as folder:
                archives[cut.package] = _archive(cut.package, Path(folder))
        archive = archives[cut.package]
        _cut(cut, _member(archive, cut.source)).save(cut.path)
        licence = _member(archive, cut.package.licence).decode().replace("\r\n", "\n")
        (LICENCES / cut.package.licence_copy).write_text(licence, encoding="utf-8", newline="\n")


def main() -> None:
    """Make the fonts unless only a check is asked for, then list them; exits with 1 when one is not as it must be."""
    if "--check" not in sys.argv[1:]:
        _make()
    complaints = [f"{cut.path.name} {complaint}" for cut in CUTS for complaint in _complaints(cut)]
    for cut in CUTS:
        print(
            f"{cut.path.name:34} {cut.path.stat().st_size / 1024:6.0f} KB  {len(TTFont(cut.path).getBestCmap())}"
        )
    print("\n".join(complaints) or "Every font is as it must be.")
    sys.exit(bool(complaints))


if __name__ == "__main__":
    main()
