#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace stepcheck::catalog {

/// What a second call of an action with the same parameters does.
enum class Repeat : std::uint8_t {
    Safe,         // the same as one
    SafeWithKey,  // the same as one when a parameter, the key, is given
    Unsafe,       // it all again
};

/// All values that a parameter takes.
struct ParameterValues {
    std::string_view path;  // "Method"; a dot leads into an object: "Transform.RequestBodyEncoding"
    std::span<const std::string_view> values;
};

/// A parameter that has to be given when another one has a certain value.
struct ParameterNeed {
    std::string_view parameter;  // "LaunchType"
    std::string_view value;      // "FARGATE"
    std::string_view needed;     // "NetworkConfiguration"
};

/// One action of an optimised integration. A JSONPath state gives the parameters in `Parameters`, a JSONata state in
/// `Arguments`; their names are in PascalCase.
/// Source: `data/integrations.json`, which names the source and date of each.
struct IntegrationAction {
    std::string_view name;  // in camelCase: "putItem"
    bool sync;              // the patterns that it has besides request-response
    bool sync2;
    bool waitForTaskToken;
    std::span<const std::string_view> required;
    std::span<const std::span<const std::string_view>> oneOf;  // groups of which exactly one is given
    std::span<const std::string_view> optional;
    bool parametersComplete;                  // false: parameters that are not listed may exist
    std::string_view sdkAction;               // as `aws-sdk:` spells it, "emr:runJobFlow"; empty when there is none
    std::span<const ParameterValues> values;  // of parameters that take a few values alone
    std::span<const std::string_view> stringArrays;  // parameters that are objects of arrays of strings
    std::span<const ParameterNeed> needs;
    std::span<const std::string_view> refusedHeaders;  // that a call over HTTP may not set; `X-Amz*`: all that begin so
    Repeat repeat;
    std::string_view repeatKey;  // of `SafeWithKey`
    std::string_view source;

    /// Whether that name is one of the listed parameters.
    [[nodiscard]] bool hasParameter(std::string_view parameter) const;
};

/// A service with an integration of its own.
/// Source: as above.
struct Integration {
    std::string_view name;         // as a `Resource` spells it: "elasticmapreduce"
    std::string_view title;        // "Amazon EMR"
    std::string_view sdkService;   // as `aws-sdk:` spells it, "emr"; empty when there is none
    std::string_view errorPrefix;  // before the dot of its error names; empty when it is not known
    bool complete;                 // false: actions that are not listed may exist
    std::span<const IntegrationAction> actions;
    std::string_view source;

    /// The action of that name (exact case), or null.
    [[nodiscard]] const IntegrationAction* find(std::string_view action) const;
};

/// A way to wait for a service, by what follows the action's dot: "", "sync", "sync:2" or "waitForTaskToken".
struct PatternSpec {
    std::string_view suffix;
    bool express;  // EXPRESS machines have it
    std::string_view source;
};

/// All optimised integrations, sorted by name.
[[nodiscard]] std::span<const Integration> integrations();

/// The integration of that service (exact case), or null.
[[nodiscard]] const Integration* findIntegration(std::string_view service);

/// The optimised integration's action that does what an `aws-sdk` one does ("dynamodb:putItem"), or null.
[[nodiscard]] const IntegrationAction* findOptimised(std::string_view sdkAction);

/// Whether it is a common service that has no integration of its own, but `aws-sdk` ones.
[[nodiscard]] bool isSdkService(std::string_view service);

/// The partitions that an ARN can name.
[[nodiscard]] std::span<const std::string_view> partitions();

/// All patterns, request-response first.
[[nodiscard]] std::span<const PatternSpec> integrationPatterns();

}  // namespace stepcheck::catalog
