#!/usr/bin/env python3
"""Makes the files of Tests/SpreadsheetsTests/Files: by openpyxl, by LibreOffice, and by hand where
no program writes such a file. Needs openpyxl (pip) and soffice; run by scripts/fixtures."""
import datetime
import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

OUT = pathlib.Path(sys.argv[1])
DAY = datetime.date(2026, 11, 21)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


# --- by hand -----------------------------------------------------------------------------------

def archive(name, parts):
    """A zip whose bytes depend on its parts alone."""
    with zipfile.ZipFile(OUT / name, "w", zipfile.ZIP_DEFLATED) as out:
        for part, text in parts.items():
            info = zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if part == "mimetype" else zipfile.ZIP_DEFLATED
            out.writestr(info, text)


def excel(name, rows, *, strings=None, styles=None, book="", cols="", after="", main=MAIN,
          sheets=("Foaie",), states=(), more=None):
    """A workbook with one sheet part; further sheets are empty."""
    office = ("http://purl.oclc.org/ooxml/officeDocument" if main == STRICT
              else "http://schemas.openxmlformats.org/officeDocument/2006")
    package = "http://schemas.openxmlformats.org/package/2006"
    links = [("worksheet", f"worksheets/sheet{i + 1}.xml") for i in range(len(sheets))]
    if strings is not None:
        links.append(("sharedStrings", "sharedStrings.xml"))
    if styles is not None:
        links.append(("styles", "styles.xml"))
    listed = "".join(
        f'<sheet name="{s}" sheetId="{i + 1}"{states[i] if i < len(states) else ""} r:id="r{i}"/>'
        for i, s in enumerate(sheets))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="b" '
        f'Type="{office}/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}/relationships">{book}'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">' + "".join(
            f'<Relationship Id="r{i}" Type="{office}/relationships/{t}" Target="{p}"/>'
            for i, (t, p) in enumerate(links)) + "</Relationships>",
        "xl/worksheets/sheet1.xml":
            f'<worksheet xmlns="{main}">{cols}<sheetData>{rows}</sheetData>{after}</worksheet>',
    }
    for i in range(1, len(sheets)):
        parts[f"xl/worksheets/sheet{i + 1}.xml"] = (
            f'<worksheet xmlns="{main}"><sheetData/></worksheet>')
    if strings is not None:
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{main}">{strings}</sst>'
    if styles is not None:
        formats = "".join(
            f'<numFmt numFmtId="{164 + i}" formatCode="{c}"/>' for i, c in enumerate(styles))
        xfs = '<xf numFmtId="0"/>' + "".join(
            f'<xf numFmtId="{164 + i}"/>' for i in range(len(styles)))
        parts["xl/styles.xml"] = (f'<styleSheet xmlns="{main}"><numFmts>{formats}</numFmts>'
                                  f"<cellXfs>{xfs}</cellXfs></styleSheet>")
    parts.update(more or {})
    archive(name, parts)


