#include "stepcheck/request/arn.h"

#include <algorithm>
#include <array>
#include <vector>

namespace stepcheck::request {

using catalog::ArnForm;

static std::vector<std::string_view> parts(std::string_view text, char separator) {
    std::vector<std::string_view> result;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(separator, begin), text.size());
        result.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return result;
}

std::optional<Arn> arnOf(std::string_view text) {
    const std::vector<std::string_view> found = parts(text, ':');
    constexpr std::size_t least = 7;  // arn, partition, service, region, account, type, name
    if (found.size() < least || found.front() != "arn")
        return std::nullopt;
    return Arn{.partition = found[1],
        .service = found[2],
        .region = found[3],
        .account = found[4],
        .type = found[5],
        .rest = text.substr(static_cast<std::size_t>(found[6].data() - text.data()))};
}

static bool isDigits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

static bool isAccount(std::string_view text) {
    constexpr std::size_t digits = 12;
    return text.size() == digits && isDigits(text);
}

namespace {

/// What stands behind a resource type: `NAME`, `NAME/LABEL:ID`.
struct Tail {
    std::string_view type;
    std::size_t names;  // between colons
    bool isLabelled;    // the first of them has a label
    ArnForm form;
};

}  // namespace

static constexpr std::array<Tail, 9> tails{{
    {"stateMachine", 1, false, ArnForm::Machine},
    {"stateMachine", 2, false, ArnForm::Version},
    {"stateMachine", 1, true, ArnForm::MapState},
    {"execution", 2, false, ArnForm::Plain},
    {"execution", 2, true, ArnForm::Plain},
    {"express", 3, false, ArnForm::Express},
    {"express", 3, true, ArnForm::MapChild},
    {"mapRun", 2, true, ArnForm::Plain},
    {"activity", 1, false, ArnForm::Plain},
}};

std::optional<ArnForm> formOf(const Arn& arn) {
    const std::vector<std::string_view> names = parts(arn.rest, ':');
    if (arn.service != "states" || arn.partition.empty() || arn.region.empty() || !isAccount(arn.account) ||
        std::ranges::find(names, std::string_view()) != names.end())
        return std::nullopt;
    const bool isLabelled = names.front().find('/') != std::string_view::npos;
    const auto found = std::ranges::find_if(tails, [&](const Tail& tail) {
        return tail.type == arn.type && tail.names == names.size() && tail.isLabelled == isLabelled;
    });
    if (found == tails.end())
        return std::nullopt;
    return found->form == ArnForm::Version && !isDigits(names.back()) ? ArnForm::Alias : found->form;
}

std::string_view describe(ArnForm form) {
    switch (form) {
        case ArnForm::Plain: return "a resource";
        case ArnForm::Machine: return "a state machine, without a version or alias";
        case ArnForm::Version: return "a version";
        case ArnForm::Alias: return "an alias";
        case ArnForm::MapState: return "a distributed Map state";
        case ArnForm::Express: return "an execution of an EXPRESS state machine";
        case ArnForm::MapChild: return "an EXPRESS execution that a Map Run started";
    }
    return {};
}

bool isRoleArn(std::string_view text) {
    const std::vector<std::string_view> found = parts(text, ':');
    constexpr std::size_t size = 6;
    constexpr std::string_view role = "role/";
    return found.size() == size && found[0] == "arn" && !found[1].empty() && found[2] == "iam" && found[3].empty() &&
           isAccount(found[4]) && found[5].starts_with(role) && found[5].size() > role.size();
}

}  // namespace stepcheck::request
