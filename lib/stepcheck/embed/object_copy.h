#pragma once

#include "stepcheck/embed/expander.h"
#include "stepcheck/embed/template.h"
#include "stepcheck/support/result.h"

#include <cstdint>
#include <memory>

namespace stepcheck::embed {

/// What becomes of a value that is not known: a hole, or a string with the text `${…}`.
enum class Placeholders : std::uint8_t { AsHoles, AsText };

/// A document of its own for a definition that is an object of the template, over the same text: what the template
/// functions in it come to stands in their place, as far as it is known. The template must outlive it. Its comments are
/// not in it. Error: it passes a limit.
[[nodiscard]] support::Result<std::unique_ptr<const syntax::Document>> copyObject(
    const Template& content, const Node& definition, const Expander& expander, Placeholders placeholders);

}  // namespace stepcheck::embed
