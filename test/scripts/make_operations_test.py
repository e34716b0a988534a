"""scripts/make_operations.py: what it takes from which source, and what it compares."""
import json
import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

import make_operations  # noqa: E402
from api_table.model import Enum, Scalar, Service, Structure  # noqa: E402

MODEL = {
    "metadata": {"endpointPrefix": "states"},
    "operations": {"TagThing": {"input": {"shape": "TagThingInput"}}},
    "shapes": {
        "TagThingInput": {"type": "structure", "required": ["tags"], "members": {"tags": {"shape": "Tags"}}},
        "Tags": {"type": "list", "max": 5, "member": {"shape": "Tag"}},
        "Tag": {"type": "structure", "members": {"key": {"shape": "Key"}}},
        "Key": {"type": "string", "min": 1, "max": 128},
    },
}


def maker(types, reviewed):
    return make_operations.Maker(Service("Things", "test", "2026-01", types, {}), make_operations.Model(MODEL), reviewed)


class Members(unittest.TestCase):
    def test_are_constrained_by_the_model(self):
        types = {"Tag": Structure({"key": (Scalar("string"), True)})}
        self.assertEqual(maker(types, {}).member("Tag", "key", Scalar("string"), True),
                         {"name": "key", "required": True, "type": "string", "min": 1, "max": 128, "source": "botocore"})

    def test_take_what_was_reviewed_before_the_model(self):
        reviewed = {"Tag.key": {"type": "string", "max": 9, "source": "api"}}
        self.assertEqual(maker({}, reviewed).member("Tag", "key", Scalar("string"), False),
                         {"name": "key", "type": "string", "max": 9, "source": "api"})

    def test_are_refused_when_nobody_knows_their_constraints(self):
        with self.assertRaisesRegex(SystemExit, "Tag.value: its constraints are in no package"):
            maker({}, {}).member("Tag", "value", Scalar("string"), False)

    def test_are_refused_when_the_model_has_other_words(self):
        reviewed = {"Tag.key": {"type": "string", "enum": ["A"], "source": "api"}}
        with self.assertRaisesRegex(SystemExit, "Tag.key: its values are"):
            maker({}, reviewed).member("Tag", "key", Enum(("A", "B")), False)


class Comparison(unittest.TestCase):
    def lines(self, change):
        catalogue = {
            "operations": [{"service": "states", "name": "TagThing", "input": "TagThingInput"}],
            "structures": [
                {"name": "TagThingInput", "members": [{"name": "tags", "required": True, "type": "list", "max": 5,
                                                       "of": {"type": "structure", "structure": "Tag"}}]},
                {"name": "Tag", "members": [{"name": "key", "type": "string", "min": 1, "max": 128}]},
            ],
        }
        change(catalogue["structures"])
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "service-2.json"
            file.write_text(json.dumps(MODEL))
            return make_operations.compare(catalogue, [file])

    def test_finds_nothing_in_equal_models(self):
        self.assertEqual(self.lines(lambda structures: None), [])

    def test_looks_into_lists(self):
        self.assertRegex(self.lines(lambda structures: structures[1]["members"][0].update(max=127))[0], r"^Tag\.key: ")

    def test_finds_members_of_one_side(self):
        self.assertEqual(self.lines(lambda structures: structures[1]["members"].clear()), ["Tag.key: only in one of the two"])


if __name__ == "__main__":
    unittest.main()
