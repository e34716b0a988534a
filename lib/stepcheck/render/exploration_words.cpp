#include "stepcheck/render/exploration_words.h"

#include "stepcheck/value/write.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <utility>

namespace stepcheck::render {

std::string statesInWords(const exec::Program& program, const std::vector<asl::StateId>& states) {
    std::string text;
    for (std::size_t i = 0; i < states.size();) {
        std::size_t same = i + 1;
        while (same < states.size() && states[same] == states[i])
            ++same;
        if (i > 0)
            text += " → ";
        text += program.state(states[i]).name.string();
        if (same - i > 1)
            text += fmt::format(" ×{}", same - i);
        i = same;
    }
    return text;
}

std::vector<std::string> answersInWords(const exec::Program& program, const std::vector<explore::Call>& calls) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < calls.size(); ++i) {
        const auto* failure = std::get_if<exec::Failure>(&calls[i].answer.outcome);
        if (failure == nullptr || calls[i].retry > 0)
            continue;
        // The attempts of one visit lie apart when others run at the same time.
        std::size_t failures = 1;
        bool succeeds = false;
        for (std::size_t j = i + 1; j < calls.size(); ++j) {
            if (calls[j].state != calls[i].state || calls[j].visit != calls[i].visit)
                continue;
            if (calls[j].retry == 0)
                break;
            const bool fails = std::holds_alternative<exec::Failure>(calls[j].answer.outcome);
            failures += fails ? 1U : 0U;
            succeeds = !fails;
        }
        std::string errors = calls[i].errors.front();
        if (calls[i].errors.size() > 1)
            errors += fmt::format(" (or {})", fmt::join(calls[i].errors.begin() + 1, calls[i].errors.end(), ", "));
        std::string text = fmt::format("{} fails", program.state(calls[i].state).name.string());
        if (failures > 1)
            text += fmt::format(" {} times", failures);
        text += fmt::format(" with {}", errors);
        if (succeeds)
            text += ", then succeeds";
        words.push_back(std::move(text));
    }
    return words;
}

std::string outcomeInWords(const explore::Path& path) {
    switch (path.end) {
        case explore::End::Succeeded: return "succeeds";
        case explore::End::TimedOut: return "times out";
        default: break;
    }
    const auto& failure = path.execution.failure;
    return failure && failure->error && !(*failure->error).empty() ? fmt::format("fails with {}", *failure->error)
                                                                   : "fails";
}

std::string requirementInWords(const explore::Requirement& requirement) {
    std::string text;
    switch (requirement.need) {
        case explore::Need::Always: text = "required"; break;
        case explore::Need::Sometimes: text = "required on some paths"; break;
        case explore::Need::Optional: text = "optional"; break;
    }
    if (!requirement.types.empty())
        text += fmt::format(", {}", fmt::join(requirement.types, " or "));
    if (requirement.values.empty())
        return text;
    text += "; compared with";
    for (std::size_t i = 0; i < requirement.values.size(); ++i)
        text += fmt::format("{} {}", i == 0 ? "" : ",", value::write(requirement.values[i]));
    return text;
}

std::string pointInWords(const exec::Program& program, const exec::CoveragePoint& point) {
    const std::string_view state = program.state(point.state).name.string();
    switch (point.kind) {
        case exec::PointKind::State: return fmt::format("state \"{}\"", state);
        case exec::PointKind::Transition:
            return fmt::format("transition from \"{}\" to \"{}\"", state, program.state(point.target).name.string());
        case exec::PointKind::Rule: return fmt::format("Choices[{}] of \"{}\"", point.index, state);
        case exec::PointKind::Retrier: return fmt::format("Retry[{}] of \"{}\"", point.index, state);
        case exec::PointKind::Catcher: return fmt::format("Catch[{}] of \"{}\"", point.index, state);
    }
    return {};
}

std::string rangeInWords(const explore::Range& range) {
    return range.least == range.most ? fmt::format("{}", range.least)
                                     : fmt::format("{} to {}", range.least, range.most);
}

std::string counted(std::uint64_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string durationInWords(std::int64_t milliseconds) {
    static constexpr auto units = std::to_array<std::pair<std::int64_t, std::string_view>>(
        {{86'400'000, "d"}, {3'600'000, "h"}, {60'000, "min"}});
    std::string text;
    for (const auto& [length, unit] : units)
        if (milliseconds >= length) {
            text += fmt::format("{}{} {}", text.empty() ? "" : " ", milliseconds / length, unit);
            milliseconds %= length;
        }
    if (milliseconds > 0 || text.empty())
        text += fmt::format("{}{} s", text.empty() ? "" : " ", static_cast<double>(milliseconds) / 1000);
    return text;
}

}  // namespace stepcheck::render
