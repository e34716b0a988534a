#pragma once

#include "stepcheck/catalog/api.h"
#include "stepcheck/lint/tasks.h"
#include "stepcheck/support/span.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What several rules ask about the API behind a task and about what the task gives to it.
namespace stepcheck::lint {

/// The operation that a task calls.
struct TaskApi {
    catalog::ApiService service;
    catalog::ApiOperation operation;

    /// Whether the task calls the operation as it is. An optimised integration takes parameters of its own at the top;
    /// below them they are the API's.
    bool isSdk;
};

/// The API of an `aws-sdk` task, or the one that does the work of an optimised integration; nothing when the table does
/// not have it. O(log services).
[[nodiscard]] std::optional<TaskApi> apiOf(const TaskCall& call);

/// A value that stands in the parameters of a task, with what the API wants there.
struct ApiValue {
    const syntax::Node* node = nullptr;
    const syntax::Member* member = nullptr;  // whose value it is; null for the parameters as a whole and for elements
    catalog::ApiShape shape;

    /// Where it lies, as messages say it: `Delete.Objects[]`; empty for the parameters as a whole.
    std::string path;

    [[nodiscard]] bool isRoot() const { return path.empty(); }
};

/// The parameters of a task as a whole, then every value in them whose name the API has, an object before its members.
/// Left out is what is computed or not known, and attributes of DynamoDB, which have a rule of their own. Linear.
[[nodiscard]] std::vector<ApiValue> apiValues(const TaskCall& call, const TaskApi& api);

/// The name of a parameter that a key gives: without the `.$` of a computed one in a JSONPath state.
[[nodiscard]] std::string_view parameterName(const asl::State& state, const syntax::Member& member);

/// Whether two names differ in the case of letters and in nothing else.
[[nodiscard]] bool differInCase(std::string_view left, std::string_view right);

/// The names that an object may have, and of those the ones that it needs: all of them, or one of a group.
struct ParameterNames {
    std::vector<std::string_view> known;
    std::vector<std::string_view> needed;
};

/// The names of all parameters that an optimised integration lists.
[[nodiscard]] ParameterNames parametersOf(const catalog::IntegrationAction& action);

/// The names of a structure's members; empty for other shapes.
[[nodiscard]] ParameterNames parametersOf(catalog::ApiShape shape);

/// The name that one that is not known was most likely meant to be.
struct MeantParameter {
    std::string_view name;   // empty: nobody knows
    bool isCertain = false;  // it differs in the case of letters or by one slip
    bool isNeeded = false;   // the object needs it and has it not: one mistake, and not two
};

/// What `name`, which is none of the known ones, was meant to be. A name that the object needs and has not comes before
/// others that are as near; `Job` and `Name` may both stand for `JobName`. Linear.
[[nodiscard]] MeantParameter meantParameter(
    const asl::State& state, const syntax::Node& object, const ParameterNames& names, std::string_view name);

/// Whether some name of the object, which is not known, was meant to be this one: rule task-unknown-parameter has said
/// so.
[[nodiscard]] bool isMisspeltIn(
    const asl::State& state, const syntax::Node& object, const ParameterNames& names, std::string_view parameter);

/// The name that equals another one but for the case of letters, or an empty view. Linear.
[[nodiscard]] std::string_view sameButCase(std::string_view name, const std::vector<std::string_view>& names);

/// The only name that one slip away leads to: a letter too many, too few, another one, or two swapped; or an empty
/// view. Digits and a final "s" are no slips, and short names have too many neighbours: there a name may simply be a
/// newer one. Linear.
[[nodiscard]] std::string_view onceMisspelt(std::string_view name, const std::vector<std::string_view>& names);

}  // namespace stepcheck::lint
