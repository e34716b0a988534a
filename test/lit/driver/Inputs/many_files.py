"""many_files.py COUNT: writes definitions into folders, some broken, some odd, some clean."""
import pathlib
import sys

TEXTS = [
    '{ "StartAt": "Done", "States": { "Done": { "Type": "Succeed" } } }',
    '{ "StartAt": "Done", "States": { "Done": { "Type": "Succeed" } }, }',
    '{ "Comment": "one", "Comment": "two", "StartAt": "Done", "States": { "Done": { "Type": "Succeed" } } }',
    '{ "StartAt": "Done", "States": { "Done": { "Type": "Succeed" } }, }',
]
for i in range(int(sys.argv[1])):
    path = pathlib.Path(f"folder-{i % 7}", f"{i}.asl.json")
    path.parent.mkdir(exist_ok=True)
    path.write_text(TEXTS[i % len(TEXTS)], encoding="utf-8")
