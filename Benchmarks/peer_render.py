"""peer_render.py TEMPLATE.docx DATA.json OUTPUT.docx: one document by docxtpl, as a whole process."""
import json
import sys

from docxtpl import DocxTemplate


def render(template, data, output):
    document = DocxTemplate(template)
    document.render(data, autoescape=True)
    document.save(output)


if __name__ == "__main__":
    with open(sys.argv[2], encoding="utf-8") as file:
        render(sys.argv[1], json.load(file), sys.argv[3])
