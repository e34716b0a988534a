#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/asl/resource.h"
#include "stepcheck/catalog/integrations.h"
#include "stepcheck/exec/event.h"
#include "stepcheck/query/payload/expression.h"
#include "stepcheck/semantics/number_field.h"
#include "stepcheck/semantics/steps.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

namespace stepcheck::exec {

// What states do besides the data steps that all of them share, compiled.

struct TaskProgram {
    asl::Resource resource;
    SharedResource doer;
    semantics::NumberField timeout;
    semantics::NumberField heartbeat;
    std::optional<semantics::Template> credentials;
    const catalog::IntegrationAction* action = nullptr;  // of an optimised integration that is known

    [[nodiscard]] bool isIntegration() const { return doer->isIntegration(); }
    [[nodiscard]] bool isFunction() const { return resource.is(asl::Resource::Form::LambdaFunction); }
    [[nodiscard]] bool isActivity() const { return resource.is(asl::Resource::Form::Activity); }
};

struct PassProgram {
    std::optional<value::Value> result;
};

/// The state that a state leads to.
struct Target {
    std::string name;                     // empty: there is none, the state ends its scope
    std::optional<asl::StateId> state{};  // none: there is no state of that name
};

struct ChoiceProgram {
    Target defaultTarget;
    std::vector<Target> targets{};  // by rule
};

/// How long to wait: at most one of the fields is there.
struct WaitProgram {
    semantics::PathField secondsPath;
    semantics::PathField timestampPath;
    std::optional<semantics::JsonataTemplate> computedSeconds;  // Seconds in JSONata
    std::optional<semantics::Template> seconds;                 // in JSONPath
    std::optional<semantics::Template> timestamp;
};

struct SucceedProgram {};

/// A text of a Fail state: a literal or a template of JSONata, or an expression of ErrorPath and CausePath.
struct FailText {
    std::variant<std::monostate, semantics::JsonataTemplate, value::Value, query::payload::Expression> form;
    std::string field;
};

struct FailProgram {
    FailText error;
    FailText cause;
};

struct ParallelProgram {
    std::vector<asl::ScopeId> branches;
};

struct ReaderProgram {
    std::string resource;  // "s3:getObject", "s3:listObjectsV2"
    std::optional<semantics::Template> parameters;
    std::string inputType;
    std::string manifestType;
    std::string transformation;
    std::string csvHeaderLocation;
    std::string csvDelimiter;
    std::vector<std::string> csvHeaders;
    std::string itemsPointer;
    semantics::NumberField maxItems;
};

struct BatcherProgram {
    semantics::NumberField maxItems;
    semantics::NumberField maxBytes;
    std::optional<semantics::Template> batchInput;
};

struct WriterProgram {
    bool exports = false;  // has a Resource
    std::optional<semantics::Template> parameters;
    std::string transformation;
};

struct MapProgram {
    std::optional<asl::ScopeId> processor;
    bool isDistributed = false;
    std::string label;
    asl::MachineType childType = asl::MachineType::Standard;
    semantics::PathField itemsPath;
    std::optional<semantics::JsonataTemplate> items;
    std::optional<semantics::Template> itemSelector;  // or Parameters
    semantics::NumberField maxConcurrency;
    semantics::NumberField toleratedCount;
    semantics::NumberField toleratedPercentage;
    std::optional<ReaderProgram> reader;
    std::optional<BatcherProgram> batcher;
    std::optional<WriterProgram> writer;
};

using KindProgram = std::variant<TaskProgram, PassProgram, ChoiceProgram, WaitProgram, SucceedProgram, FailProgram,
    ParallelProgram, MapProgram>;

/// A state, ready to be executed.
struct StateProgram {
    asl::StateId id;
    asl::ScopeId scope;
    value::Value name;
    Target next;
    std::vector<Target> catchTargets;  // by catcher
    bool readsContext = false;         // some expression of it may ask for the context object
    semantics::Steps steps;
    KindProgram kind;
};

/// A definition, ready to be executed: everything parsed once. Views the machine, which must outlive it; safe to share
/// between threads.
class Program {
public:
    /// The program of a machine. States whose type is not known are compiled as Succeed: such a definition has errors,
    /// and whoever executes it has looked for them.
    explicit Program(const asl::Machine& machine);

    [[nodiscard]] const asl::Machine& machine() const { return machine_; }
    [[nodiscard]] const StateProgram& state(asl::StateId id) const { return states_[id.index]; }

    /// The state of that name in a scope, or null.
    [[nodiscard]] const StateProgram* find(asl::ScopeId scope, std::string_view name) const;

    /// Where a scope starts, or null when there is no such state.
    [[nodiscard]] const StateProgram* start(asl::ScopeId scope) const;

    /// TimeoutSeconds of the machine.
    [[nodiscard]] std::optional<std::int64_t> timeoutSeconds() const;

private:
    [[nodiscard]] Target target(asl::ScopeId scope, std::string name) const;
    void findTargets(StateProgram& state) const;

    struct Place {
        asl::ScopeId scope;
        std::string_view name;

        bool operator==(const Place&) const = default;
    };
    struct PlaceHash {
        std::size_t operator()(const Place& place) const {
            return std::hash<std::string_view>()(place.name) ^ (place.scope.index * 0x9E3779B97F4A7C15U);
        }
    };

    const asl::Machine& machine_;
    std::vector<StateProgram> states_;
    std::unordered_map<Place, asl::StateId, PlaceHash> byName_;  // of states with the same name what the machine finds
};

}  // namespace stepcheck::exec
