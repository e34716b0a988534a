#include "stepcheck/explore/read.h"

#include "stepcheck/exec/item_reader.h"
#include "stepcheck/value/term.h"

#include <algorithm>

namespace stepcheck::explore {

using exec::ReaderProgram;
using value::Kind;
using value::Term;
using value::Value;

ItemForm formOf(const ReaderProgram& reader) {
    if (exec::readsList(reader))
        return ItemForm::Listed;
    return reader.inputType == "JSON" || reader.inputType == "JSONL" ? ItemForm::Anything : ItemForm::Row;
}

bool hasOpenColumns(const ReaderProgram& reader) {
    return formOf(reader) == ItemForm::Row && reader.csvHeaderLocation != "GIVEN";
}

std::optional<Kind> kindOfMember(const ReaderProgram& reader, std::string_view name) {
    if (formOf(reader) == ItemForm::Listed) {
        const Value listed = exec::listedObject(Value(""), Value(0));
        const Value* member = listed.find(name);
        return member != nullptr ? std::optional(member->kind()) : std::nullopt;
    }
    const bool isThere =
        hasOpenColumns(reader) || std::ranges::find(reader.csvHeaders, name) != reader.csvHeaders.end();
    return isThere ? std::optional(Kind::String) : std::nullopt;
}

// With columns that the definition gives, an empty text holds all that may be wrong.
std::optional<exec::Failure> certainFailure(const ReaderProgram& reader) {
    if (reader.inputType != "CSV" || hasOpenColumns(reader) || formOf(reader) != ItemForm::Row)
        return std::nullopt;
    const Value parameters = Value::object({{Value("Bucket"), Value("a")}, {Value("Key"), Value("a")}});
    const Value objects = Value::object({{Value("a"), Value::object({{Value("a"), Value("")}})}});
    const exec::ReadItems read = exec::readItems(reader, parameters, objects, 0);
    const auto* failure = std::get_if<exec::Failure>(&read);
    return failure != nullptr ? std::optional(*failure) : std::nullopt;
}

std::optional<ItemPart> itemPart(const std::vector<Read>& reads, const Value& value) {
    if (reads.empty() || !value.is(Kind::Term))
        return std::nullopt;
    const bool isMember = value.term().form() == Term::Form::Member;
    const Value& item = isMember ? value.term().operands()[0] : value;
    if (!item.is(Kind::Term) || item.term().form() != Term::Form::Element)
        return std::nullopt;
    const Value& table = item.term().operands()[0];
    const Value& index = item.term().operands()[1];
    if (!table.is(Kind::Term) || table.term().form() != Term::Form::Unknown || !index.is(Kind::Integer))
        return std::nullopt;
    const auto read = std::ranges::find(reads, table.term().name(), &Read::table);
    if (read == reads.end())
        return std::nullopt;
    return ItemPart{.read = &*read,
        .index = index.integer(),
        .member = isMember ? std::optional(value.term().name()) : std::nullopt};
}

}  // namespace stepcheck::explore
