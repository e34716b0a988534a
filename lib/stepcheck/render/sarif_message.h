#pragma once

#include "stepcheck/lint/report.h"

#include <string>

namespace stepcheck::render {

/// The text of a SARIF result: the message as a sentence, the help as a second one, and a link to each related place,
/// whose ids count from 1: `… See [first defined here](1).`
/// Source: SARIF 2.1.0, 3.11.
[[nodiscard]] std::string sarifMessage(const lint::Finding& finding);

}  // namespace stepcheck::render
