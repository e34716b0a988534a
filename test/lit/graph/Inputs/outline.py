"""Reads an SVG of a graph as XML and tells it part by part: id, classes, texts; a line each."""
import sys
import xml.etree.ElementTree

SVG = "{http://www.w3.org/2000/svg}"
root = xml.etree.ElementTree.parse(sys.stdin).getroot()
width, height = (float(number) for number in root.get("viewBox").split()[2:])
print("title:", root.findtext(f"{SVG}title"))
for group in root.iter(f"{SVG}g"):
    if not group.get("class"):
        continue
    texts = [text.text for text in group.findall(f"{SVG}text")]
    ends = f" {group.get('data-from')} -> {group.get('data-to')}" if group.get("data-from") else ""
    print(f"{group.get('id', '-')}{ends} [{group.get('class')}] {' | '.join(texts)}")
    title = group.findtext(f"{SVG}title")
    if title and "\n" in title:
        print("  says:", title.replace("\n", " / "))
for shape in root.iter(f"{SVG}rect"):
    right = float(shape.get("x", 0)) + float(shape.get("width"))
    bottom = float(shape.get("y", 0)) + float(shape.get("height"))
    if right > width or bottom > height:
        print("outside of the picture:", shape.attrib)
