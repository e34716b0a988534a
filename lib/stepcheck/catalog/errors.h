#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace stepcheck::catalog {

/// What raises a reserved error. Source: `data/errors.json`, which explains each.
enum class ErrorCause : std::uint8_t {
    Wildcard,  // nothing: the name only matches
    Never,     // documented, but other names are seen instead
    AnyState,
    Heartbeat,
    Http,
    JsonPath,
    Jsonata,
    Parallel,
    DistributedMap,
    ItemReader,
    ResultWriter,
};

/// Whether a name in `ErrorEquals` takes an error. `Unproven`: nothing is recorded, and the documents disagree. An
/// executor takes it for `Yes`; a linter draws no conclusion.
enum class Match : std::uint8_t { No, Unproven, Yes };

/// A name that begins with `States.` and that the service gives a meaning.
struct ReservedError {
    std::string_view name;
    bool isPrefix;  // digits follow: `States.Http.StatusCode.` and the code
    ErrorCause cause;
    Match byName;
    Match byAll;                 // by States.ALL
    Match byTaskFailed;          // by States.TaskFailed
    std::string_view appearsAs;  // its name in the history, which takes it as well; else empty
    bool isPermanent;            // the same attempt fails again
    std::string_view source;
};

inline constexpr std::string_view reservedPrefix = "States.";
inline constexpr std::string_view statesAll = "States.ALL";
inline constexpr std::string_view statesTaskFailed = "States.TaskFailed";
inline constexpr std::string_view statesTimeout = "States.Timeout";
inline constexpr std::string_view statesHeartbeatTimeout = "States.HeartbeatTimeout";

/// All reserved errors, in the order of `data/errors.json`.
[[nodiscard]] std::span<const ReservedError> reservedErrors();

/// The reserved error of that name (exact case), or null. `States.Http.StatusCode.404` is one.
[[nodiscard]] const ReservedError* findReservedError(std::string_view name);

/// Whether a retrier or catcher that lists `listed` takes an error of the name `raised`. A missed heartbeat is raised
/// as `States.HeartbeatTimeout`, although the history shows `States.Timeout`.
[[nodiscard]] Match matches(std::string_view listed, std::string_view raised);

/// Whether every error that `later` takes is certainly taken by `earlier`, too.
[[nodiscard]] bool coversError(std::string_view earlier, std::string_view later);

/// Whether the same attempt would fail with that error again: `States.Permissions`, `DynamoDB.ValidationException`.
[[nodiscard]] bool isPermanentError(std::string_view name);

/// How a task calls its service.
enum class IntegrationKind : std::uint8_t { Optimised, Sdk };

/// What the error names of a service begin with, before the first dot.
struct ErrorPrefix {
    IntegrationKind kind;
    std::string_view service;  // as the Resource names it
    std::string_view prefix;
};

/// All known ones; a service may have several. Of a service that is not among them nothing is known.
[[nodiscard]] std::span<const ErrorPrefix> errorPrefixes();

/// What precedes the first dot of a name that is not reserved; empty when there is no dot.
[[nodiscard]] std::string_view prefixOf(std::string_view errorName);

/// The errors of Lambda itself that the developer guide wants every Lambda task to retry.
[[nodiscard]] std::span<const std::string_view> transientLambdaErrors();

/// Whether the API declares the error without the word at the end that others have: `DynamoDB.RequestLimitExceeded`.
[[nodiscard]] bool isBareError(std::string_view name);

/// A call that does its work again when it is repeated, unless a parameter keeps it from that.
struct RepeatedEffect {
    std::string_view service;  // of an optimised or aws-sdk integration
    std::string_view action;
    std::string_view guard;   // the parameter, or empty
    std::string_view effect;  // what a repetition does: "sends the message again"
};

/// The repeated effect of an action, or null when none is known.
[[nodiscard]] const RepeatedEffect* findRepeatedEffect(std::string_view service, std::string_view action);

/// What a retrier does when it does not say.
struct RetryDefaults {
    std::int64_t intervalSeconds;
    std::int64_t maxAttempts;
    double backoffRate;
};

extern const RetryDefaults retryDefaults;

}  // namespace stepcheck::catalog
