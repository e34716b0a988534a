#include "stepcheck/flow/cycle.h"
#include "stepcheck/flow/facts.h"
#include "stepcheck/lint/route.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/transitions.h"
#include "stepcheck/syntax/walk.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <variant>

namespace stepcheck::rules {

using namespace std::string_view_literals;

static std::string lowered(std::string_view text) {
    std::string result(text);
    std::ranges::transform(
        result, result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

// An action that only asks: `aws-sdk:glue:getCrawler`, `dynamodb:getItem`. One with a pattern waits by itself.
static bool onlyAsks(const asl::Task& task) {
    const auto* resource = asl::get(task.resource);
    if (resource == nullptr || !resource->value.node->isFinalString())
        return false;
    const std::string_view arn = resource->value.view();
    const std::string_view action = arn.substr(arn.rfind(':') + 1);
    return arn.find(":states:") != std::string_view::npos && arn.find(".sync") == std::string_view::npos &&
           action.find('.') == std::string_view::npos && (action.starts_with("get") || action.starts_with("describe"));
}

static bool anyKey(const syntax::Node& node, std::span<const std::string_view> parts) {
    bool found = false;
    syntax::walk(node, [&](const syntax::Step& step) {
        if (!step.isKey || found)
            return;
        const std::string key = lowered(step.node.text());
        found = std::ranges::any_of(parts, [&](std::string_view part) { return key.find(part) != std::string::npos; });
    });
    return found;
}

// Asks for another part each time, and so needs no pause: the request holds a mark of how far it came.
static bool goesThroughPages(const asl::State& state) {
    static constexpr std::array marks{
        "token"sv, "marker"sv, "cursor"sv, "page"sv, "position"sv, "start"sv, "offset"sv, "next"sv, "last"sv};
    for (const auto& field : {state.parameters, state.arguments})
        if (field.isPresent() && anyKey(field.member->value, marks))
            return true;
    return false;
}

// JSONata that counts or takes a list apart may ask about another thing each time.
static bool mayGoOn(const asl::State& state) {
    if (!state.output.isPresent())
        return false;
    bool found = false;
    syntax::walk(state.output.member->value, [&](const syntax::Step& step) {
        const std::string_view text = step.node.text();
        found = found || text.find('+') != std::string_view::npos || text.find('[') != std::string_view::npos;
    });
    return found;
}

// Whether the loop asks one and the same question again and again, as fast as it can.
static bool polls(const asl::Machine& machine, const flow::Loop& loop) {
    std::size_t questions = 0;
    for (const asl::StateId id : loop.states) {
        const asl::State& state = machine.state(id);
        const auto* task = std::get_if<asl::Task>(&state.kind);
        if (task == nullptr) {
            const bool passes =
                std::holds_alternative<asl::Choice>(state.kind) || std::holds_alternative<asl::Pass>(state.kind);
            if (!passes || !lint::keepsData(state))
                return false;
            continue;
        }
        ++questions;
        if (!onlyAsks(*task) || state.assign.isPresent() || goesThroughPages(state) || mayGoOn(state))
            return false;
    }
    return questions == 1;
}

static void check(const RuleInput& in, Reporter& out) {
    for (const flow::Loop& loop : in.flow.loops) {
        // Without an exit, that is worse: loop-without-exit.
        if (!loop.hasExit || loop.states.size() < 2 || !polls(in.machine, loop))
            continue;
        const asl::State& first = in.machine.state(loop.states.front());
        const std::vector<asl::StateId> cycle = flow::shortestCycle(in.flow, loop);
        auto report =
            out.report(first.name.at, "loop {} asks again without a pause", flow::describeCycle(in.machine, cycle));
        lint::addRoute(in.machine, cycle, report);
        report.help("add a Wait state to the loop");
    }
}

STEPCHECK_RULE(loop_without_wait){
    .id = "loop-without-wait",
    .summary = "A loop asks for the state of something again and again without a Wait state.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://states-language.net/#wait-state",
    .check = check,
};

}  // namespace stepcheck::rules
