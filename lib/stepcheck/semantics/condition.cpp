#include "stepcheck/semantics/condition.h"

#include "stepcheck/query/jsonpath/evaluate.h"
#include "stepcheck/query/jsonpath/parser.h"
#include "stepcheck/query/node_value.h"
#include "stepcheck/semantics/comparison.h"
#include "stepcheck/semantics/jsonata_template.h"
#include "stepcheck/semantics/path_field.h"
#include "stepcheck/support/overload.h"

#include <fmt/format.h>

#include <utility>
#include <variant>
#include <vector>

namespace stepcheck::semantics {

namespace jsonpath = query::jsonpath;
using support::Overload;
using value::Value;

namespace {

// A path with its text; null when it is none.
struct TestedPath {
    std::string text;
    std::optional<jsonpath::Path> path;
};

// `Variable` against an operand. Without an operator that exists nothing is ever true.
struct Comparing {
    TestedPath variable;
    const catalog::ComparisonSpec* op = nullptr;
    Value operand;
    TestedPath operandPath;  // of an operator by path
};

struct Computed {
    JsonataTemplate condition;
};

}  // namespace

struct Condition::Test {
    struct All {
        std::vector<Test> tests;
    };
    struct Any {
        std::vector<Test> tests;
    };
    struct None {
        std::vector<Test> tests;
    };  // of `Not`: the one
    std::variant<Comparing, Computed, All, Any, None> kind;
};

using Test = Condition::Test;

static TestedPath pathOf(const asl::Node& node) {
    TestedPath result{.text = std::string(node.text()), .path = std::nullopt};
    if (auto path = node.isFinalString() ? jsonpath::parse(node.text()) : jsonpath::parse(""))
        result.path = std::move(*path);
    return result;
}

static Comparing compileComparison(const asl::ChoiceRule& rule) {
    Comparing result;
    if (rule.variable.isPresent())
        result.variable = pathOf(rule.variable.member->value);
    if (rule.comparisons.empty())
        return result;
    const asl::Comparison& comparison = rule.comparisons.front();
    result.op = catalog::findComparison(comparison.op->field);
    if (result.op != nullptr && result.op->operandIsPath)
        result.operandPath = pathOf(comparison.member->value);
    else
        result.operand = query::valueOf(comparison.member->value);
    return result;
}

static Test compileTest(const asl::ChoiceRule& rule, asl::QueryLanguage language, const std::string& field) {
    if (language == asl::QueryLanguage::Jsonata && rule.condition.isPresent())
        return {Computed{JsonataTemplate::compile(rule.condition.member->value, field + "/Condition")}};
    std::vector<Test> tests;
    for (const asl::ChoiceRule& inner : rule.rules)
        tests.push_back(compileTest(inner, language, field));
    switch (rule.combinator) {
        case asl::ChoiceRule::Combinator::None: break;
        case asl::ChoiceRule::Combinator::And: return {Test::All{std::move(tests)}};
        case asl::ChoiceRule::Combinator::Or: return {Test::Any{std::move(tests)}};
        case asl::ChoiceRule::Combinator::Not: return {Test::None{std::move(tests)}};
    }
    return {compileComparison(rule)};
}

Condition Condition::compile(const asl::ChoiceRule& rule, asl::QueryLanguage language, const std::string& field) {
    return Condition(std::make_shared<const Test>(compileTest(rule, language, field)));
}

namespace {

class Evaluation {
public:
    Evaluation(const Value& document, const Surroundings& around) : document_(document), around_(around) {}

    Outcome<bool> holds(const Test& test) {
        return std::visit(Overload{
                              [&](const Comparing& comparing) { return run(comparing); },
                              [&](const Computed& computed) { return run(computed); },
                              [&](const Test::All& all) { return allAre(true, all.tests); },
                              [&](const Test::Any& any) { return negate(allAre(false, any.tests)); },
                              [&](const Test::None& none) { return allAre(false, none.tests); },
                          },
            test.kind);
    }

private:
    static Outcome<bool> negate(Outcome<bool> answer) { return answer ? Outcome<bool>(!*answer) : std::move(answer); }

    // Whether every test answers `wanted`; stops at the first that does not.
    Outcome<bool> allAre(bool wanted, const std::vector<Test>& tests) {
        for (const Test& test : tests) {
            auto answer = holds(test);
            if (!answer || *answer != wanted)
                return answer ? Outcome<bool>(false) : std::move(answer);
        }
        return true;
    }

    Outcome<bool> run(const Comparing& comparing);
    Outcome<bool> run(const Computed& computed);
    std::optional<Value> find(const TestedPath& path);

    const Value& document_;
    const Surroundings& around_;
};

}  // namespace

std::optional<Value> Evaluation::find(const TestedPath& path) {
    if (!path.path)
        return std::nullopt;
    auto found = jsonpath::evaluate(*path.path, around_.over(document_), around_.oracle);
    return found ? std::optional(std::move(*found)) : std::nullopt;
}

static Fault invalidPath(const TestedPath& path) {
    return runtimeFault(fmt::format(
        "Invalid path '{}': The choice state's condition path references an invalid value.", shownPath(path.text)));
}

// A test of a type wants its operand to be the answer: `IsNull: false` holds for what is not null.
static bool isWanted(const Comparing& comparing, bool answer) {
    return comparing.operand.is(value::Kind::Boolean) && comparing.operand.boolean() == answer;
}

Outcome<bool> Evaluation::run(const Comparing& comparing) {
    if (comparing.op == nullptr)
        return false;
    const std::optional<Value> variable = find(comparing.variable);
    const bool isTest = comparing.op->family == catalog::Family::Test;
    if (isTest && comparing.op->tested == catalog::Tested::Present)
        return isWanted(comparing, variable.has_value());
    if (!variable)
        return invalidPath(comparing.variable);
    if (isTest)
        return isWanted(comparing, passes(comparing.op->tested, *variable, around_.oracle));
    if (!comparing.op->operandIsPath)
        return compare(*comparing.op, *variable, comparing.operand, around_.oracle);
    const std::optional<Value> operand = find(comparing.operandPath);
    if (!operand)
        return invalidPath(comparing.operandPath);
    return compare(*comparing.op, *variable, *operand, around_.oracle);
}

Outcome<bool> Evaluation::run(const Computed& computed) {
    auto answer = computed.condition.evaluateAs("boolean", around_);
    if (!answer)
        return answer.error();
    if (answer->is(value::Kind::Term))
        return around_.oracle.decide({.question = value::Question::IsTrue, .first = *answer});
    return answer->boolean();
}

Outcome<bool> Condition::holds(const Value& document, const Surroundings& around) const {
    return Evaluation(document, around).holds(*test_);
}

}  // namespace stepcheck::semantics
