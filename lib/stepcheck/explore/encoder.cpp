#include "stepcheck/explore/encoder.h"

#include "stepcheck/explore/scalars.h"
#include "stepcheck/semantics/timestamp.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace stepcheck::explore {

using value::Kind;
using value::Question;
using value::Value;

static constexpr std::array<Kind, kindCount> allKinds{
    Kind::Null, Kind::Boolean, Kind::Integer, Kind::Decimal, Kind::String, Kind::Array, Kind::Object};

Encoder::Encoder(Formulas& formulas, Knowledge& knowledge) : z3_(formulas), knowledge_(knowledge) {}

void Encoder::stateAll() {
    // Nodes are made before what they are parts of is known of them, so that none is missed.
    symbols_.resize(knowledge_.nodes().size());
    entangled_.resize(knowledge_.nodes().size());
    for (std::uint32_t node = 1; node < knowledge_.nodes().size(); ++node)
        if (knowledge_.node(node).form == Node::Form::Opaque && knowledge_.node(node).presence != Presence::Absent) {
            defineOperation(node);
            defineFunction(node);
        }
    for (const Relation& relation : knowledge_.relations()) {
        const Formula formula = this->relation(relation.question, symbolOf(relation.first), symbolOf(relation.second));
        if (formula != nullptr)
            z3_.state(relation.holds ? formula : z3_.no(formula));
    }
    for (std::uint32_t node = 1; node < knowledge_.nodes().size(); ++node) {
        nodeSymbol(node);
        stateFacts(node);
    }
}

Symbol& Encoder::nodeSymbol(std::uint32_t node) {
    if (node >= symbols_.size()) {
        symbols_.resize(knowledge_.nodes().size());
        entangled_.resize(knowledge_.nodes().size());
    }
    if (symbols_[node].present == nullptr)
        stateNode(node);
    return symbols_[node];
}

void Encoder::stateNode(std::uint32_t index) {
    const Node node = knowledge_.node(index);
    if (node.parent != 0)
        nodeSymbol(node.parent);
    Symbol& symbol = symbols_[index];
    symbol.node = index;
    const bool isOpen = node.presence == Presence::Open && node.form != Node::Form::Opaque;
    symbol.present = isOpen ? z3_.newTruth() : z3_.truth(node.presence != Presence::Absent);
    std::vector<Formula> possible;
    for (const Kind kind : allKinds) {
        Formula& formula = symbol.kinds[static_cast<std::size_t>(kind)];
        const bool only = node.kinds == kindsOf(kind);
        formula = (node.kinds & kindsOf(kind)) == 0 ? z3_.truth(false) : only ? symbol.present : z3_.newTruth();
        if (formula != z3_.truth(false))
            possible.push_back(formula);
    }
    // One kind if it is there, none if not.
    stateIf(symbol.present, z3_.any(possible));
    for (std::size_t i = 0; i < possible.size(); ++i) {
        stateIf(possible[i], symbol.present);
        for (std::size_t j = 0; j < i; ++j)
            z3_.state(z3_.no(z3_.all({possible[i], possible[j]})));
    }
    if (node.parent != 0)
        statePart(index);
}

void Encoder::statePart(std::uint32_t index) {
    const Node& node = knowledge_.node(index);
    Symbol& parent = symbols_[node.parent];
    const Formula present = symbols_[index].present;
    if (node.form == Node::Form::Member)
        return stateIf(present, is(parent, Kind::Object));
    const std::int64_t needed = node.index < 0 ? -node.index : node.index + 1;
    const Formula longEnough = z3_.atMost(z3_.number(std::to_string(needed)), length(parent));
    z3_.state(z3_.same(present, z3_.all({is(parent, Kind::Array), longEnough})));
}

void Encoder::stateFacts(std::uint32_t node) {
    for (std::uint32_t at = knowledge_.node(node).firstFact; at != 0; at = knowledge_.fact(at).next) {
        const Fact fact = knowledge_.fact(at);
        const Symbol other = constant(*fact.constant);
        const Symbol& symbol = nodeSymbol(node);
        const Formula formula =
            relation(fact.question, fact.constantFirst ? other : symbol, fact.constantFirst ? symbol : other);
        if (formula != nullptr)
            z3_.state(fact.holds ? formula : z3_.no(formula));
    }
}

// Without an exponent.
static std::string decimalText(const Value& number) {
    if (number.is(Kind::Integer))
        return std::to_string(number.integer());
    std::string text = fmt::format("{}", number.number());
    return text.find('e') == std::string::npos ? text : fmt::format("{:.340f}", number.number());
}

