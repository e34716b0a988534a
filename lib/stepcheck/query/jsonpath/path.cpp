#include "stepcheck/query/jsonpath/path.h"

#include "stepcheck/support/overload.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace stepcheck::query::jsonpath {

using support::Overload;

static bool isLast(const std::vector<Step>& steps, std::size_t index) {
    return index + 1 == steps.size();
}

std::size_t countDefinite(const std::vector<Step>& steps) {
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const bool one = std::visit(Overload{
                                        [&](const Names& names) { return names.names.size() == 1 || isLast(steps, i); },
                                        [](const Indexes& indexes) { return indexes.indexes.size() == 1; },
                                        [](const Slice&) { return false; },
                                        [](const Wildcard&) { return false; },
                                        [](const Scan&) { return false; },
                                        [](const Filter&) { return false; },
                                        [](const Call&) { return true; },
                                    },
            steps[i].kind);
        if (!one)
            return i;
    }
    return steps.size();
}

static std::string_view whyNoReference(const Step& step) {
    using Why = std::string_view;
    return std::visit(Overload{
                          [](const Names& names) -> Why {
                              return names.names.size() == 1 ? "" : "a list of names selects several nodes";
                          },
                          [](const Indexes& indexes) -> Why {
                              return indexes.indexes.size() == 1 ? "" : "a list of indexes selects several nodes";
                          },
                          [](const Slice&) -> Why { return "a slice selects several nodes"; },
                          [](const Wildcard&) -> Why { return "a wildcard selects several nodes"; },
                          [](const Scan&) -> Why { return "\"..\" selects several nodes"; },
                          [](const Filter&) -> Why { return "a filter selects several nodes"; },
                          [](const Call&) -> Why { return "a function names no node"; },
                      },
        step.kind);
}

std::optional<NoReference> whyNoReference(const Path& path) {
    for (const Step& step : path.steps)
        if (const std::string_view why = whyNoReference(step); !why.empty())
            return NoReference{std::string(why), step.at};
    return std::nullopt;
}

static std::string fragmentOf(const Names& names) {
    std::string text;
    for (const std::string& name : names.names)
        text += fmt::format("{}{}{}{}", text.empty() ? "" : ",", names.quote, name, names.quote);
    return "[" + text + "]";
}

static std::string bound(const std::optional<std::int32_t>& bound) {
    return bound ? std::to_string(*bound) : std::string();
}

std::string fragment(const Step& step) {
    return std::visit(
        Overload{
            [](const Names& names) { return fragmentOf(names); },
            [](const Indexes& indexes) { return fmt::format("[{}]", fmt::join(indexes.indexes, ",")); },
            [](const Slice& slice) { return fmt::format("[{}:{}]", bound(slice.from), bound(slice.to)); },
            [](const Wildcard&) -> std::string { return "[*]"; },
            [](const Scan&) -> std::string { return ".."; },
            [](const Filter&) -> std::string { return "[?]"; },
            [](const Call& call) { return fmt::format(".{}({})", call.name, call.arguments.empty() ? "" : "..."); },
        },
        step.kind);
}

std::string fragments(const std::vector<Step>& steps, std::size_t first) {
    std::string text;
    for (std::size_t i = first; i < steps.size(); ++i)
        text += fragment(steps[i]);
    return text;
}

}  // namespace stepcheck::query::jsonpath