def inline(text):
    return f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def by_hand():
    excel("rich-text.xlsx",
          '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>',
          strings='<si><r><rPr><b/></rPr><t>Centrul </t></r><r><t>„Speranța”</t></r>'
          '<rPh sb="0" eb="1"><t>citire</t></rPh></si><si><t>a_x000D_\nb _x005F_x _x0041_</t></si>')
    excel("no-addresses.xlsx",
          f'<row>{inline("a")}{inline("b")}</row><row r="4"><c r="C4"><v>1</v></c><c><v>2</v></c>'
          f'</row><row>{inline("după 4")}</row>')
    excel("types.xlsx",
          '<row r="1"><c r="A1"><v>12.5</v></c><c r="B1" t="n"><v>-3</v></c>'
          '<c r="C1" t="str"><f>A1&amp;"x"</f><v>12.5x</v></c><c r="D1" t="b"><v>1</v></c>'
          '<c r="E1" t="e"><v>#REF!</v></c><c r="F1" t="d"><v>2026-11-21T18:00:00Z</v></c>'
          '<c r="G1"><f>1+1</f></c><c r="H1"><f>1+1</f><v></v></c>'
          '<c r="I1" t="str"><f>""</f><v></v></c><c r="J1" s="7"/>'
          '<c r="K1"><v>1177041.6000000001</v></c><c r="L1"><v>4086.9499999999998</v></c>'
          '<c r="M1"><v>1.006601000037E12</v></c><c r="N1"><v>abc</v></c>'
          '<c r="O1" t="e"><v>#SPILL!</v></c></row>')
    styles = ["dd\\.mm\\.yyyy", "[$-818]d\\ mmmm\\ yyyy;@", "[$-819]d\\ mmmm\\ yyyy;@",
              "#,##0.00\\ &quot;lei&quot;", "0.00&quot;мдл&quot;", "[h]:mm", "0.00%", "General",
              "[Red]#,##0.00;[Blue]-#,##0.00", "mmm yy", "yyyy-mm-dd hh:mm"]
    cells = "".join(
        f'<c s="{i + 1}"><v>{v}</v></c>' for i, v in enumerate(
            [46347, 46347, 46347, 46347, 46347, 1.5, 0.24, 46347, 46347, 46347, 46347.75]))
    excel("date-styles.xlsx",
          f'<row r="1">{cells}</row><row r="2"><c s="1"><v>60</v></c><c s="1"><v>61</v></c>'
          '<c s="1"><v>-1</v></c><c s="1"><v>9999999999</v></c><c s="1"><v>36526</v></c></row>',
          styles=styles)
    excel("date-1904.xlsx", '<row r="1"><c r="A1" s="1"><v>44885</v></c></row>',
          styles=["yyyy"], book='<workbookPr date1904="1"/>')
    excel("strict.xlsx", f'<row r="1">{inline("strict")}</row>', main=STRICT)
    excel("hidden.xlsx",
          f'<row r="1">{inline("văzut")}</row><row r="2" hidden="1">{inline("ascuns")}</row>',
          cols='<cols><col min="2" max="3" hidden="1"/></cols>',
          after='<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>',
          sheets=("Foaie", "Liste", "Secret"), states=("", ' state="hidden"',
                                                       ' state="veryHidden"'))
    ghosts = "".join(f'<row r="{r}"><c r="A{r}" s="0"/><c r="F{r}" s="0"/></row>'
                     for r in range(2, 401))
    excel("ghost-rows.xlsx", f'<row r="1">{inline("singur")}</row>{ghosts}')
    flat = (OUT / "flat.fods")
    office = "urn:oasis:names:tc:opendocument:xmlns:"
    flat.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document xmlns:office="{office}office:1.0"'
        f' xmlns:table="{office}table:1.0" xmlns:text="{office}text:1.0"'
        f' xmlns:style="{office}style:1.0" xmlns:draw="{office}drawing:1.0"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
        '<office:automatic-styles><style:style style:name="ta2" style:family="table">'
        '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
        '<office:body><office:spreadsheet><table:table table:name="Date">'
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:visibility="collapse"/>'
        '<table:table-row><table:table-cell table:number-columns-spanned="2"'
        ' table:number-rows-spanned="1"><text:p>doi  <text:s text:c="2"/>și<text:tab/>un'
        '<text:line-break/>rând</text:p><text:p> al <text:span>doilea</text:span></text:p>'
        '<office:annotation><dc:creator>X</dc:creator><text:p>notă</text:p></office:annotation>'
        '</table:table-cell><table:covered-table-cell><text:p>acoperit</text:p>'
        '</table:covered-table-cell><table:table-cell office:value-type="string">'
        '<text:p><text:a>legătură</text:a></text:p></table:table-cell></table:table-row>'
        '<table:table-row table:number-rows-repeated="2"><table:table-cell'
        ' office:value-type="float" office:value="1177041.6000000001"'
        ' table:number-columns-repeated="2"><text:p>1.177.041,60</text:p></table:table-cell>'
        '<table:table-cell office:value-type="percentage" office:value="0.24"/>'
        '<table:table-cell office:value-type="currency" office:value="12.5"/>'
        '<table:table-cell office:value-type="date" office:date-value="2026-11-21"/>'
        '<table:table-cell office:value-type="date" office:date-value="2026-11-21T18:00:00"/>'
        '<table:table-cell office:value-type="time" office:time-value="PT12H30M00S"/>'
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>'
        '<table:table-cell table:formula="of:=1+1"/>'
        '<table:table-cell table:formula="of:=[.A1]" office:value-type="float" office:value="0">'
        '<text:p>#REF!</text:p></table:table-cell>'
        '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2">'
        '<text:p>2,00</text:p></table:table-cell></table:table-row>'
        '<table:table-row-group><table:table-row table:visibility="filter"><table:table-cell'
        ' office:value-type="string" office:string-value="filtrat"/></table:table-row>'
        '</table:table-row-group><table:table-row table:number-rows-repeated="1048570">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        '</table:table><table:table table:name="Liste" table:style-name="ta2"><table:shapes>'
        '<draw:frame><table:table><table:table-row><table:table-cell><text:p>diagramă</text:p>'
        '</table:table-cell></table:table-row></table:table></draw:frame></table:shapes>'
        '</table:table></office:spreadsheet></office:body></office:document>\n')


# --- CSV ---------------------------------------------------------------------------------------

