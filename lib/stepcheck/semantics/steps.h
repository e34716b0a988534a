#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/semantics/condition.h"
#include "stepcheck/semantics/fault.h"
#include "stepcheck/semantics/handlers.h"
#include "stepcheck/semantics/path_field.h"
#include "stepcheck/semantics/payload.h"
#include "stepcheck/semantics/surroundings.h"
#include "stepcheck/semantics/template.h"

#include <optional>
#include <string>
#include <vector>

namespace stepcheck::semantics {

/// A variable that gets a value when the state is left.
struct Assignment {
    value::Value name;
    value::Value value;
};

/// What a state leaves behind.
struct Departure {
    Payload output;
    std::vector<Assignment> assigned;
};

/// Assign and Output of a state, a Choice rule or a catcher; in JSONPath ResultPath and Assign.
struct Exit {
    std::optional<Template> assign;
    std::optional<Template> output;  // JSONata only
    PathField resultPath;            // JSONPath only
};

struct CompiledRule {
    Condition condition;
    Exit exit;
    std::string next;
};

struct CompiledCatcher {
    std::vector<std::string> errors;
    Exit exit;
    std::string next;
};

/// The data steps of one state, compiled: what happens to its input on the way to its output, in both query languages.
/// Every step is a pure function. Views the machine.
/// Source: Amazon States Language, "Input and Output Processing"; recorded executions.
class Steps {
public:
    [[nodiscard]] static Steps compile(const asl::State& state);

    [[nodiscard]] asl::QueryLanguage language() const { return language_; }
    [[nodiscard]] bool isJsonata() const { return language_ == asl::QueryLanguage::Jsonata; }

    /// What the state works on: InputPath of its input; in JSONata the input.
    [[nodiscard]] Outcome<Payload> effectiveInput(const Payload& input, const Surroundings& around) const;

    /// What a task, branch or Pass gets: Parameters over the effective input, or Arguments; else the effective input.
    [[nodiscard]] Outcome<Payload> arguments(const Payload& effective, const Surroundings& around) const;

    /// The way out with a result: ResultSelector, Assign, ResultPath, OutputPath; Assign and Output in JSONata, where
    /// `$states.result` is the result.
    [[nodiscard]] Outcome<Departure> departWithResult(
        const Payload& input, const Payload& result, const Surroundings& around) const;

    /// The way out of a state without a result of its own: Choice, Wait, Succeed, and Pass in JSONata.
    [[nodiscard]] Outcome<Departure> depart(const Payload& effective, const Surroundings& around) const;

    /// The way out by a Choice rule that matched.
    [[nodiscard]] Outcome<Departure> departBy(
        const CompiledRule& rule, const Payload& effective, const Surroundings& around) const;

    /// The way out by a catcher that took the error.
    [[nodiscard]] Outcome<Departure> departBy(const CompiledCatcher& catcher, const Payload& input,
        const value::Value& errorOutput, const Surroundings& around) const;

    [[nodiscard]] const std::vector<CompiledRule>& rules() const { return rules_; }
    [[nodiscard]] const std::vector<Retrier>& retriers() const { return retriers_; }
    [[nodiscard]] const std::vector<CompiledCatcher>& catchers() const { return catchers_; }

    /// The first catcher that takes the error, or null.
    [[nodiscard]] const CompiledCatcher* findCatcher(const Failure& failure) const;

private:
    [[nodiscard]] Outcome<Departure> leave(const Exit& exit, const Payload& input, const Payload& result,
        const value::Value& assignFrom, const StatesExtra& extra, const Surroundings& around) const;

    asl::QueryLanguage language_ = asl::QueryLanguage::JsonPath;
    PathField inputPath_;
    PathField outputPath_;
    std::optional<Template> arguments_;  // Parameters, Arguments
    std::optional<Template> resultSelector_;
    Exit exit_;
    std::vector<CompiledRule> rules_;
    std::vector<Retrier> retriers_;
    std::vector<CompiledCatcher> catchers_;
};

/// The Error Output that a catcher gets: `{"Error": …, "Cause": …}`. What the failure lacks is null, but the cause of a
/// timeout is empty.
/// Source: recorded executions.
[[nodiscard]] value::Value errorOutput(const Failure& failure);

}  // namespace stepcheck::semantics
