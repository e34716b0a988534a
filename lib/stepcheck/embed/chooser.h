#pragma once

#include "stepcheck/embed/template.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace stepcheck::embed {

/// What is taken for granted of a condition of a template.
struct Assumption {
    std::string_view condition;
    bool holds = true;
};

/// Follows the functions that choose one of several values: `Select`, `FindInMap`, `If` of a condition that something
/// is assumed of, and `Ref` of a parameter that allows nothing but one text.
class Chooser {
public:
    /// `content` outlives it.
    explicit Chooser(const Template& content, std::span<const Assumption> assumed = {})
        : content_(content), assumed_(assumed.begin(), assumed.end()) {}

    /// The value of the template that `value` comes to; `value` itself where it chooses none, or nobody knows which.
    [[nodiscard]] const Node& chosen(const Node& value) const { return chosen(value, 0); }

private:
    [[nodiscard]] const Node& chosen(const Node& value, std::size_t depth) const;
    [[nodiscard]] const Node* step(const Node& value, std::size_t depth) const;
    [[nodiscard]] const Node* ofIf(const Node& value) const;
    [[nodiscard]] const Node* ofSelect(const Node& argument, std::size_t depth) const;
    [[nodiscard]] const Node* ofFindInMap(const Node& argument, std::size_t depth) const;
    [[nodiscard]] const Node* ofParameter(std::string_view name) const;
    [[nodiscard]] const Node* section(std::string_view name, std::string_view member) const;

    const Template& content_;
    std::vector<Assumption> assumed_;
};

/// The index that `Select` is given, a number or its digits; or nothing.
[[nodiscard]] std::optional<std::size_t> indexOf(const Node& index);

/// Whether a value is `Ref` of `AWS::NoValue`, which takes away the member or element that it is the value of.
[[nodiscard]] bool isNoValue(const Node& value);

}  // namespace stepcheck::embed