def separated():
    table = 'Nr.;Prestator;Suma, lei\n1;"Fundația ""Speranța"";\nfilială";1 177 041,60\n'
    (OUT / "utf8.csv").write_bytes(table.encode())
    (OUT / "utf8-bom.csv").write_bytes(b"\xef\xbb\xbf" + table.replace("\n", "\r\n").encode())
    (OUT / "utf16.csv").write_bytes(b"\xff\xfe" + table.replace(";", "\t").encode("utf-16le"))
    cedilla = table.replace("ț", "ţ")
    (OUT / "cp1250.csv").write_bytes(cedilla.encode("cp1250"))
    (OUT / "cp1251.csv").write_bytes("№;Поставщик;Сумма\n1;Надежда;12,5\n".encode("cp1251"))
    (OUT / "announced.csv").write_bytes(b"sep=|\r\na;b|c\r\n1|2\r\n")
    (OUT / "mojibake.csv").write_bytes("Nr.;Nume\n1;FundaČ›ia\n".encode())


# --- by openpyxl -------------------------------------------------------------------------------

def with_openpyxl():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Contracte"
    sheet.append(["Nr. contractului", "Data", "Suma", "TVA", "Formula", "Text"])
    sheet.append(["1/2026", DAY, 1177041.60, 0.2, "=1+1",
                  CellRichText("Centrul ", TextBlock(InlineFont(b=True), "„Speranța”"))])
    sheet["D2"].number_format = "0%"
    sheet["B2"].number_format = "dd.mm.yyyy"
    sheet["F400"].font = Font(bold=True)
    save(book, "openpyxl.xlsx")

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Inline")
    sheet.append(["primul", "al doilea", 3, True, datetime.datetime(2026, 11, 21, 18, 0)])
    save(book, "openpyxl-inline.xlsx")


def save(book, name):
    """openpyxl writes the time of day into the file; fixtures do not change with it."""
    book.properties.created = book.properties.modified = datetime.datetime(2026, 11, 21)
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / name
        book.save(path)
        with zipfile.ZipFile(path) as written:
            archive(name, {n: written.read(n) for n in written.namelist()
                           if not n.startswith("docProps/")})


# --- by LibreOffice ----------------------------------------------------------------------------

def with_libreoffice():
    """What LibreOffice makes of openpyxl's workbook, in all its formats, formulas computed."""
    with tempfile.TemporaryDirectory() as folder:
        for format_, name in [("ods", "libreoffice.ods"), ("xlsx", "libreoffice.xlsx"),
                              ("xls", "old.xls")]:
            subprocess.run(
                ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
                 "--convert-to", format_, "--outdir", f"{folder}/{format_}",
                 str(OUT / "openpyxl.xlsx")], check=True, capture_output=True)
            made = pathlib.Path(folder) / format_ / f"openpyxl.{format_}"
            (OUT / name).write_bytes(made.read_bytes())


# --- no spreadsheets ---------------------------------------------------------------------------

def fakes():
    (OUT / "web-page.xls").write_text("<html><table><tr><td>1</td></tr></table></html>")
    (OUT / "text.xlsx").write_text("Nr.;Suma\n1;2\n")
    (OUT / "empty.xlsx").write_bytes(b"")
    (OUT / "picture.csv").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (OUT / "picture.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (OUT / "xml-2003.xls").write_text(
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>')
    compound = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    (OUT / "encrypted.xlsx").write_bytes(
        bytes(compound) + "EncryptedPackage".encode("utf-16le").ljust(128, b"\0"))
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    archive("encrypted.ods", {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": b"\x12\x34",
        "META-INF/manifest.xml": f'<m:manifest xmlns:m="{manifest}"><m:file-entry '
        'm:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>'})
    archive("text.ods", {
        "mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>",
        "META-INF/manifest.xml": f'<m:manifest xmlns:m="{manifest}"/>'})
    archive("binary.xlsb.xlsx", {"xl/workbook.bin": b"\x83\x01\0"})
    archive("no-book.xlsx", {"word/document.xml": "<a/>"})
    excel("doctype.xlsx", "", more={
        "xl/worksheets/sheet1.xml": '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'})
    excel("rows-out-of-order.xlsx", '<row r="2"/><row r="1"/>')
    excel("cell-twice.xlsx", '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>')
    excel("wrong-address.xlsx", '<row r="1"><c r="A9"><v>1</v></c></row>')
    excel("wrong-type.xlsx", '<row r="1"><c t="zz"><v>1</v></c></row>')
    excel("missing-text.xlsx", '<row r="1"><c t="s"><v>3</v></c></row>', strings="<si/>")
    excel("cut-short.xlsx", "", more={"xl/worksheets/sheet1.xml": "<worksheet><sheetData>"})
    (OUT / "open-quote.csv").write_text('a;b\n1;"2\n')


OUT.mkdir(exist_ok=True)
by_hand()
separated()
with_openpyxl()
with_libreoffice()
fakes()
