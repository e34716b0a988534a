#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/task_api.h"
#include "stepcheck/query/jsonata/check.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace stepcheck::rules {

namespace intrinsic = query::intrinsic;
namespace jsonata = query::jsonata;
namespace jsonpath = query::jsonpath;

namespace {

// A name that data lists under a name that looks like it.
struct Slip {
    const flow::Shape* holder = nullptr;
    std::string_view read;
    std::string_view meant;
};

// Looks at what one expression reads.
class Reads {
public:
    Reads(const RuleInput& in, const asl::Expression& expression, const flow::SeenData& seen, Reporter& out)
        : in_(in), expression_(expression), seen_(seen), out_(out) {}

    void look() const;

private:
    void look(const jsonpath::Path& path, support::Span at) const;
    void look(const intrinsic::Call& call) const;
    void look(const jsonata::Expression& expression) const;
    void report(const Slip& slip, support::Span at) const;

    const RuleInput& in_;
    const asl::Expression& expression_;
    const flow::SeenData& seen_;
    Reporter& out_;
};

}  // namespace

static bool isResponse(const flow::Shape& shape) {
    const auto origins = shape.origins().all();
    return !origins.empty() && std::ranges::all_of(origins, [](const flow::ShapeOrigin* origin) {
        return origin->by == flow::MadeBy::Response;
    });
}

// The member that the name was most likely meant to be. In data that has other members, too, a name in another case may
// well be one of them; the API writes all of them alike.
static std::string_view meantBy(std::string_view name, const flow::Shape& holder) {
    std::vector<std::string_view> names;
    for (const flow::ShapeMember& member : holder.members())
        names.push_back(member.name);
    const std::string_view same = lint::sameButCase(name, names);
    return same.empty() ? lint::onceMisspelt(name, names) : same;
}

// The first of some names, one in the other, that open data does not list.
static Slip findSlip(const flow::Shape& root, const std::vector<std::string_view>& names) {
    const flow::Shape* shape = &root;
    for (const std::string_view name : names) {
        // A member of what is null finds nothing, whatever its name.
        if ((shape->kinds() & ~mask(flow::ShapeKind::Null)) != mask(flow::ShapeKind::Object))
            return {};
        if (const flow::ShapeMember* member = shape->find(name)) {
            shape = &member->shape;
            continue;
        }
        // What certainly is not there has other rules.
        return shape->isOpen() ? Slip{.holder = shape, .read = name, .meant = meantBy(name, *shape)} : Slip{};
    }
    return {};
}

void Reads::report(const Slip& slip, support::Span at) const {
    if (slip.meant.empty())
        return;
    const bool isCertain = isResponse(*slip.holder);
    lint::Report report =
        out_.report(at, "\"{}\" is not in the data, as far as it is known, but \"{}\" is", slip.read, slip.meant);
    report.help("write \"{}\"", slip.meant).severity(isCertain ? Severity::Warning : Severity::Info);
    lint::relateOrigins(in_.machine, *slip.holder, report);
}

void Reads::look(const jsonpath::Path& path, support::Span at) const {
    if (path.root != jsonpath::Root::Input)
        return;
    std::vector<std::string_view> names;
    for (const jsonpath::Step& step : path.steps) {
        const auto* named = std::get_if<jsonpath::Names>(&step.kind);
        if (named == nullptr || named->names.size() != 1)
            break;
        names.push_back(named->names.front());
    }
    report(findSlip(seen_.document, names), at);
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
        const flow::Shape* root = path.names[0] == "input"    ? seen_.states.input
                                  : path.names[0] == "result" ? seen_.states.result
                                                              : nullptr;
        if (root != nullptr)
            report(findSlip(*root, {path.names.begin() + 1, path.names.end()}), expression_.at(path.span));
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

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Expression& expression : in.expressions)
        if (const auto seen = in.data.shapes().seenBy(expression))
            Reads(in, expression, *seen, out).look();
}

STEPCHECK_RULE(member_misspelt){
    .id = "member-misspelt",
    .summary = "A name is one slip away from a member of the data that it is looked up in.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html",
    .check = check,
};

}  // namespace stepcheck::rules
