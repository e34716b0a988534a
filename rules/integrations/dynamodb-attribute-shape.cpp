#include "stepcheck/catalog/words.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/task_api.h"
#include "stepcheck/lint/tasks.h"
#include "stepcheck/query/jsonata/check.h"
#include "stepcheck/support/suggest.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>
#include <vector>

namespace stepcheck::rules {

using namespace std::string_view_literals;
using query::jsonata::TypeBit;
using syntax::Kind;
using syntax::Node;

static constexpr auto& descriptors = catalog::dynamodbTypes;

static std::string_view descriptorFor(const Node& value) {
    switch (value.kind()) {
        case Kind::Null: return R"({ "NULL": true })";
        case Kind::Boolean: return R"({ "BOOL": … })";
        case Kind::Number: return R"({ "N": "…" })";
        case Kind::String: return R"({ "S": … })";
        case Kind::Array: return R"({ "L": [ … ] })";
        case Kind::Object:
        case Kind::Hole:
        case Kind::Invalid: return R"({ "M": … })";
    }
    return {};
}

namespace {

class Values {
public:
    Values(const lint::TaskCall& call, Reporter& out)
        : state_(*call.state), isOptimised_(call.resource.is(asl::Resource::Form::Service)), out_(out) {}

    // An object whose members are attributes: `Item`, `Key`, the value of an `M`.
    void addMap(const Node& map) {
        if (!map.is(Kind::Object) || map.isUnknown())
            return;
        for (const syntax::Member& member : map.members())
            if (!lint::isComputed(state_, member))
                pending_.push_back(&member.value);
    }

    void check() {
        while (!pending_.empty()) {
            const Node& value = *pending_.back();
            pending_.pop_back();
            if (!value.isUnknown() && !lint::isComputed(state_, value))
                check(value);
        }
    }

private:
    void check(const Node& value) {
        // The optimised integration takes a text for { "S": … }.
        if (isOptimised_ && (value.is(Kind::String) || value.is(Kind::Null)))
            return;
        if (!value.is(Kind::Object)) {
            out_.report(value.span(), "an attribute of DynamoDB says its type, and this is {}", describe(value.kind()))
                .help("write {}", descriptorFor(value));
            return;
        }
        const auto members = value.members();
        if (members.empty() || !value.isComplete() || !members.front().key.isFinalString())
            return;
        const std::string_view name = lint::parameterName(state_, members.front());
        if (!isDescriptor(name))
            reportUnknown(members.front(), name);
        else if (members.size() > 1 && isDescriptor(lint::parameterName(state_, members[1])))
            out_.report(members[1].key.span(), "an attribute of DynamoDB has one type, and this one has \"{}\" already",
                    name)
                .help("remove one of the two")
                .related(members.front().key.span(), "the other type is here");
        else
            descend(members.front());
    }

    static bool isDescriptor(std::string_view name) {
        return std::ranges::find(descriptors, name) != descriptors.end();
    }

    void reportUnknown(const syntax::Member& member, std::string_view name) {
        auto report = out_.report(member.key.span(), "\"{}\" is no type of DynamoDB", name);
        const auto same = std::ranges::find_if(descriptors, [&](std::string_view each) {
            return each.size() == name.size() && support::nearest(name, std::array{each}) == each;
        });
        if (same != descriptors.end())
            report.help("did you mean \"{}\"?", *same);
        else
            report.help("an object is written {{ \"M\": {{ … }} }}");
    }

    // An expression whose result certainly is no text: `{% $count($items) %}`.
    void checkComputed(const syntax::Member& member) {
        if (member.name() != "N" || state_.queryLanguage != asl::QueryLanguage::Jsonata ||
            !member.value.isFinalString())
            return;
        const std::string_view text = member.value.text();
        const std::optional<Span> inside = asl::jsonataInside(text);
        const auto parsed = query::jsonata::parse(text.substr(inside->begin, inside->end - inside->begin));
        if (!parsed)
            return;
        constexpr auto number = mask(TypeBit::Number);
        const query::jsonata::TypeMask types = query::jsonata::resultTypes(*parsed);
        if ((types & number) != 0 && (types & ~(number | mask(TypeBit::Undefined))) == 0)
            out_.report(member.value.span(), "the number of an \"N\" is written as a string, and this is a number")
                .help("write {{% $string(…) %}}");
    }