Symbol Encoder::constant(const Value& value) {
    Symbol symbol{.present = z3_.truth(true), .known = &value};
    for (const Kind kind : allKinds)
        symbol.kinds[static_cast<std::size_t>(kind)] = z3_.truth(value.is(kind));
    if (value.is(Kind::Boolean))
        symbol.truth = z3_.truth(value.boolean());
    if (value.isNumber())
        symbol.number = z3_.number(decimalText(value));
    if (!value.is(Kind::String))
        return symbol;
    symbol.text = z3_.text(value.string());
    const auto moment = semantics::parseTimestamp(value.string());
    symbol.isTimestamp = z3_.truth(moment.has_value());
    if (moment)
        symbol.moment = z3_.number(std::to_string(*moment));
    return symbol;
}

Symbol Encoder::symbolOf(const Side& side) {
    if (side.form != Side::Form::Node)
        return constant(*side.value);
    Symbol symbol = nodeSymbol(side.node);
    entangled_[side.node] = true;
    return symbol;
}

Symbol Encoder::symbolOf(const Value& value) {
    const Side side = knowledge_.sideOf(value);
    if (side.form == Side::Form::Absent)
        return {.kinds = constant(Value()).kinds, .present = z3_.truth(false)};
    return symbolOf(side);
}

Formula Encoder::isNumber(const Symbol& symbol) {
    return z3_.any({is(symbol, Kind::Integer), is(symbol, Kind::Decimal)});
}

Formula Encoder::number(Symbol& symbol) {
    if (symbol.node != 0)
        symbol.number = symbols_[symbol.node].number;
    if (symbol.number != nullptr)
        return symbol.number;
    if (is(symbol, Kind::Decimal) == z3_.truth(false) && is(symbol, Kind::Integer) != z3_.truth(false)) {
        symbol.number = z3_.newInteger();
    } else {
        symbol.number = z3_.newNumber();
        stateIf(is(symbol, Kind::Integer), z3_.isInteger(symbol.number));
    }
    if (symbol.node != 0)
        symbols_[symbol.node].number = symbol.number;
    return symbol.number;
}

Formula Encoder::text(Symbol& symbol) {
    Formula& text = symbol.node != 0 ? symbols_[symbol.node].text : symbol.text;
    if (text == nullptr)
        text = z3_.newText();
    return text;
}

Formula Encoder::truth(Symbol& symbol) {
    Formula& truth = symbol.node != 0 ? symbols_[symbol.node].truth : symbol.truth;
    if (truth == nullptr)
        truth = z3_.newTruth();
    return truth;
}

Formula Encoder::length(Symbol& symbol) {
    Formula& length = symbol.node != 0 ? symbols_[symbol.node].length : symbol.length;
    if (length == nullptr) {
        length = symbol.known != nullptr ? z3_.number(std::to_string(symbol.known->size())) : z3_.newInteger();
        z3_.state(z3_.atMost(z3_.number("0"), length));
    }
    return length;
}

Formula Encoder::isTimestamp(Symbol& symbol) {
    Formula& timestamp = symbol.node != 0 ? symbols_[symbol.node].isTimestamp : symbol.isTimestamp;
    if (timestamp == nullptr) {
        timestamp = symbol.known != nullptr ? z3_.truth(false) : z3_.newTruth();
        stateIf(timestamp, is(symbol, Kind::String));
    }
    return timestamp;
}

Formula Encoder::moment(Symbol& symbol) {
    Formula& moment = symbol.node != 0 ? symbols_[symbol.node].moment : symbol.moment;
    if (moment == nullptr)
        moment = z3_.newInteger();
    return moment;
}

Formula Encoder::relation(Question question, Symbol a, Symbol b) {
    switch (question) {
        case Question::IsTrue: return z3_.all({is(a, Kind::Boolean), truth(a)});
        case Question::IsTimestamp: return isTimestamp(a);
        case Question::Equals: return equal(a, b);
        case Question::LessThan: return less(a, b);
        case Question::Matches: return matches(a, b);
        case Question::Before: return compareMoments(a, b, false);
        case Question::SameMoment: return compareMoments(a, b, true);
        case Question::IsPresent:
        case Question::IsKind: break;
    }
    return nullptr;
}

