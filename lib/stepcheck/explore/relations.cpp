#include "stepcheck/explore/relations.h"

#include "stepcheck/explore/encoder.h"
#include "stepcheck/explore/example.h"
#include "stepcheck/explore/formulas.h"
#include "stepcheck/explore/repair.h"
#include "stepcheck/semantics/timestamp.h"
#include "stepcheck/value/term.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace stepcheck::explore {

using value::Kind;
using value::Question;
using value::Term;
using value::Value;

namespace {

class Conversation {
public:
    Conversation(std::span<const Literal> literals, const Knowledge& knowledge, Formulas& formulas)
        : literals_(literals), knowledge_(knowledge), z3_(formulas), encoder_(formulas, knowledge_) {}

    Answer run();

private:
    std::optional<Model> example(bool all);
    void suppose(Knowledge& knowledge, std::uint32_t node);
    std::optional<Value> valueOf(const Symbol& symbol, Kind kind) const;
    void excludeExample();
    std::string whyUnknown() const;

    std::span<const Literal> literals_;
    Knowledge knowledge_;  // a copy: looking up values adds to it
    Formulas& z3_;
    Encoder encoder_;
    const Literal* broken_ = nullptr;
};

}  // namespace

// An example of Z3 may be refuted by what it does not know; then another one is asked for, a few times.
Answer Conversation::run() {
    static constexpr int tries = 4;
    encoder_.stateAll();
    for (int i = 0; i < tries; ++i) {
        switch (z3_.check()) {
            case Satisfiability::No:
                // After an example was excluded there may only be no other one of the kind that Z3 can name.
                return i == 0 ? Answer{.verdict = Verdict::Unsatisfiable} : Answer{.reason = whyUnknown()};
            case Satisfiability::Unknown: return {.reason = i == 0 ? z3_.whyUnknown() : whyUnknown()};
            case Satisfiability::Yes: break;
        }
        for (const bool all : {false, true})
            if (auto model = example(all))
                return {.verdict = Verdict::Satisfiable, .model = std::move(*model)};
        excludeExample();
    }
    return {.reason = whyUnknown()};
}

// What depends on each other gets the values of Z3, and everything else plausible ones.
std::optional<Model> Conversation::example(bool all) {
    Knowledge knowledge = knowledge_;
    for (std::uint32_t node = 1; node < knowledge_.nodes().size(); ++node)
        if (encoder_.hasSymbol(node) && (all || encoder_.entangled()[node]))
            suppose(knowledge, node);
    auto example = exampleFor(knowledge);
    auto* model = std::get_if<Model>(&example);
    if (model == nullptr)
        return std::nullopt;
    broken_ = firstBroken(literals_, *model);
    if (broken_ == nullptr)
        return std::move(*model);
    return repaired(std::move(*model), literals_, knowledge);
}

static std::optional<Value> numberOf(const std::string& fraction, bool integer) {
    const std::size_t slash = fraction.find('/');
    if (slash == std::string::npos) {
        std::int64_t whole = 0;
        const auto [end, error] = std::from_chars(fraction.data(), fraction.data() + fraction.size(), whole);
        if (error == std::errc{} && end == fraction.data() + fraction.size())
            return integer ? Value(whole) : Value(static_cast<double>(whole));
    }
    if (integer)
        return std::nullopt;
    const double above = std::strtod(fraction.c_str(), nullptr);
    return Value(slash == std::string::npos ? above : above / std::strtod(fraction.c_str() + slash + 1, nullptr));
}

