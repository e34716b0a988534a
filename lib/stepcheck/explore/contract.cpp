#include "stepcheck/explore/contract.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace stepcheck::explore {

using value::Kind;
using value::Member;
using value::Question;
using value::Value;

static std::string_view typeName(Kind kind) {
    switch (kind) {
        case Kind::Null: return "null";
        case Kind::Boolean: return "boolean";
        case Kind::Integer: return "integer";
        case Kind::Decimal: return "number";
        case Kind::String: return "string";
        case Kind::Array: return "array";
        case Kind::Object: return "object";
        case Kind::Term: break;
    }
    return "";
}

namespace {

// What one path says of one place.
struct Seen {
    bool isPresent = false;
    bool isMissing = false;
    std::optional<std::string> type;
};

// What all paths say of one place.
struct Gathered {
    std::size_t paths = 0;  // that look at it
    bool mayBeMissing = false;
    bool mayBeAny = false;
    std::set<std::string> types;
    std::vector<Value> values;
};

}  // namespace

// A question about a value implies that everything around it is there, and what it is.
static void noteAround(std::map<InputPath, Seen>& seen, InputPath place) {
    while (!place.steps.empty()) {
        const bool isElement = place.steps.back() == anyElement;
        place.steps.pop_back();
        Seen& outer = seen[place];
        outer.isPresent = true;
        outer.type = isElement ? "array" : "object";
    }
}

static void note(std::map<InputPath, Seen>& seen, const Literal& literal) {
    const value::Condition& condition = literal.condition;
    for (const Value* side : {&condition.first, &condition.second}) {
        const auto place = inputPathOf(*side);
        if (!place)
            continue;
        Seen& own = seen[*place];
        if (condition.question == Question::IsPresent && !literal.holds) {
            own.isMissing = place->steps.empty() || place->steps.back() != anyElement;
            continue;
        }
        own.isPresent = true;
        if (condition.question == Question::IsKind && literal.holds)
            own.type = typeName(condition.kind);
        noteAround(seen, *place);
    }
}

std::vector<Requirement> contractOf(const Exploration& exploration) {
    std::map<InputPath, Gathered> places;
    std::size_t succeeded = 0;
    for (const Path& path : exploration.paths) {
        std::map<InputPath, Seen> seen;
        for (const Literal& literal : path.condition)
            note(seen, literal);
        if (path.end != End::Succeeded)
            continue;
        ++succeeded;
        for (const auto& [place, own] : seen) {
            Gathered& all = places[place];
            ++all.paths;
            all.mayBeMissing = all.mayBeMissing || (own.isMissing && !own.isPresent);
            if (own.isPresent && !own.type)
                all.mayBeAny = true;
            if (own.type)
                all.types.insert(*own.type);
        }
    }
    for (const Path& path : exploration.paths)
        for (const Literal& literal : path.condition)
            if (const auto place = inputPathOf(literal.condition.first);
                place && literal.condition.question == Question::Equals && !literal.condition.second.is(Kind::Term))
                if (const auto found = places.find(*place); found != places.end())
                    if (std::ranges::find(found->second.values, literal.condition.second) == found->second.values.end())
                        found->second.values.push_back(literal.condition.second);
    std::vector<Requirement> contract;
    for (auto& [place, all] : places) {
        const bool isElement = !place.steps.empty() && place.steps.back() == anyElement;
        const Need need = all.mayBeMissing || isElement ? Need::Optional
                          : all.paths == succeeded      ? Need::Always
                                                        : Need::Sometimes;
        contract.push_back({.place = place,
            .need = need,
            .types = all.mayBeAny ? std::set<std::string>() : std::move(all.types),
            .values = std::move(all.values)});
    }
    return contract;
}

// The schema of the place that is `depth` steps deep, from its requirement on; `at` moves behind what lies inside.
static Value schemaAt(const std::vector<Requirement>& contract, std::size_t& at) {
    const Requirement& own = contract[at++];
    const std::size_t depth = own.place.steps.size();
    std::vector<Member> members;
    if (own.types.size() == 1) {
        members.push_back({Value("type"), Value(*own.types.begin())});
    } else if (!own.types.empty()) {
        members.push_back({Value("type"), Value(std::vector<Value>(own.types.begin(), own.types.end()))});
    }
    std::vector<Value> required;
    std::vector<Member> properties;
    std::optional<Value> items;
    while (at < contract.size() && contract[at].place.steps.size() > depth) {
        const Requirement& inner = contract[at];
        const std::string& step = inner.place.steps[depth];
        Value schema = schemaAt(contract, at);
        if (step == anyElement) {
            items = std::move(schema);
            continue;
        }
        if (inner.need == Need::Always && inner.place.steps.size() == depth + 1)
            required.emplace_back(step.substr(1));
        properties.push_back({Value(step.substr(1)), std::move(schema)});
    }
    if (!required.empty())
        members.push_back({Value("required"), Value(std::move(required))});
    if (!properties.empty())
        members.push_back({Value("properties"), Value::object(std::move(properties))});
    if (items)
        members.push_back({Value("items"), *std::move(items)});
    return Value::object(std::move(members));
}

Value schemaOf(const std::vector<Requirement>& contract) {
    std::vector<Member> members{{Value("$schema"), Value("https://json-schema.org/draft/2020-12/schema")}};
    std::size_t at = 0;
    if (!contract.empty() && contract.front().place.steps.empty()) {
        const Value root = schemaAt(contract, at);
        for (const value::MemberView member : root.members())
            members.push_back(member.copy());
    }
    return Value::object(std::move(members));
}

}  // namespace stepcheck::explore
