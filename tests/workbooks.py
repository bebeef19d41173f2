"""Writes Excel workbooks for tests and benches: text, figures, dates and truth values in one or more sheets."""

import zipfile
from datetime import date, datetime, time
from xml.sax.saxutils import escape

FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001  # Excel counts days from here, without a zone
SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACK = "http://schemas.openxmlformats.org/package/2006"
STYLES = (
    f'<styleSheet {SPACE}><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="3"><xf/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="22" applyNumberFormat="1"/>'
    "</cellXfs></styleSheet>"
)


def write_workbook(path, rows, name="Data", more=(), hidden=()):
    """`rows` in the first sheet; `more` are (name, rows) of other sheets, `hidden` the names of those not shown."""
    sheets = [(name, rows), *more]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        book.writestr("[Content_Types].xml", _types(len(sheets)))
        book.writestr("_rels/.rels", _rels([("officeDocument", "xl/workbook.xml")]))
        book.writestr("xl/workbook.xml", _book([one for one, _ in sheets], hidden))
        names = [("worksheet", f"worksheets/sheet{place}.xml") for place, _ in enumerate(sheets, 1)]
        book.writestr("xl/_rels/workbook.xml.rels", _rels([*names, ("styles", "styles.xml")]))
        book.writestr("xl/styles.xml", STYLES)
        for place, (_, own) in enumerate(sheets, 1):
            with book.open(f"xl/worksheets/sheet{place}.xml", "w") as part:
                part.write(f"<worksheet {SPACE}><sheetData>".encode())
                for number, row in enumerate(own, 1):
                    part.write(_row(number, row).encode())
                part.write(b"</sheetData></worksheet>")


def _row(number, row):
    cells = "".join(_cell(f"{_letters(place)}{number}", value) for place, value in enumerate(row) if value != "")
    return f'<row r="{number}">{cells}</row>'


def _cell(place, value):
    match value:
        case bool():
            return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
        case int() | float():
            return f'<c r="{place}"><v>{value!r}</v></c>'
        case datetime():
            return f'<c r="{place}" s="2"><v>{_days(value)!r}</v></c>'
        case date():
            return f'<c r="{place}" s="1"><v>{int(_days(datetime.combine(value, time())))}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'


def _days(moment):
    return (moment - FIRST_DAY).total_seconds() / 86_400


def _letters(place):
    return (chr(64 + place // 26) if place >= 26 else "") + chr(65 + place % 26)


def _types(count):
    of = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    parts += [(f"/xl/worksheets/sheet{place}.xml", "worksheet") for place in range(1, count + 1)]
    told = "".join(f'<Override PartName="{part}" ContentType="{of}.{kind}+xml"/>' for part, kind in parts)
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="{PACK}/content-types">{rels}{told}</Types>'


def _rels(targets):
    told = "".join(
        f'<Relationship Id="rId{place}" Type="{REL}/{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACK}/relationships">{told}</Relationships>'


def _book(names, hidden):
    states = ["hidden" if name in hidden else "visible" for name in names]
    told = "".join(
        f'<sheet name="{escape(name)}" sheetId="{place}" state="{state}" r:id="rId{place}"/>'
        for place, (name, state) in enumerate(zip(names, states, strict=True), 1)
    )
    return f'<workbook {SPACE} xmlns:r="{REL}"><sheets>{told}</sheets></workbook>'
