#include "stepcheck/catalog/api.h"

#include "stepcheck/support/assert.h"

#include <algorithm>
#include <array>
#include <bit>
#include <ranges>
#include <span>

// api_table.S
extern "C" {
extern const unsigned char stepcheck_api_table[];      // NOLINT(readability-identifier-naming)
extern const unsigned char stepcheck_api_table_end[];  // NOLINT(readability-identifier-naming)
}

namespace stepcheck::catalog {

// The format is described in scripts/api_table/format.py.
static constexpr std::uint32_t operationSize = 13;
static constexpr std::uint32_t memberSize = 7;
static constexpr std::uint32_t otherNameSize = 6;

static std::span<const unsigned char> table() {
    return {stepcheck_api_table, stepcheck_api_table_end};
}

static std::uint32_t u8(std::uint32_t at) {
    STEPCHECK_ASSERT(at < table().size());
    return stepcheck_api_table[at];
}

static std::uint32_t u16(std::uint32_t at) {
    STEPCHECK_ASSERT(at + 1 < table().size());
    const unsigned char* const bytes = stepcheck_api_table + at;
    return static_cast<std::uint32_t>(bytes[0] | bytes[1] << 8);
}

static std::uint32_t u24(std::uint32_t at) {
    STEPCHECK_ASSERT(at + 2 < table().size());
    const unsigned char* const bytes = stepcheck_api_table + at;
    return static_cast<std::uint32_t>(bytes[0] | bytes[1] << 8 | bytes[2] << 16);
}

/// The string whose place is written at `at`.
static std::string_view stringAt(std::uint32_t at) {
    const std::uint32_t place = u24(at);
    const std::uint32_t size = u16(place);
    STEPCHECK_ASSERT(place + 2 + size <= table().size());
    return {reinterpret_cast<const char*>(table().data()) + place + 2, size};
}

static std::vector<std::string_view> stringsAt(std::uint32_t at) {
    std::vector<std::string_view> result;
    for (std::uint32_t i = 0; i < u16(at); ++i)
        result.push_back(stringAt(at + 2 + 3 * i));
    return result;
}

/// The place of the record of that name among `count` records sorted by name, which each begins with; none: 0.
template <class PlaceOf>
static std::uint32_t findSorted(std::uint32_t count, std::string_view name, PlaceOf placeOf) {
    const auto indices = std::views::iota(std::uint32_t{0}, count);
    const auto nameOf = [&](std::uint32_t index) { return stringAt(placeOf(index)); };
    const auto found = std::ranges::lower_bound(indices, name, {}, nameOf);
    return found != indices.end() && nameOf(*found) == name ? placeOf(*found) : 0;
}

static ApiMember memberAt(std::uint32_t at) {
    return {.name = stringAt(at), .shape = ApiShape(u24(at + 3)), .required = u8(at + 6) != 0};
}

// A number and a string with bounds, of which the kinds know nothing.
static constexpr std::uint32_t rangeCode = static_cast<std::uint32_t>(ApiKind::Structure) + 1;
static constexpr std::uint32_t textCode = rangeCode + 1;

// What follows such a code.
static constexpr std::uint32_t hasLeast = 1;
static constexpr std::uint32_t hasMost = 2;
static constexpr std::uint32_t hasPattern = 4;

static double f64(std::uint32_t at) {
    std::uint64_t bits = 0;
    for (std::uint32_t i = 8; i-- > 0;)
        bits = bits << 8U | u8(at + i);
    return std::bit_cast<double>(bits);
}

ApiKind ApiShape::kind() const {
    const std::uint32_t code = u8(at_);
    if (code == textCode)
        return ApiKind::String;
    return code == rangeCode ? ApiKind::Number : static_cast<ApiKind>(code);
}

ApiRange ApiShape::range() const {
    ApiRange range;
    if (u8(at_) != rangeCode && u8(at_) != textCode)
        return range;
    const std::uint32_t flags = u8(at_ + 1);
    if ((flags & hasLeast) != 0)
        range.least = f64(at_ + 2);
    if ((flags & hasMost) != 0)
        range.most = f64(at_ + 2 + ((flags & hasLeast) != 0 ? 8 : 0));
    return range;
}

std::string_view ApiShape::pattern() const {
    if (u8(at_) != textCode || (u8(at_ + 1) & hasPattern) == 0)
        return {};
    const auto bounds = static_cast<std::uint32_t>(std::popcount(u8(at_ + 1) & (hasLeast | hasMost)));
    return stringAt(at_ + 2 + 8 * bounds);
}

std::vector<ApiMember> ApiShape::members() const {
    std::vector<ApiMember> result;
    if (kind() == ApiKind::Structure)
        for (std::uint32_t i = 0; i < u16(at_ + 1); ++i)
            result.push_back(memberAt(at_ + 3 + memberSize * i));
    return result;
}

std::vector<std::string_view> ApiShape::required() const {
    std::vector<std::string_view> result;
    if (kind() == ApiKind::Structure)
        for (std::uint32_t i = 0; i < u16(at_ + 1); ++i)
            if (const std::uint32_t at = at_ + 3 + memberSize * i; u8(at + 6) != 0)
                result.push_back(stringAt(at));
    return result;
}

std::optional<ApiMember> ApiShape::find(std::string_view name) const {
    if (kind() != ApiKind::Structure)
        return std::nullopt;
    const auto placeOf = [this](std::uint32_t index) { return at_ + 3 + memberSize * index; };
    const std::uint32_t at = findSorted(u16(at_ + 1), name, placeOf);
    return at == 0 ? std::nullopt : std::optional(memberAt(at));
}

ApiShape ApiShape::inner() const {
    STEPCHECK_ASSERT(kind() == ApiKind::List || kind() == ApiKind::Map);
    return ApiShape(u24(at_ + 1));
}

std::vector<std::string_view> ApiShape::values() const {
    return kind() == ApiKind::Enumeration ? stringsAt(at_ + 1) : std::vector<std::string_view>();
}

std::vector<std::string_view> ApiOperation::errors() const {
    return stringsAt(errorsAt);
}

std::string_view ApiService::name() const {
    return stringAt(at_);
}

std::string_view ApiService::className() const {
    return stringAt(at_ + 3);
}

std::string_view ApiService::knownUntil() const {
    return stringAt(at_ + 6);
}

std::uint32_t ApiService::operationAt(std::size_t index) const {
    return at_ + 11 + operationSize * static_cast<std::uint32_t>(index);
}

std::optional<ApiOperation> ApiService::find(std::string_view action) const {
    const std::uint32_t at =
        findSorted(u16(at_ + 9), action, [this](std::uint32_t index) { return operationAt(index); });
    if (at == 0)
        return std::nullopt;
    return ApiOperation{.action = stringAt(at),
        .input = ApiShape(u24(at + 3)),
        .output = ApiShape(u24(at + 6)),
        .streams = u8(at + 12) != 0,
        .errorsAt = u24(at + 9)};
}

std::vector<std::string_view> ApiService::actions() const {
    std::vector<std::string_view> result;
    for (std::uint32_t i = 0; i < u16(at_ + 9); ++i)
        result.push_back(stringAt(operationAt(i)));
    return result;
}

/// Where the list of services begins: after the text at the front of the table.
static std::uint32_t indexAt() {
    static const auto index =
        static_cast<std::uint32_t>(std::ranges::find(table(), '\0') - table().begin()) + std::uint32_t{1};
    return index;
}

std::optional<ApiService> findApiService(std::string_view name) {
    const std::uint32_t index = indexAt();
    const std::uint32_t at = findSorted(u16(index), name, [index](std::uint32_t i) { return u24(index + 2 + 3 * i); });
    return at == 0 ? std::nullopt : std::optional(ApiService(at));
}

std::string_view apiServiceCalled(std::string_view otherName) {
    const std::uint32_t services = indexAt();
    const std::uint32_t names = services + 2 + 3 * u16(services);
    const std::uint32_t at =
        findSorted(u16(names), otherName, [names](std::uint32_t i) { return names + 2 + otherNameSize * i; });
    return at == 0 ? std::string_view() : stringAt(at + 3);
}

std::string_view apiBoundsKnownUntil() {
    static const std::string_view month = [] {
        const std::string_view text(reinterpret_cast<const char*>(table().data()), indexAt());
        std::string_view line = text.substr(text.find("python3-botocore"));
        line = line.substr(0, line.find('\n'));
        return line.substr(line.rfind(' ') + 1);
    }();
    return month;
}

std::vector<std::string_view> apiServices() {
    const std::uint32_t index = indexAt();
    std::vector<std::string_view> result;
    for (std::uint32_t i = 0; i < u16(index); ++i)
        result.push_back(ApiService(u24(index + 2 + 3 * i)).name());
    return result;
}

std::string_view describe(ApiKind kind) {
    switch (kind) {
        case ApiKind::Any: return "any value";
        case ApiKind::String:
        case ApiKind::Enumeration: return "a string";
        case ApiKind::Number: return "a number";
        case ApiKind::Boolean: return "a boolean";
        case ApiKind::Timestamp: return "a timestamp";
        case ApiKind::Blob: return "bytes";
        case ApiKind::List: return "an array";
        case ApiKind::Map:
        case ApiKind::Structure: return "an object";
    }
    return {};
}

}  // namespace stepcheck::catalog
