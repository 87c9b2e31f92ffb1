"""As of a day: a page that tells what had been reported by then leads to others that do, and says where nothing had.

On the page of a strike as of 9 May the link to a report is ``/reports/3fa9...?as_of=2025-05-09``, wherever it stands;
only what is marked ``data-now`` leads to all that is told by now.
"""

from __future__ import annotations

import re
from datetime import date

from starlette.exceptions import HTTPException

from dragoman import wording

#: Addresses that a day means something for: one thing, a list of things, and a view as a file.
_KEPT = re.compile(
    r'(?<!data-now )(href|hx-get)="('
    r"/(?:incidents|actors|reports|processes|proceedings|tolls|events)/[^\"?#]+"
    r"|/(?:chronology|map|network|claims|actors|reports|processes|tolls|search|export/[a-z]+)?(?=[\"?#])"
    r')(\?[^"#]*)?(#[^"]*)?"'
)
#: What stands around the page is the same on all pages, and leads to them as they are now.
_MAIN = re.compile(r"<main\b.*</main>", re.DOTALL)


def keeping(page: str, day: date) -> str:
    """A page, or part of one, whose links are as of the day."""

    def at(found: re.Match[str]) -> str:
        attribute, path, asked, place = found[1], found[2], found[3] or "", found[4] or ""
        if "as_of=" in asked:
            return found[0]
        return f'{attribute}="{path}{asked}{"&amp;" if asked else "?"}as_of={day.isoformat()}{place}"'

    main = _MAIN.search(page)
    first, last = main.span() if main else (0, len(page))
    return page[:first] + _KEPT.sub(at, page[first:last]) + page[last:]


def not_told(what: str, day: date) -> HTTPException:
    """That no report had told of something by a day: "this incident"."""
    return HTTPException(404, f"No report up to {wording.one_day(day)} tells of {what}.")