std::optional<Value> Conversation::valueOf(const Symbol& symbol, Kind kind) const {
    switch (kind) {
        case Kind::Null: return Value();
        case Kind::Boolean:
            if (const auto truth = symbol.truth != nullptr ? z3_.truthOf(symbol.truth) : std::nullopt)
                return Value(*truth);
            return std::nullopt;
        case Kind::Integer:
        case Kind::Decimal:
            if (const auto number = symbol.number != nullptr ? z3_.numberOf(symbol.number) : std::nullopt)
                return numberOf(*number, kind == Kind::Integer);
            return std::nullopt;
        case Kind::String: {
            const bool isTimestamp = symbol.isTimestamp != nullptr && z3_.truthOf(symbol.isTimestamp) == true;
            const auto text = symbol.text != nullptr ? z3_.textOf(symbol.text) : std::nullopt;
            if (text && (!isTimestamp || semantics::parseTimestamp(*text)))
                return Value(*text);
            std::int64_t moment = 0;
            const auto number = isTimestamp && symbol.moment != nullptr ? z3_.numberOf(symbol.moment) : std::nullopt;
            if (!number || std::from_chars(number->data(), number->data() + number->size(), moment).ec != std::errc{})
                return std::nullopt;
            return Value(semantics::writeTimestamp(moment));
        }
        case Kind::Array:
        case Kind::Object:
        case Kind::Term: break;
    }
    return std::nullopt;
}

void Conversation::suppose(Knowledge& knowledge, std::uint32_t node) {
    const Symbol& symbol = encoder_.symbol(node);
    const Node::Form form = knowledge.node(node).form;
    if (z3_.truthOf(symbol.present) != true)
        return;
    for (unsigned i = 0; i < kindCount; ++i) {
        if (z3_.truthOf(symbol.kinds[i]) != true)
            continue;
        const auto kind = static_cast<Kind>(i);
        const auto value = valueOf(symbol, kind);
        // Functions are what they are, but the length of an array is chosen by it.
        if (form == Node::Form::Opaque && knowledge.node(node).term->term().name() != "length")
            return;
        if (form != Node::Form::Opaque)
            knowledge.supposeKinds(node, kindsOf(kind));
        if (value)
            knowledge.suppose(node, {.question = Question::Equals}, *value);
    }
}

// Another value for at least one of what depends on each other.
void Conversation::excludeExample() {
    std::vector<Formula> others;
    for (std::uint32_t node = 1; node < knowledge_.nodes().size(); ++node) {
        if (!encoder_.hasSymbol(node) || !encoder_.entangled()[node] ||
            knowledge_.node(node).form == Node::Form::Opaque)
            continue;
        const Symbol& symbol = encoder_.symbol(node);
        if (const auto number = symbol.number != nullptr ? z3_.numberOf(symbol.number) : std::nullopt)
            others.push_back(z3_.no(z3_.same(symbol.number, z3_.number(*number))));
        if (const auto text = symbol.text != nullptr ? z3_.textOf(symbol.text) : std::nullopt)
            others.push_back(z3_.no(z3_.same(symbol.text, z3_.text(*text))));
        if (const auto truth = symbol.truth != nullptr ? z3_.truthOf(symbol.truth) : std::nullopt)
            others.push_back(*truth ? z3_.no(symbol.truth) : symbol.truth);
    }
    z3_.state(z3_.any(std::move(others)));
}

// The first function in a value.
static const Value* functionIn(const Value& value, int depth) {
    static constexpr int deepest = 50;
    if (!value.is(Kind::Term) || depth == deepest)
        return nullptr;
    if (value.term().form() == Term::Form::Function)
        return &value;
    for (const Value& operand : value.term().operands())
        if (const Value* found = functionIn(operand, depth + 1))
            return found;
    return nullptr;
}

std::string Conversation::whyUnknown() const {
    const auto reason = [](const Literal& literal) -> std::string {
        for (const Value* side : {&literal.condition.first, &literal.condition.second})
            if (const Value* function = functionIn(*side, 0))
                return fmt::format("{} cannot be solved for", describe(function->term()));
        return {};
    };
    if (broken_ != nullptr)
        if (std::string text = reason(*broken_); !text.empty())
            return text;
    for (const Literal& literal : literals_)
        if (std::string text = reason(literal); !text.empty())
            return text;
    return broken_ != nullptr ? fmt::format("no example was found in which {}", describe(*broken_))
                              : "no example was found";
}

Answer solveWithZ3(std::span<const Literal> literals, const Knowledge& knowledge, std::chrono::milliseconds timeLimit) {
    const Z3Library* const z3 = Z3Library::load();
    if (z3 == nullptr)
        return {.reason = "Z3 is not installed: the package libz3-4 has it"};
    Formulas formulas(*z3, timeLimit);
    return Conversation(literals, knowledge, formulas).run();
}

}  // namespace stepcheck::explore
