#include "stepcheck/explore/model.h"
#include "stepcheck/explore/scalars.h"
#include "stepcheck/query/jsonata/text.h"
#include "stepcheck/semantics/timestamp.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace stepcheck::explore {

using value::Kind;
using value::Question;
using value::Value;

namespace {

// The plain texts between the stars of a pattern: one more than there are stars.
using Pieces = std::vector<std::string>;

struct TextFacts {
    std::span<const Fact> facts;
    std::string_view name;
    std::vector<std::string_view> equal;
    std::optional<std::string_view> low;   // at least this, or more
    std::optional<std::string_view> high;  // at most this, or less
    bool lowOpen = false;
    bool highOpen = false;
    std::vector<Pieces> patterns;
    bool isTimestamp = false;
    std::int64_t firstMoment = std::numeric_limits<std::int64_t>::min() / 2;
    std::int64_t lastMoment = std::numeric_limits<std::int64_t>::max() / 2;
    bool impossible = false;

    void add(const Fact& fact);
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] std::vector<std::string> candidates() const;

private:
    void addOrder(const Fact& fact);
    void addMoment(const Fact& fact);
    void addTimestamps(std::vector<std::string>& out) const;
    void addMatches(std::vector<std::string>& out) const;
    void addBetween(std::vector<std::string>& out) const;
};

}  // namespace

Pieces piecesOf(std::string_view pattern) {
    Pieces pieces(1);
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '*')
            pieces.emplace_back();
        else if (pattern[i] == '\\' && i + 1 < pattern.size())
            pieces.back() += pattern[++i];
        else
            pieces.back() += pattern[i];
    }
    return pieces;
}

void TextFacts::add(const Fact& fact) {
    const bool text = fact.constant->is(Kind::String);
    switch (fact.question) {
        case Question::Equals:
            if (fact.holds && text)
                equal.push_back(fact.constant->string());
            impossible = impossible || (fact.holds && !text);
            break;
        case Question::LessThan: addOrder(fact); break;
        case Question::Matches:
            impossible = impossible || (fact.holds && !text);
            if (fact.holds && text && !fact.constantFirst)
                patterns.push_back(piecesOf(fact.constant->string()));
            break;
        case Question::IsTimestamp: isTimestamp = isTimestamp || fact.holds; break;
        case Question::Before:
        case Question::SameMoment: addMoment(fact); break;
        case Question::IsTrue: impossible = impossible || fact.holds; break;
        case Question::IsPresent:
        case Question::IsKind: break;
    }
}

void TextFacts::addOrder(const Fact& fact) {
    if (!fact.constant->is(Kind::String)) {
        impossible = impossible || fact.holds;
        return;
    }
    const std::string_view constant = fact.constant->string();
    const bool isLow = fact.constantFirst == fact.holds;
    auto& bound = isLow ? low : high;
    bool& open = isLow ? lowOpen : highOpen;
    const int order = bound ? query::jsonata::compareTexts(constant, *bound) : 0;
    if (!bound || (isLow ? order > 0 : order < 0)) {
        bound = constant;
        open = fact.holds;
    } else if (order == 0) {
        open = open || fact.holds;
    }
}

void TextFacts::addMoment(const Fact& fact) {
    const auto moment =
        fact.constant->is(Kind::String) ? semantics::parseTimestamp(fact.constant->string()) : std::nullopt;
    if (!moment) {
        impossible = impossible || fact.holds;
        return;
    }
    isTimestamp = isTimestamp || fact.holds;
    if (fact.question == Question::SameMoment) {
        if (fact.holds) {
            firstMoment = std::max(firstMoment, *moment);
            lastMoment = std::min(lastMoment, *moment);
        }
        return;
    }
    // What is not before need not be a timestamp at all; where it has to be one the bound counts.
    if (fact.constantFirst == fact.holds)
        firstMoment = std::max(firstMoment, fact.holds ? *moment + 1 : *moment);
    else
        lastMoment = std::min(lastMoment, fact.holds ? *moment - 1 : *moment);
}

// Whether two texts that both have to be at the same end cannot.
static bool clash(std::string_view a, std::string_view b, bool atEnd) {
    const std::size_t size = std::min(a.size(), b.size());
    return atEnd ? a.substr(a.size() - size) != b.substr(b.size() - size) : a.substr(0, size) != b.substr(0, size);
}

