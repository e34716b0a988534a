#include "stepcheck/explore/fixed_values.h"

#include "stepcheck/asl/expressions.h"
#include "stepcheck/catalog/words.h"
#include "stepcheck/explore/circumstances.h"
#include "stepcheck/query/jsonata/check.h"
#include "stepcheck/query/jsonata/function_table.h"
#include "stepcheck/support/overload.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace stepcheck::explore {

namespace intrinsic = query::intrinsic;
namespace jsonata = query::jsonata;
namespace jsonpath = query::jsonpath;

using Names = std::vector<std::string>;

namespace {

class Gatherer {
public:
    void gather(const asl::Expression& expression);
    void gather(const syntax::Node& node);

    std::set<std::string> found;

private:
    void addContext(std::string_view root, const Names& names);
    void addPath(const jsonpath::Path& path);
    void addCall(const intrinsic::Call& call);
    void addJsonata(const jsonata::Expression& expression);
};

}  // namespace

// What is a part of the path itself is known: the item, the state and its retries; the input of the execution is
// unknown like any other.
void Gatherer::addContext(std::string_view root, const Names& names) {
    static const std::array<Names, 3> followed{{{"State", "Name"}, {"State", "RetryCount"}, {"Execution", "Input"}}};
    const Names first(
        names.begin(), names.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(names.size(), 2)));
    if (first.empty() || first.front() == "Map" || std::ranges::find(followed, first) != followed.end())
        return;
    std::string text(root);
    for (const std::string& name : first)
        text += "." + name;
    found.insert(std::move(text));
}

void Gatherer::addPath(const jsonpath::Path& path) {
    Names names;
    for (const jsonpath::Step& step : path.steps) {
        const auto* name = std::get_if<jsonpath::Names>(&step.kind);
        if (name == nullptr || name->names.size() != 1)
            break;
        names.push_back(name->names.front());
    }
    if (path.root == jsonpath::Root::Context)
        addContext("$$", names);
}

void Gatherer::addCall(const intrinsic::Call& call) {
    if (call.spec != nullptr && call.spec->random)
        found.insert(call.name + "()");
    for (const intrinsic::Argument& argument : call.arguments) {
        if (const auto* path = std::get_if<intrinsic::PathArgument>(&argument.kind))
            addPath(path->path);
        if (const auto* nested = std::get_if<intrinsic::Call>(&argument.kind))
            addCall(*nested);
    }
}

void Gatherer::addJsonata(const jsonata::Expression& expression) {
    const auto& changing = catalog::changingFunctions;
    for (const jsonata::Symbol& symbol : expression.symbols())
        if (symbol.function >= 0 && !symbol.bound && std::ranges::find(changing, symbol.name) != changing.end())
            found.insert(fmt::format("${}()", symbol.name));
    for (const jsonata::StatesPath& path : jsonata::statesPaths(expression))
        if (!path.names.empty() && path.names.front() == "context")
            addContext("$states.context", {path.names.begin() + 1, path.names.end()});
}

void Gatherer::gather(const asl::Expression& expression) {
    std::visit(support::Overload{
                   [&](const jsonpath::Path& path) { addPath(path); },
                   [&](const intrinsic::Call& call) { addCall(call); },
                   [&](const jsonata::Expression& parsed) { addJsonata(parsed); },
                   [](const query::SyntaxError&) {},
                   [](const jsonata::Error&) {},
               },
        expression.parsed);
}

// Placeholders within texts; one that is a value of its own is unknown.
void Gatherer::gather(const syntax::Node& node) {
    if (node.is(syntax::Kind::String))
        for (const std::string_view placeholder : placeholdersIn(node.text()))
            found.emplace(placeholder);
    for (const syntax::Node& element : node.elements())
        gather(element);
    for (const syntax::Member& member : node.members())
        gather(member.value);
}

std::set<std::string> fixedValues(const asl::Machine& machine) {
    Gatherer gatherer;
    for (const asl::Expression& expression : asl::findExpressions(machine))
        gatherer.gather(expression);
    for (const asl::State& state : machine.states())
        if (std::holds_alternative<asl::Choice>(state.kind) || std::holds_alternative<asl::Pass>(state.kind))
            gatherer.gather(state.node());
    return std::move(gatherer.found);
}

}  // namespace stepcheck::explore
