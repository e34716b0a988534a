#pragma once

#include "stepcheck/support/span.h"
#include "stepcheck/support/span_map.h"

#include <memory>
#include <string>
#include <string_view>

namespace stepcheck::support {

/// A text with the name of its file. It may be pieced together from spans of another text (a definition inside a
/// template, a file whose invalid bytes were replaced); every span of it then leads back to the file.
/// Not movable, because documents hold views into the text: share it.
class SourceText {
public:
    /// The text of a whole file. `name` is what messages call it.
    SourceText(std::string name, std::string text);

    /// A text made of parts of `origin`; `map` leads from `text` to `origin`.
    SourceText(std::shared_ptr<const SourceText> origin, std::string text, SpanMap map);

    SourceText(const SourceText&) = delete;
    SourceText& operator=(const SourceText&) = delete;

    [[nodiscard]] std::string_view text() const { return text_; }

    /// The file that this text comes from in the end: itself, unless it was pieced together.
    [[nodiscard]] const SourceText& file() const { return origin_ ? origin_->file() : *this; }
    [[nodiscard]] const std::string& name() const { return file().name_; }

    /// The range of `file()` that `span` of this text comes from.
    [[nodiscard]] Span toFile(Span span) const;

private:
    std::string name_;
    std::string text_;
    std::shared_ptr<const SourceText> origin_;
    SpanMap map_;
};

}  // namespace stepcheck::support
