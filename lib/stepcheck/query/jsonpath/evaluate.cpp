#include "stepcheck/query/jsonpath/evaluate.h"

#include "stepcheck/query/jsonpath/evaluation.h"
#include "stepcheck/support/assert.h"

#include <utility>

namespace stepcheck::query::jsonpath {

using value::Value;

Evaluated evaluateIn(const Path& path, const Value& document, value::Oracle& oracle) {
    if (const Value* node = follow(path, document))
        return *node;
    Shared shared{.document = document, .oracle = oracle};
    Evaluation evaluation(path, shared);
    if (auto value = evaluation.run(document))
        return std::move(*value);
    const Trouble& trouble = evaluation.trouble();
    if (trouble.reason == Reason::MissingMember && !path.definite)
        return Value(std::vector<Value>());
    return failure(path, trouble);
}

Evaluated evaluate(const Path& path, const Environment& environment, value::Oracle& oracle) {
    switch (path.root) {
        case Root::Input:
        case Root::Item: return evaluateIn(path, environment.input, oracle);
        case Root::Context: return evaluateIn(path, environment.context, oracle);
        case Root::Variable: {
            const Value* variable = environment.variable ? environment.variable(path.variable) : nullptr;
            if (variable == nullptr)
                return Failure{.message = "No results for path: $['" + path.variable + "']", .isMissing = true};
            return evaluateIn(path, *variable, oracle);
        }
    }
    STEPCHECK_ASSERT(false);
}

}  // namespace stepcheck::query::jsonpath
