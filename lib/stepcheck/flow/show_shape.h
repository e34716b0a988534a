#pragma once

#include "stepcheck/flow/shape.h"

#include <cstddef>
#include <string>

namespace stepcheck::flow {

/// For tests: `{a: string, b?: number, …}`, `[string, null]`, `string*` for an array, `any`, `nothing`.
inline std::string show(const Shape& shape) {
    if (shape.isNothing())
        return "nothing";
    std::string text;
    const auto add = [&text](const std::string& part) { text += (text.empty() ? "" : "|") + part; };
    if (shape.kinds() == everyKind && shape.members().empty() && shape.isOpen())
        return "any";
    const auto scalars = static_cast<ShapeKinds>(shape.kinds() & 0x0F);
    if (scalars != 0)
        add(describe(scalars));
    if (shape.mayBe(ShapeKind::Array)) {
        std::string elements;
        for (std::size_t i = 0; shape.length() && i < *shape.length(); ++i)
            elements += (i == 0 ? "" : ", ") + show(shape.element(i));
        add(shape.length() ? "[" + elements + "]" : show(shape.anyElement()) + "*");
    }
    if (!shape.mayBe(ShapeKind::Object))
        return text;
    std::string members;
    for (const ShapeMember& member : shape.members())
        members += (members.empty() ? "" : ", ") + member.name + (member.isAlways ? ": " : "?: ") + show(member.shape);
    if (shape.isOpen())
        members += members.empty() ? "…" : ", …";
    add("{" + members + "}");
    return text;
}

}  // namespace stepcheck::flow
