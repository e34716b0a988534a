#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/query/jsonata/check.h"
#include "stepcheck/syntax/walk.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

namespace stepcheck::rules {

using namespace std::string_view_literals;
namespace jsonpath = query::jsonpath;

// Whether what the catcher passes on holds nothing of the error.
static bool dropsError(const RuleInput& in, const asl::State& state, const asl::Catcher& catcher) {
    if (state.queryLanguage == asl::QueryLanguage::JsonPath) {
        const auto* path = asl::get(catcher.resultPath);
        return path != nullptr && path->value.isNull() && !catcher.assign.isPresent();
    }
    if (!catcher.output.isPresent() || catcher.assign.isPresent())
        return false;
    const support::Span output = catcher.output.member->value.span();
    const std::string_view text = in.document.source().text().substr(output.begin, output.end - output.begin);
    return text.find("errorOutput") == std::string_view::npos && text.find("$states.") != std::string_view::npos;
}

namespace {

/// By state: the transition of a catcher that drops the error, where nothing else leads there.
using DroppedBy = std::vector<const flow::Edge*>;

}  // namespace

static DroppedBy findDropped(const RuleInput& in) {
    const flow::Graph& graph = in.flow.graph;
    DroppedBy dropped(in.machine.states().size());
    // What is not known may lead anywhere.
    if (std::ranges::any_of(
            in.machine.states(), [&](const asl::State& state) { return graph.hasUnknownExit(state.id); }))
        return dropped;
    const auto drops = [&](const flow::Edge& edge) {
        const asl::State& from = in.machine.state(edge.from);
        return edge.kind == flow::EdgeKind::Catcher && dropsError(in, from, from.catchers[edge.index]);
    };
    for (const flow::Edge& edge : graph.edges())
        if (drops(edge))
            dropped[edge.to.index] = &edge;
    for (const flow::Edge& edge : graph.edges())
        if (dropped[edge.to.index] != nullptr && !drops(edge))
            dropped[edge.to.index] = nullptr;
    for (const asl::Scope& scope : in.machine.scopes())
        if (const auto start = graph.start(scope.id).state)
            dropped[start->index] = nullptr;
    return dropped;
}

// The names of a path in the input of a state: `error`, `Cause`.
static std::vector<std::string_view> namesOf(const jsonpath::Path& path) {
    std::vector<std::string_view> names;
    for (const jsonpath::Step& step : path.steps) {
        const auto* found = std::get_if<jsonpath::Names>(&step.kind);
        if (path.root != jsonpath::Root::Input || found == nullptr || found->names.size() != 1)
            return {};
        names.push_back(found->names.front());
    }
    return names;
}

// Whether that is how people name the error output and a member of it.
static bool isErrorOutput(std::span<const std::string_view> names) {
    static constexpr std::array members{"Cause"sv, "Error"sv};
    return names.size() == 2 && std::ranges::find(members, names.back()) != members.end();
}

static bool writes(const asl::Field<asl::Text>& resultPath, std::string_view name) {
    const auto* path = asl::get(resultPath);
    if (path == nullptr || path->value.isNull() || path->value.view().size() < 2)
        return false;
    const std::string_view text = path->value.view();
    return text.substr(0, text.find_first_of(".[", 2)) == fmt::format("$.{}", name);
}

static bool isAround(const RuleInput& in, asl::ScopeId outer, asl::ScopeId inner) {
    while (const auto parent = in.machine.scope(inner).parent) {
        inner = in.machine.state(*parent).scope;
        if (inner == outer)
            return true;
    }
    return false;
}

namespace {

/// What may have made a member of the input of a state.
class Makers {
public:
    explicit Makers(const RuleInput& in);

    /// Whether `state` may be entered with a member of this name: its input is known to have one, some ResultPath on
    /// the way to it makes one, some expression on the way mentions one, or anything in the definition is called so.
    /// O(states + expressions).
    [[nodiscard]] bool mayMake(asl::StateId state, std::string_view name) const;

private:
    [[nodiscard]] std::vector<bool> leadingTo(asl::StateId state) const;
    [[nodiscard]] bool isMentioned(const std::vector<bool>& leads, std::string_view name) const;

    const RuleInput& in_;
    std::set<std::string_view> keys_;                // of the whole definition, without `.$`
    std::vector<std::vector<asl::StateId>> before_;  // by state, those of its scope with a transition to it
};

}  // namespace

Makers::Makers(const RuleInput& in) : in_(in), before_(in.machine.states().size()) {
    syntax::walk(in.root, [this](const syntax::Step& step) {
        std::string_view key = step.isKey ? step.node.text() : std::string_view();
        if (key.ends_with(".$"))
            key.remove_suffix(2);
        keys_.insert(key);
    });
    for (const flow::Edge& edge : in.flow.graph.edges())
        if (edge.isInScope())
            before_[edge.to.index].push_back(edge.from);
}

std::vector<bool> Makers::leadingTo(asl::StateId state) const {
    std::vector<bool> leads(before_.size());
    std::vector<asl::StateId> open{state};
    leads[state.index] = true;
    while (!open.empty()) {
        const asl::StateId to = open.back();
        open.pop_back();
        for (const asl::StateId from : before_[to.index])
            if (!leads[from.index]) {
                leads[from.index] = true;
                open.push_back(from);
            }
    }
    return leads;
}

static bool isWordCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static bool hasWord(std::string_view text, std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || !isWordCharacter(text[at - 1])) && (end == text.size() || !isWordCharacter(text[end])))
            return true;
    }
    return false;
}

