#pragma once

#include "stepcheck/asl/expressions.h"
#include "stepcheck/lint/reporter.h"
#include "stepcheck/support/diagnostic.h"
#include "stepcheck/support/source_text.h"

#include <string>
#include <string_view>
#include <vector>

// What the service says where it takes more than one line to tell.
namespace stepcheck::lint {

/// Tells what the service says about a path or call that it cannot read: in a payload template the key and the place of
/// the whole template.
void addPathText(const asl::Expression& expression, Report& report);

/// Names in the order in which the service lists them: that of a Java hash set, as far as recordings tell.
[[nodiscard]] std::vector<std::string_view> inAnswerOrder(std::vector<std::string_view> names);

/// What the service says about a text that is not JSON.
struct JsonAnswer {
    std::string message;
    std::string location;
};

[[nodiscard]] JsonAnswer answerToJsonMistake(const support::SourceText& source, const support::Diagnostic& mistake);

}  // namespace stepcheck::lint
