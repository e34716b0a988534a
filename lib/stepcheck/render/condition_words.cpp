#include "stepcheck/render/condition_words.h"

#include "stepcheck/explore/knowledge.h"
#include "stepcheck/render/condition_reduction.h"
#include "stepcheck/value/term.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>

namespace stepcheck::render {

using explore::Literal;
using value::Condition;
using value::Kind;
using value::Question;
using value::Term;
using value::Value;

namespace {

// One end of the numbers that a value may be.
struct Bound {
    double at = 0;
    double inside = 0;  // of integers the last one that is possible
    bool isIncluded = false;
};

// A value and a constant that was added to it.
struct Sum {
    Value of;
    double added = 0;
};

// Makes lines of what is left of a condition; a literal that became a part of one is said.
class Lines {
public:
    explicit Lines(const std::vector<Literal>& condition)
        : condition_(condition), literals_(reduced(condition)), isSaid_(literals_.size()) {}

    std::vector<std::string> all();

private:
    std::optional<std::string> itemsOf(const Literal& literal);
    std::optional<std::string> kindsOf(const Literal& literal);
    std::optional<std::string> noneOf(const Literal& literal);
    std::optional<std::string> rangeOf(const Literal& literal);
    std::optional<std::string> membersOf(const Literal& literal);

    template <class Predicate>
    std::vector<const Literal*> say(const Predicate& belongs);
    [[nodiscard]] bool holds(Question question, Kind kind, const Value& of, bool isTrue) const;
    [[nodiscard]] Sum sumOf(const Value& value) const;

