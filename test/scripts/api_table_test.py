"""Tests of scripts/api_table: names, type declarations, and the file that it writes."""
import pathlib
import sys
import unittest

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from api_table import format, names, typescript  # noqa: E402
from api_table.model import Enum, List, Map, Operation, Ref, Scalar, Service, Structure  # noqa: E402


class Names(unittest.TestCase):
    def test_services_are_spelt_as_the_java_sdk_does(self):
        for service_id, name in [("DynamoDB", "DynamoDb"), ("S3", "S3"), ("CloudWatch Logs", "CloudWatchLogs"),
                                 ("Config Service", "Config"), ("IoTAnalytics", "IoTAnalytics"), ("IoT Events", "IotEvents"),
                                 ("Elastic Load Balancing v2", "ElasticLoadBalancingV2"), ("fis", "Fis")]:
            self.assertEqual(names.service_class(service_id), name)
        self.assertEqual(names.service_name("Cognito Identity Provider"), "cognitoidentityprovider")

    def test_actions_and_members_lose_capitals_at_the_front(self):
        self.assertEqual(names.action("CreateDBInstance"), "createDBInstance")
        for member, spelt in [("DBInstanceClass", "DbInstanceClass"), ("SourceDBClusterIdentifier",) * 2, ("ACL", "Acl"),
                              ("cluster", "Cluster"), ("TemplateURL",) * 2, ("kmsKeyArn", "KmsKeyArn")]:
            self.assertEqual(names.member(member), spelt)

    def test_errors_end_with_exception(self):
        for shape, name in [("NoSuchKey", "NoSuchKeyException"), ("TaskTimedOut", "TaskTimedOutException"),
                            ("DBInstanceNotFoundFault", "DbInstanceNotFoundException"),
                            ("ResourceNotFoundException",) * 2]:
            self.assertEqual(names.error(shape), name)


class Declarations(unittest.TestCase):
    def test_types_are_read(self):
        for text, kind in [("string", Scalar("string")), ("Uint8Array | undefined", Scalar("blob")),
                           ("Tag[] | undefined", List(Ref("Tag"))), ("{[key: string]: Tags}", Map(Ref("Tags"))),
                           ("Record<string, string[]>", Map(List(Scalar("string")))), ("Record", Ref("Record")),
                           ('"A"|"B"|string', Enum(("A", "B"))), ("Buffer|Uint8Array|Blob|string", Scalar("blob"))]:
            self.assertEqual(typescript.parse_type(text), kind)

    def test_a_question_mark_makes_a_member_optional(self):
        found = typescript.members("\n  Bucket: Name;\n  Key?: string;\n  Other?: never;\n").members
        self.assertEqual(found, {"Bucket": (Ref("Name"), True), "Key": (Scalar("string"), False)})


class Table(unittest.TestCase):
    def test_what_is_written_is_read_again(self):
        types = {
            "PutInput": Structure({"name": (Scalar("string"), True), "clientToken": (Scalar("string"), True),
                                   "node": (Ref("Node"), False), "mode": (Enum(("ON", "OFF")), False)}),
            "Node": Structure({"Children": (List(Ref("Node")), False)}),
        }
        operations = {"PutThing": Operation("PutInput", None, tokens=("clientToken",), errors=("NoSuchThing",))}
        service = Service("Things Service", "test", "2026-01", types, operations, {"thing-api"})
        table = format.Reader(format.write([service], "text\n"))
        self.assertEqual((table.text, table.other_names["thing-api"]), ("text\n", "things"))
        given, _, errors, streams = table.operations("things")["putThing"]
        self.assertEqual((errors, streams), (["NoSuchThingException"], False))
        _, members = table.shape(given)
        self.assertEqual({name: required for name, (_, required) in members.items()},
                         {"ClientToken": False, "Mode": False, "Name": True, "Node": False})
        self.assertEqual(table.shape(members["Mode"][0]), ("enum", ["ON", "OFF"]))
        node = members["Node"][0]
        _, children = table.shape(table.shape(node)[1]["Children"][0])
        self.assertEqual(children, node)

    def test_the_committed_table_can_be_read(self):
        table = format.Reader((ROOT / "lib/stepcheck/catalog/data/api.bin").read_bytes())
        self.assertGreater(len(table.services), 350)
        self.assertIn("query", table.operations("dynamodb"))


if __name__ == "__main__":
    unittest.main()
