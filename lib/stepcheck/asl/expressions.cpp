#include "stepcheck/asl/expressions.h"

#include "stepcheck/query/intrinsic/parser.h"
#include "stepcheck/query/jsonata/check.h"
#include "stepcheck/query/jsonpath/check.h"
#include "stepcheck/query/jsonpath/parser.h"
#include "stepcheck/syntax/walk.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace stepcheck::asl {

namespace {

/// Gathers the variables that an expression reads.
class VariableCollector {
public:
    void collect(const query::jsonpath::Path& path) {
        if (path.root == query::jsonpath::Root::Variable)
            found_.push_back({.name = path.variable, .inText = path.rootAt});
        for (const query::jsonpath::Step& step : path.steps)
            if (const auto* call = std::get_if<query::jsonpath::Call>(&step.kind))
                for (const query::jsonpath::Argument& argument : call->arguments)
                    if (const auto* inner = std::get_if<query::jsonpath::Path>(&argument.kind))
                        collect(*inner);
    }

    void collect(const query::intrinsic::Call& call) {
        for (const query::intrinsic::Argument& argument : call.arguments) {
            if (const auto* path = std::get_if<query::intrinsic::PathArgument>(&argument.kind))
                collect(path->path);
            else if (const auto* inner = std::get_if<query::intrinsic::Call>(&argument.kind))
                collect(*inner);
        }
    }

    // What is called is meant to be a function, which no variable of a state machine can be.
    void collect(const query::jsonata::Expression& expression) {
        // Most expressions read $states alone: their symbols tell without a walk.
        const bool reads = std::ranges::any_of(expression.symbols(), [](const query::jsonata::Symbol& symbol) {
            return !symbol.bound && symbol.function < 0 && symbol.name != "states";
        });
        if (!reads)
            return;
        for (query::jsonata::VariableUse& use : query::jsonata::freeVariables(expression)) {
            const std::size_t behind = expression.text().find_first_not_of(" \t\r\n", use.span.end);
            const bool isCalled = behind != std::string::npos && expression.text()[behind] == '(';
            if (use.name != "states" && !isCalled)
                found_.push_back({.name = std::move(use.name), .inText = use.span});
        }
    }

    void collect(const query::SyntaxError&) {}
    void collect(const query::jsonata::Error&) {}

    [[nodiscard]] std::vector<VariableUse> found() && { return std::move(found_); }

private:
    std::vector<VariableUse> found_;
};

std::vector<VariableUse> variablesOf(const Parsed& parsed) {
    VariableCollector collector;
    std::visit([&collector](const auto& each) { collector.collect(each); }, parsed);
    return std::move(collector).found();
}

/// Gathers the expressions of one field.
class FieldReader {
public:
    FieldReader(const Object& object, const catalog::FieldSpec& field, std::vector<Expression>& out)
        : object_(object), field_(field), out_(out) {}

    void read(const syntax::Member& member);

private:
    void readTemplate(const Node& root);
    void readValue(const Node& node, const syntax::Member* member);
    void addJsonata(const Node& node, const syntax::Member* member);
    void addPath(const Node& node, const syntax::Member* member);
    void add(const Node& node, const syntax::Member* member, Span inText, Parsed parsed);
    [[nodiscard]] Moment moment() const;

    const Object& object_;
    const catalog::FieldSpec& field_;
    std::vector<Expression>& out_;
};

Moment FieldReader::moment() const {
    if (field_.field != catalog::Field::Output && field_.field != catalog::Field::Assign)
        return Moment::Entry;
    switch (object_.kind) {
        case catalog::ObjectKind::TaskState:
        case catalog::ObjectKind::ParallelState:
        case catalog::ObjectKind::MapState: return Moment::Result;
        case catalog::ObjectKind::Catcher: return Moment::ErrorOutput;
        default: return Moment::Entry;
    }
}

void FieldReader::add(const Node& node, const syntax::Member* member, Span inText, Parsed parsed) {
    // Filled in where it stays: it is large.
    Expression& made = out_.emplace_back();
    made.node = &node;
    made.member = member;
    made.field = &field_;
    made.object = &object_;
    made.inText = inText;
    made.moment = moment();
    made.parsed = std::move(parsed);
    made.variables = variablesOf(made.parsed);
}

void FieldReader::addJsonata(const Node& node, const syntax::Member* member) {
    const std::optional<Span> inside = jsonataInside(node.text());
    if (!inside)
        return;
    auto parsed = query::jsonata::parse(node.text().substr(inside->begin, inside->size()));
    if (parsed)
        add(node, member, *inside, std::move(*parsed));
    else
        add(node, member, *inside, parsed.error());
}

void FieldReader::addPath(const Node& node, const syntax::Member* member) {
    const Span whole{.begin = 0, .end = static_cast<std::uint32_t>(node.text().size())};
    const auto addParsed = [&](auto parsed) {
        if (parsed)
            add(node, member, whole, std::move(*parsed));
        else
            add(node, member, whole, parsed.error());
    };
    if (query::jsonpath::looksLikeIntrinsic(node.text()))
        addParsed(query::intrinsic::parse(node.text()));
    else
        addParsed(query::jsonpath::parse(node.text()));
}

void FieldReader::readValue(const Node& node, const syntax::Member* member) {
    if (!node.isFinalString() || node.isUnknown())
        return;
    if (object_.queryLanguage == QueryLanguage::Jsonata)
        addJsonata(node, member);
    else if (!field_.payloadTemplate || (member != nullptr && member->name().ends_with(".$")))
        addPath(node, member);
}

void FieldReader::readTemplate(const Node& root) {
    syntax::walk(root, [this](const syntax::Step& step) {
        if (!step.isKey)
            readValue(step.node, step.member);
    });
}

void FieldReader::read(const syntax::Member& member) {
    if (field_.payloadTemplate)
        readTemplate(member.value);
    else
        readValue(member.value, &member);
}

}  // namespace

static bool mayHoldExpressions(const Object& object, const catalog::FieldSpec& field) {
    if (object.queryLanguage == QueryLanguage::Jsonata)
        return field.languages != catalog::Languages::JsonPath && (field.payloadTemplate || field.expression);
    if (field.languages == catalog::Languages::Jsonata)
        return false;
    return field.payloadTemplate || field.role == catalog::TextRole::Path ||
           field.role == catalog::TextRole::ReferencePath || field.role == catalog::TextRole::PathOrIntrinsic;
}

std::optional<Span> jsonataInside(std::string_view text) {
    if (text.size() < 4 || !text.starts_with("{%") || !text.ends_with("%}"))
        return std::nullopt;
    constexpr std::string_view whiteSpace = " \t\n\r\v\f";
    const std::size_t begin = std::min(text.find_first_not_of(whiteSpace, 2), text.size() - 2);
    std::size_t end = text.size() - 2;
    while (end > begin && whiteSpace.find(text[end - 1]) != std::string_view::npos)
        --end;
    return Span{.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)};
}

std::vector<Expression> findExpressions(const Machine& machine) {
    std::vector<Expression> result;
    result.reserve(machine.objects().size());
    for (const Object& object : machine.objects()) {
        // What a payload template holds was found in the field that it is.
        if (!object.languageKnown || catalog::isTemplate(object.kind))
            continue;
        for (const ObjectField& field : machine.fieldsOf(object))
            if (field.spec != nullptr && mayHoldExpressions(object, *field.spec))
                FieldReader(object, *field.spec, result).read(*field.member);
    }
    return result;
}

}  // namespace stepcheck::asl
