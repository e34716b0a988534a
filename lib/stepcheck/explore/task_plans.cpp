#include "stepcheck/explore/task_plans.h"

#include "stepcheck/catalog/errors.h"
#include "stepcheck/flow/known_response.h"
#include "stepcheck/semantics/handlers.h"
#include "stepcheck/value/term.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace stepcheck::explore {

using exec::StateProgram;
using semantics::Failure;
using value::Kind;
using value::Question;
using value::Term;
using value::Value;

// Whether a task can raise it, whatever its service is; the name as it is raised, or nothing.
static std::optional<std::string> raised(const std::string& name) {
    const catalog::ReservedError* reserved = catalog::findReservedError(name);
    if (reserved == nullptr)
        return name.starts_with(catalog::reservedPrefix) ? std::nullopt : std::optional(name);
    switch (reserved->cause) {
        case catalog::ErrorCause::AnyState:
        case catalog::ErrorCause::JsonPath:
        case catalog::ErrorCause::Heartbeat:
        case catalog::ErrorCause::Http: return reserved->appearsAs.empty() ? name : std::string(reserved->appearsAs);
        case catalog::ErrorCause::Wildcard:
        case catalog::ErrorCause::Never:
        case catalog::ErrorCause::Jsonata:
        case catalog::ErrorCause::Parallel:
        case catalog::ErrorCause::DistributedMap:
        case catalog::ErrorCause::ItemReader:
        case catalog::ErrorCause::ResultWriter: return std::nullopt;
    }
    return std::nullopt;
}

namespace {

// Whoever takes an error in one state.
struct Handler {
    std::optional<std::size_t> retrier;
    const semantics::CompiledCatcher* catcher = nullptr;

    bool operator==(const Handler&) const = default;
};

// Errors that the same handlers take, the innermost first.
struct ErrorGroup {
    std::vector<Handler> handlers;
    std::vector<std::string> errors;
};

}  // namespace

// A state with the Parallel and Map states that its errors come to, from the inside out. A child execution keeps its
// own.
static std::vector<const semantics::Steps*> levelsOf(const exec::Program& program, const StateProgram& state) {
    std::vector<const semantics::Steps*> levels{&state.steps};
    for (auto outer = program.machine().scope(state.scope).parent; outer;) {
        const StateProgram& around = program.state(*outer);
        const auto* map = std::get_if<exec::MapProgram>(&around.kind);
        if (map != nullptr && map->isDistributed)
            break;
        levels.push_back(&around.steps);
        outer = program.machine().scope(around.scope).parent;
    }
    return levels;
}

static std::vector<std::string> errorsOf(const std::vector<const semantics::Steps*>& levels) {
    std::vector<std::string> errors;
    const auto add = [&](const std::vector<std::string>& names) {
        for (const std::string& name : names)
            if (auto error = raised(name); error && std::ranges::find(errors, *error) == errors.end())
                errors.push_back(std::move(*error));
    };
    for (const semantics::Steps* steps : levels) {
        for (const semantics::Retrier& retrier : steps->retriers())
            add(retrier.errors);
        for (const semantics::CompiledCatcher& catcher : steps->catchers())
            add(catcher.errors);
    }
    errors.emplace_back(unnamedError);
    return errors;
}

// Up to the one that catches it.
static std::vector<Handler> handlersOf(const std::vector<const semantics::Steps*>& levels, const std::string& error) {
    const Failure failure{.error = error, .cause = {}};
    std::vector<Handler> handlers;
    for (const semantics::Steps* steps : levels) {
        handlers.push_back(
            {.retrier = semantics::findRetrier(steps->retriers(), failure), .catcher = steps->findCatcher(failure)});
        if (handlers.back().catcher != nullptr)
            break;
    }
    return handlers;
}

static std::vector<ErrorGroup> groupsOf(const exec::Program& program, const StateProgram& state) {
    const std::vector<const semantics::Steps*> levels = levelsOf(program, state);
    std::vector<ErrorGroup> groups;
    for (std::string& error : errorsOf(levels)) {
        std::vector<Handler> handlers = handlersOf(levels, error);
        auto group = std::ranges::find(groups, handlers, &ErrorGroup::handlers);
        if (group == groups.end())
            group = groups.insert(groups.end(), {.handlers = std::move(handlers), .errors = {}});
        group->errors.push_back(std::move(error));
    }
    return groups;
}

std::vector<TaskPlan> plansOf(const exec::Program& program, const StateProgram& state, const Options& options) {
    std::vector<TaskPlan> plans(1);
    for (const ErrorGroup& group : groupsOf(program, state)) {
        plans.push_back({.errors = group.errors, .failures = 0, .succeeds = false});
        const auto& retrier = group.handlers.front().retrier;
        const std::uint64_t attempts = retrier ? state.steps.retriers()[*retrier].maxAttempts : 0;
        for (std::uint64_t failures = 1; failures <= std::min<std::uint64_t>(attempts, options.maxRetries); ++failures)
            plans.push_back({.errors = group.errors, .failures = failures, .succeeds = true});
    }
    return plans;
}

bool allowsMoreRetries(const StateProgram& state, const Options& options) {
    return std::holds_alternative<exec::TaskProgram>(state.kind) &&
           std::ranges::any_of(state.steps.retriers(),
               [&](const semantics::Retrier& retrier) { return retrier.maxAttempts > options.maxRetries; });
}

static Literal given(Question question, Value value, Kind kind = Kind::Null) {
    return {.condition = {.question = question, .kind = kind, .first = std::move(value), .second = {}}};
}

// The kind of a member's value, unless it may be several.
static std::optional<Kind> kindOf(catalog::ResponseType type) {
    switch (type) {
        case catalog::ResponseType::String:
        case catalog::ResponseType::Text: return Kind::String;
        case catalog::ResponseType::Number: return Kind::Decimal;
        case catalog::ResponseType::Objects:
        case catalog::ResponseType::Object: return Kind::Object;
        case catalog::ResponseType::Any: break;
    }
    return std::nullopt;
}

std::vector<Literal> knownOfResult(const exec::TaskProgram& task, const Value& result) {
    using Form = asl::Resource::Form;
    // What a callback reports may be anything.
    if ((!task.resource.is(Form::Service) && !task.resource.is(Form::AwsSdk)) || task.resource.isCallback())
        return {};
    std::vector<Literal> known{given(Question::IsKind, result, Kind::Object)};
    const catalog::Response* response = flow::knownResponse(task.resource);
    if (response == nullptr)
        return known;
    for (const catalog::ResponseMember& member : response->members) {
        if (!member.isAlwaysThere)
            continue;
        const Value value = Value::term(Term::member(result, member.name));
        known.push_back(given(Question::IsPresent, value));
        if (const std::optional<Kind> kind = kindOf(member.type))
            known.push_back(given(Question::IsKind, value, *kind));
    }
    return known;
}

}  // namespace stepcheck::explore
