#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/support/span.h"
#include "stepcheck/syntax/node.h"

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

// What several rules ask about Retry and Catch.
namespace stepcheck::lint {

/// A retrier or a catcher with the names that it lists.
struct Handler {
    const asl::Retrier* retrier = nullptr;  // one of the two is there
    const asl::Catcher* catcher = nullptr;
    std::vector<const syntax::Node*> names;  // strings without holes, in order
    bool isKnown = true;                     // whether these are all of its names

    [[nodiscard]] const syntax::Node& node() const { return retrier != nullptr ? *retrier->node : *catcher->node; }

    /// Its list of names, or its first character when it has none.
    [[nodiscard]] support::Span at() const;

    /// "retrier" or "catcher".
    [[nodiscard]] std::string_view what() const { return retrier != nullptr ? "retrier" : "catcher"; }

    /// The name in its list that certainly takes all errors of that name, or null.
    [[nodiscard]] const syntax::Node* nameThatTakes(std::string_view error) const;

    /// Whether it lists exactly this name.
    [[nodiscard]] bool lists(std::string_view error) const;

    /// Of a retrier: false when it says that the error is not to be retried, `MaxAttempts: 0`.
    [[nodiscard]] bool retries() const;
};

/// All of a state's retriers, or all of its catchers, in the order in which the service asks them.
class Handlers {
public:
    std::vector<Handler> list;
    bool isKnown = true;  // false: there may be more of them

    /// Whether an error of that name is certainly taken by one of them.
    [[nodiscard]] bool take(std::string_view error) const;

    /// The same, or not known.
    [[nodiscard]] bool mayTake(std::string_view error) const;

    /// The name in a handler before that one which takes all errors of the given name first, or null. O(1).
    [[nodiscard]] const syntax::Node* takenBefore(std::size_t handler, std::string_view error) const;

    /// Whether no error gets to that handler: those before it take all that it lists. Linear in its names.
    [[nodiscard]] bool isShadowed(std::size_t handler) const;

    /// Makes a handler of a retrier or catcher the last one.
    void add(Handler handler);

private:
    struct Place {
        std::size_t handler = 0;
        const syntax::Node* name = nullptr;
    };

    // Where the handler is that is asked first of those which take the error.
    [[nodiscard]] const Place* firstThatTakes(std::string_view error) const;

    std::unordered_map<std::string_view, Place> first_;  // by name: where it is listed first
};

[[nodiscard]] Handlers retriersOf(const asl::State& state);
[[nodiscard]] Handlers catchersOf(const asl::State& state);

/// The Parallel and Map states around a state, the nearest first.
[[nodiscard]] std::vector<const asl::State*> statesAround(const asl::Machine& machine, const asl::State& state);

}  // namespace stepcheck::lint
