#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/syntax/walk.h"

#include <string_view>
#include <vector>

// What several rules look for in payload templates.
namespace stepcheck::lint {

/// The end of a key whose value is computed in a JSONPath state.
inline constexpr std::string_view computedSuffix = ".$";

/// A value of a payload template that is taken as it stands.
struct ConstantString {
    const syntax::Node* node = nullptr;
    const syntax::Member* member = nullptr;  // whose value it is; of an element: the member that holds its array
    const syntax::Member* around = nullptr;  // the member whose object holds `member`; null at the top
    bool isElement = false;                  // of an array
    const asl::Object* object = nullptr;     // whose field the template is
    const catalog::FieldSpec* field = nullptr;
    const syntax::Node* root = nullptr;  // the whole template

    /// Whether the string is all there is of the template.
    [[nodiscard]] bool isWhole() const { return node == root; }

    /// Whether a name asks for a path, such as `TargetPath` or `InputPathsMap`: what is called may well take it as a
    /// text and apply it itself.
    [[nodiscard]] bool isAskedForAsPath() const;
};

/// Calls `visit(object, member, spec)` for each field that is a payload template in a state of that query language.
template <class Visit>
void eachTemplate(const asl::Machine& machine, asl::QueryLanguage language, Visit visit) {
    eachField(machine, [&](const asl::Object& object, const syntax::Member& member, const catalog::FieldSpec& spec) {
        if (spec.payloadTemplate && object.languageKnown && object.queryLanguage == language)
            visit(object, member, spec);
    });
}

/// The field that a name `Field.$` outside of payload templates was meant to compute, or null.
[[nodiscard]] const catalog::FieldSpec* computedField(const asl::Object& object, const syntax::Member& member);

/// Every string of the payload templates of JSONPath states that is known, no value of a key `name.$` and not inside of
/// one. Template by template, in no particular order within each.
[[nodiscard]] std::vector<ConstantString> constantStrings(const asl::Machine& machine);

}  // namespace stepcheck::lint
