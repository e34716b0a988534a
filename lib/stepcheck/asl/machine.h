#pragma once

#include "stepcheck/asl/field.h"
#include "stepcheck/asl/id.h"
#include "stepcheck/asl/resource.h"
#include "stepcheck/catalog/fields.h"

#include <boost/container_hash/hash.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

namespace stepcheck::asl {

enum class QueryLanguage : std::uint8_t { JsonPath, Jsonata };

/// STANDARD or EXPRESS; not part of a definition, told by an option or a template.
enum class MachineType : std::uint8_t { Standard, Express };

struct Retrier {
    const Node* node = nullptr;
    Field<const Node*> errorEquals;
    Field<std::int64_t> intervalSeconds;
    Field<std::int64_t> maxAttempts;
    Field<double> backoffRate;
    Field<std::int64_t> maxDelaySeconds;
    Field<std::string_view> jitterStrategy;
};

struct Catcher {
    const Node* node = nullptr;
    Field<const Node*> errorEquals;
    Field<std::string_view> next;
    Field<Text> resultPath;
    Field<const Node*> output;
    Field<const Node*> assign;
};

/// An operator of a Choice rule with its operand.
struct Comparison {
    const catalog::FieldSpec* op = nullptr;
    const syntax::Member* member = nullptr;
};

/// A rule of a Choice state, or one inside `And`, `Or` or `Not`.
struct ChoiceRule {
    enum class Combinator : std::uint8_t { None, And, Or, Not };

    const Node* node = nullptr;
    Field<Text> variable;
    std::vector<Comparison> comparisons;
    Combinator combinator = Combinator::None;
    std::vector<ChoiceRule> rules;  // what `And` and `Or` combine; the one of `Not`
    Field<const Node*> condition;   // a boolean or an expression, as located JSON
    Field<std::string_view> next;
    Field<const Node*> output;
    Field<const Node*> assign;
};

struct Task {
    Field<Text> resource;
    Resource target;  // what `resource` names; `Unknown` when there is no string
    Field<std::int64_t> timeoutSeconds;
    Field<Text> timeoutSecondsPath;
    Field<std::int64_t> heartbeatSeconds;
    Field<Text> heartbeatSecondsPath;
    Field<const Node*> credentials;
};

struct Pass {
    Field<const Node*> result;
};

struct Choice {
    std::vector<ChoiceRule> choices;
    Field<std::string_view> defaultState;
};

struct Wait {
    Field<std::int64_t> seconds;
    Field<Text> secondsPath;
    Field<Text> timestamp;
    Field<Text> timestampPath;
};

struct Succeed {};

struct Fail {
    Field<Text> error;
    Field<Text> errorPath;
    Field<Text> cause;
    Field<Text> causePath;
};

struct Parallel {
    std::vector<ScopeId> branches;
};

struct ItemReader {
    const Node* node = nullptr;
    Field<Text> resource;
    Field<const Node*> parameters;
    Field<const Node*> arguments;
    const Node* readerConfig = nullptr;
    Field<std::string_view> inputType;
    Field<std::string_view> transformation;
    Field<std::string_view> manifestType;
    Field<std::string_view> csvHeaderLocation;
    Field<std::string_view> csvDelimiter;
    Field<const Node*> csvHeaders;
    Field<Text> itemsPointer;
    Field<std::int64_t> maxItems;
    Field<Text> maxItemsPath;
};

struct ItemBatcher {
    const Node* node = nullptr;
    Field<std::int64_t> maxItemsPerBatch;
    Field<Text> maxItemsPerBatchPath;
    Field<std::int64_t> maxInputBytesPerBatch;
    Field<Text> maxInputBytesPerBatchPath;
    Field<const Node*> batchInput;
};

struct ResultWriter {
    const Node* node = nullptr;
    Field<Text> resource;
    Field<const Node*> parameters;
    Field<const Node*> arguments;
    const Node* writerConfig = nullptr;
    Field<std::string_view> transformation;
    Field<std::string_view> outputType;
};

struct Map {
    std::optional<ScopeId> processor;  // of `ItemProcessor`, else of `Iterator`
    Field<std::string_view> mode;      // of its `ProcessorConfig`
    Field<std::string_view> executionType;
    Field<Text> itemsPath;
    Field<const Node*> items;
    Field<const Node*> itemSelector;
    Field<std::int64_t> maxConcurrency;
    Field<Text> maxConcurrencyPath;
    Field<std::int64_t> toleratedFailureCount;
    Field<Text> toleratedFailureCountPath;
    Field<double> toleratedFailurePercentage;
    Field<Text> toleratedFailurePercentagePath;
    Field<std::string_view> label;
    std::unique_ptr<const ItemReader> itemReader;
    std::unique_ptr<const ItemBatcher> itemBatcher;
    std::unique_ptr<const ResultWriter> resultWriter;

