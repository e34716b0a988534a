#pragma once

#include "stepcheck/query/jsonata/ast.h"
#include "stepcheck/query/jsonata/item.h"

#include <cstdint>

namespace stepcheck::query::jsonata {

struct FrameEntry {
    SymbolId symbol;
    Item value;
};

/// Variables of a block, a call or an item of a tuple stream.
struct Frame {
    Frame* parent = nullptr;  // null: what is outermost
    FrameEntry* entries = nullptr;
    std::uint32_t size = 0;
    std::uint32_t capacity = 0;
};

/// An item with the bindings it has got on its way.
struct Tuple {
    Item item;
    FrameEntry* entries = nullptr;
    std::uint32_t size = 0;
};

struct TupleStream {
    Tuple* tuples = nullptr;
    std::uint32_t size = 0;
    std::uint32_t capacity = 0;
};

enum class FunctionKind : std::uint8_t { Lambda, Native, PartialNative, Regex, NextMatch, Composed, Transform };

/// A function value.
struct Function {
    FunctionKind kind;
    std::uint32_t arity = 0;                  // how many arguments a higher-order function gives it
    const Node* node = nullptr;               // of a lambda, regex or transform
    Frame* frame = nullptr;                   // where a lambda or transform was made
    Item context{};                           // … and in which context
    const Parameter* parameters = nullptr;    // of a lambda: those that are not bound yet
    const Signature* signature = nullptr;     // of a lambda; may be null
    int native = -1;                          // index in the function table
    const Item* arguments = nullptr;          // of a partial native: what is known
    const bool* open = nullptr;               // … and which are not
    std::uint32_t argumentCount = 0;
    const Function* first = nullptr;          // of a composed one
    const Function* second = nullptr;
    const Regex* regex = nullptr;
    std::size_t offset = 0;                   // of a next match: where to look on in the text `context`
};

/// A call in tail position, for the trampoline.
struct PendingCall {
    Item procedure;
    Item* arguments = nullptr;
    std::uint32_t count = 0;
    const Node* node = nullptr;
};

}  // namespace stepcheck::query::jsonata
