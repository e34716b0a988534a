#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace stepcheck::catalog {

/// What a member of a response holds. `Text` is JSON in a string, `Objects` an object whose values are objects.
enum class ResponseType : std::uint8_t { Any, String, Number, Object, Objects, Text };

struct ResponseMember {
    std::string_view name;
    ResponseType type;
    bool isAlwaysThere;  // of a call that succeeded; else nothing is known of that
};

/// How the task waits, as far as it decides what is answered.
enum class ResponsePattern : std::uint8_t { RequestResponse, Sync, Sync2 };

/// What an optimised integration answers: an object with some of these members.
/// Source: `data/responses.json`, which names the source and date of each.
struct Response {
    std::string_view service;
    std::string_view action;
    ResponsePattern pattern;
    bool isClosed;  // there are no other members
    std::span<const ResponseMember> members;

    /// Or what this action of an API answers, as `aws-sdk:` spells both; empty when `members` say it. With a part, the
    /// member of that name, or an element of it.
    std::string_view apiService;
    std::string_view apiAction;
    std::string_view apiPart;
    std::string_view source;
};

/// The response of an action, or null when nothing is known of it.
[[nodiscard]] const Response* findResponse(std::string_view service, std::string_view action, ResponsePattern pattern);

/// The members, each an object, that optimised integrations add to what an API answers.
[[nodiscard]] std::span<const std::string_view> addedMembers();

}  // namespace stepcheck::catalog
