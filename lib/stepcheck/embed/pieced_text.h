#pragma once

#include "stepcheck/support/source_text.h"
#include "stepcheck/support/span_map.h"
#include "stepcheck/syntax/node.h"

#include <memory>
#include <string>
#include <string_view>

namespace stepcheck::embed {

using support::Span;
using syntax::Node;

/// A text that is put together from parts of a template, with the way back for each byte of it.
class PiecedText {
public:
    /// `source` is the text that the nodes were read from; it outlives this.
    explicit PiecedText(std::string_view source) : source_(source) {}

    /// Appends a range of the decoded text of a string; each character keeps its own place.
    void append(const Node& string, Span range);

    /// Appends a text that stands for all of `origin`.
    void append(std::string_view text, Span origin);

    /// Appends a range of the source as it stands there.
    void appendVerbatim(Span origin);

    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] const support::SpanMap& map() const { return map_; }

    /// The text as one of its own, whose spans lead back to `origin`, the text of the template.
    [[nodiscard]] std::shared_ptr<const support::SourceText> finish(
        std::shared_ptr<const support::SourceText> origin) &&;

private:
    [[nodiscard]] std::uint32_t endOfRun(const Node& string, std::uint32_t begin, std::uint32_t end, Span first) const;

    std::string_view source_;
    std::string text_;
    support::SpanMap map_;
};

}  // namespace stepcheck::embed
