#pragma once

#include "stepcheck/query/environment.h"
#include "stepcheck/query/failure.h"
#include "stepcheck/query/payload/expression.h"
#include "stepcheck/value/oracle.h"
#include "stepcheck/value/value.h"

#include <cstdint>
#include <memory>

namespace stepcheck::syntax {
class Node;
}

namespace stepcheck::query::payload {

/// A payload template, read once and evaluated many times: an object whose fields `name.$`, at any depth and inside of
/// arrays too, are computed. Everything else is taken as it stands, and parts without such fields are shared. Cheap to
/// copy, safe to share between threads.
/// Source: Amazon States Language, "Payload Template".
class Template {
public:
    /// Fields whose expression is none fail when they are evaluated; `dynamicFields` finds them before. Of `x` and
    /// `x.$` in one object the computed one counts.
    [[nodiscard]] static Template compile(const value::Value& tree);
    [[nodiscard]] static Template compile(const syntax::Node& node);

    /// The value that the template makes. In every object the fixed fields come first in their order, then the computed
    /// ones in the service's order. O(size of the computed parts).
    /// Error: the first failure of a field.
    [[nodiscard]] Evaluated evaluate(const Environment& environment, value::Oracle& oracle) const;

    /// Whether nothing in it is computed.
    [[nodiscard]] bool isConstant() const;

    struct Part;  // private

private:
    explicit Template(std::shared_ptr<const Part> root);

    std::shared_ptr<const Part> root_;
};

}  // namespace stepcheck::query::payload
