#include "stepcheck/syntax/json_reader.h"

#include "stepcheck/syntax/json_parser.h"

namespace stepcheck::syntax {

// Where brackets are missing or too many, their order alone tells late that something is wrong and never where: a state
// without its closing brace swallows all that follow. The indentation, in a text that has one, tells both. So such a
// text is read once more by its indentation; the reading that finds fewer mistakes is taken.
void readJson(const support::SourceText& source, const JsonDialect& dialect, TreeBuilder& builder) {
    const std::size_t diagnosticsBefore = builder.diagnosticCount();
    const auto read = [&](BracketGuide guide) {
        JsonParser parser(source.text(), dialect, guide, builder);
        parser.parse();
        return parser.foundWrongBrackets() && !builder.limitPassed();
    };
    if (!read(BracketGuide::Order))
        return;
    const std::size_t diagnosticsByOrder = builder.diagnosticCount();
    builder.restart(diagnosticsBefore);
    read(BracketGuide::Indentation);
    if (builder.limitPassed() || builder.diagnosticCount() <= diagnosticsByOrder)
        return;
    builder.restart(diagnosticsBefore);
    read(BracketGuide::Order);
}

}  // namespace stepcheck::syntax
