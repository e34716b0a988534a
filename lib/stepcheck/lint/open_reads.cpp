#include "stepcheck/lint/open_reads.h"

#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/task_api.h"
#include "stepcheck/query/jsonata/check.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <span>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace stepcheck::lint {

namespace intrinsic = query::intrinsic;
namespace jsonata = query::jsonata;
namespace jsonpath = query::jsonpath;

namespace {

// Looks at what one expression reads.
class Reads {
public:
    Reads(const asl::Expression& expression, const flow::SeenData& seen,
        const std::function<void(const OpenRead&)>& report)
        : expression_(expression), seen_(seen), report_(report) {}

    void look() const;

private:
    void look(const jsonpath::Path& path, support::Span at) const;
    void look(const intrinsic::Call& call) const;
    void look(const jsonata::Expression& expression) const;
    void lookUp(const flow::Shape* root, std::span<const std::string_view> names, support::Span at,
        bool goesThroughArrays = false) const;

    const asl::Expression& expression_;
    const flow::SeenData& seen_;
    const std::function<void(const OpenRead&)>& report_;
};

}  // namespace

// What a value is unless it is null: a member of what is null finds nothing, whatever its name.
static bool isOnly(const flow::Shape& shape, flow::ShapeKind kind) {
    return (shape.kinds() & ~mask(flow::ShapeKind::Null)) == mask(kind);
}

// The first of some names, one in the other, that open data does not list. In JSONata names are looked up in the
// elements of arrays.
void Reads::lookUp(
    const flow::Shape* root, std::span<const std::string_view> names, support::Span at, bool goesThroughArrays) const {
    const flow::Shape* shape = root;
    flow::Shape element;
    for (const std::string_view name : names) {
        if (goesThroughArrays && shape != nullptr && isOnly(*shape, flow::ShapeKind::Array)) {
            element = shape->anyElement();
            shape = &element;
        }
        if (shape == nullptr || !isOnly(*shape, flow::ShapeKind::Object))
            return;
        const flow::ShapeMember* member = shape->find(name);
        if (member == nullptr) {
            // What certainly is not there has other rules.
            if (shape->isOpen())
                report_({.holder = shape, .name = name, .at = at});
            return;
        }
        shape = &member->shape;
    }
}

// Of the context object the item of a Map is data; its own fields are all known, and a rule of its own compares them.
static bool isOfItem(std::span<const std::string_view> names) {
    return names.size() > 3 && names[0] == "Map" && names[1] == "Item" && names[2] == "Value";
}

void Reads::look(const jsonpath::Path& path, support::Span at) const {
    const bool isOfInput = path.root == jsonpath::Root::Input;
    std::vector<std::string_view> names;
    for (const jsonpath::Step& step : path.steps) {
        const auto* named = std::get_if<jsonpath::Names>(&step.kind);
        if (named == nullptr || named->names.size() != 1)
            break;
        names.push_back(named->names.front());
    }
    if (isOfInput || (path.root == jsonpath::Root::Context && isOfItem(names)))
        lookUp(isOfInput ? &seen_.document : seen_.states.context, names, at);
}

void Reads::look(const intrinsic::Call& call) const {
    for (const intrinsic::Argument& argument : call.arguments) {
        if (const auto* path = std::get_if<intrinsic::PathArgument>(&argument.kind))
            look(path->path, expression_.at(argument.at));
        else if (const auto* inner = std::get_if<intrinsic::Call>(&argument.kind))
            look(*inner);
    }
}

void Reads::look(const jsonata::Expression& expression) const {
    for (const jsonata::StatesPath& path : jsonata::statesPaths(expression)) {
        if (path.names.empty())
            continue;
        const auto names = std::span(path.names).subspan(1);
        const flow::Shape* root = path.names[0] == "input"                        ? seen_.states.input
                                  : path.names[0] == "result"                     ? seen_.states.result
                                  : path.names[0] == "context" && isOfItem(names) ? seen_.states.context
                                                                                  : nullptr;
        lookUp(root, names, expression_.at(path.span), true);
    }
}

void Reads::look() const {
    if (const auto* path = std::get_if<jsonpath::Path>(&expression_.parsed))
        look(*path, expression_.at());
    else if (const auto* call = std::get_if<intrinsic::Call>(&expression_.parsed))
        look(*call);
    else if (const auto* parsed = std::get_if<jsonata::Expression>(&expression_.parsed))
        look(*parsed);
}

void eachOpenRead(const RuleInput& in, const std::function<void(const OpenRead&)>& report) {
    const std::string_view source = in.document.source().text();
    std::set<std::pair<std::uint32_t, std::string_view>> said;
    for (const asl::Expression& expression : in.expressions) {
        const auto seen = in.data.shapes().seenBy(expression);
        if (!seen)
            continue;
        // One repair of a path puts right whatever else the state reads by it.
        const auto once = [&](const OpenRead& read) {
            const std::string_view path = source.substr(read.at.begin, read.at.size());
            if (said.emplace(expression.object->state->index, path).second)
                report(read);
        };
        Reads(expression, *seen, once).look();
    }
}

bool isResponse(const flow::Shape& shape) {
    const auto origins = shape.origins().all();
    return !origins.empty() && std::ranges::all_of(origins, [](const flow::ShapeOrigin* origin) {
        return origin->by == flow::MadeBy::Response;
    });
}

std::string_view meantMember(std::string_view name, const flow::Shape& holder) {
    std::vector<std::string_view> names;
    for (const flow::ShapeMember& member : holder.members())
        names.push_back(member.name);
    const std::string_view same = sameButCase(name, names);
    return same.empty() ? onceMisspelt(name, names) : same;
}

}  // namespace stepcheck::lint
