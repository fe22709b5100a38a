"""Records in XML: told as what they are, with what to do; they are not read."""

import re

from pipelines.sources._plan import Recognition
from pipelines.sources._reading import decode

_LOOKED_AT = 4_000
_XML = re.compile(r"\ufeff?\s*(<\?xml\b|<[A-Za-z_][\w:.-]*(\s[^<>]*)?>\s*<)")
WHY = "records in XML, which are not read: open the file in Excel and save it as CSV"


def told(file, part, found):
    """What was found of a file in which no table was; that it is XML where it begins so."""
    if part.form != "text":
        return found
    head = decode(part.data[:_LOOKED_AT], part.encoding, errors="replace")
    return Recognition(file.name, None, WHY) if _XML.match(head) else found
