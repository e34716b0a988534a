#pragma once

#include "stepcheck/support/diagnostic.h"
#include "stepcheck/syntax/yaml_events.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::syntax {

/// What the reader knows where a YAML text cannot be read on.
struct YamlErrorContext {
    std::string_view text;
    std::uint32_t lastEnd = 0;              // behind the last thing that was read
    std::optional<std::uint32_t> flowOpen;  // the innermost `[` or `{` that is still open
    std::vector<std::uint32_t> indents{};   // columns at which arrays and objects around and just ended begin
};

/// A `yaml-syntax` error.
[[nodiscard]] support::Diagnostic yamlError(Span at, std::string message, std::string help = {});

/// Says in our words what libfyaml refused, exactly placed.
[[nodiscard]] support::Diagnostic explainYamlFailure(const YamlFailure& failure, const YamlErrorContext& context);

}  // namespace stepcheck::syntax
