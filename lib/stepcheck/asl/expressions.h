#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/query/intrinsic/call.h"
#include "stepcheck/query/jsonata/expression.h"
#include "stepcheck/query/jsonpath/path.h"
#include "stepcheck/query/parsed.h"
#include "stepcheck/support/span.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace stepcheck::asl {

/// When a field is evaluated; it decides what `$states` holds, and `$` in an `Assign` of JSONPath.
enum class Moment : std::uint8_t {
    Entry,        // the state's input is there
    Result,       // and the result of its task, branches or iterations
    ErrorOutput,  // and the error that a catcher took
};

/// What the text of an expression means, or why it means nothing: a `SyntaxError` is one of a path, or of a call if the
/// text looks like one.
using Parsed = std::variant<query::jsonpath::Path, query::intrinsic::Call, query::jsonata::Expression,
    query::SyntaxError, query::jsonata::Error>;

/// A variable of the state machine that an expression reads; `$states` is none.
struct VariableUse {
    std::string name;  // without `$`
    Span inText;       // in the text of the expression
};

/// A string of the definition that the service evaluates.
struct Expression {
    const Node* node = nullptr;                  // the string
    const syntax::Member* member = nullptr;      // whose value it is; null for an element of an array
    const catalog::FieldSpec* field = nullptr;   // the field that it is, or in whose template it lies
    const Object* object = nullptr;              // whose field that is
    Span inText;                                 // in the text of `node`: in JSONata what stands between {% and %}
    Moment moment = Moment::Entry;
    Parsed parsed;
    std::vector<VariableUse> variables;  // in the order of the text

    [[nodiscard]] bool isInTemplate() const { return field->payloadTemplate; }
    [[nodiscard]] std::string_view text() const { return node->text().substr(inText.begin, inText.size()); }

    /// The place in the source of a range of the expression's text.
    [[nodiscard]] Span at(Span range) const {
        return node->spanOf({.begin = inText.begin + range.begin, .end = inText.begin + range.end});
    }
    [[nodiscard]] Span at() const { return node->spanOf(inText); }
};

/// What stands between `{%` and `%}` without the white space around it, as a range of `text`; nothing unless the text
/// begins with the one and ends with the other.
[[nodiscard]] std::optional<Span> jsonataInside(std::string_view text);

/// Every expression of a definition, object by object, in document order within each. Left out is what is not known
/// (strings with holes, objects whose query language is not known), what stands in a field that its query language does
/// not have, and what is no expression: literals, `{%` without `%}`. Linear; views the machine, which must outlive it.
[[nodiscard]] std::vector<Expression> findExpressions(const Machine& machine);

}  // namespace stepcheck::asl
