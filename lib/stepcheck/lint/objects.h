#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/catalog/fields.h"
#include "stepcheck/support/span.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

// What several rules ask about the objects of a definition and their fields.
namespace stepcheck::lint {

/// What a message calls an object: `Task state "Charge card"`, `retrier of "Charge card"`, `state machine`.
[[nodiscard]] std::string describe(const asl::Machine& machine, const asl::Object& object);

/// Where to report what an object lacks: the name of a state, the first character of any other object.
[[nodiscard]] support::Span placeOf(const asl::Machine& machine, const asl::Object& object);

/// Whether the object's query language has a field; true when the language is not known.
[[nodiscard]] inline bool hasInItsLanguage(const asl::Object& object, const catalog::FieldSpec& spec) {
    if (spec.languages == catalog::Languages::Both || !object.languageKnown)
        return true;
    const bool isJsonPath = object.queryLanguage == asl::QueryLanguage::JsonPath;
    return isJsonPath == (spec.languages == catalog::Languages::JsonPath);
}

/// Whether the object may have members that we do not see: parts could not be read, or a name has a hole.
[[nodiscard]] bool mayHaveMore(const asl::Object& object);

/// The member that is a given field of the object, in any query language, or null.
[[nodiscard]] const syntax::Member* findMember(
    const asl::Machine& machine, const asl::Object& object, catalog::Field field);

/// The fields that the object could have and has not: what an unknown name may have been meant to be.
[[nodiscard]] std::vector<std::string_view> absentFields(const asl::Machine& machine, const asl::Object& object);

/// Whether an unknown name in the object was most likely meant to be this field: rule unknown-field has said so.
[[nodiscard]] bool isMisspelt(const asl::Machine& machine, const asl::Object& object, catalog::Field field);

/// `"A"`, `"A" and "B"`, `"A", "B" and "C"`; `last` is the word before the last one.
[[nodiscard]] std::string quoted(std::span<const std::string_view> names, std::string_view last);

/// Calls `visit(object, member, spec)` for each field that its object has in its query language.
template <class Visit>
void eachField(const asl::Machine& machine, Visit visit) {
    for (const asl::Object& object : machine.objects())
        for (const auto& [member, spec] : machine.fieldsOf(object))
            if (spec != nullptr && hasInItsLanguage(object, *spec))
                visit(object, *member, *spec);
}

}  // namespace stepcheck::lint