    void descend(const syntax::Member& member) {
        if (lint::isComputed(state_, member))
            return checkComputed(member);
        if (member.value.isUnknown())
            return;
        if (member.name() == "M")
            addMap(member.value);
        if (member.name() == "L")
            for (const Node& element : member.value.elements())
                pending_.push_back(&element);
        if (member.name() == "N")
            checkNumber(member.value, "an \"N\"");
        if (member.name() == "NS" || member.name() == "SS" || member.name() == "BS")
            checkSet(member);
        if (member.name() == "BOOL" && member.value.isFinalString() && !isBoolean(member.value.text()))
            out_.report(member.value.span(), "a \"BOOL\" is true or false, not a text");
    }

    void checkNumber(const Node& value, std::string_view type) {
        if (value.is(Kind::Number))
            out_.report(value.span(), "the number of {} is written as a string", type)
                .help("write \"{}\"", value.text());
        else if (value.isFinalString() && !isNumber(value.text()))
            out_.report(value.span(), "the text of {} is no number", type).help("use \"S\" for a text");
    }

    void checkSet(const syntax::Member& member) {
        if (!member.value.is(Kind::Array)) {
            out_.report(
                    member.value.span(), "a \"{}\" is an array, not {}", member.name(), describe(member.value.kind()))
                .help("write [ … ] around it");
            return;
        }
        for (const Node& element : member.value.elements())
            if (member.name() == "NS" && !element.isUnknown() && !lint::isComputed(state_, element))
                checkNumber(element, "an \"NS\"");
    }

    // In the notation of the service: an exponent, but no hexadecimal digits, no infinity.
    static bool isNumber(std::string_view text) {
        double value = 0;
        if (text.starts_with('+'))
            text.remove_prefix(1);
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        return error != std::errc::invalid_argument && end == text.data() + text.size() &&
               text.find_first_not_of("0123456789+-.eE") == std::string_view::npos;
    }

    // The service reads them as booleans.
    static bool isBoolean(std::string_view text) {
        return text == "true" || text == "false" || lint::differInCase(text, "true") ||
               lint::differInCase(text, "false");
    }

    const asl::State& state_;
    bool isOptimised_;
    Reporter& out_;
    std::vector<const Node*> pending_;
};

}  // namespace

static constexpr std::array itemActions{"getItem"sv, "putItem"sv, "updateItem"sv, "deleteItem"sv, "query"sv, "scan"sv};
static constexpr std::array attributeMaps{"Item"sv, "Key"sv, "ExpressionAttributeValues"sv, "ExclusiveStartKey"sv};

// The attributes that one request gives.
static void checkRequest(const lint::TaskCall& call, const Node& request, Reporter& out) {
    for (const std::string_view name : attributeMaps) {
        Values values(call, out);
        if (const Node* map = lint::constantParameter(*call.state, request, name))
            values.addMap(*map);
        values.check();
    }
}

// The requests of one element of a batch or transaction: `{ "PutRequest": { "Item": … } }`, `{ "Delete": { … } }`.
static void checkRequests(const lint::TaskCall& call, const Node& list, Reporter& out) {
    if (!list.is(Kind::Array))
        return;
    for (const Node& element : list.elements())
        if (element.is(Kind::Object))
            for (const syntax::Member& kind : element.members())
                if (kind.value.is(Kind::Object) && !kind.value.isUnknown())
                    checkRequest(call, kind.value, out);
}

static void checkCall(const lint::TaskCall& call, Reporter& out) {
    const auto calls = [&](std::string_view action) { return call.callsApi("dynamodb", action); };
    if (call.parameters == nullptr)
        return;
    if (std::ranges::any_of(itemActions, calls))
        return checkRequest(call, call.parameters->value, out);
    const Node* tables = calls("batchWriteItem") ? lint::constantParameter(call, "RequestItems") : nullptr;
    if (tables != nullptr && tables->is(Kind::Object) && !tables->isUnknown())
        for (const syntax::Member& table : tables->members())
            checkRequests(call, table.value, out);
    if (const Node* items = calls("transactWriteItems") ? lint::constantParameter(call, "TransactItems") : nullptr)
        checkRequests(call, *items, out);
}

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::TaskCall& call : in.data.shared().tasks())
        checkCall(call, out);
}

STEPCHECK_RULE(dynamodb_attribute_shape){
    .id = "dynamodb-attribute-shape",
    .summary = "An attribute value for DynamoDB does not say its type as the API wants it.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html",
    .check = check,
};

}  // namespace stepcheck::rules