    const std::vector<Literal>& condition_;
    std::vector<Literal> literals_;
    std::vector<bool> isSaid_;
};

}  // namespace

// "a, b and c".
static std::string listed(const std::vector<std::string>& words) {
    const std::size_t last = words.size() - 1;
    return last == 0 ? words[0]
                     : fmt::format("{} and {}", fmt::join(words.begin(), words.end() - 1, ", "), words[last]);
}

static bool asks(const Literal& literal, Question question, bool holds) {
    return literal.condition.question == question && literal.holds == holds;
}

// The literals that belong to the line, none of them said before; from now on they are.
template <class Predicate>
std::vector<const Literal*> Lines::say(const Predicate& belongs) {
    std::vector<const Literal*> found;
    for (std::size_t i = 0; i < literals_.size(); ++i)
        if (!isSaid_[i] && belongs(literals_[i])) {
            isSaid_[i] = true;
            found.push_back(&literals_[i]);
        }
    return found;
}

bool Lines::holds(Question question, Kind kind, const Value& of, bool isTrue) const {
    return std::ranges::any_of(condition_, [&](const Literal& literal) {
        return asks(literal, question, isTrue) && literal.condition.first == of &&
               (question != Question::IsKind || literal.condition.kind == kind);
    });
}

static const Value* arrayAround(const Value& element, std::int64_t& index) {
    if (!element.is(Kind::Term) || element.term().form() != Term::Form::Element ||
        !element.term().operands()[1].is(Kind::Integer))
        return nullptr;
    index = element.term().operands()[1].integer();
    return element.term().operands().data();
}

// How many elements there are, when one is the last.
std::optional<std::string> Lines::itemsOf(const Literal& literal) {
    std::int64_t index = 0;
    const Value* const array =
        literal.condition.question == Question::IsPresent ? arrayAround(literal.condition.first, index) : nullptr;
    if (array == nullptr || index < 0 || !holds(Question::IsKind, Kind::Array, *array, true))
        return std::nullopt;
    const auto isThere = [&](std::int64_t at, bool isTrue) {
        return holds(Question::IsPresent, Kind::Null, Value::term(Term::element(*array, at)), isTrue);
    };
    std::int64_t size = literal.holds ? index + 1 : index;
    while (isThere(size, true))
        ++size;
    if (!isThere(size, false) || (size > 0 && !isThere(size - 1, true)))
        return std::nullopt;
    say([&](const Literal& each) {
        std::int64_t at = 0;
        const Value* const of =
            each.condition.question == Question::IsPresent ? arrayAround(each.condition.first, at) : nullptr;
        return of != nullptr && at >= 0 && *of == *array;
    });
    const std::string name = describe(array->term());
    return size == 0 ? name + " is empty" : fmt::format("{} has {} item{}", name, size, size == 1 ? "" : "s");
}

// What the value is not, though it is there.
std::optional<std::string> Lines::kindsOf(const Literal& literal) {
    const Value& of = literal.condition.first;
    const auto isNoKind = [&](const Literal& each) {
        return asks(each, Question::IsKind, false) && each.condition.first == of;
    };
    const bool isPresence = asks(literal, Question::IsPresent, true);
    if (!(isPresence ? std::ranges::any_of(literals_, isNoKind) : isNoKind(literal)))
        return std::nullopt;
    const std::string name = describe(of.term());
    std::vector<std::string> kinds;
    for (const Literal* each : say(isNoKind))
        kinds.push_back(describe(*each).substr(name.size() + std::string_view(" is ").size()));
    const auto present =
        say([&](const Literal& each) { return asks(each, Question::IsPresent, true) && each.condition.first == of; });
    return fmt::format("{} is {}{}", name, present.empty() ? "" : "present but ", fmt::join(kinds, ", "));
}

std::optional<std::string> Lines::noneOf(const Literal& literal) {
    const auto isOther = [&](const Literal& each) {
        return asks(each, Question::Equals, false) && each.condition.first == literal.condition.first &&
               explore::isKnown(each.condition.second);
    };
    if (!isOther(literal) || std::ranges::count_if(literals_, isOther) < 2)
        return std::nullopt;
    std::vector<std::string> values;
    for (const Literal* each : say(isOther))
        values.push_back(value::write(each->condition.second));
    return fmt::format("{} is none of {}", describe(literal.condition.first.term()), fmt::join(values, ", "));
}

// What was added to an integer can be taken to the other side of a comparison.
Sum Lines::sumOf(const Value& value) const {
    Sum sum{.of = value};
    while (sum.of.is(Kind::Term) && sum.of.term().form() == Term::Form::Operation &&
           (sum.of.term().name() == "+" || sum.of.term().name() == "-") && sum.of.term().operands().size() == 2 &&
           sum.of.term().operands()[1].is(Kind::Integer)) {
        const double added = sum.of.term().operands()[1].number();
        sum.added += sum.of.term().name() == "+" ? added : -added;
        sum.of = Value(sum.of.term().operands()[0]);
    }
    static constexpr double exact = 1e15;
    const bool isExact = holds(Question::IsKind, Kind::Integer, sum.of, true) && std::abs(sum.added) < exact;
    return isExact ? sum : Sum{.of = value};
}

static std::string numberText(double number) {
    static constexpr double large = 1e15;
    return std::abs(number) < large ? fmt::format("{}", number) : value::write(Value(number));
}

static std::string inWords(
    const std::string& name, const std::optional<Bound>& least, const std::optional<Bound>& most, bool isInteger) {
    if (least && most && least->inside == most->inside && (isInteger || (least->isIncluded && most->isIncluded)))
        return fmt::format("{} = {}", name, numberText(least->inside));
    if (least && most)
        return fmt::format("{} {} {} {} {}", numberText(least->at), least->isIncluded ? "<=" : "<", name,
            most->isIncluded ? "<=" : "<", numberText(most->at));
    return least ? fmt::format("{} {} {}", name, least->isIncluded ? ">=" : ">", numberText(least->at))
                 : fmt::format("{} {} {}", name, most->isIncluded ? "<=" : "<", numberText(most->at));
}

static Bound boundOf(double at, bool isIncluded, bool isMost, bool isInteger) {
    const double inside = isMost ? std::floor(at) : std::ceil(at);
    if (!isInteger)
        return {.at = at, .inside = at, .isIncluded = isIncluded};
    if (inside != at)
        return {.at = inside, .inside = inside, .isIncluded = true};
    return {.at = at, .inside = isIncluded ? at : at + (isMost ? -1 : 1), .isIncluded = isIncluded};
}

static bool isNarrower(const Bound& bound, const Bound& than, bool isMost) {
    return bound.inside == than.inside ? !bound.isIncluded && than.isIncluded : (bound.inside < than.inside) == isMost;
}

static bool isRange(const Condition& condition) {
    return condition.question == Question::LessThan &&
           ((condition.first.is(Kind::Term) && condition.second.isNumber()) ||
               (condition.second.is(Kind::Term) && condition.first.isNumber()));
}

// The narrowest of all that is said about its order among numbers.
std::optional<std::string> Lines::rangeOf(const Literal& literal) {
    const auto subject = [&](const Condition& condition) {
        return sumOf(condition.first.is(Kind::Term) ? condition.first : condition.second);
    };
    if (!isRange(literal.condition))
        return std::nullopt;
    const Value of = subject(literal.condition).of;
    const bool isInteger = holds(Question::IsKind, Kind::Integer, of, true);
    std::optional<Bound> least;
    std::optional<Bound> most;
    for (const Literal* each :
        say([&](const Literal& each) { return isRange(each.condition) && subject(each.condition).of == of; })) {
        const bool isFirst = each->condition.first.is(Kind::Term);
        const double constant = (isFirst ? each->condition.second : each->condition.first).number();
        const bool isMost = isFirst == each->holds;
        const Bound bound = boundOf(constant - subject(each->condition).added, !each->holds, isMost, isInteger);
        std::optional<Bound>& end = isMost ? most : least;
        if (!end || isNarrower(bound, *end, isMost))
            end = bound;
    }
    return inWords(describe(of.term()), least, most, isInteger);
}

// From the unknown or function outside: `.detail`, `[0]`, `.id`.
static std::vector<std::string> stepsTo(const Value& part, const Value*& root) {
    std::vector<std::string> steps;
    root = &part;
    while (root->term().form() == Term::Form::Member || root->term().form() == Term::Form::Element) {
        const Term& term = root->term();
        steps.push_back(term.form() == Term::Form::Member ? fmt::format(".{}", term.name())
                                                          : fmt::format("[{}]", value::write(term.operands()[1])));
        root = term.operands().data();
        if (!root->is(Kind::Term))
            break;
    }
    std::ranges::reverse(steps);
    return steps;
}

// What has to be there, together for all parts of one value.
std::optional<std::string> Lines::membersOf(const Literal& literal) {
    if (!asks(literal, Question::IsPresent, true))
        return std::nullopt;
    const Value* root = nullptr;
    if (stepsTo(literal.condition.first, root).empty() || !root->is(Kind::Term))
        return std::nullopt;
    std::vector<std::vector<std::string>> parts;
    for (const Literal* each : say([&](const Literal& each) {
             const Value* own = nullptr;
             return asks(each, Question::IsPresent, true) && !stepsTo(each.condition.first, own).empty() &&
                    *own == *root;
         }))
        parts.push_back(stepsTo(each->condition.first, root));
    std::string whole = describe(root->term());
    std::size_t common = 0;
    const auto isCommon = [&](const std::vector<std::string>& steps) {
        return steps.size() > common + 1 && steps[common] == parts[0][common];
    };
    while (std::ranges::all_of(parts, isCommon))
        whole += parts[0][common++];
    std::vector<std::string> names;
    for (const std::vector<std::string>& steps : parts) {
        const std::string name =
            fmt::format("{}", fmt::join(steps.begin() + static_cast<std::ptrdiff_t>(common), steps.end(), ""));
        names.push_back(parts.size() > 1 && name.starts_with('.') ? name.substr(1) : name);
    }
    return parts.size() == 1 ? fmt::format("{}{} is present", whole, names[0])
                             : fmt::format("{} has {}", whole, listed(names));
}

std::vector<std::string> Lines::all() {
    using Line = std::optional<std::string> (Lines::*)(const Literal&);
    static constexpr Line kinds[] = {
        &Lines::itemsOf, &Lines::kindsOf, &Lines::noneOf, &Lines::rangeOf, &Lines::membersOf};
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < literals_.size(); ++i) {
        std::optional<std::string> line;
        for (std::size_t kind = 0; !isSaid_[i] && !line && kind < std::size(kinds); ++kind)
            line = (this->*kinds[kind])(literals_[i]);
        if (line)
            lines.push_back(*std::move(line));
        else if (!isSaid_[i])
            lines.push_back(describe(literals_[i]));
        isSaid_[i] = true;
    }
    return lines;
}

std::vector<std::string> conditionInWords(const std::vector<Literal>& condition) {
    return Lines(condition).all();
}

}  // namespace stepcheck::render
