#include "stepcheck/query/jsonpath/comparison.h"
#include "stepcheck/query/jsonpath/condition.h"
#include "stepcheck/query/jsonpath/evaluation.h"
#include "stepcheck/support/overload.h"

namespace stepcheck::query::jsonpath {

using support::Overload;
using value::Value;

namespace {
// The state of one test of one item.
class Test {
public:
    Test(const Value& item, Shared& shared, Trouble& trouble) : item_(item), shared_(shared), trouble_(trouble) {}

    Truth holds(const Condition& condition);

private:
    Truth exists(const Existence& existence);
    Truth compares(const Comparison& comparison);
    Truth sideOf(const Operand& operand, Side& side);
    Truth valueOf(const Path& path, Side& side);
    Truth refuse(Reason reason);

    const Value& item_;
    Shared& shared_;
    Trouble& trouble_;
};
}  // namespace

Truth Test::holds(const Condition& condition) {
    return std::visit(Overload{
                          [&](const Existence& existence) { return exists(existence); },
                          [&](const Comparison& comparison) { return compares(comparison); },
                          [&](const Negation& negation) {
                              const Truth inner = holds(*negation.of);
                              if (inner == Truth::True)
                                  return Truth::False;
                              return inner == Truth::False ? Truth::True : inner;
                          },
                          [&](const Conjunction& conjunction) {
                              for (const Condition& part : conjunction.all)
                                  if (const Truth found = holds(part); found != Truth::True)
                                      return found;
                              return Truth::True;
                          },
                          [&](const Disjunction& disjunction) {
                              for (const Condition& part : disjunction.any)
                                  if (const Truth found = holds(part); found != Truth::False)
                                      return found;
                              return Truth::False;
                          },
                      },
        condition.kind);
}

// An evaluation that ended in an invalid path makes the filter false; anything worse ends the evaluation as a whole.
Truth Test::refuse(Reason reason) {
    return isInvalidPath(reason) ? Truth::Invalid : Truth::Endless;
}

// A path that begins with `$` is looked for in the item, too: Jayway passes the item as the document here.
Truth Test::exists(const Existence& existence) {
    Evaluation evaluation(existence.path, shared_, true);
    const bool found = evaluation.run(item_).has_value();
    if (!found && !isNotFound(evaluation.trouble().reason)) {
        trouble_ = evaluation.trouble();
        return refuse(trouble_.reason);
    }
    return found == existence.wanted ? Truth::True : Truth::False;
}

Truth Test::valueOf(const Path& path, Side& side) {
    Evaluation evaluation(path, shared_);
    auto value = evaluation.run(path.root == Root::Item ? item_ : shared_.document);
    if (value) {
        side = {.form = Side::Form::Value, .value = std::move(*value)};
        return Truth::True;
    }
    if (isNotFound(evaluation.trouble().reason))
        return Truth::True;
    trouble_ = evaluation.trouble();
    return refuse(trouble_.reason);
}

Truth Test::sideOf(const Operand& operand, Side& side) {
    return std::visit(Overload{
                          [&](const Path& path) { return valueOf(path, side); },
                          [&](const Scalar& scalar) {
                              side = {.form = Side::Form::Value, .value = scalar.value, .scalar = &scalar};
                              return Truth::True;
                          },
                          [&](const JsonLiteral& json) {
                              const bool good = json.value.is(value::Kind::Array) || json.value.is(value::Kind::Object);
                              side = {.form = good ? Side::Form::Literal : Side::Form::Undefined, .value = json.value};
                              return Truth::True;
                          },
                          [&](const PatternLiteral& pattern) {
                              side = {.form = Side::Form::Pattern, .pattern = &pattern};
                              return Truth::True;
                          },
                      },
        operand.kind);
}

// Operators on two lists compare each element of one with each of the other.
static std::uint64_t workOf(const Side& left, Operator comparison, const Side& right) {
    const std::uint64_t ofLeft = left.value.size() + 1;
    const std::uint64_t ofRight = right.value.size() + 1;
    const bool sets = comparison == Operator::All || comparison == Operator::SubsetOf ||
                      comparison == Operator::AnyOf || comparison == Operator::NoneOf;
    return sets ? ofLeft * ofRight : ofLeft + ofRight;
}

Truth Test::compares(const Comparison& comparison) {
    Side left;
    Side right;
    if (const Truth good = sideOf(comparison.left, left); good != Truth::True)
        return good;
    if (const Truth good = sideOf(comparison.right, right); good != Truth::True)
        return good;
    const std::uint64_t work = workOf(left, comparison.comparison, right);
    if (work > shared_.stepsLeft) {
        trouble_.reason = Reason::TooManySteps;
        return Truth::Endless;
    }
    shared_.stepsLeft -= work;
    const Truth result = compare(left, comparison.comparison, right, shared_.oracle);
    if (result == Truth::Endless)
        trouble_.reason = Reason::EndlessPattern;
    return result;
}

std::optional<bool> accepts(const Condition& condition, const Value& item, Shared& shared, Trouble& trouble) {
    if (shared.stepsLeft == 0) {
        trouble.reason = Reason::TooManySteps;
        return std::nullopt;
    }
    --shared.stepsLeft;
    Trouble found;
    switch (Test(item, shared, found).holds(condition)) {
        case Truth::True: return true;
        case Truth::False:
        case Truth::Invalid: return false;
        case Truth::Endless: break;
    }
    trouble = found;
    return std::nullopt;
}

}  // namespace stepcheck::query::jsonpath
