#pragma once

#include "stepcheck/support/diagnostic.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace stepcheck::render {

/// What a piece of text is; each has its colour.
enum class Role : std::uint8_t { Plain, Strong, Error, Warning, Info, Note, Help, Gutter, Faint, Code };

[[nodiscard]] Role roleOf(support::Severity severity);

/// Puts terminal colours around text, or leaves it as it is.
class Paint {
public:
    explicit Paint(bool color) : color_(color) {}

    [[nodiscard]] std::string operator()(Role role, std::string_view text) const;

    [[nodiscard]] bool hasColor() const { return color_; }

private:
    bool color_;
};

}  // namespace stepcheck::render
