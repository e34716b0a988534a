#include "stepcheck/query/java_text.h"

#include "stepcheck/value/write.h"

namespace stepcheck::query {

static constexpr int deepestPrinted = 1'000;

static void print(std::string& out, const value::Value& value, int depth) {
    if (depth > deepestPrinted) {
        out += "…";
        return;
    }
    std::string_view separator;
    switch (value.kind()) {
        case value::Kind::String: out += value.string(); return;
        case value::Kind::Array:
            out += '[';
            for (const value::Value& element : value.elements()) {
                out += separator;
                separator = ", ";
                print(out, element, depth + 1);
            }
            out += ']';
            return;
        case value::Kind::Object:
            out += '{';
            for (const value::MemberView member : value.members()) {
                out += separator;
                separator = ", ";
                out += member.key();
                out += '=';
                print(out, member.value, depth + 1);
            }
            out += '}';
            return;
        case value::Kind::Null:
        case value::Kind::Boolean:
        case value::Kind::Integer:
        case value::Kind::Decimal:
        case value::Kind::Term: out += value::write(value); return;
    }
}

std::string javaText(const value::Value& value) {
    std::string out;
    print(out, value, 0);
    return out;
}

}  // namespace stepcheck::query
