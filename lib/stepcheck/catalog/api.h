#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

// What the APIs of AWS take, for tasks that call them: `arn:aws:states:::aws-sdk:<service>:<action>`. The table is part
// of the program as bytes and read where it lies: nothing is decoded, allocated or read from the file system before
// somebody asks, and then only what the question touches. All views last as long as the program.
// Source: `data/api.bin`, whose first lines name packages and dates; scripts/make_api_table.py makes it.
namespace stepcheck::catalog {

enum class ApiKind : std::uint8_t {
    Any,  // any JSON
    String,
    Number,
    Boolean,
    Timestamp,
    Blob,
    Enumeration,  // a string, one of `ApiShape::values`
    List,
    Map,  // an object with names of its own
    Structure,
};

struct ApiMember;

/// The least and the greatest number that a parameter took, or the number of its characters, when the models were made
/// (`apiBoundsKnownUntil`). Services raise the greatest ones.
struct ApiRange {
    std::optional<double> least;
    std::optional<double> most;
};

/// What a parameter takes or a result holds. Shapes may be recursive.
class ApiShape {
public:
    explicit ApiShape(std::uint32_t at) : at_(at) {}

    [[nodiscard]] ApiKind kind() const;

    /// Members of a structure, sorted by name; names are spelt as Step Functions wants them. O(members).
    [[nodiscard]] std::vector<ApiMember> members() const;

    /// The member of that name (exact case), or none. O(log members).
    [[nodiscard]] std::optional<ApiMember> find(std::string_view name) const;

    /// The names of the members that a structure must have, sorted. O(members).
    [[nodiscard]] std::vector<std::string_view> required() const;

    /// What the elements of a list or the values of a map are.
    [[nodiscard]] ApiShape inner() const;

    /// The values of an enumeration.
    [[nodiscard]] std::vector<std::string_view> values() const;

    /// Of a number: its bounds, as far as the table knows them. Of a string: those of its number of characters.
    [[nodiscard]] ApiRange range() const;

    /// Of a string: the regular expression that it has to match, or an empty view.
    [[nodiscard]] std::string_view pattern() const;

    /// In the order of the table; equal means the same shape.
    [[nodiscard]] auto operator<=>(const ApiShape&) const = default;

private:
    std::uint32_t at_;
};

struct ApiMember {
    std::string_view name;
    ApiShape shape;
    bool required;  // tokens that make a request idempotent are not: clients fill them in
};

/// An operation of a service.
struct ApiOperation {
    std::string_view action;  // as it stands in a Resource: "putItem"
    ApiShape input;           // a structure
    ApiShape output;          // a structure
    bool streams;             // takes or gives events one by one, which no task can

    /// The names of the errors that the API declares, as Catch names them without the service: sorted, and empty where
    /// they are not known. A service may raise others.
    [[nodiscard]] std::vector<std::string_view> errors() const;

    std::uint32_t errorsAt;
};

/// A service.
class ApiService {
public:
    explicit ApiService(std::uint32_t at) : at_(at) {}

    /// As it stands in a Resource: "dynamodb".
    [[nodiscard]] std::string_view name() const;

    /// As it begins the names of its errors: "DynamoDb".
    [[nodiscard]] std::string_view className() const;

    /// The month of what the table knows of the service: "2024-09". Later operations and members are not in it.
    [[nodiscard]] std::string_view knownUntil() const;

    /// The operation of that name (exact case), or none. O(log operations).
    [[nodiscard]] std::optional<ApiOperation> find(std::string_view action) const;

    /// The names of all operations, sorted. O(operations).
    [[nodiscard]] std::vector<std::string_view> actions() const;

private:
    [[nodiscard]] std::uint32_t operationAt(std::size_t index) const;

    std::uint32_t at_;
};

/// The service of that name, spelt as in a Resource ("cloudwatchlogs"), or none. O(log services).
[[nodiscard]] std::optional<ApiService> findApiService(std::string_view name);

/// The name of the service that other clients of AWS call so ("logs", "cognito-idp", "stepfunctions"), or an empty
/// view. None of them is a name in a Resource. O(log names).
[[nodiscard]] std::string_view apiServiceCalled(std::string_view otherName);

/// The month of what the table knows of bounds and patterns: "2022-12".
[[nodiscard]] std::string_view apiBoundsKnownUntil();

/// The names of all services, sorted. O(services).
[[nodiscard]] std::vector<std::string_view> apiServices();

/// What messages call a kind: "a string", "an array", "an object", …
[[nodiscard]] std::string_view describe(ApiKind kind);

}  // namespace stepcheck::catalog