    /// Whether the mode is written as DISTRIBUTED; INLINE is the default.
    [[nodiscard]] bool isDistributed() const;
};

/// A state whose `Type` is absent, unknown or a hole.
struct UnknownKind {};

using StateKind = std::variant<UnknownKind, Task, Pass, Choice, Wait, Succeed, Fail, Parallel, Map>;

/// A state. Fields that its type does not have are absent here, whatever the document holds.
struct State {
    StateId id;
    ScopeId scope;
    Located<std::string_view> name;                         // of a name with holes: the text with the marks
    const syntax::Member* member = nullptr;                 // the name and the state in the `States` object
    QueryLanguage queryLanguage = QueryLanguage::JsonPath;  // its own, else the machine's
    Field<std::string_view> type;
    Field<std::string_view> comment;
    Field<std::string_view> next;
    Field<bool> end;
    Field<Text> inputPath;
    Field<Text> outputPath;
    Field<Text> resultPath;
    Field<const Node*> parameters;
    Field<const Node*> arguments;
    Field<const Node*> resultSelector;
    Field<const Node*> output;
    Field<const Node*> assign;
    std::vector<Retrier> retriers;
    std::vector<Catcher> catchers;
    StateKind kind;

    [[nodiscard]] const Node& node() const { return member->value; }
    [[nodiscard]] bool hasFinalName() const { return member->key.isFinalString(); }

    /// Whether the state ends its scope: Succeed, Fail, or `End` that is not written as false. A state of unknown
    /// kind without `Next` may end it and counts, too.
    [[nodiscard]] bool isTerminal() const;
};

enum class ScopeKind : std::uint8_t { TopLevel, Branch, ItemProcessor };

/// A `States` object with its `StartAt`: the top level, a branch of a Parallel, or the processor of a Map.
struct Scope {
    ScopeId id;
    ScopeKind kind = ScopeKind::TopLevel;
    std::optional<StateId> parent;  // the Parallel or Map state; none at the top level
    const Node* node = nullptr;     // the object that holds `StartAt` and `States`
    Field<std::string_view> startAt;
    Field<const Node*> states;  // as written; `Located` only for an object
    std::uint32_t firstState = 0;
    std::uint32_t stateCount = 0;

    /// False when states may be missing from it: the reader left out parts, a state's name has a hole, or there is no
    /// object with at least one state. A reference to a state that is not there then proves nothing.
    bool statesKnown = true;
};

/// A member of an object whose fields the catalogue lists.
struct ObjectField {
    const syntax::Member* member = nullptr;
    const catalog::FieldSpec* spec = nullptr;  // null when the object has no such field
};

/// An object of the definition whose fields the catalogue lists.
struct Object {
    catalog::ObjectKind kind;
    const Node* node = nullptr;
    QueryLanguage queryLanguage = QueryLanguage::JsonPath;
    bool languageKnown = true;     // false when `QueryLanguage` is a hole or names no language
    ScopeId scope;                 // of a branch or processor: the one that it is
    std::optional<StateId> state;  // the state that it is or belongs to
    std::uint32_t firstField = 0;
    std::uint32_t fieldCount = 0;
};

/// A whole definition with everything nested in it. Views the `Document`, which must outlive it.
class Machine {
public:
    /// All states of all scopes; those of one scope lie next to each other, in document order.
    [[nodiscard]] std::span<const State> states() const { return states_; }
    [[nodiscard]] const State& state(StateId id) const { return states_[id.index]; }

