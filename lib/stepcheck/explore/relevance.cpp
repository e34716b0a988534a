#include "stepcheck/explore/relevance.h"

#include "stepcheck/support/hash.h"
#include "stepcheck/value/term.h"

#include <algorithm>
#include <bit>
#include <set>
#include <string_view>
#include <utility>

namespace stepcheck::explore {

using value::Kind;
using value::Term;
using value::Value;

namespace {

// The unknowns in a literal. Terms of loops share their parts, so that looking at all of them may take for ever.
struct Unknowns {
    std::set<std::string_view> names{};
    int left = 10'000;    // how many values more are looked at
    bool closed = false;  // there are functions of nothing unknown, which may stand in other literals, too

    [[nodiscard]] bool isEverything() const { return left <= 0; }

    void add(const Literal& literal) {
        add(literal.condition.first);
        add(literal.condition.second);
        closed = closed || names.empty();
    }

    void add(const Value& value) {
        if (value.kind() < Kind::Array || --left <= 0)
            return;
        for (const Value& element : value.elements())
            add(element);
        for (const value::MemberView member : value.members())
            add(member.value);
        if (!value.is(Kind::Term))
            return;
        const Term& term = value.term();
        if (term.form() == Term::Form::Unknown)
            names.insert(term.name());
        closed = closed || (term.form() == Term::Form::Function && term.operands().empty());
        for (const Value& operand : term.operands())
            add(operand);
    }

    [[nodiscard]] bool meets(const Unknowns& other) const {
        return isEverything() || other.isEverything() || (closed && other.closed) ||
               std::ranges::any_of(names, [&](std::string_view name) { return other.names.contains(name); });
    }

    void join(Unknowns other) {
        left = other.isEverything() ? 0 : left;
        closed = closed || other.closed;
        names.merge(other.names);
    }
};

// A hash of what literals are made of.
class Hasher {
public:
    void add(const Literal& literal) {
        add(static_cast<std::uint64_t>(literal.condition.question));
        add(static_cast<std::uint64_t>(literal.condition.kind));
        add(static_cast<std::uint64_t>(literal.holds));
        add(literal.condition.first);
        add(literal.condition.second);
    }

    [[nodiscard]] std::optional<std::uint64_t> result() const {
        return left_ > 0 ? std::optional(hash_) : std::nullopt;
    }

private:
    void add(std::uint64_t number) {
        constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U;
        hash_ = std::rotl((hash_ ^ number) * odd, 29);
    }

    void add(std::string_view text) { hash_ = support::fnv1a(text, hash_); }

    void add(const Value& value) {
        if (--left_ <= 0)
            return;
        add(static_cast<std::uint64_t>(value.kind()));
        switch (value.kind()) {
            case Kind::Null: return;
            case Kind::Boolean: return add(static_cast<std::uint64_t>(value.boolean()));
            case Kind::Integer: return add(static_cast<std::uint64_t>(value.integer()));
            case Kind::Decimal: return add(std::bit_cast<std::uint64_t>(value.number()));
            case Kind::String: return add(value.string());
            case Kind::Array:
            case Kind::Object:
                add(static_cast<std::uint64_t>(value.size()));
                for (const Value& element : value.elements())
                    add(element);
                for (const value::MemberView member : value.members()) {
                    add(member.key());
                    add(member.value);
                }
                return;
            case Kind::Term: return add(value.term());
        }
    }

    void add(const Term& term) {
        add(static_cast<std::uint64_t>(term.form()));
        add(term.name());
        add(static_cast<std::uint64_t>(term.operands().size()));
        for (const Value& operand : term.operands())
            add(operand);
    }

    std::uint64_t hash_ = 0;
    int left_ = 20'000;  // how many values more are looked at
};

}  // namespace

std::vector<Literal> relevantToLast(std::span<const Literal> literals) {
    if (literals.empty())
        return {};
    std::vector<Unknowns> unknowns(literals.size());
    for (std::size_t i = 0; i < literals.size(); ++i)
        unknowns[i].add(literals[i]);
    std::vector<bool> isTaken(literals.size());
    isTaken.back() = true;
    Unknowns all = std::move(unknowns.back());
    // One that was left out may share an unknown with one that was taken after it.
    for (bool again = true; again;) {
        again = false;
        for (std::size_t i = 0; i + 1 < literals.size(); ++i) {
            if (isTaken[i] || !all.meets(unknowns[i]))
                continue;
            isTaken[i] = true;
            all.join(std::move(unknowns[i]));
            again = true;
        }
    }
    std::vector<Literal> relevant;
    for (std::size_t i = 0; i < literals.size(); ++i)
        if (isTaken[i])
            relevant.push_back(literals[i]);
    return relevant;
}

std::optional<std::uint64_t> hashOf(std::span<const Literal> literals) {
    Hasher hasher;
    for (const Literal& literal : literals)
        hasher.add(literal);
    return hasher.result();
}

}  // namespace stepcheck::explore
