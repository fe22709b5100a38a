"""Who published a file."""

import re

from pipelines.sources._headings import normalise
from pipelines.sources._reading import zip_of

# A ministry that all its bodies write on every line is none of them.
_MINISTRIES = re.compile(r"(department|dept|ministry) (of|for) .*|doh|dhsc|hm treasury")


class Publishers:
    """Who published a file: its body column, else its folder, else the folder's name as given."""

    def __init__(self, rows, hints=None):
        self._known, self._hints, self.rows = {}, hints or {}, rows
        for row in rows:
            for name in (row["publisher_id"], row["name"], *row.get("folders", "").split("|")):
                if name:
                    self._known[normalise(name)] = row["publisher_id"]

    def of(self, plan, body):
        """The publisher's id for a planned file whose body column mostly says `body`."""
        return self.named(plan.path, plan.said, body)

    def named(self, path, said, body=None):
        """The publisher's id for a file of which nothing but its place and `sources.toml` tell."""
        folder = (zip_of(path) or path).parent.name
        named = said.get("publisher")
        if body and _MINISTRIES.fullmatch(normalise(body)):
            body = None
        for name in (named, body, folder):
            if name and normalise(name) in self._known:
                return self._known[normalise(name)]
        return "local:" + re.sub(r" ", "-", normalise(named or body or folder) or "unnamed")

    def hints(self, publisher_id):
        """What a publisher's files cannot say of themselves, such as what their periods count."""
        return self._hints.get(publisher_id, {})
