#include "stepcheck/lint/value_cells.h"

#include "stepcheck/query/jsonata/text.h"
#include "stepcheck/semantics/comparison.h"

#include <algorithm>
#include <string_view>
#include <type_traits>

namespace stepcheck::lint {

using catalog::Relation;
using catalog::Tested;
using support::Timestamp;

static constexpr std::size_t maxCombinations = 20'000;
static constexpr std::size_t maxTests = 2'000'000;
static constexpr std::size_t maxPatterns = 4;

static int order(const TextBound* one, const TextBound* other) {
    const bool isInOne = one->isBehindPrefix && other->text.starts_with(one->text);
    const bool isInOther = other->isBehindPrefix && one->text.starts_with(other->text);
    if (isInOne && isInOther)
        return 0;
    if (isInOne)
        return 1;
    return isInOther ? -1 : query::jsonata::compareTexts(one->text, other->text);
}

template <class T>
static int order(const T& one, const T& other) {
    return one < other ? -1 : (other < one ? 1 : 0);
}

template <class T>
static int compare(const Region<T>& region, const T& literal) {
    if (!region.anchor)
        return -1;
    const int result = order(*region.anchor, literal);
    return region.isPoint || result < 0 ? result : 1;
}

static bool holds(Relation relation, int order) {
    switch (relation) {
        case Relation::Equals: return order == 0;
        case Relation::LessThan: return order < 0;
        case Relation::GreaterThan: return order > 0;
        case Relation::LessThanEquals: return order <= 0;
        case Relation::GreaterThanEquals: return order >= 0;
        case Relation::Matches: return false;
    }
    return false;
}

template <class T>
static void sortAndUnite(std::vector<T>& elements) {
    const auto pointer = [](const T& element) {
        if constexpr (std::is_same_v<T, TextBound>)
            return &element;
        else
            return element;
    };
    std::ranges::sort(elements, [&](const T& a, const T& b) { return order(pointer(a), pointer(b)) < 0; });
    const auto repeated =
        std::ranges::unique(elements, [&](const T& a, const T& b) { return order(pointer(a), pointer(b)) == 0; });
    elements.erase(repeated.begin(), repeated.end());
}

template <class T>
static std::vector<Region<T>> regionsOf(const std::vector<T>& elements) {
    std::vector<Region<T>> regions{{}};
    for (const T& element : elements) {
        regions.push_back({.anchor = element, .isPoint = true});
        regions.push_back({.anchor = element, .isPoint = false});
    }
    return regions;
}

static std::vector<Region<const TextBound*>> regionsOf(const std::vector<TextBound>& bounds) {
    std::vector<Region<const TextBound*>> regions;
    // Nothing lies below the empty string.
    if (bounds.empty() || !bounds.front().text.empty() || bounds.front().isBehindPrefix)
        regions.emplace_back();
    for (const TextBound& bound : bounds) {
        if (!bound.isBehindPrefix)
            regions.push_back({.anchor = &bound, .isPoint = true});
        regions.push_back({.anchor = &bound, .isPoint = false});
    }
    return regions;
}

// Some texts that are no timestamps of the specification may pass as such at run time.
static bool mayBeTimestamp(std::string_view text) {
    return text.size() >= 5 && text.find_first_not_of("0123456789") == 4 && text[4] == '-';
}

static std::vector<std::optional<Region<Timestamp>>> instantsOf(
    const Subject& subject, const Region<const TextBound*>& text) {
    std::vector<std::optional<Region<Timestamp>>> result;
    // A fraction of more digits is not kept in full.
    constexpr std::size_t longest = std::string_view("2016-03-14T01:59:00.123456789+01:00").size();
    if (subject.asksForTimestamp && text.isPoint && (*text.anchor)->text.size() <= longest) {
        const auto parsed = support::parseTimestamp((*text.anchor)->text);
        if (parsed.value) {
            result.emplace_back(Region<Timestamp>{.anchor = parsed.value, .isPoint = true});
            return result;
        }
    }
    result.emplace_back();
    if (subject.asksForTimestamp && (!text.isPoint || mayBeTimestamp((*text.anchor)->text)))
        for (const Region<Timestamp>& region : regionsOf(subject.instants))
            result.emplace_back(region);
    return result;
}

static void addTexts(Subject& subject) {
    const auto combinations = std::uint32_t{1} << subject.patterns.size();
    for (const Region<const TextBound*>& region : regionsOf(subject.texts))
        for (const auto& instant : instantsOf(subject, region)) {
            Cell cell{.kind = CellKind::Text, .text = region, .instant = instant};
            if (!region.isPoint) {
                for (cell.patterns = 0; cell.patterns < combinations; ++cell.patterns)
                    subject.cells.push_back(cell);
                continue;
            }
            for (std::size_t i = 0; i < subject.patterns.size(); ++i)
                if (semantics::matchesPattern((*region.anchor)->text, subject.patterns[i]))
                    cell.patterns |= std::uint32_t{1} << i;
            subject.cells.push_back(cell);
        }
}

static void buildCells(Subject& subject, bool assumeTypes) {
    sortAndUnite(subject.numbers);
    sortAndUnite(subject.texts);
    sortAndUnite(subject.instants);
    if (subject.isUnknown) {
        subject.cells = {{.kind = CellKind::False}, {.kind = CellKind::True}};
        if (subject.isJsonata)
            subject.cells.push_back({.kind = CellKind::Missing});
        return;
    }
    subject.cells.push_back({.kind = CellKind::Missing});
    if (!subject.isJsonata)
        subject.cells.push_back({.kind = CellKind::Absent});
    for (const CellKind kind : {CellKind::Null, CellKind::False, CellKind::True, CellKind::Composite})
        subject.cells.push_back({.kind = kind});
    for (const Region<double>& region : regionsOf(subject.numbers))
        subject.cells.push_back({.kind = CellKind::Number, .number = region});
    addTexts(subject);
    if (!assumeTypes || !subject.isTyped || subject.asksForType)
        return;
    const bool onlyTimestamps = subject.asksForTimestamp && subject.texts.empty() && subject.patterns.empty();
    std::erase_if(subject.cells, [&](const Cell& cell) {
        if (cell.kind == CellKind::Missing || cell.kind == CellKind::Absent)
            return subject.isJsonata;
        const bool isOther = onlyTimestamps && cell.kind == CellKind::Text && !cell.instant;
        return isOther || !subject.kinds[static_cast<std::size_t>(cell.kind)];
    });
}

void ConditionSpace::gather(Subject& subject, const ValueTest& test) {
    const auto compares = [&subject](CellKind kind) {
        subject.isTyped = true;
        subject.kinds[static_cast<std::size_t>(kind)] = true;
    };
    subject.isJsonata = test.isJsonata;
    switch (test.kind) {
        case ValueTest::Kind::Is:
            subject.asksForTimestamp |= test.tested == Tested::Timestamp;
            if (test.tested == Tested::Null)
                subject.kinds[static_cast<std::size_t>(CellKind::Null)] = true;
            else
                subject.asksForType |= test.tested != Tested::Present;
            return;
        case ValueTest::Kind::Boolean: compares(CellKind::True); return compares(CellKind::False);
        case ValueTest::Kind::Number: subject.numbers.push_back(test.number); return compares(CellKind::Number);
        case ValueTest::Kind::Text: subject.texts.push_back(test.text); return compares(CellKind::Text);
        case ValueTest::Kind::Prefix:
            subject.texts.push_back(test.text);
            subject.texts.push_back({.text = test.text.text, .isBehindPrefix = true});
            return compares(CellKind::Text);
        case ValueTest::Kind::Pattern:
            if (std::ranges::find(subject.patterns, test.text.text) == subject.patterns.end())
                subject.patterns.push_back(test.text.text);
            return compares(CellKind::Text);
        case ValueTest::Kind::Timestamp:
            subject.asksForTimestamp = true;
            subject.instants.push_back(test.instant);
            return compares(CellKind::Text);
    }
}

void ConditionSpace::gather(const Condition& condition) {
    ++tests_;
    if (condition.kind == Condition::Kind::Test)
        gather(subjectOf(condition.subject), condition.test);
    if (condition.kind == Condition::Kind::Unknown) {
        Subject& subject = subjectOf(condition.subject);
        subject.isUnknown = true;
        subject.isJsonata = condition.test.isJsonata;
    }
    for (const Condition& part : condition.parts)
        gather(part);
}

ConditionSpace::ConditionSpace(std::span<const Condition* const> conditions, bool assumeTypes) {
    for (const Condition* condition : conditions)
        gather(*condition);
    std::size_t size = 1;
    for (Subject& subject : subjects_) {
        if (subject.patterns.size() > maxPatterns)
            return;
        buildCells(subject, assumeTypes);
        size *= subject.cells.size();
        if (size > maxCombinations || size * tests_ > maxTests)
            return;
    }
    current_.resize(subjects_.size());
    size_ = size;
}

Subject& ConditionSpace::subjectOf(std::uint32_t id) {
    const auto found = std::ranges::lower_bound(subjects_, id, {}, &Subject::id);
    if (found != subjects_.end() && found->id == id)
        return *found;
    return *subjects_.insert(found, Subject{.id = id});
}

const Subject& ConditionSpace::known(std::uint32_t id) const {
    return *std::ranges::lower_bound(subjects_, id, {}, &Subject::id);
}

const Cell& ConditionSpace::cellOf(std::uint32_t id) const {
    const Subject& subject = known(id);
    return subject.cells[current_[static_cast<std::size_t>(&subject - subjects_.data())]];
}

static bool is(Tested tested, const Cell& cell) {
    switch (tested) {
        case Tested::Present: return cell.kind != CellKind::Missing && cell.kind != CellKind::Absent;
        case Tested::Null: return cell.kind == CellKind::Null;
        case Tested::Numeric: return cell.kind == CellKind::Number;
        case Tested::String: return cell.kind == CellKind::Text;
        case Tested::Boolean: return cell.kind == CellKind::False || cell.kind == CellKind::True;
        case Tested::Timestamp: return cell.instant.has_value();
    }
    return false;
}

static Outcome outcome(bool value) {
    return value ? Outcome::True : Outcome::False;
}

Outcome negated(Outcome of) {
    const bool isKnown = of == Outcome::True || of == Outcome::False;
    return isKnown ? outcome(of == Outcome::False) : of;
}

// A missing value: JSONata goes on with nothing, JSONPath ends the execution unless it is asked whether it is there.
static Outcome onMissing(const ValueTest& test, const Cell& cell) {
    const bool isTest = test.kind == ValueTest::Kind::Is;
    if (isTest && test.tested == Tested::Present)
        return outcome(!test.expected);
    if (test.isJsonata)
        return test.relation == Relation::Equals ? Outcome::False : Outcome::Undefined;
    return isTest && cell.kind == CellKind::Absent ? outcome(!test.expected) : Outcome::Fails;
}

// A value of another type than the one to compare with: JSONata can tell that they are not equal, but not their order.
static Outcome onOtherType(const ValueTest& test) {
    return test.isJsonata && test.relation != Relation::Equals ? Outcome::Fails : Outcome::False;
}

static Outcome onText(const ValueTest& test, const Subject& subject, const Cell& cell) {
    switch (test.kind) {
        case ValueTest::Kind::Text: return outcome(holds(test.relation, compare(cell.text, &test.text)));
        case ValueTest::Kind::Prefix: {
            const TextBound end{.text = test.text.text, .isBehindPrefix = true};
            const TextBound* behind = &end;
            const TextBound* begin = &test.text;
            return outcome(compare(cell.text, begin) >= 0 && compare(cell.text, behind) < 0);
        }
        case ValueTest::Kind::Pattern: {
            const auto found = std::ranges::find(subject.patterns, test.text.text);
            return outcome((cell.patterns >> (found - subject.patterns.begin()) & 1U) != 0);
        }
        case ValueTest::Kind::Timestamp:
            return outcome(cell.instant && holds(test.relation, compare(*cell.instant, test.instant)));
        case ValueTest::Kind::Is:
        case ValueTest::Kind::Boolean:
        case ValueTest::Kind::Number: break;
    }
    return onOtherType(test);
}

static Outcome onValue(const ValueTest& test, const Subject& subject, const Cell& cell) {
    if (!is(Tested::Present, cell))
        return onMissing(test, cell);
    if (test.kind == ValueTest::Kind::Is)
        return outcome(is(test.tested, cell) == test.expected);
    if (test.kind == ValueTest::Kind::Boolean)
        return outcome(cell.kind == (test.expected ? CellKind::True : CellKind::False));
    if (cell.kind == CellKind::Text)
        return onText(test, subject, cell);
    if (test.kind == ValueTest::Kind::Number && cell.kind == CellKind::Number)
        return outcome(holds(test.relation, compare(cell.number, test.number)));
    return onOtherType(test);
}

// Recursive over rules in rules, which the readers' limit of depth bounds.
Outcome ConditionSpace::evaluate(const Condition& condition) const {
    switch (condition.kind) {
        case Condition::Kind::Constant: return outcome(condition.value);
        case Condition::Kind::Test: return onValue(condition.test, known(condition.subject), cellOf(condition.subject));
        case Condition::Kind::Unknown: {
            const Cell& cell = cellOf(condition.subject);
            return cell.kind == CellKind::Missing ? Outcome::Undefined : outcome(cell.kind == CellKind::True);
        }
        case Condition::Kind::Not: return negated(evaluate(condition.parts.front()));
        case Condition::Kind::And:
        case Condition::Kind::Or: break;
    }
    return evaluate(condition.kind, condition.parts);
}

// They go from left to right and stop as soon as the result is certain. Nothing counts as false.
Outcome ConditionSpace::evaluate(Condition::Kind combinator, std::span<const Condition> parts) const {
    const Outcome decisive = combinator == Condition::Kind::Or ? Outcome::True : Outcome::False;
    for (const Condition& part : parts) {
        Outcome result = evaluate(part);
        if (result == Outcome::Undefined)
            result = Outcome::False;
        if (result == decisive || result == Outcome::Fails)
            return result;
    }
    return outcome(combinator == Condition::Kind::And);
}

void ConditionSpace::choose(std::size_t combination) {
    for (std::size_t i = 0; i < subjects_.size(); ++i) {
        current_[i] = combination % subjects_[i].cells.size();
        combination /= subjects_[i].cells.size();
    }
}

}  // namespace stepcheck::lint
