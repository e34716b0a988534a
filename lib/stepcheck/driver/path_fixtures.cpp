#include "stepcheck/driver/path_fixtures.h"

#include "stepcheck/driver/definition_source.h"
#include "stepcheck/driver/output.h"
#include "stepcheck/explore/mock_file.h"
#include "stepcheck/render/history_json.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>
#include <utility>

namespace stepcheck::driver {

using support::Error;
using value::Member;
using value::Value;
namespace fs = std::filesystem;

// The members of an object a line each, as people edit them.
static std::string lines(const Value& object) {
    std::string text = "{";
    std::string_view separator = "\n  ";
    for (const value::MemberView member : object.members()) {
        text += fmt::format("{}{}: {}", separator, value::write(member.name), value::write(member.value));
        separator = ",\n  ";
    }
    return text + "\n}\n";
}

static Value fixtureOf(const explore::Path& path, const exec::Settings& settings, const std::string& definition) {
    std::vector<Member> members{{Value("definition"), Value(definition)}};
    if (settings.type == asl::MachineType::Express)
        members.push_back({Value("type"), Value("EXPRESS")});
    members.push_back({Value("input"), path.example.input});
    if (!path.example.calls.empty()) {
        members.push_back({Value("mocks"), Value("mocks.json")});
        members.push_back({Value("case"), Value(fmt::format("{}/{}", settings.machineName, path.id))});
    }
    if (!path.example.objects.is(value::Kind::Null))
        members.push_back({Value("objects"), path.example.objects});
    members.push_back({Value("expect"), Value::object({{Value("status"), Value(exec::name(path.execution.status))},
                                            {Value("history"), Value(path.id + ".history.json")}})});
    return Value::object(std::move(members));
}

static std::optional<Error> writeFile(const fs::path& path, const std::string& text) {
    auto output = Output::open(path.string());
    if (!output)
        return output.error();
    output->write()(text);
    return output->finish();
}

std::optional<Error> writeFixtures(const exec::Program& program, const exec::Settings& settings,
    const std::vector<const explore::Path*>& paths, const FixtureFolder& target) {
    std::error_code failure;
    fs::create_directories(target.folder, failure);
    if (failure)
        return Error{fmt::format("{}: cannot be created: {}", target.folder, failure.message())};
    const fs::path folder(target.folder);
    const DefinitionName name = definitionName(target.definition);
    std::string definition = fs::proximate(name.path, folder, failure).generic_string();
    if (failure)
        return Error{fmt::format("{}: {}", name.path, failure.message())};
    if (!name.machine.empty())
        definition += "#" + name.machine;
    for (const explore::Path* path : paths) {
        std::string history;
        render::renderHistory(path->execution.history, {}, render::writeTo(history));
        for (auto error :
            {writeFile(folder / (path->id + ".stepcheck.json"), lines(fixtureOf(*path, settings, definition))),
                writeFile(folder / (path->id + ".history.json"), history)})
            if (error)
                return error;
    }
    return writeFile(folder / "mocks.json", lines(explore::mockFile(program, paths, settings.machineName)));
}

}  // namespace stepcheck::driver
