#include "stepcheck/lint/rule.h"
#include "stepcheck/syntax/walk.h"

#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>

#include <cstddef>
#include <optional>
#include <span>

namespace stepcheck::rules {

using syntax::Kind;
using syntax::Member;
using syntax::Node;

namespace {

class Search {
public:
    Search(const RuleInput& in, Reporter& out) : in_(in), out_(out) {}

    void inObject(const Node& object);

private:
    void amongFew(const Node& object);
    void amongMany(const Node& object);
    void found(const Node& object, const Node& first, const Node& second);
    [[nodiscard]] bool holdsStates(const Node& object);

    const RuleInput& in_;
    Reporter& out_;
    std::optional<boost::unordered_flat_set<const Node*>> states_;
};

void Search::inObject(const Node& object) {
    constexpr std::size_t few = 16;  // up to here, comparing all pairs is faster than a table
    if (object.members().size() <= few)
        amongFew(object);
    else
        amongMany(object);
}

void Search::amongFew(const Node& object) {
    const std::span<const Member> members = object.members();
    for (std::size_t second = 1; second < members.size(); ++second) {
        const std::string_view name = members[second].key.text();
        std::size_t first = 0;
        while (first < second && members[first].key.text() != name)
            ++first;
        if (first < second)
            found(object, members[first].key, members[second].key);
    }
}

void Search::amongMany(const Node& object) {
    boost::unordered_flat_map<std::string_view, const Node*> seen;
    seen.reserve(object.members().size());
    for (const Member& member : object.members()) {
        const auto [first, isNew] = seen.try_emplace(member.key.text(), &member.key);
        if (!isNew)
            found(object, *first->second, member.key);
    }
}

// The rule duplicate-state-name knows those.
bool Search::holdsStates(const Node& object) {
    if (!states_) {
        states_.emplace();
        for (const asl::Scope& scope : in_.machine.scopes())
            if (const auto* states = asl::get(scope.states))
                states_->insert(states->value);
    }
    return states_->contains(&object);
}

void Search::found(const Node& object, const Node& first, const Node& second) {
    const bool known = first.isFinalString() && second.isFinalString();
    // What an alias repeats is found where it is written.
    if (!known || !object.span().contains(second.span()) || holdsStates(object))
        return;
    out_.report(second.span(), "duplicate key \"{}\"; most readers keep only the last", second.text())
        .help("remove one of the two")
        .related(first.span(), "first defined here");
}

}  // namespace

static void check(const RuleInput& in, Reporter& out) {
    Search search(in, out);
    syntax::walk(in.root, [&search](const syntax::Step& step) {
        if (step.node.is(Kind::Object))
            search.inObject(step.node);
    });
}

STEPCHECK_RULE(duplicate_key){
    .id = "duplicate-key",
    .summary = "An object has two members with the same key.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://www.rfc-editor.org/rfc/rfc8259#section-4",
    .check = check,
};

}  // namespace stepcheck::rules
