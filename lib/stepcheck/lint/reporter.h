#pragma once

#include "stepcheck/support/diagnostic.h"

#include <fmt/core.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stepcheck::lint {

struct Rule;

/// Completes a diagnostic that was just reported: `out.report(…).help(…).related(…)`. Use it at once.
class Report {
public:
    explicit Report(support::Diagnostic& diagnostic) : diagnostic_(diagnostic) {}

    /// One imperative line: what to do.
    template <class... Args>
    Report& help(fmt::format_string<Args...> format, Args&&... args) {
        diagnostic_.help = fmt::format(format, std::forward<Args>(args)...);
        return *this;
    }

    /// A second place that the reader has to see.
    template <class... Args>
    Report& related(support::Span at, fmt::format_string<Args...> format, Args&&... args) {
        diagnostic_.related.push_back({.at = at, .message = fmt::format(format, std::forward<Args>(args)...)});
        return *this;
    }

    /// Another severity than the rule's.
    Report& severity(support::Severity severity) {
        diagnostic_.severity = severity;
        return *this;
    }

    /// Another code of the service than the rule's.
    Report& awsCode(std::string_view code) {
        diagnostic_.awsCode = code;
        return *this;
    }

    /// A place on the way by which an execution comes to the mistake; give them in its order.
    template <class... Args>
    Report& step(support::Span at, fmt::format_string<Args...> format, Args&&... args) {
        diagnostic_.route.push_back({.at = at, .message = fmt::format(format, std::forward<Args>(args)...)});
        return *this;
    }

    /// What the service says: a text of `catalog/aws_texts.h`.
    template <class... Args>
    Report& awsText(fmt::format_string<Args...> format, Args&&... args) {
        diagnostic_.aws.message = fmt::format(format, std::forward<Args>(args)...);
        return *this;
    }

    /// The value that the service names, when it is not the one at the place of the report.
    Report& awsPlace(support::Span at) {
        diagnostic_.aws.at = at;
        return *this;
    }

    /// The service names no place.
    Report& awsPlaceless() {
        diagnostic_.aws.isPlaceless = true;
        return *this;
    }

    /// A way to take the finding away; several stand in the order in which they should be offered. Nothing is offered
    /// without edits: `syntax` returns none where it cannot make them.
    template <class... Args>
    Report& fix(support::Safety safety, std::optional<std::vector<support::Edit>> edits,
        fmt::format_string<Args...> title, Args&&... args) {
        if (edits && !edits->empty())
            addFix({.title = fmt::format(title, std::forward<Args>(args)...),
                .safety = safety,
                .edits = *std::move(edits)});
        return *this;
    }

private:
    void addFix(support::Fix fix);

    support::Diagnostic& diagnostic_;
};

/// Takes what a rule finds.
class Reporter {
public:
    Reporter(const Rule& rule, std::vector<support::Diagnostic>& found) : rule_(rule), found_(found) {}

    /// Reports the narrowest wrong place with a message: lower case, no full stop, names in double quotes.
    template <class... Args>
    Report report(support::Span at, fmt::format_string<Args...> format, Args&&... args) {
        return add(at, fmt::format(format, std::forward<Args>(args)...));
    }

private:
    Report add(support::Span at, std::string message);

    const Rule& rule_;
    std::vector<support::Diagnostic>& found_;
};

}  // namespace stepcheck::lint
