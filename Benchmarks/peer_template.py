"""Makes a Word template with Jinja tags out of a finished document and the data it was made from.

Wherever a value of the data stands in the text, its tag takes its place. Rendering the template
with the same data then gives the same visible text with the same points, so that two programs can
be measured on the same work.
"""
import re
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = "word/document.xml"
SHORTEST = 4  # shorter values ("30", "m") would be found everywhere


def leaves(node, path=""):
    """(path, text) of every scalar, as Jinja spells the path."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from leaves(value, f"{path}.{key}" if path else key)
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from leaves(value, f"{path}[{index}]")
    else:
        yield path, str(node)


def pattern(texts):
    """Finds any of `texts`, the longest first; a typesetter may have made spaces non-breaking."""
    spelled = (re.sub(r"(\\ | )+", r"[ \\u00a0\\u202f]", re.escape(text)) for text in texts)
    return re.compile("|".join(f"({text})" for text in spelled))


def put_tags(root, data):
    """Replaces values by tags. Returns the number of tags, and the values as they were printed."""
    found = {}
    for path, text in leaves(data):
        if len(text) >= SHORTEST:
            found.setdefault(text, path)
    texts = sorted(found, key=len, reverse=True)
    search, printed, count = pattern(texts), {}, 0

    def tag(match):
        nonlocal count
        path = found[texts[match.lastindex - 1]]
        if printed.setdefault(path, match.group()) != match.group():
            return match.group()
        count += 1
        return "{{ " + path + " }}"

    for node in root.iter(W + "t"):
        if node.text:
            node.text = search.sub(tag, node.text)
    return count, printed


def with_printed(node, printed, path=""):
    """The data with each value spelled as the document printed it."""
    if isinstance(node, dict):
        return {
            key: with_printed(value, printed, f"{path}.{key}" if path else key)
            for key, value in node.items()
        }
    if isinstance(node, list):
        return [with_printed(value, printed, f"{path}[{i}]") for i, value in enumerate(node)]
    return printed.get(path, str(node))


def make(document, data, template):
    """Writes `template` from `document`. Returns the number of tags, and the data to render with."""
    with zipfile.ZipFile(document) as source, zipfile.ZipFile(template, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == BODY:
                root = etree.fromstring(content)
                count, printed = put_tags(root, data)
                content = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
            target.writestr(entry.filename, content, zipfile.ZIP_DEFLATED)
    return count, with_printed(data, printed)


def visible_text(document):
    """The text of each paragraph of the body."""
    with zipfile.ZipFile(document) as archive:
        root = etree.fromstring(archive.read(BODY))
    return ["".join(t.text or "" for t in p.iter(W + "t")) for p in root.iter(W + "p")]
