#pragma once

#include "stepcheck/request/request.h"

#include <memory>
#include <optional>
#include <string>

namespace stepcheck::request {

/// The text in a string of a request as a document of its own; its spans lead back to the request. Null when the text
/// passes a limit. `before` and `after` stand around it.
[[nodiscard]] std::unique_ptr<const syntax::Document> textIn(const Request& request, const Node& string, bool withHoles,
    std::string_view before = {}, std::string_view after = {});

/// Why a text is no JSON.
struct JsonProblem {
    Span at;              // in the request
    std::string message;  // of the reader
    std::string answer;   // what the service's reader says, or empty
};

/// What is wrong with the JSON in a string, or nothing.
[[nodiscard]] std::optional<JsonProblem> jsonProblem(const Request& request, const Node& string);

}  // namespace stepcheck::request
