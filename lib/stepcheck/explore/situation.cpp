#include "stepcheck/explore/situation.h"

#include "stepcheck/explore/path_responder.h"
#include "stepcheck/support/hash.h"
#include "stepcheck/value/term.h"
#include "stepcheck/value/write.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace stepcheck::explore {

using value::Kind;
using value::Term;
using value::Value;

namespace {

// Hashes values. The results of tasks count by the order in which they turn up, not by their names.
class Hasher {
public:
    explicit Hasher(std::set<std::string> results) : results_(std::move(results)) {}

    void add(const Value& value) {
        if (--left_ <= 0)
            return;
        addNumber(static_cast<std::uint64_t>(value.kind()));
        if (value.is(Kind::Term))
            return add(value.term());
        if (!value.is(Kind::Array) && !value.is(Kind::Object))
            return addText(value::write(value));
        addNumber(static_cast<std::uint64_t>(value.size()));
        for (const Value& element : value.elements())
            add(element);
        for (const value::MemberView member : value.members()) {
            addText(member.key());
            add(member.value);
        }
    }

    void add(const Literal& literal) {
        addNumber(static_cast<std::uint64_t>(literal.condition.question));
        addNumber(static_cast<std::uint64_t>(literal.condition.kind));
        addNumber(static_cast<std::uint64_t>(literal.holds));
        add(literal.condition.first);
        add(literal.condition.second);
    }

    void addNumber(std::uint64_t number) { addText(std::to_string(number) + ","); }
    void addText(std::string_view text) { hash_ = support::fnv1a(text, support::fnv1a("|", hash_)); }

    [[nodiscard]] bool knows(const std::string& result) const { return places_.contains(result); }
    [[nodiscard]] bool isResult(const std::string& name) const { return results_.contains(name); }
    [[nodiscard]] std::optional<std::uint64_t> result() const {
        return left_ > 0 ? std::optional(hash_) : std::nullopt;
    }

private:
    void add(const Term& term) {
        addNumber(static_cast<std::uint64_t>(term.form()));
        addNumber(static_cast<std::uint64_t>(term.operands().size()));
        const std::string name(term.name());
        if (term.form() == Term::Form::Unknown && isResult(name))
            addNumber(places_.try_emplace(name, places_.size()).first->second);
        else
            addText(name);
        for (const Value& operand : term.operands())
            add(operand);
    }

    std::set<std::string> results_;
    std::map<std::string, std::uint64_t> places_;
    std::uint64_t hash_ = 0;
    int left_ = 20'000;  // how many values more are looked at
};

// The unknowns in a literal.
struct Names {
    std::set<std::string> all{};
    int left = 5'000;

    void add(const Value& value) {
        if (--left <= 0 || value.kind() < Kind::Array)
            return;
        for (const Value& element : value.elements())
            add(element);
        for (const value::MemberView member : value.members())
            add(member.value);
        if (!value.is(Kind::Term))
            return;
        if (value.term().form() == Term::Form::Unknown)
            all.emplace(value.term().name());
        for (const Value& operand : value.term().operands())
            add(operand);
    }
};

}  // namespace

static std::set<std::string> resultsOn(const Branch& branch, const exec::Program& program) {
    std::set<std::string> names;
    for (const Call& call : branch.calls)
        names.insert(resultName(program.state(call.state).name.string(), call.attempt));
    return names;
}

// Adds what is known of the data: the literals about its unknowns, and those about unknowns that these bring in. A
// result that nothing holds any more is gone; the input and placeholders are always at hand.
static bool addKnown(const std::vector<Literal>& condition, Hasher& hasher) {
    std::vector<Names> names(condition.size());
    for (std::size_t i = 0; i < condition.size(); ++i) {
        names[i].add(condition[i].condition.first);
        names[i].add(condition[i].condition.second);
        if (names[i].left <= 0)
            return false;
    }
    std::vector<bool> isTaken(condition.size());
    for (bool again = true; again;) {
        again = false;
        for (std::size_t i = 0; i < condition.size(); ++i) {
            const auto isAtHand = [&](const std::string& name) { return !hasher.isResult(name) || hasher.knows(name); };
            if (isTaken[i] || (!names[i].all.empty() && std::ranges::none_of(names[i].all, isAtHand)))
                continue;
            hasher.add(condition[i]);
            isTaken[i] = true;
            again = true;
        }
    }
    return true;
}

std::optional<std::uint64_t> situationOf(const Branch& branch, const exec::Program& program) {
    const exec::Execution& execution = branch.execution;
    if (execution.frames.size() - execution.freeFrames.size() != 1)
        return std::nullopt;
    const exec::Frame& frame = *execution.frames.front();
    Hasher hasher(resultsOn(branch, program));
    hasher.addNumber(static_cast<std::uint64_t>(frame.state.index));
    hasher.add(frame.input.value());
    for (const semantics::Assignment& variable : frame.variables) {
        hasher.addText(variable.name.string());
        hasher.add(variable.value);
    }
    if (!addKnown(branch.condition, hasher))
        return std::nullopt;
    return hasher.result();
}

}  // namespace stepcheck::explore