// Who reads the member before the failure has it from elsewhere; JSONata and intrinsic functions may also make it.
bool Makers::isMentioned(const std::vector<bool>& leads, std::string_view name) const {
    return std::ranges::any_of(in_.expressions, [&](const asl::Expression& expression) {
        return expression.object->state && leads[expression.object->state->index] && hasWord(expression.text(), name);
    });
}

bool Makers::mayMake(asl::StateId state, std::string_view name) const {
    if (keys_.contains(name) || in_.data.shapes().of(state).input.find(name) != nullptr)
        return true;
    const std::vector<bool> leads = leadingTo(state);
    if (isMentioned(leads, name))
        return true;
    const auto mayLead = [&](asl::StateId from) {
        return leads[from.index] || isAround(in_, in_.machine.state(from).scope, in_.machine.state(state).scope);
    };
    for (const asl::State& each : in_.machine.states()) {
        if (writes(each.resultPath, name) && mayLead(each.id))
            return true;
        for (const flow::Edge& edge : in_.flow.graph.edgesFrom(each.id))
            if (edge.kind == flow::EdgeKind::Catcher && writes(each.catchers[edge.index].resultPath, name) &&
                mayLead(edge.to))
                return true;
    }
    return false;
}

static void report(
    const RuleInput& in, const asl::Expression& expression, support::Span read, const flow::Edge& edge, Reporter& out) {
    const asl::State& failed = in.machine.state(edge.from);
    const asl::Catcher& catcher = failed.catchers[edge.index];
    auto report =
        out.report(expression.at(read), "\"{}\" is not there: the catcher that leads here drops the error output",
            expression.text().substr(read.begin, read.end - read.begin));
    if (failed.queryLanguage == asl::QueryLanguage::JsonPath)
        report.related(catcher.resultPath.member->key.span(), "it does so here")
            .help("give the catcher a \"ResultPath\" such as \"$.error\"");
    else
        report.related(catcher.output.member->key.span(), "it does so here")
            .help("let its \"Output\" hold {{% $states.errorOutput %}}");
}

// Whether the expression may ask before it reads: then nothing fails.
static bool mayAsk(const RuleInput& in, const asl::Expression& expression) {
    if (std::holds_alternative<query::jsonata::Expression>(expression.parsed))
        return expression.text().find("$exists") != std::string_view::npos ||
               expression.text().find('?') != std::string_view::npos;
    const bool isCompared = expression.field->field == catalog::Field::Variable;
    const auto guards = [&](const asl::Expression& other) {
        return other.object->state == expression.object->state && other.field->field == catalog::Field::Variable &&
               other.object->node->find(catalog::name(catalog::Field::IsPresent)) != nullptr;
    };
    return isCompared && std::ranges::any_of(in.expressions, guards);
}

static void checkExpression(const RuleInput& in, const Makers& makers, const asl::Expression& expression,
    const flow::Edge& edge, Reporter& out) {
    const auto length = static_cast<std::uint32_t>(expression.text().size());
    if (const auto* path = std::get_if<jsonpath::Path>(&expression.parsed)) {
        const std::vector<std::string_view> names = namesOf(*path);
        if (isErrorOutput(names) && !makers.mayMake(edge.from, names.front()))
            report(in, expression, {.begin = 0, .end = length}, edge, out);
    } else if (const auto* parsed = std::get_if<query::jsonata::Expression>(&expression.parsed)) {
        for (const query::jsonata::StatesPath& read : query::jsonata::statesPaths(*parsed)) {
            const std::span<const std::string_view> names(read.names);
            if (names.size() == 3 && names[0] == "input" && isErrorOutput(names.subspan(1)) &&
                !makers.mayMake(edge.from, names[1]))
                report(in, expression, read.span, edge, out);
        }
    }
}

// Where data is certainly not there, other rules speak.
static bool mayBeThere(const RuleInput& in, const asl::Expression& expression) {
    return std::ranges::none_of(
        in.data.absences(), [&](const lint::Absence& absence) { return absence.expression == &expression; });
}

static void check(const RuleInput& in, Reporter& out) {
    std::optional<DroppedBy> dropped;
    std::optional<Makers> makers;
    for (const asl::Expression& expression : in.expressions) {
        if (!expression.object->state || expression.object->kind == catalog::ObjectKind::Catcher ||
            expression.field->field == catalog::Field::ResultSelector)
            continue;
        if (!dropped)
            dropped = findDropped(in);
        const flow::Edge* edge = (*dropped)[expression.object->state->index];
        if (edge == nullptr || mayAsk(in, expression) || !mayBeThere(in, expression))
            continue;
        if (!makers)
            makers.emplace(in);
        checkExpression(in, *makers, expression, *edge, out);
    }
}

STEPCHECK_RULE(catch_drops_error){
    .id = "catch-drops-error",
    .summary = "A handler reads the error output, but the catcher that leads to it has thrown it away.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#error-output",
    .check = check,
};

}  // namespace stepcheck::rules
