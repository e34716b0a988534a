#include "stepcheck/explore/proof.h"

#include "stepcheck/explore/replay.h"
#include "stepcheck/support/hash.h"
#include "stepcheck/value/term.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace stepcheck::explore {

// The last thing that was decided tells apart why a state failed.
static std::string reasonOf(const WayEnd& way, const exec::Execution& execution) {
    const bool isOwn = execution.failure && (execution.failure->error == "States.Runtime" ||
                                                execution.failure->error == "States.QueryEvaluationError");
    return isOwn && !way.branch.condition.empty() ? describe(way.branch.condition.back()) : std::string();
}

static bool isAbstract(const value::Value& value) {
    if (!value.is(value::Kind::Term))
        return std::ranges::any_of(value.elements(), [](const value::Value& each) { return isAbstract(each); }) ||
               std::ranges::any_of(value.members(), [](const value::MemberView one) { return isAbstract(one.value); });
    const value::Term& term = value.term();
    const bool isExact = term.name() == "$boolean";  // every value counts as true or as false
    return (term.form() == value::Term::Form::Function && !isExact) ||
           std::ranges::any_of(term.operands(), [](const value::Value& each) { return isAbstract(each); });
}

// Whether a condition holds a function of which the evaluators told only that it has some result, or none.
static bool isAbstract(const std::vector<Literal>& condition) {
    return std::ranges::any_of(condition, [](const Literal& literal) {
        return isAbstract(literal.condition.first) || isAbstract(literal.condition.second);
    });
}

// Whether data on the way holds such a function.
static bool isAbstract(const exec::Execution& execution) {
    return std::ranges::any_of(execution.history.events(), [](const exec::Event* event) {
        if (const auto* entered = std::get_if<exec::EnterDetails>(&event->details))
            return isAbstract(entered->input.value());
        if (const auto* scheduled = std::get_if<exec::ScheduleDetails>(&event->details))
            return isAbstract(scheduled->parameters.value());
        const auto* exited = std::get_if<exec::ExitDetails>(&event->details);
        return exited != nullptr &&
               (isAbstract(exited->output.value()) ||
                   std::ranges::any_of(exited->assigned,
                       [](const semantics::Assignment& assignment) { return isAbstract(assignment.value); }));
    });
}

// Where two routes part, for whoever looks for our mistake.
static std::string partingOf(std::string_view expected, std::string_view found) {
    const auto [left, right] = std::ranges::mismatch(expected, found);
    const auto lineAt = [](std::string_view route, std::size_t at) {
        const std::size_t begin = route.rfind('\n', at == 0 ? 0 : at - 1);
        const std::size_t start = begin == std::string_view::npos ? 0 : begin + 1;
        return std::string(route.substr(start, route.find('\n', start) - start));
    };
    const auto at = static_cast<std::size_t>(left - expected.begin());
    return fmt::format("expected \"{}\", found \"{}\"", lineAt(expected, std::min(at, expected.size())),
        lineAt(found, std::min(at, found.size())));
}

std::optional<Path> prove(WayEnd& way, const exec::Program& program, const exec::Settings& settings) {
    auto example = exampleOf(way.branch);
    if (auto* why = std::get_if<std::string>(&example)) {
        way.end = End::Undecided;
        way.reason = std::move(*why);
        return std::nullopt;
    }
    Path path{.end = way.end, .example = std::move(std::get<Example>(example))};
    path.execution = replay(program, settings, path.example);
    const std::string route = routeOf(path.execution, way.branch.mergedAt);
    if (const std::string expected = routeOf(way.branch.execution, way.branch.mergedAt); route != expected) {
        way.end = isAbstract(way.branch.condition) || isAbstract(way.branch.execution) ? End::Undecided : End::Unproven;
        way.reason = path.execution.stuck ? path.execution.stuck->message : partingOf(expected, route);
        if (const auto& failure = way.branch.execution.failure; failure && failure->cause)
            way.reason += fmt::format("; the way failed with: {}", *failure->cause);
        return std::nullopt;
    }
    path.states = statesOf(program, path.execution);
    path.condition = way.branch.condition;
    path.assumptions = way.branch.assumptions;
    path.id = fmt::format("{}-{:08x}", name(way.end),
        static_cast<std::uint32_t>(support::fnv1a(reasonOf(way, path.execution), support::fnv1a(route)) >> 16U));
    return path;
}

}  // namespace stepcheck::explore
