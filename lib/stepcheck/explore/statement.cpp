#include "stepcheck/explore/statement.h"

#include "stepcheck/support/overload.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

namespace stepcheck::explore {

using support::Error;
using support::Result;

static std::optional<std::uint64_t> readNumber(std::string_view& text) {
    std::uint64_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc())
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

static std::optional<std::uint64_t> readWholeNumber(std::string_view text) {
    const auto number = readNumber(text);
    return text.empty() ? number : std::nullopt;
}

static std::optional<std::int64_t> unitMilliseconds(char unit) {
    switch (unit) {
        case 's': return 1000;
        case 'm': return 60'000;
        case 'h': return 3'600'000;
        case 'd': return 86'400'000;
        default: return std::nullopt;
    }
}

// "1h30m"; a number alone is seconds.
static std::optional<std::int64_t> readDuration(std::string_view text) {
    if (text.empty())
        return std::nullopt;
    std::int64_t total = 0;
    while (!text.empty()) {
        const auto number = readNumber(text);
        const auto unit = unitMilliseconds(text.empty() ? 's' : text.front());
        static constexpr std::uint64_t most = 1'000'000'000;
        if (!number || !unit || *number > most)
            return std::nullopt;
        total += static_cast<std::int64_t>(*number) * *unit;
        text.remove_prefix(std::min<std::size_t>(text.size(), 1));
    }
    return total;
}

Result<Statement> parseStatement(std::string_view text) {
    const std::size_t colon = text.find(':');
    const std::string_view kind = text.substr(0, colon);
    const std::string_view rest = colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1);
    if (kind == "never-fails" && colon == std::string_view::npos)
        return Statement(NeverFails());
    if (kind == "unreachable" && !rest.empty())
        return Statement(Unreachable{.state = std::string(rest)});
    if (kind == "max-events")
        if (const auto events = readWholeNumber(rest))
            return Statement(MaxEvents{.events = *events});
    if (kind == "max-duration")
        if (const auto duration = readDuration(rest))
            return Statement(MaxDuration{.milliseconds = *duration});
    return Error{
        fmt::format("expected unreachable:STATE, never-fails, max-events:N or max-duration:TIME, found \"{}\"", text)};
}

static bool entersState(const exec::Program& program, const exec::Coverage& coverage, std::string_view name) {
    return std::ranges::any_of(program.machine().states(), [&](const asl::State& state) {
        return program.state(state.id).name.string() == name && coverage[state.id.index].entered > 0;
    });
}

// Whether an execution shows that the statement does not hold.
static bool refutes(const Statement& statement, const exec::Program& program, const Path& path) {
    const exec::Execution& execution = path.execution;
    return std::visit(
        support::Overload{
            [&](const Unreachable& claim) { return entersState(program, (*execution.coverage)->counts, claim.state); },
            [&](const NeverFails&) { return path.end != End::Succeeded; },
            [&](const MaxEvents& claim) { return execution.history.size() > claim.events; },
            [&](const MaxDuration& claim) {
                return execution.milliseconds - execution.history.events().front()->milliseconds > claim.milliseconds;
            },
        },
        statement);
}

// What was left out that may refute the statement; empty: nothing.
static std::string leftOut(const Statement& statement, const Exploration& exploration) {
    // How often a task fails before it succeeds does not change where it leads.
    const bool countsRetries =
        std::holds_alternative<MaxEvents>(statement) || std::holds_alternative<MaxDuration>(statement);
    for (const auto& [limit, what] : exploration.limits)
        if (limit != Limit::Retries || countsRetries)
            return fmt::format("{} were not explored (--{})", what, name(limit));
    for (const LooseEnd& loose : exploration.loose)
        if (loose.end != End::Merged)
            return fmt::format("a way is {}: {}", name(loose.end), loose.reason);
    // A task takes as long as it takes.
    if (std::holds_alternative<MaxDuration>(statement))
        for (const Path& path : exploration.paths)
            if (!path.example.calls.empty())
                return "it calls tasks, and nobody knows how long they take";
    return {};
}

ProofResult prove(const Statement& statement, const exec::Program& program, const Exploration& exploration) {
    for (const Path& path : exploration.paths)
        if (refutes(statement, program, path))
            return Refuted{.witness = &path};
    if (const auto* claim = std::get_if<Unreachable>(&statement)) {
        const bool exists = std::ranges::any_of(program.machine().states(),
            [&](const asl::State& state) { return program.state(state.id).name.string() == claim->state; });
        if (!exists)
            return Unproved{.why = fmt::format("there is no state \"{}\"", claim->state)};
    }
    if (std::string why = leftOut(statement, exploration); !why.empty())
        return Unproved{.why = std::move(why)};
    return Proved{};
}

}  // namespace stepcheck::explore
