#include "stepcheck/explore/read_answers.h"

#include "stepcheck/explore/example_objects.h"
#include "stepcheck/value/term.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace stepcheck::explore {

using exec::ReadItems;
using value::Kind;
using value::Question;
using value::Term;
using value::Value;

static constexpr auto namesOfObjects = std::to_array<std::string_view>({"Bucket", "Key", "Prefix"});

static Literal isText(const Value& value) {
    return {.condition = {.question = Question::IsKind, .kind = Kind::String, .first = value, .second = {}}};
}

static Literal isLess(const Value& first, const Value& second) {
    return {.condition = {.question = Question::LessThan, .kind = Kind::Null, .first = first, .second = second}};
}

static Value memberOf(const Value& object, std::string_view name) {
    const Value* member = object.find(name);
    return member != nullptr ? *member : Value();
}

// What names the object is a string. Which objects a list holds depends on the prefix as such, so it is fixed.
static Value namesOf(const Value& parameters, PathOracle& oracle) {
    Value names = parameters;
    for (const std::string_view name : namesOfObjects) {
        const Value given = memberOf(parameters, name);
        if (!given.is(Kind::Term))
            continue;
        oracle.assume(isText(given));
        oracle.takeForGranted("what names buckets and objects that an ItemReader reads is a string");
        if (name == "Prefix")
            names = names.with(name, oracle.pick(given));
    }
    return names;
}

static bool areAlike(const exec::ReaderProgram& a, const exec::ReaderProgram& b) {
    return &a == &b ||
           (a.resource == b.resource && a.inputType == b.inputType && a.transformation == b.transformation &&
               a.csvHeaderLocation == b.csvHeaderLocation && a.csvDelimiter == b.csvDelimiter &&
               a.csvHeaders == b.csvHeaders && a.itemsPointer == b.itemsPointer);
}

// Names that are written differently are not the same.
static void assumeOthers(const std::vector<Read>& reads, const Value& parameters, PathOracle& oracle) {
    for (const Read& read : reads) {
        const bool isKey = memberOf(read.parameters, "Key") != memberOf(parameters, "Key");
        const Value first = memberOf(read.parameters, isKey ? "Key" : "Bucket");
        const Value second = memberOf(parameters, isKey ? "Key" : "Bucket");
        if (first == second || (!first.is(Kind::Term) && !second.is(Kind::Term)))
            continue;
        oracle.assume(
            {.condition = {.question = Question::Equals, .kind = Kind::Null, .first = first, .second = second},
                .holds = false});
        oracle.takeForGranted("ItemReaders to which objects are named by different data read different objects");
    }
}

// The character before which `*` and itself stand for themselves.
static std::string patternFor(std::string_view prefix) {
    std::string pattern;
    for (const char each : prefix) {
        if (each == '*' || each == '\\')
            pattern.push_back('\\');
        pattern.push_back(each);
    }
    return pattern + "*";
}

// A list has keys with the prefix that was asked for, in their order.
static void assumeKeys(const std::vector<Value>& items, std::string_view prefix, PathOracle& oracle) {
    std::vector<Value> keys;
    for (const Value& item : items) {
        keys.push_back(Value::term(Term::member(item, "Key")));
        oracle.assume(isText(keys.back()));
        if (!prefix.empty())
            oracle.assume({.condition = {.question = Question::Matches,
                               .kind = Kind::Null,
                               .first = keys.back(),
                               .second = Value(patternFor(prefix))}});
        if (keys.size() > 1)
            oracle.assume(isLess(keys[keys.size() - 2], keys.back()));
    }
}

static std::vector<Value> valuesOf(const Read& read) {
    const Value table = Value::term(Term::unknown(read.table));
    std::vector<Value> items;
    for (std::size_t i = 0; i < read.size; ++i)
        items.push_back(Value::term(Term::element(table, static_cast<std::int64_t>(i))));
    return items;
}

// An example has the items of a list's objects in one object (example_objects.cpp).
static exec::MapItems itemsOf(const Read& read) {
    const Value bucket = memberOf(read.parameters, "Bucket");
    const Value prefix = memberOf(read.parameters, "Prefix");
    const bool isFlattened = read.reader->resource == "s3:listObjectsV2" && !exec::readsList(*read.reader);
    exec::MapItems items;
    if (isFlattened && bucket.is(Kind::String) && prefix.is(Kind::String))
        items.append({.values = valuesOf(read)},
            exec::sourceOf(bucket.string(), fmt::format("{}{}", prefix.string(), flattenedObject)));
    else
        items.values = valuesOf(read);
    return items;
}

static std::size_t askForItems(const Read& read, PathOracle& oracle) {
    const Value table = Value::term(Term::unknown(read.table));
    oracle.assume({.condition = {.question = Question::IsKind, .kind = Kind::Array, .first = table, .second = {}}});
    std::size_t size = 0;
    while (read.limit == 0 || size < static_cast<std::size_t>(read.limit)) {
        const Value item = Value::term(Term::element(table, static_cast<std::int64_t>(size)));
        if (!oracle.decide({.question = Question::IsPresent, .first = item, .second = {}}))
            break;
        ++size;
    }
    return size;
}

ReadItems readUnknown(const exec::ReadCall& call, std::string_view state, Branch& branch, PathOracle& oracle) {
    const Value parameters = namesOf(call.parameters, oracle);
    const std::optional<exec::Failure> failure = certainFailure(call.reader);
    const auto answer = [&](const Read& read) -> ReadItems {
        if (read.fails)
            return failure ? *failure : exec::missing(call.reader);
        return itemsOf(read);
    };
    oracle.takeForGranted("objects that an ItemReader reads stay as they are during an execution");
    for (const Read& read : branch.reads)
        if (read.parameters == parameters && read.limit == call.limit && areAlike(*read.reader, call.reader))
            return answer(read);
    assumeOthers(branch.reads, parameters, oracle);
    Read read{.reader = &call.reader, .parameters = parameters, .limit = call.limit};
    read.fails = failure || oracle.choose(2) == 1;
    if (!read.fails) {
        const auto same = [&](const Read& each) { return each.table.starts_with(fmt::format("{}.items", state)); };
        const auto earlier = std::ranges::count_if(branch.reads, same);
        read.table = earlier == 0 ? fmt::format("{}.items", state) : fmt::format("{}.items {}", state, earlier + 1);
        read.size = askForItems(read, oracle);
        if (formOf(call.reader) == ItemForm::Listed) {
            const Value prefix = memberOf(parameters, "Prefix");
            assumeKeys(valuesOf(read), prefix.is(Kind::String) ? prefix.string() : std::string_view(), oracle);
        }
    }
    branch.reads.push_back(read);
    return answer(branch.reads.back());
}

}  // namespace stepcheck::explore
