#include "stepcheck/query/node_value.h"

#include "stepcheck/support/assert.h"
#include "stepcheck/value/read.h"
#include "stepcheck/value/term.h"

#include <string>
#include <utility>
#include <vector>

namespace stepcheck::query {

using value::Value;

static Value unknown(std::string_view name) {
    return Value::term(value::Term::unknown(name));
}

static Value number(const syntax::Node& node) {
    if (auto read = value::read(node.text()))
        return std::move(*read);
    // YAML writes numbers in more ways than JSON.
    const auto integer = node.integer();
    return integer ? Value(*integer) : Value(node.number());
}

Value valueOf(const syntax::Node& node) {
    if (node.isUnknown())
        return unknown(node.is(syntax::Kind::Hole) ? "${" + std::string(node.text()) + "}" : std::string("?"));
    switch (node.kind()) {
        case syntax::Kind::Null: return {};
        case syntax::Kind::Boolean: return node.boolean();
        case syntax::Kind::Number: return number(node);
        case syntax::Kind::String: return node.isFinalString() ? Value(node.text()) : unknown(node.text());
        case syntax::Kind::Array: {
            std::vector<Value> elements;
            for (const syntax::Node& element : node.elements())
                elements.push_back(valueOf(element));
            return elements;
        }
        case syntax::Kind::Object: {
            std::vector<value::Member> members;
            for (const syntax::Member& member : node.members())
                members.push_back({member.key.text(), valueOf(member.value)});
            return Value::object(std::move(members));
        }
        case syntax::Kind::Hole:
        case syntax::Kind::Invalid: break;
    }
    STEPCHECK_ASSERT(false);
}

}  // namespace stepcheck::query
