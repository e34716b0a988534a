#include "stepcheck/query/jsonata/stringify.h"

#include "stepcheck/query/jsonata/json_text.h"

#include <fmt/format.h>

#include <cmath>

namespace stepcheck::query::jsonata {

namespace {

class Writer {
public:
    Writer(Evaluator& evaluator, bool pretty, bool rounded)
        : evaluator_(evaluator), pretty_(pretty), rounded_(rounded) {}

    std::string write(Item item) {
        add(item);
        return std::move(out_);
    }

private:
    void add(Item item);
    void addArray(Item array);
    void addObject(Item object);
    void addNumber(Item number);
    void newLine();

    Evaluator& evaluator_;
    bool pretty_;
    bool rounded_;  // as `$string` does
    std::string out_;
    std::size_t depth_ = 0;
};

void Writer::newLine() {
    if (!pretty_)
        return;
    out_.push_back('\n');
    out_.append(2 * depth_, ' ');
}

void Writer::addNumber(Item number) {
    if (!rounded_) {
        out_ += number.tag == Tag::Integer ? fmt::format("{}", number.integer) : numberText(number.decimal);
        return;
    }
    if (number.tag == Tag::Decimal && !std::isfinite(number.decimal))
        fail("D1001", {.value = "null"});
    out_ += numberString(evaluator_, number);
}

void Writer::add(Item item) {
    switch (item.tag) {
        case Tag::Undefined: case Tag::Null: case Tag::TailCall: case Tag::Tuples: out_ += "null"; return;
        case Tag::Boolean: out_ += item.boolean ? "true" : "false"; return;
        case Tag::Integer: case Tag::Decimal: addNumber(item); return;
        case Tag::ValueString: case Tag::String: appendQuoted(out_, textOf(item)); return;
        case Tag::ValueArray: case Tag::Array: addArray(item); return;
        case Tag::ValueObject: case Tag::Object: addObject(item); return;
        case Tag::Function: out_ += rounded_ ? "\"\"" : "{}"; return;
        case Tag::Term: throw TermMet{};
    }
}

void Writer::addArray(Item array) {
    evaluator_.guardStack();
    const std::size_t size = sizeOf(array);
    out_.push_back('[');
    ++depth_;
    for (std::size_t i = 0; i < size; ++i) {
        if (i != 0)
            out_.push_back(',');
        newLine();
        add(elementOf(array, i));
    }
    --depth_;
    if (size != 0)
        newLine();
    out_.push_back(']');
}

void Writer::addObject(Item object) {
    evaluator_.guardStack();
    const std::size_t size = sizeOf(object);
    out_.push_back('{');
    ++depth_;
    bool first = true;
    for (std::size_t i = 0; i < size; ++i) {
        const ItemMember member = memberAt(object, i);
        if (isUndefined(member.value))
            continue;
        if (!first)
            out_.push_back(',');
        first = false;
        newLine();
        appendQuoted(out_, textOf(member.name));
        out_ += pretty_ ? ": " : ":";
        add(member.value);
    }
    --depth_;
    if (!first)
        newLine();
    out_.push_back('}');
}

}  // namespace

std::string numberString(const Evaluator& evaluator, Item number) {
    if (number.tag == Tag::Integer && (evaluator.isStates() || std::abs(number.integer) < 1'000'000'000'000'000))
        return fmt::format("{}", number.integer);
    return numberText(roundToPrecision(numberOf(number)));
}

std::string jsonText(Evaluator& evaluator, Item item, bool pretty) {
    return Writer(evaluator, pretty, true).write(item);
}

std::string messageJson(Evaluator& evaluator, Item item) {
    if (isUndefined(item))
        return "undefined";
    try {
        return Writer(evaluator, false, false).write(item);
    } catch (const TermMet&) {
        return "\"<unknown>\"";
    }
}

std::string_view stringText(Evaluator& evaluator, Item item) {
    switch (item.tag) {
        case Tag::Undefined: case Tag::Function: return {};
        case Tag::ValueString: case Tag::String: return textOf(item);
        case Tag::Boolean: return item.boolean ? "true" : "false";
        case Tag::Null: return "null";
        case Tag::Decimal:
            if (!std::isfinite(item.decimal))
                fail("D3001", {.value = "null"});
            [[fallthrough]];
        case Tag::Integer: return evaluator.arena().copy(numberString(evaluator, item));
        case Tag::ValueArray: case Tag::Array: case Tag::ValueObject: case Tag::Object: case Tag::TailCall:
        case Tag::Tuples: return evaluator.arena().copy(jsonText(evaluator, item, false));
        case Tag::Term: throw TermMet{};
    }
    return {};
}

}  // namespace stepcheck::query::jsonata
