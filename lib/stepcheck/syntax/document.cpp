#include "stepcheck/syntax/document.h"

#include "stepcheck/support/assert.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace stepcheck::syntax {

// The nodes of an ordinary definition take about as many bytes as its text.
static std::size_t usualTreeBytes(const support::SourceText* source) {
    STEPCHECK_ASSERT(source != nullptr);
    return source->text().size() + sizeof(Node);
}

Document::Document(std::shared_ptr<const support::SourceText> source, Language language)
    : source_(std::move(source)), language_(language), arena_(usualTreeBytes(source_.get())) {}

bool Document::hasErrors() const {
    return std::ranges::find(diagnostics_, support::Severity::Error, &support::Diagnostic::severity) !=
           diagnostics_.end();
}

}  // namespace stepcheck::syntax
