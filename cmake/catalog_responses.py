"""The part of generate_catalog.py that writes what integrations answer: responses_table.cpp."""
import json

PATTERNS = ["RequestResponse", "Sync", "Sync2"]
TYPES = ["Any", "String", "Number", "Object", "Objects", "Text"]
RESPONSE_KEYS = {"service", "action", "pattern", "closed", "always", "members", "api", "part", "source", "note"}


def read(path, tools):
    """The responses in the order of the file, with their evidence; the members that are added to others; the sources."""
    data = json.loads(path.read_text(encoding="utf-8"))
    tools.check_keys(data, {"comment", "sources", "addedMembers", "responses"}, path.name)
    tools.check_sources(data, data["responses"], path.name)
    seen = set()
    for response in data["responses"]:
        key = (response["service"], response["action"], response["pattern"])
        place = f"{path.name}: {':'.join(key)}"
        tools.check_keys(response, RESPONSE_KEYS, place)
        tools.expect(key not in seen, place, "given twice")
        seen.add(key)
        tools.expect(response["pattern"] in PATTERNS, place, "unknown pattern")
        tools.expect(response.get("closed", True) is True, place, "closed is true or left out")
        tools.expect(("members" in response) != ("api" in response), place, "either members or api")
        tools.expect("part" not in response or "api" in response, place, "a part of no api")
        for name, type_ in response.setdefault("members", {}).items():
            tools.expect(type_ in TYPES, place, f"unknown type of {name}")
        for name in response.get("always", []):
            tools.expect(name in response["members"], place, f"no member {name}")
        evidence = ", ".join(f"{name} {data['sources'][name]['date']}" for name in response["source"])
        response["evidence"] = evidence + (f": {response['note']}" if "note" in response else "")
    return data["responses"], data["addedMembers"], list(data["sources"].values())


def table(responses, added, tools):
    out = [tools.HEAD, '#include "stepcheck/catalog/tables.h"\n\nnamespace stepcheck::catalog {\n\n']
    rows = []
    for index, response in enumerate(responses):
        if response["members"]:
            out.append(f"static constexpr ResponseMember members{index}[] = {{\n")
            out += [f"    {{.name = {tools.literal(name)}, .type = ResponseType::{type_}, "
                    f".isAlwaysThere = {'true' if name in response.get('always', []) else 'false'}}},\n"
                    for name, type_ in sorted(response["members"].items())]
            out.append("};\n")
        members = f"members{index}" if response["members"] else "{}"
        service, _, action = response.get("api", "").partition(":")
        rows.append(f"    {{.service = {tools.literal(response['service'])}, .action = {tools.literal(response['action'])}, "
                    f".pattern = ResponsePattern::{response['pattern']}, "
                    f".isClosed = {'true' if response.get('closed') else 'false'}, .members = {members}, "
                    f".apiService = {tools.literal(service)}, .apiAction = {tools.literal(action)}, "
                    f".apiPart = {tools.literal(response.get('part', ''))}, "
                    f".source = {tools.literal(response['evidence'])}}},\n")
    names = ", ".join(tools.literal(name) for name in added)
    out.append(f"\nstatic constexpr std::string_view added[] = {{{names}}};\n"
               "constinit const std::span<const std::string_view> addedMemberTable = added;\n")
    out.append("\nstatic constexpr Response responses[] = {\n" + "".join(rows) + "};\n"
               "constinit const std::span<const Response> responseTable = responses;\n"
               "\n}  // namespace stepcheck::catalog\n")
    return "".join(out)
