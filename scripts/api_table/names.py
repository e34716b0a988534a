"""How AWS SDK integrations spell names.

Step Functions took the names of the AWS SDK for Java 2: what its code generator makes of the service id, of operations,
members and error shapes. Checked against recorded answers ("DynamoDb", "Sfn.TaskTimedOutException") and definitions
that run ("DbClusterIdentifier", "SourceDBClusterIdentifier", "TemplateURL").
"""
import re


def words(name: str) -> list[str]:
    """The words of a name: "DynamoDB" is "Dynamo", "DB"; "s3ec2" is "s3", "ec2"."""
    name = re.sub(r"[^A-Za-z0-9]+", " ", name)
    name = re.sub(r"([^a-z]{2,})v([0-9]+)", r"\1 v\2 ", name)
    name = re.sub(r"([^A-Z]{2,})V([0-9]+)", r"\1 V\2 ", name)
    name = re.sub(r"(?<=[a-z])(?=[A-Z][a-zA-Z0-9])", " ", name)
    name = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1 \2", name)
    name = re.sub(r"([0-9])([a-zA-Z])", r"\1 \2", name)
    return name.split()


def pascal(name: str) -> str:
    return "".join(word.lower().capitalize() for word in words(name))


def service_class(service_id: str) -> str:
    """The prefix of a service's errors: "DynamoDb", "S3", "CloudWatchLogs"."""
    name = pascal(service_id)
    for prefix in ("Amazon", "Aws"):
        name = name.removeprefix(prefix)
    return name.removesuffix("Service")


def service_name(service_id: str) -> str:
    """What stands in a Resource after `aws-sdk:`."""
    return service_class(service_id).lower()


def action(operation: str) -> str:
    """`PutItem` is `putItem`: capitals at the front that begin no word become small."""
    end = 1
    while end < len(operation) and operation[end].isupper() and not operation[end + 1 : end + 2].islower():
        end += 1
    return operation[:end].lower() + operation[end:]


def member(name: str) -> str:
    """`DBInstanceClass` and `dbInstanceClass` are `DbInstanceClass`."""
    small = action(name)
    return small[:1].upper() + small[1:]


def error(shape: str) -> str:
    """`NoSuchKey` is `NoSuchKeyException`, `DBInstanceNotFoundFault` is `DbInstanceNotFoundException`."""
    if shape.endswith("Fault"):
        return pascal(shape.removesuffix("Fault")) + "Exception"
    return pascal(shape) if shape.endswith("Exception") else pascal(shape) + "Exception"
