"""What a note may quote of a file: its headings, and what is plainly a period, a day or a code.

Notes are published. A title above a table, the name of somebody who was paid and any other text may
be of a person: a note says where it stands, and at most which known words it has.
"""

A_TITLE = "a title above its headings"