Formula Encoder::equal(Symbol& a, Symbol& b) {
    const Formula never = z3_.truth(false);
    std::vector<Formula> ways{z3_.all({is(a, Kind::Null), is(b, Kind::Null)})};
    const auto both = [&](Formula of, Formula and_) { return of != never && and_ != never; };
    if (both(is(a, Kind::Boolean), is(b, Kind::Boolean)))
        ways.push_back(z3_.all({is(a, Kind::Boolean), is(b, Kind::Boolean), z3_.same(truth(a), truth(b))}));
    if (both(isNumber(a), isNumber(b)))
        ways.push_back(z3_.all({isNumber(a), isNumber(b), z3_.same(number(a), number(b))}));
    if (both(is(a, Kind::String), is(b, Kind::String))) {
        const Formula same = z3_.all({is(a, Kind::String), is(b, Kind::String), z3_.same(text(a), text(b))});
        ways.push_back(same);
        stateIf(same, z3_.same(isTimestamp(a), isTimestamp(b)));
        stateIf(z3_.all({same, isTimestamp(a)}), z3_.same(moment(a), moment(b)));
    }
    const bool wholes = both(is(a, Kind::Array), is(b, Kind::Array)) || both(is(a, Kind::Object), is(b, Kind::Object));
    if (wholes)
        ways.push_back(equalWholes(a, b));
    return z3_.any(std::move(ways));
}

// Of wholes only what follows from their equality is known, and that only for parts that somebody asks for.
Formula Encoder::equalWholes(const Symbol& a, const Symbol& b) {
    const Formula same = z3_.newTruth();
    stateIf(same, z3_.same(is(a, Kind::Array), is(b, Kind::Array)));
    stateIf(same, z3_.same(is(a, Kind::Object), is(b, Kind::Object)));
    stateIf(same, z3_.any({is(a, Kind::Array), is(a, Kind::Object)}));
    const Symbol& whole = a.node != 0 ? a : b;
    const Symbol& other = a.node != 0 ? b : a;
    if (whole.node == 0)
        return same;
    for (std::uint32_t at = knowledge_.node(whole.node).firstChild; at != 0; at = knowledge_.node(at).nextSibling) {
        const Node child = knowledge_.node(at);
        Symbol part = nodeSymbol(at);
        entangled_[at] = true;
        if (other.known != nullptr) {
            const Value* found = nullptr;
            const auto size = static_cast<std::int64_t>(other.known->elements().size());
            const std::int64_t place = child.index < 0 ? child.index + size : child.index;
            if (child.form == Node::Form::Member)
                found = other.known->find(child.name);
            else if (place >= 0 && place < size)
                found = &other.known->elements()[static_cast<std::size_t>(place)];
            stateIf(same, z3_.same(part.present, z3_.truth(found != nullptr)));
            if (found == nullptr)
                continue;
            const Side side = knowledge_.sideOf(*found);
            if (side.form == Side::Form::Known || side.form == Side::Form::Node) {
                Symbol counterpart = symbolOf(side);
                stateIf(same, equal(part, counterpart));
            }
            continue;
        }
        for (std::uint32_t twin = knowledge_.node(other.node).firstChild; twin != 0;
            twin = knowledge_.node(twin).nextSibling) {
            const Node& counterpart = knowledge_.node(twin);
            if (counterpart.form != child.form || counterpart.name != child.name || counterpart.index != child.index)
                continue;
            Symbol symbol = nodeSymbol(twin);
            entangled_[twin] = true;
            stateIf(same, z3_.same(part.present, symbol.present));
            stateIf(z3_.all({same, part.present}), equal(part, symbol));
        }
    }
    return same;
}

Formula Encoder::less(Symbol& a, Symbol& b) {
    const Formula never = z3_.truth(false);
    std::vector<Formula> ways;
    if (isNumber(a) != never && isNumber(b) != never)
        ways.push_back(z3_.all({isNumber(a), isNumber(b), z3_.less(number(a), number(b))}));
    if (is(a, Kind::String) != never && is(b, Kind::String) != never)
        ways.push_back(z3_.all({is(a, Kind::String), is(b, Kind::String), z3_.textLess(text(a), text(b))}));
    return z3_.any(std::move(ways));
}

// A pattern that is not known could be any.
Formula Encoder::matches(Symbol& a, const Symbol& pattern) {
    if (pattern.known == nullptr || !pattern.known->is(Kind::String))
        return z3_.all({is(a, Kind::String), is(pattern, Kind::String), z3_.newTruth()});
    return z3_.all({is(a, Kind::String), z3_.isLike(text(a), piecesOf(pattern.known->string()))});
}

Formula Encoder::compareMoments(Symbol& a, Symbol& b, bool same) {
    return z3_.all(
        {isTimestamp(a), isTimestamp(b), same ? z3_.same(moment(a), moment(b)) : z3_.less(moment(a), moment(b))});
}

}  // namespace stepcheck::explore
