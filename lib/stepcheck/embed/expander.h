#pragma once

#include "stepcheck/embed/chooser.h"
#include "stepcheck/embed/linked_file.h"
#include "stepcheck/embed/pieced_text.h"
#include "stepcheck/embed/template.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace stepcheck::embed {

/// Writes what the values of a template come to as texts. What is not known before the deployment becomes a hole
/// `${…}`; of what is known in part (the ARN of a function) the rest is written out.
class Expander {
public:
    /// `content` outlives it, and so does `substitutions`, which may be null.
    Expander(const Template& content, const Substitutions* substitutions, std::span<const Assumption> assumed = {})
        : content_(content), chooser_(content, assumed), substitutions_(substitutions) {}

    [[nodiscard]] const Chooser& chooser() const { return chooser_; }

    /// Appends the text of a value: strings, numbers, `Ref`, `GetAtt`, `Sub`, `Join`, and what is chosen of them;
    /// anything else is one hole.
    void append(const Node& value, PiecedText& to) const { append(value, to, 0); }

    /// The text alone.
    [[nodiscard]] std::string textOf(const Node& value) const;

    /// Whether `append` makes something else of a string than what it says.
    [[nodiscard]] bool changes(const Node& string) const;

private:
    /// The variables that `Sub` has besides the names of the template, or null.
    using Variables = const Node*;

    void append(const Node& value, PiecedText& to, std::size_t depth) const;
    void appendString(const Node& string, PiecedText& to) const;
    void appendSub(const Node& argument, PiecedText& to, std::size_t depth) const;
    void appendSubText(const Node& text, Variables variables, PiecedText& to, std::size_t depth) const;
    void appendVariable(std::string_view name, Span at, Variables variables, PiecedText& to, std::size_t depth) const;
    void appendFunction(const Node& value, PiecedText& to, std::size_t depth) const;
    [[nodiscard]] bool appendSplit(const Node& argument, Span at, PiecedText& to, std::size_t depth) const;
    [[nodiscard]] bool appendJoin(const Node& argument, PiecedText& to, std::size_t depth) const;
    [[nodiscard]] std::string referenceText(std::string_view name) const;
    [[nodiscard]] const std::string* substitution(std::string_view key, bool isWhole) const;

    const Template& content_;
    Chooser chooser_;
    const Substitutions* substitutions_;
    mutable std::size_t steps_ = 0;  // variables inside of variables may be many
};

/// Whether a text is nothing but one hole.
[[nodiscard]] bool isOneHole(std::string_view text);

}  // namespace stepcheck::embed
