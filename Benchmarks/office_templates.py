"""Word templates with Jinja tags, made by python-docx as an office would type them, and their data.

What they use means the same to docxtpl and to us, so that both can be measured on the same work.
"""
import docx

ARTICLES = 12
POINTS = 10
WORDS = (
    "Prestatorul se obligă să presteze serviciile sociale stabilite în prezentul contract în "
    "conformitate cu standardele minime de calitate, cu planul individualizat de asistență și cu "
    "cerințele autorității contractante, iar beneficiarul are dreptul să fie informat despre orice "
    "modificare a condițiilor de prestare în termen de cel mult zece zile lucrătoare.")


def contract(path):
    """A contract of 120 points with 300 tags. Returns the number of tags."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Contract nr. {{ contract.number }}"
    document.sections[0].footer.paragraphs[0].text = "{{ contract.date }} · {{ contract.version }}"
    document.add_heading("CONTRACT nr. {{ contract.number }} din {{ contract.date }}", 0)
    for side in ("client", "provider"):
        document.add_paragraph(
            f"{{{{ {side}.name }}}}, IDNO {{{{ {side}.idno }}}}, cu sediul în {{{{ {side}.address }}}}, "
            f"reprezentată de {{{{ {side}.person }}}}, denumită în continuare „{{{{ {side}.role }}}}”.")
    for article in range(ARTICLES):
        document.add_heading(f"Articolul {article + 1}. {{{{ articles[{article}].title }}}}", 1)
        for point in range(POINTS):
            add_point(document, article, article * POINTS + point)
    table = document.add_table(rows=4, cols=3)
    fill(table.rows[0], "Serviciul", "Unitatea", "Suma, lei")
    fill(table.rows[1], "{%tr for line in lines %}", "", "")
    fill(table.rows[2], "{{ line.service }}", "{{ line.unit }}", "{{ line.amount }}")
    fill(table.rows[3], "{%tr endfor %}", "", "")
    for side in ("client", "provider"):
        document.add_paragraph(f"{{{{ {side}.role }}}}: {{{{ {side}.person }}}}")
    document.save(path)
    return count_tags(document)


def add_point(document, article, number):
    """Two printed values a point; the last point of an article stands under a condition."""
    paragraph = document.add_paragraph(f"{article + 1}.{number % POINTS + 1}. {WORDS} Obiectul: ")
    paragraph.add_run(f"{{{{ points[{number}].subject }}}}").bold = True
    paragraph.add_run(f"; termenul: {{{{ points[{number}].term }}}}.")
    if number % POINTS == POINTS - 1:
        inner = paragraph._p
        before = document.add_paragraph(f"{{%p if articles[{article}].is_whole %}}")
        inner.addprevious(before._p)
        document.add_paragraph("{%p endif %}")


def fill(row, *texts):
    for cell, text in zip(row.cells, texts):
        cell.text = text


def count_tags(document):
    section = document.sections[0]
    texts = [p.text for p in document.paragraphs]
    texts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    texts += [p.text for part in (section.header, section.footer) for p in part.paragraphs]
    return sum(text.count("{{") + text.count("{%") for text in texts)


def contract_data(number=1):
    """The data of the contract with this number: texts only, so that both print the same."""
    def side(name, role):
        return {"name": f"{name} nr. {number}", "idno": f"100360001{number:04}", "role": role,
                "address": "str. Vasile Alecsandri, 12, mun. Chișinău", "person": "Ion Țurcanu"}
    return {
        "contract": {"number": f"{number}-SS", "date": "21.11.2026", "version": "a1b2c3d4"},
        "client": side("Consiliul raional", "Autoritatea"),
        "provider": side("Asociația Obștească «Speranța & Sănătate»", "Prestatorul"),
        "articles": [
            {"title": f"Obligațiile părților, partea {i + 1}", "is_whole": i % 3 != 0}
            for i in range(ARTICLES)],
        "points": [
            {"subject": f"asistența nr. {number}/{i}", "term": f"{i + 5} zile lucrătoare"}
            for i in range(ARTICLES * POINTS)],
        "lines": table_rows(12),
    }


def table(path):
    """One table whose row repeats."""
    document = docx.Document()
    document.add_heading("Registrul serviciilor", 0)
    table = document.add_table(rows=4, cols=4)
    fill(table.rows[0], "Nr.", "Serviciul", "Unitatea", "Suma, lei")
    fill(table.rows[1], "{%tr for line in lines %}", "", "", "")
    fill(table.rows[2], "{{ loop.index }}", "{{ line.service }}", "{{ line.unit }}",
         "{{ line.amount }}")
    fill(table.rows[3], "{%tr endfor %}", "", "", "")
    document.save(path)


def table_rows(count):
    return [
        {"service": f"Îngrijire la domiciliu, persoana {i + 1}", "unit": "oră",
         "amount": f"{137 * (i + 1) % 99991}.50"}
        for i in range(count)]