    /// All scopes, the top level first, outer before inner.
    [[nodiscard]] std::span<const Scope> scopes() const { return scopes_; }
    [[nodiscard]] const Scope& scope(ScopeId id) const { return scopes_[id.index]; }
    [[nodiscard]] const Scope& topLevel() const { return scopes_.front(); }

    /// The states of one scope in document order, those with a duplicate name included.
    [[nodiscard]] std::span<const State> statesOf(const Scope& scope) const {
        return states().subspan(scope.firstState, scope.stateCount);
    }

    /// Every object whose fields the catalogue lists: machine, branches, states, rules, retriers, readers, …
    /// Scope by scope, in document order within each.
    [[nodiscard]] std::span<const Object> objects() const { return objects_; }

    /// The members of an object with what the catalogue says about each, in document order. Left out are names with
    /// holes, the repetitions of a field, and what is data (members of a payload template).
    [[nodiscard]] std::span<const ObjectField> fieldsOf(const Object& object) const {
        return std::span(fields_).subspan(object.firstField, object.fieldCount);
    }

    [[nodiscard]] QueryLanguage queryLanguage() const { return queryLanguage_; }
    [[nodiscard]] const Field<std::int64_t>& timeoutSeconds() const { return timeoutSeconds_; }
    [[nodiscard]] const Field<std::string_view>& comment() const { return comment_; }

    /// The first state of that name in a scope, or none. Names with holes are not found. O(log states).
    [[nodiscard]] std::optional<StateId> find(ScopeId scope, std::string_view name) const;

    /// Every state of that name in any scope, in no particular order between scopes. O(matches).
    [[nodiscard]] std::vector<StateId> named(std::string_view name) const;

    /// One state of a given kind with the kind's own fields.
    template <class Kind>
    struct Of {
        const State& state;
        const Kind& own;
    };

    /// All states of one kind: `for (const auto& [state, wait] : machine.each<Wait>())`. Views the machine.
    template <class Kind>
    class Each {
    public:
        class Iterator {
        public:
            using value_type = Of<Kind>;
            using difference_type = std::ptrdiff_t;
            using iterator_category = std::input_iterator_tag;
            using pointer = void;
            using reference = Of<Kind>;

            Iterator() = default;
            Iterator(const State* at, const State* end) : at_(at), end_(end) { skipOthers(); }

            [[nodiscard]] Of<Kind> operator*() const { return {*at_, *std::get_if<Kind>(&at_->kind)}; }
            Iterator& operator++() {
                ++at_;
                skipOthers();
                return *this;
            }
            Iterator operator++(int) {
                Iterator before = *this;
                ++*this;
                return before;
            }
            [[nodiscard]] bool operator==(const Iterator& other) const { return at_ == other.at_; }

        private:
            void skipOthers() {
                while (at_ != end_ && !std::holds_alternative<Kind>(at_->kind))
                    ++at_;
            }

            const State* at_ = nullptr;
            const State* end_ = nullptr;
        };

        explicit Each(std::span<const State> states) : states_(states) {}

        [[nodiscard]] Iterator begin() const { return {states_.data(), states_.data() + states_.size()}; }
        [[nodiscard]] Iterator end() const {
            return {states_.data() + states_.size(), states_.data() + states_.size()};
        }
        [[nodiscard]] bool empty() const { return begin() == end(); }
        [[nodiscard]] Of<Kind> front() const { return *begin(); }

    private:
        std::span<const State> states_;
    };
    template <class Kind>
    [[nodiscard]] Each<Kind> each() const {
        return Each<Kind>(states_);
    }

private:
    friend class Builder;

    std::vector<State> states_;
    std::vector<Scope> scopes_;
    std::vector<Object> objects_;
    std::vector<ObjectField> fields_;
    std::vector<StateId> byName_;  // those with a final name, sorted by name, scope and place
    QueryLanguage queryLanguage_ = QueryLanguage::JsonPath;
    Field<std::int64_t> timeoutSeconds_;
    Field<std::string_view> comment_;
};

}  // namespace stepcheck::asl
