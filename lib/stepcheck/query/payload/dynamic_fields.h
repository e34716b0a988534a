#pragma once

#include "stepcheck/query/parsed.h"
#include "stepcheck/query/payload/expression.h"
#include "stepcheck/support/span.h"
#include "stepcheck/syntax/node.h"

#include <string_view>
#include <vector>

namespace stepcheck::query::payload {

/// A field `name.$` of a template in a document. Views into the document, which must outlive it.
struct DynamicField {
    const syntax::Member* member = nullptr;
    std::string_view name;                  // without `.$`; empty when the key is nothing else
    Parsed<Expression> expression;          // of a value that is no string: an error at the whole of it
    const syntax::Member* rival = nullptr;  // a field of the same object with the same name after the suffix is gone

    /// Where a part of the expression stands in the document.
    [[nodiscard]] support::Span spanOf(support::Span inExpression) const;
};

/// All computed fields of a template, at any depth and inside of arrays too, in the order of the document. Fields whose
/// value nobody knows yet (holes) are left out.
[[nodiscard]] std::vector<DynamicField> dynamicFields(const syntax::Node& payloadTemplate);

}  // namespace stepcheck::query::payload
