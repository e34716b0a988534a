#include "stepcheck/explore/path_oracle.h"

#include "stepcheck/support/hash.h"
#include "stepcheck/value/term.h"

#include <algorithm>
#include <utility>

namespace stepcheck::explore {

using value::Condition;
using value::Kind;
using value::Question;
using value::Term;
using value::Value;

void PathOracle::begin(Branch& branch) {
    branch_ = &branch;
    decisions_ = std::move(branch.decisions);
    branch.decisions.clear();
    replayed_ = 0;
    others_.clear();
    undecided_.clear();
    abandoned_.reset();
    hasCutItems_ = false;
    assumptions_.clear();
    missedIn_.reset();
}

void PathOracle::abandon(End end, std::string reason) {
    if (!abandoned_)
        abandoned_ = Abandoned{.end = end, .reason = std::move(reason)};
}

static bool isSame(const Condition& a, const Condition& b) {
    return a.question == b.question && a.kind == b.kind && a.first == b.first && a.second == b.second;
}

// The example that the way has is often one for the answer, too.
Answer PathOracle::check(const Literal& literal) {
    if (const auto answer = explore::holds(literal.condition, branch_->model); answer == literal.holds)
        return {.verdict = Verdict::Satisfiable, .model = branch_->model};
    branch_->condition.push_back(literal);
    Answer answer = solver_.extend(branch_->condition, branch_->model);
    branch_->condition.pop_back();
    return answer;
}

bool PathOracle::take(const Condition& condition, bool holds, bool isGiven) {
    branch_->condition.push_back({.condition = condition, .holds = holds, .isGiven = isGiven});
    return holds;
}

// Elements are asked for one after the other; beyond the limit there are none.
bool PathOracle::isBeyondItems(const Condition& condition) const {
    if (condition.question != Question::IsPresent || condition.first.term().form() != Term::Form::Element)
        return false;
    const Value& index = condition.first.term().operands()[1];
    return index.is(Kind::Integer) && index.integer() >= static_cast<std::int64_t>(options_.maxItems) &&
           !branch_->condition.empty() && branch_->condition.back().holds &&
           isSame(branch_->condition.back().condition,
               {.question = Question::IsPresent,
                   .kind = condition.kind,
                   .first =
                       Value::term(Term::element(condition.first.term().operands()[0], Value(index.integer() - 1))),
                   .second = condition.second});
}

// `input.*`, which mostly is an array.
static bool isManyMembers(const Value& value) {
    return value.term().form() == Term::Form::Function && (value.term().name() == "*" || value.term().name() == "**");
}

// JSONata looks for members in the elements of an array, too. Where a member is looked up we take it that there is no
// array; else each member would stand for any number of values.
bool PathOracle::isLookupInArray(const Condition& condition) const {
    if (condition.question != Question::IsKind || condition.kind != Kind::Array || isManyMembers(condition.first))
        return false;
    if (missedIn_ && *missedIn_ == condition.first)
        return true;
    return std::ranges::any_of(branch_->condition, [&](const Literal& literal) {
        const Condition& asked = literal.condition;
        return asked.question == Question::IsPresent && !literal.holds &&
               asked.first.term().form() == Term::Form::Member && asked.first.term().operands()[0] == condition.first;
    });
}

// The decision that brought the way here, or null when it is at a new one.
const Decision* PathOracle::replay() {
    return replayed_ < decisions_.size() ? &decisions_[replayed_++] : nullptr;
}

void PathOracle::record(Decision decision) {
    decisions_.push_back(std::move(decision));
    ++replayed_;
}

// What items are that were read from a table or a list need not be asked for.
void PathOracle::learnKind(const Value& part) {
    const auto item = itemPart(branch_->reads, part);
    if (!item || formOf(*item->read->reader) == ItemForm::Anything)
        return;
    const auto kind = item->member ? kindOfMember(*item->read->reader, *item->member) : Kind::Object;
    if (!kind)
        return;
    assume({.condition = {.question = Question::IsKind, .kind = *kind, .first = part, .second = {}}});
    // A size.
    if (*kind == Kind::Integer)
        assume({.condition = {.question = Question::LessThan, .kind = Kind::Null, .first = part, .second = Value(0)},
            .holds = false});
}

// The answer to a question about an item, when it follows from where that was read; nothing when it does not.
std::optional<bool> PathOracle::knownOfItems(const Condition& condition) {
    if (branch_->reads.empty())
        return std::nullopt;
    const auto item = itemPart(branch_->reads, condition.first);
    if (condition.question != Question::IsPresent) {
        learnKind(condition.first);
        learnKind(condition.second);
        for (const Literal& known : branch_->condition)
            if (isSame(known.condition, condition))
                return known.holds;
        return std::nullopt;
    }
    if (!item || !item->member || formOf(*item->read->reader) == ItemForm::Anything)
        return std::nullopt;
    bool holds = kindOfMember(*item->read->reader, *item->member).has_value();
    if (holds && hasOpenColumns(*item->read->reader)) {
        if (item->index == 0)
            return std::nullopt;
        // All rows have the columns of the first one.
        const Value& row = condition.first.term().operands()[0];
        const Value first = Value::term(Term::element(row.term().operands()[0], Value(0)));
        holds = decide({.question = Question::IsPresent,
            .kind = condition.kind,
            .first = Value::term(Term::member(first, *item->member)),
            .second = {}});
    }
    assume({.condition = condition, .holds = holds});
    return holds;
}

static std::uint64_t hashOf(const Condition& condition, bool holds) {
    return support::fnv1a(describe(Literal{.condition = condition, .holds = holds}));
}

// A function that has no result may have failed; `$lookup` never does.
static bool mayHaveFailed(const Value& value) {
    const Term& term = value.term();
    return term.form() == Term::Form::Function && term.name() != "$lookup" &&
           (term.name().starts_with('$') || term.name() == "jsonata");
}

bool PathOracle::decide(const Condition& condition) {
    const bool holds = answer(condition);
    if (condition.question == Question::IsPresent && !holds && mayHaveFailed(condition.first))
        takeForGranted("a JSONata function without a result does not fail");
    const bool isMissing = condition.question == Question::IsPresent && !holds && condition.first.is(Kind::Term) &&
                           condition.first.term().form() == Term::Form::Member;
    missedIn_ = isMissing ? std::optional(condition.first.term().operands()[0]) : std::nullopt;
    return holds;
}

bool PathOracle::answer(const Condition& condition) {
    ++decisionCount_;
    if (abandoned_)
        return false;
    for (const Literal& known : branch_->condition)
        if (isSame(known.condition, condition))
            return known.holds;
    if (const auto known = knownOfItems(condition))
        return *known;
    if (const Decision* given = replay()) {
        const bool holds = std::get<bool>(given->answer);
        return given->isImplied ? holds : take(condition, holds, given->isGiven);
    }
    // A function that calls itself may ask without end within one step.
    if (std::chrono::steady_clock::now() >= deadline_) {
        abandon(End::Undecided, "no time was left");
        return false;
    }
    Answer yes = check({.condition = condition, .holds = true});
    Answer no = check({.condition = condition, .holds = false});
    if (yes.verdict != Verdict::Satisfiable && no.verdict != Verdict::Satisfiable) {
        abandon(End::Undecided, yes.reason.empty() ? no.reason : yes.reason);
        return false;
    }
    if (no.verdict == Verdict::Satisfiable && yes.verdict != Verdict::Unsatisfiable && isLookupInArray(condition)) {
        takeForGranted("what JSONata looks up a member in is no array");
        branch_->model = std::move(no.model);
        record({.answer = false, .isGiven = true});
        return take(condition, false, true);
    }
    const bool isImplied = yes.verdict == Verdict::Unsatisfiable || no.verdict == Verdict::Unsatisfiable;
    if (no.verdict == Verdict::Satisfiable && !isImplied && isBeyondItems(condition)) {
        hasCutItems_ = true;
        yes = {.verdict = Verdict::Unsatisfiable};
    }
    const bool holds = yes.verdict == Verdict::Satisfiable;
    Answer& other = holds ? no : yes;
    if (other.verdict == Verdict::Satisfiable)
        others_.push_back({.decision = {.answer = !holds},
            .position = decisions_.size(),
            .model = std::move(other.model),
            .question = hashOf(condition, !holds)});
    else if (other.verdict == Verdict::Unknown)
        undecided_.push_back({.end = End::Undecided, .reason = std::move(other.reason)});
    branch_->model = std::move((holds ? yes : no).model);
    record({.answer = holds, .isImplied = isImplied});
    return isImplied ? holds : take(condition, holds);
}

std::size_t PathOracle::choose(std::size_t count) {
    if (abandoned_)
        return 0;
    if (const Decision* given = replay())
        return std::get<std::size_t>(given->answer);
    for (std::size_t i = 1; i < count; ++i)
        others_.push_back(
            {.decision = {.answer = i}, .position = decisions_.size(), .model = branch_->model, .question = i});
    record({.answer = std::size_t{0}});
    return 0;
}

Value PathOracle::pick(const Value& term) {
    if (abandoned_)
        return {};
    const auto fix = [&](const Value& value) {
        take({.question = Question::Equals, .kind = Kind::Null, .first = term, .second = value}, true);
        return value;
    };
    if (const Decision* given = replay())
        return fix(std::get<Value>(given->answer));
    const Computed computed = compute(term, branch_->model);
    const auto* value = std::get_if<Value>(&computed);
    if (value == nullptr) {
        const auto* why = std::get_if<Uncomputable>(&computed);
        abandon(End::Undecided, why != nullptr ? why->why : describe(term.term()) + " is missing");
        return {};
    }
    branch_->assumptions.push_back(describe(term.term()));
    record({.answer = *value});
    return fix(*value);
}

void PathOracle::assume(Literal literal) {
    const auto isKnown = [&](const Literal& known) { return isSame(known.condition, literal.condition); };
    if (abandoned_ || std::ranges::any_of(branch_->condition, isKnown))
        return;
    Answer answer = check(literal);
    if (answer.verdict != Verdict::Satisfiable) {
        abandon(End::Undecided, std::move(answer.reason));
        return;
    }
    branch_->model = std::move(answer.model);
    literal.isGiven = true;
    branch_->condition.push_back(std::move(literal));
}

}  // namespace stepcheck::explore
