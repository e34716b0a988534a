#pragma once

#include "stepcheck/exec/event.h"
#include "stepcheck/exec/program.h"
#include "stepcheck/value/value.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::explore {

/// What an ItemReader found on a way. Whoever reads the same object later on the same way finds the same.
struct Read {
    const exec::ReaderProgram* reader = nullptr;  // of the program, which lives longer
    value::Value parameters;                      // may hold unknowns
    std::int64_t limit = 0;                       // MaxItems, 0 for all
    bool fails = false;
    std::string table;     // the name of the unknown array of items
    std::size_t size = 0;  // of that
};

/// What items are before anybody has looked at them.
enum class ItemForm : std::uint8_t {
    Anything,
    Row,     // an object of strings, with the same members as all other rows
    Listed,  // what a list says of an object
};

[[nodiscard]] ItemForm formOf(const exec::ReaderProgram& reader);

/// Whether the members of rows are not known from the definition: the data names them.
[[nodiscard]] bool hasOpenColumns(const exec::ReaderProgram& reader);

/// What kind of value items other than `Anything` have in a member; nothing: there is no such member.
[[nodiscard]] std::optional<value::Kind> kindOfMember(const exec::ReaderProgram& reader, std::string_view name);

/// How the reader fails whatever it reads; nothing when it may succeed.
[[nodiscard]] std::optional<exec::Failure> certainFailure(const exec::ReaderProgram& reader);

/// An item of a read, or a member of one.
struct ItemPart {
    const Read* read = nullptr;
    std::int64_t index = 0;
    std::optional<std::string_view> member;
};

/// Which item a value is, or a member of which one; nothing when it is neither.
[[nodiscard]] std::optional<ItemPart> itemPart(const std::vector<Read>& reads, const value::Value& value);

}  // namespace stepcheck::explore
