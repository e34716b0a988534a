"""The fenced blocks and headings of a Markdown page."""
import dataclasses
import re


@dataclasses.dataclass(frozen=True)
class Fence:
    line: int  # of the opening fence, from 1
    info: list[str]  # the words after the backticks
    text: str


def fences(page):
    found, opening, info, start, lines = [], None, [], 0, []
    for number, line in enumerate(page.splitlines(), 1):
        mark = re.match(r"\s*(`{3,}|~{3,})(.*)$", line)
        if opening is None and mark:
            opening, info, start, lines = mark[1], mark[2].split(), number, []
        elif opening is not None and mark and mark[1].startswith(opening) and not mark[2].strip():
            found.append(Fence(start, info, "".join(f"{text}\n" for text in lines)))
            opening = None
        elif opening is not None:
            lines.append(line)
    if opening is not None:
        raise ValueError(f"line {start}: the fence is never closed")
    return found


def headings(page):
    inside = False
    for line in page.splitlines():
        if re.match(r"\s*(`{3,}|~{3,})", line):
            inside = not inside
        elif not inside and line.startswith("#"):
            yield line.rstrip()