bool TextFacts::isEmpty() const {
    if (impossible || (isTimestamp && firstMoment > lastMoment))
        return true;
    const auto contradicts = [](const Fact& fact) { return fact.question == Question::IsTimestamp && !fact.holds; };
    if (isTimestamp && std::ranges::any_of(facts, contradicts))
        return true;
    if (low && high) {
        const int order = query::jsonata::compareTexts(*low, *high);
        if (order > 0 || (order == 0 && (lowOpen || highOpen)))
            return true;
    }
    // Nothing is less than the empty string.
    if (high && high->empty() && highOpen)
        return true;
    for (std::size_t i = 1; i < patterns.size(); ++i)
        if (clash(patterns[0].front(), patterns[i].front(), false) ||
            clash(patterns[0].back(), patterns[i].back(), true))
            return true;
    return std::ranges::any_of(facts, [&](const Fact& fact) {
        return fact.question == Question::Matches && !fact.holds && std::ranges::any_of(facts, [&](const Fact& other) {
            return other.question == Question::Matches && other.holds && other.constantFirst == fact.constantFirst &&
                   *other.constant == *fact.constant;
        });
    });
}

void TextFacts::addTimestamps(std::vector<std::string>& out) const {
    static constexpr std::int64_t usual = 1'767'225'600'000;  // 2026-01-01T00:00:00Z
    static constexpr std::int64_t second = 1'000;
    static constexpr std::int64_t year = 365 * 24 * 3'600 * second;
    const auto add = [&](std::int64_t moment) {
        if (moment < firstMoment || moment > lastMoment || moment < -60 * year || moment > 8'000 * year)
            return;
        out.push_back(semantics::writeTimestamp(moment));
        out.push_back(out.back().substr(0, out.back().size() - 1) + "+00:00");
    };
    add(usual);
    for (std::int64_t i = 0; i <= static_cast<std::int64_t>(facts.size()); ++i) {
        add(firstMoment + (second - firstMoment % second) % second + i * second);
        add(lastMoment - lastMoment % second - i * second);
        add(firstMoment + i);
        add(usual + i * second);
    }
}

// One text for all patterns at once: their longest beginning, what has to be in between, and their longest end.
void TextFacts::addMatches(std::vector<std::string>& out) const {
    std::string begin;
    std::string middle;
    std::string end;
    for (const Pieces& pieces : patterns) {
        if (pieces.size() == 1) {
            out.push_back(pieces[0]);
            continue;
        }
        begin = std::max(begin, pieces.front(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
        end = std::max(end, pieces.back(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
        for (std::size_t i = 1; i + 1 < pieces.size(); ++i)
            middle += pieces[i];
    }
    if (patterns.empty())
        return;
    for (std::size_t i = 0; i <= facts.size(); ++i) {
        const std::string filler = i == 0 ? "" : i == 1 ? std::string(name) : fmt::format("{}{}", name, i);
        out.push_back(begin + filler + middle + end);
        out.push_back(begin + middle + filler + end);
    }
    if (begin == end)
        out.push_back(begin);
}

void TextFacts::addBetween(std::vector<std::string>& out) const {
    if (low) {
        out.emplace_back(*low);
        for (const std::string_view tail : {"a", " ", "1", "z"})
            out.push_back(std::string(*low) + std::string(tail));
        out.push_back(fmt::format("{}{}", *low, name));
    }
    if (!high || high->empty())
        return;
    if (!highOpen)
        out.emplace_back(*high);
    std::string less(high->substr(0, high->size() - 1));
    out.push_back(less);
    if (const auto last = static_cast<unsigned char>(high->back()); last > ' ' && last < 0x7F) {
        less += static_cast<char>(last - 1);
        out.push_back(less);
        out.push_back(less + "z");
    }
}

std::vector<std::string> TextFacts::candidates() const {
    std::vector<std::string> out;
    if (isTimestamp) {
        for (const Fact& fact : facts)
            if ((fact.question == Question::SameMoment || fact.question == Question::Equals) && fact.holds)
                out.emplace_back(fact.constant->string());
        addTimestamps(out);
    }
    out.emplace_back(name);
    addMatches(out);
    addBetween(out);
    for (std::size_t i = 2; i <= facts.size() + 2; ++i)
        out.push_back(fmt::format("{}{}", name, i));
    out.emplace_back("");
    out.emplace_back("a");
    return out;
}

// Most strings are asked for nothing, or to equal something.
Attempt stringFor(std::span<const Fact> facts, std::string_view name) {
    if (Value usual(name); satisfies(usual, facts))
        return usual;
    TextFacts text{.facts = facts, .name = name};
    for (const Fact& fact : facts)
        text.add(fact);
    if (text.isEmpty())
        return Impossible{};
    const auto plain = std::ranges::find(text.patterns, std::size_t{1}, &Pieces::size);
    if (!text.equal.empty() || plain != text.patterns.end() || (text.low && text.high && *text.low == *text.high)) {
        Value only(!text.equal.empty()            ? text.equal[0]
                   : plain != text.patterns.end() ? std::string_view((*plain)[0])
                                                  : *text.low);
        return satisfies(only, facts) ? Attempt(std::move(only)) : Impossible{};
    }
    for (const std::string& candidate : text.candidates())
        if (Value value(candidate); satisfies(value, facts))
            return value;
    return Unsettled{};
}

}  // namespace stepcheck::explore
