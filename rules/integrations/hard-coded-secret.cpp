#include "stepcheck/catalog/words.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/literals.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/tasks.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace stepcheck::rules {

using namespace std::string_view_literals;

static bool isUpperOrDigit(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// The id of an access key of AWS: twenty characters; those of examples say so.
static bool holdsAccessKey(std::string_view text) {
    for (const std::string_view prefix : {"AKIA"sv, "ASIA"sv}) {
        const std::size_t at = text.find(prefix);
        if (at == std::string_view::npos || (at > 0 && isUpperOrDigit(text[at - 1])))
            continue;
        const std::string_view key = text.substr(at, 20);
        const bool endsThere = at + 20 >= text.size() || !isUpperOrDigit(text[at + 20]);
        if (key.size() == 20 && endsThere && std::ranges::all_of(key, isUpperOrDigit) && !key.ends_with("EXAMPLE"))
            return true;
    }
    return false;
}

// `scheme://user:password@host`
static bool holdsPassword(std::string_view text) {
    const std::size_t scheme = text.find("://");
    if (scheme == std::string_view::npos)
        return false;
    const std::string_view authority = text.substr(scheme + 3, text.find_first_of("/?#", scheme + 3) - scheme - 3);
    const std::size_t at = authority.rfind('@');
    const std::size_t colon = authority.find(':');
    return at != std::string_view::npos && colon != std::string_view::npos && colon + 1 < at;
}

// What kind of secret a text holds, or nothing.
static std::string_view secretIn(std::string_view text) {
    if (holdsAccessKey(text))
        return "the id of an access key";
    if (text.find("-----BEGIN ") != std::string_view::npos && text.find("PRIVATE KEY-----") != std::string_view::npos)
        return "a private key";
    if (std::ranges::any_of(catalog::tokenPrefixes,
            [&](std::string_view token) { return text.starts_with(token) && text.size() >= token.size() + 16; }))
        return "a token";
    if (holdsPassword(text))
        return "a password";
    return {};
}

static bool isAuthorization(std::string_view name) {
    return std::ranges::find(catalog::credentialHeaders, name) != catalog::credentialHeaders.end();
}

// A header that carries credentials, written down as it is sent.
static void checkHeaders(const lint::TaskCall& call, Reporter& out) {
    const syntax::Node* headers = lint::constantParameter(call, "Headers");
    if (headers == nullptr)
        return;
    for (const syntax::Member& header : headers->members()) {
        const syntax::Node* value = &header.value;
        if (!value->elements().empty())
            value = &value->elements().front();
        if (isAuthorization(header.name()) && value->isFinalString() && !lint::isComputed(*call.state, *value) &&
            !value->text().empty())
            out.report(value->span(), "the header \"{}\" is written into the definition", header.name())
                .help("let an EventBridge connection or Secrets Manager hold it");
    }
}

static void check(const RuleInput& in, Reporter& out) {
    for (const syntax::Node* text : in.data.shared().literalTexts()) {
        if (!text->holes().empty())
            continue;
        if (const std::string_view kind = secretIn(text->text()); !kind.empty())
            out.report(text->span(), "this looks like {}", kind)
                .help("keep it in Secrets Manager or Parameter Store, and replace it where it is used");
    }
    for (const lint::TaskCall& call : in.data.shared().tasks())
        checkHeaders(call, out);
}

STEPCHECK_RULE(hard_coded_secret){
    .id = "hard-coded-secret",
    .summary = "What looks like a secret is written into the definition.",
    .severity = Severity::Warning,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/secretsmanager/latest/userguide/intro.html",
    .isPractice = true,
    .check = check,
};

}  // namespace stepcheck::rules
