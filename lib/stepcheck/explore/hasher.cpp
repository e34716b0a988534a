#include "stepcheck/explore/hasher.h"

#include "stepcheck/support/hash.h"
#include "stepcheck/value/term.h"

#include <bit>

namespace stepcheck::explore {

using value::Kind;
using value::Term;
using value::Value;

void Hasher::add(const Literal& literal) {
    add(static_cast<std::uint64_t>(literal.condition.question));
    add(static_cast<std::uint64_t>(literal.condition.kind));
    add(static_cast<std::uint64_t>(literal.holds));
    add(literal.condition.first);
    add(literal.condition.second);
}

void Hasher::add(std::uint64_t number) {
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U;
    hash_ = std::rotl((hash_ ^ number) * odd, 29);
}

// With its size, so that two texts are not taken for others of the same characters.
void Hasher::add(std::string_view text) {
    add(static_cast<std::uint64_t>(text.size()));
    hash_ = support::fnv1a(text, hash_);
}

void Hasher::add(const Value& value) {
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
                add(std::string_view(member.key()));
                add(member.value);
            }
            return;
        case Kind::Term: return add(value.term());
    }
}

void Hasher::add(const Term& term) {
    add(static_cast<std::uint64_t>(term.form()));
    add(static_cast<std::uint64_t>(term.operands().size()));
    if (term.form() == Term::Form::Unknown && isNameless(term.name()))
        add(places_.try_emplace(std::string(term.name()), places_.size()).first->second);
    else
        add(std::string_view(term.name()));
    for (const Value& operand : term.operands())
        add(operand);
}

}  // namespace stepcheck::explore
