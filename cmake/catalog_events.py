"""The part of generate_catalog.py that writes how many events the steps of an execution cost: events_table.cpp."""
import json

# The enumerators of catalog::Step, in their order.
STEPS = ["Execution", "Pass", "Choice", "Wait", "Succeed", "Fail", "Task", "WaitingTask", "Parallel", "InlineMap",
         "DistributedMap"]
KEYS = {"step", "once", "repeated", "source", "note"}


def read(path, tools):
    """The steps in the order of the file, with their evidence; the sources."""
    data = json.loads(path.read_text(encoding="utf-8"))
    tools.check_keys(data, {"comment", "sources", "steps"}, path.name)
    tools.check_sources(data, data["steps"], path.name)
    tools.expect([step["step"] for step in data["steps"]] == STEPS, path.name, f"the steps are not {', '.join(STEPS)}")
    for step in data["steps"]:
        tools.check_keys(step, KEYS, f"{path.name}: {step['step']}")
        evidence = ", ".join(f"{name} {data['sources'][name]['date']}" for name in step["source"])
        step["evidence"] = evidence + (f": {step['note']}" if "note" in step else "")
    return data["steps"], list(data["sources"].values())


def table(steps, tools):
    rows = [f"    {{.once = {step['once']}, .repeated = {step.get('repeated', 0)}, "
            f".source = {tools.literal(step['evidence'])}}},\n" for step in steps]
    return (tools.HEAD + '#include "stepcheck/catalog/tables.h"\n\nnamespace stepcheck::catalog {\n\n'
            "static constexpr EventCost costs[] = {\n" + "".join(rows) + "};\n"
            "constinit const std::span<const EventCost> eventTable = costs;\n"
            "\n}  // namespace stepcheck::catalog\n")
