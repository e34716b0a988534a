#!/usr/bin/env python3
"""Opens the page of "stepcheck explore --html" in headless Chromium and uses it by keyboard and mouse.

Without a Chromium the test says so and ends with 77, which ctest tells as skipped. --screenshots FOLDER keeps pictures
of the page, dark and light, small and big.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

import browser

SKIPPED = 77
HOSTILE = "</script><script>document.title='broken'</script><img src=x onerror=alert(1)>"

ORDER = {
    "StartAt": "Paid?",
    "States": {
        "Paid?": {"Type": "Choice", "Default": "Charge card", "Choices": [
            {"Variable": "$.paid", "BooleanEquals": True, "Next": "Ship"},
            {"And": [{"Variable": "$.gift", "StringEquals": "yes"}, {"Variable": "$.gift", "StringEquals": "no"}],
             "Next": "Forgotten"}]},
        "Charge card": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                        "Parameters": {"FunctionName": "charge", "Payload.$": "$.card"},
                        "ResultPath": "$.charge",
                        "Retry": [{"ErrorEquals": ["Card.Busy"], "IntervalSeconds": 2, "MaxAttempts": 1}],
                        "Catch": [{"ErrorEquals": ["Card.Declined"], "Next": "Refuse"}],
                        "Next": "Ship"},
        "Ship": {"Type": "Parallel", "Next": "Done", "Branches": [
            {"StartAt": "Pack", "States": {"Pack": {"Type": "Pass", "End": True}}},
            {"StartAt": "Each item", "States": {
                "Each item": {"Type": "Map", "ItemsPath": "$.items", "End": True, "ItemProcessor": {
                    "StartAt": "Print label", "States": {"Print label": {"Type": "Pass", "End": True}}}}}}]},
        "Done": {"Type": "Succeed"},
        "Refuse": {"Type": "Fail", "Error": "Order.Refused"},
        "Forgotten": {"Type": "Wait", "Seconds": 0, "Next": "Done"},
    },
}

NASTY = {"StartAt": HOSTILE, "States": {
    HOSTILE: {"Type": "Pass", "Result": {"<!--<script>": HOSTILE}, "End": True}}}


TABLE = {"StartAt": "Each row", "States": {"Each row": {
    "Type": "Map", "End": True,
    "ItemReader": {"Resource": "arn:aws:states:::s3:getObject",
                   "ReaderConfig": {"InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW"},
                   "Parameters": {"Bucket": "orders", "Key": "all.csv"}},
    "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                      "StartAt": "Large?", "States": {
        "Large?": {"Type": "Choice", "Default": "Keep",
                   "Choices": [{"Variable": "$.size", "StringEquals": "L", "Next": "Split"}]},
        "Split": {"Type": "Pass", "End": True},
        "Keep": {"Type": "Pass", "End": True}}}}}}


def big(size):
    """A machine of `size` steps with a choice now and then."""
    states = {}
    for i in range(size):
        name, following = f"Step {i} of the long procedure", f"Step {i + 1} of the long procedure"
        if i % 10 == 5:
            states[name] = {"Type": "Choice", "Default": following,
                            "Choices": [{"Variable": f"$.stop{i}", "IsPresent": True, "Next": "Stop"}]}
        else:
            states[name] = {"Type": "Pass", "Next": following}
    states[f"Step {size} of the long procedure"] = {"Type": "Succeed"}
    states["Stop"] = {"Type": "Fail", "Error": "Stopped"}
    return {"StartAt": "Step 0 of the long procedure", "States": states}


class Checks:
    def __init__(self):
        self.failures = 0

    def same(self, what, found, expected):
        if found != expected:
            print(f"{what}: expected {expected!r}, found {found!r}", file=sys.stderr)
            self.failures += 1

    def true(self, what, found):
        self.same(what, bool(found), True)


def make_page(stepcheck, folder, name, machine):
    definition = folder / f"{name}.asl.json"
    definition.write_text(json.dumps(machine, indent=2), encoding="utf-8")
    page = folder / f"{name}.html"
    subprocess.run([stepcheck, "explore", definition.name, "--html", page.name, "--output", f"{name}.txt"],
                   cwd=folder, check=True)
    return page


def check_order(page, checks):
    selected = "document.querySelector('#paths [aria-selected=true]').id"
    checks.same("the first item stands for all paths", page.run(selected), "path-all")
    paths = page.run("document.querySelectorAll('#paths li').length") - 1
    checks.true("there are several paths", paths > 3)
    checks.true("what no path reaches is marked", page.run(
        "[...document.querySelectorAll('.state.off')].some((state) => state.textContent.includes('Forgotten'))"))
    checks.true("a finding is at its state", page.run("document.querySelectorAll('.state .badge').length > 0"))

    page.press("ArrowDown")
    first = page.run(selected)
    checks.true("the arrow goes to the first path", first.startswith("path-succeeded"))
    checks.same("which the address tells", page.run("location.hash"), first.replace("path-", "#"))
    checks.true("its transitions are lit", page.run("document.querySelectorAll('.edge.on').length > 1"))
    checks.same("its history begins", page.run("document.querySelector('tr.event .type').textContent"),
                "ExecutionStarted")
    page.press("j")
    second = page.run(selected)
    checks.true("j goes on", second != first)
    page.press("k")
    checks.same("k goes back", page.run(selected), first)
    page.press("End")
    last = page.run(selected)
    checks.same("End goes to the last path", last, page.run("document.querySelector('#paths').lastElementChild.id"))
    page.press("Home")
    checks.same("Home goes to all paths", page.run(selected), "path-all")
    return first, last


def check_search(page, checks):
    page.press("/")
    checks.same("/ goes to the search", page.run("document.activeElement.id"), "filter")
    for letter in "refused":
        page.press(letter)
    checks.true("only paths that fit are shown", page.run(
        "[...document.querySelectorAll('#paths li')].slice(1).every((item) => item.textContent.includes('Refused'))"))
    checks.true("there is one", page.run("document.querySelectorAll('#paths li').length > 1"))
    page.press("Enter")
    checks.same("Enter goes to the list", page.run("document.activeElement.id"), "paths")
    page.press("ArrowDown")
    checks.true("a failure is lit in its colour", page.run("document.querySelector('#canvas > svg.bad.lit') !== null"))
    page.run("document.getElementById('filter').value = ''")
    page.press("/")
    page.press("Escape")


def check_history(page, checks):
    page.run("document.querySelector('tr.event[aria-expanded]').focus()")
    checks.true("the focus can be seen", page.run("document.activeElement.matches(':focus-visible')"))
    page.press("Enter", "\r")
    checks.true("Enter opens an event", page.run(
        "document.querySelector('tr.event[aria-expanded=true] + tr.more pre') !== null"))
    checks.same("data stands as it is", page.run("document.querySelector('tr.more dt').textContent"), "input")


def check_mouse(page, checks):
    place = page.run("(() => { const box = document.querySelector('#s0 .shape').getBoundingClientRect();"
                     "return [box.x + box.width / 2, box.y + box.height / 2]; })()")
    for kind in ("mousePressed", "mouseReleased"):
        page.call("Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left", clickCount=1)
    checks.same("a click tells about a state", page.run("document.querySelector('#state h2').textContent"), "Paid?")
    before = page.run("document.querySelector('#canvas > svg').viewBox.baseVal.width")
    page.call("Input.dispatchMouseEvent", type="mouseWheel", x=place[0], y=place[1], deltaX=0, deltaY=-200)
    checks.true("the wheel zooms", page.run("new Promise((done) => setTimeout(() => done("
                f"document.querySelector('#canvas > svg').viewBox.baseVal.width < {before}), 300))"))
    page.press("0")
    page.press("Escape")
    checks.true("Escape closes", page.run("document.getElementById('state').hidden"))


def check_roles(page, checks):
    tree = page.call("Accessibility.getFullAXTree")["nodes"]
    roles = {(node["role"]["value"], node.get("name", {}).get("value")) for node in tree if not node["ignored"]}
    for role in (("listbox", "Paths"), ("navigation", "Paths"), ("main", ""), ("button", "Zoom in")):
        checks.true(f"there is {role}", role in roles)


def contrast(page, foreground, background):
    """The contrast of two colours by WCAG 2."""
    def luminance(element, name):
        numbers = page.run(f"getComputedStyle(document.querySelector({element!r})).{name}")
        parts = [float(part) / 255 for part in numbers[numbers.index("(") + 1:-1].split(",")[:3]]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    light, dark = sorted((luminance(*foreground), luminance(*background)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def check_contrast(page, checks):
    for scheme in ("light", "dark"):
        page.prefer(scheme)
        for what, foreground, background in (
                ("text", ("body", "color"), ("body", "backgroundColor")),
                ("quiet text", ("th", "color"), ("body", "backgroundColor")),
                ("a state", ("#s0 text", "fill"), ("#s0 .shape", "fill")),
                ("the type of a state", ("#s0 .note", "fill"), ("#s0 .shape", "fill")),
                ("code", ("pre", "color"), ("pre", "backgroundColor"))):
            checks.true(f"{what} can be read in {scheme}", contrast(page, foreground, background) >= 4.5)


def shoot(page, folder, name):
    if folder is None:
        return
    for scheme in ("light", "dark"):
        page.prefer(scheme)
        page.screenshot(folder / f"{name}-{scheme}.png")
    page.prefer("light")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stepcheck", required=True)
    parser.add_argument("--screenshots", type=pathlib.Path)
    arguments = parser.parse_args()
    program = browser.find()
    if program is None:
        print("skipped: the page was not looked at, because there is no Chromium: install the package chromium")
        return SKIPPED
    if arguments.screenshots:
        arguments.screenshots.mkdir(parents=True, exist_ok=True)
    stepcheck = str(pathlib.Path(arguments.stepcheck).resolve())
    checks = Checks()
    with tempfile.TemporaryDirectory() as name, browser.Browser(program) as page:
        folder = pathlib.Path(name)
        page.open(make_page(stepcheck, folder, "order", ORDER))
        shoot(page, arguments.screenshots, "order-all")
        first, last = check_order(page, checks)
        for each, what in ((first, "succeeded"), (last, "failed")):
            page.run(f"location.hash = '#{each.removeprefix('path-')}'")
            shoot(page, arguments.screenshots, f"order-{what}")
        check_search(page, checks)
        page.run(f"location.hash = '#{first.removeprefix('path-')}'")
        check_history(page, checks)
        shoot(page, arguments.screenshots, "order-history")
        check_mouse(page, checks)
        check_roles(page, checks)
        check_contrast(page, checks)
        page.prefer("light")
        page.resize(420, 800)
        shoot(page, arguments.screenshots, "order-narrow")
        page.resize(1400, 900)

        page.open(make_page(stepcheck, folder, "nasty", NASTY))
        page.press("ArrowDown")
        checks.same("a name is only a name", page.run("document.title"), "nasty.asl.json: paths")
        checks.same("and makes no element", page.run("document.querySelectorAll('img').length"), 0)
        checks.same("it is shown as it is", page.run("document.querySelector('.steps button').textContent"), HOSTILE)

        page.open(make_page(stepcheck, folder, "table", TABLE))
        page.press("/")
        for letter in "has":
            page.press(letter)
        page.press("Enter")
        page.press("ArrowDown")
        page.run("document.querySelector('#details').scrollTop = 0")
        shoot(page, arguments.screenshots, "table-objects")
        checks.same("the object that a path reads is named", page.run("document.querySelector('p.object').textContent"),
                    "orders/all.csv")
        checks.true("states of child executions are lit", page.run("document.querySelectorAll('.state.on').length > 1"))
        checks.true("and shown", page.run(
            "document.querySelector('p.object + pre').textContent.startsWith('size')"))

        page.open(make_page(stepcheck, folder, "big", big(300)))
        shoot(page, arguments.screenshots, "big-all")
        checks.true("names of a big machine can be read at once",
                    page.run("document.querySelector('#s0 text').getBoundingClientRect().height >= 9"))
        page.press("ArrowDown")
        page.press("0")
        shoot(page, arguments.screenshots, "big-fit")
        page.run("document.querySelector('.steps li:last-child button').click()")
        checks.true("a state that is chosen is in sight", page.run(
            "(() => { const box = document.querySelector('.chosen').getBoundingClientRect();"
            "const all = document.querySelector('#canvas').getBoundingClientRect();"
            "return box.top >= all.top && box.bottom <= all.bottom && box.left >= all.left && box.right <= all.right; })()"))
        shoot(page, arguments.screenshots, "big-state")
        for complaint in page.complaints():
            print(f"the browser complains: {complaint}", file=sys.stderr)
            checks.failures += 1
    return 1 if checks.failures else 0


if __name__ == "__main__":
    sys.exit(main())
