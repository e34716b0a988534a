#include "stepcheck/explore/example_objects.h"

#include "stepcheck/exec/csv.h"
#include "stepcheck/exec/item_reader.h"
#include "stepcheck/value/term.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>
#include <string_view>
#include <utility>

namespace stepcheck::explore {

using exec::ReaderProgram;
using value::Kind;
using value::Value;

namespace {

// Puts objects into buckets.
class Store {
public:
    /// Error: there is another object of that name.
    void put(std::string_view bucket, std::string_view key, Value object);
    void putBucket(std::string_view bucket, Value keys);

    [[nodiscard]] const Value& objects() const { return objects_; }
    [[nodiscard]] bool hasConflict() const { return hasConflict_; }

private:
    Value objects_ = Value::object({});
    bool hasConflict_ = false;
};

}  // namespace

void Store::put(std::string_view bucket, std::string_view key, Value object) {
    const Value* keys = objects_.find(bucket);
    const Value* before = keys != nullptr ? keys->find(key) : nullptr;
    if ((keys != nullptr && keys->is(Kind::Null)) || (before != nullptr && *before != object)) {
        hasConflict_ = true;
        return;
    }
    objects_ = objects_.with(bucket, (keys != nullptr ? *keys : Value::object({})).with(key, std::move(object)));
}

void Store::putBucket(std::string_view bucket, Value keys) {
    const Value* before = objects_.find(bucket);
    if (before != nullptr && keys.is(Kind::Null))
        hasConflict_ = true;
    else if (before == nullptr)
        objects_ = objects_.with(bucket, std::move(keys));
}

static std::string cell(std::string_view text, char delimiter) {
    const bool isPlain = !text.empty() && text.find_first_of("\\\"\r\n") == std::string_view::npos &&
                         text.find(delimiter) == std::string_view::npos;
    if (isPlain)
        return std::string(text);
    std::string quoted = "\"";
    for (const char each : text) {
        if (each == '\\' || each == '"')
            quoted.push_back(each);
        quoted.push_back(each);
    }
    return quoted + "\"";
}

static std::string textOf(const Value* value, std::string_view otherwise) {
    if (value == nullptr)
        return std::string(otherwise);
    return value->is(Kind::String) ? std::string(value->string()) : value::write(*value);
}

static std::vector<std::string> columnsOf(const ReaderProgram& reader, const std::vector<Value>& items) {
    if (!hasOpenColumns(reader))
        return reader.csvHeaders;
    std::vector<std::string> columns;
    for (const Value& item : items)
        for (const value::MemberView member : item.members())
            if (std::ranges::find(columns, member.key()) == columns.end())
                columns.emplace_back(member.key());
    // A table has a column, even if nobody asks for one.
    if (columns.empty())
        columns.emplace_back("column");
    return columns;
}

static std::string record(const std::vector<std::string>& cells, char delimiter) {
    std::string text;
    for (const std::string& each : cells) {
        if (&each != &cells.front())
            text.push_back(delimiter);
        text += cell(each, delimiter);
    }
    return text + "\n";
}

// What nobody asked for has the name of its column.
static std::string rows(const std::vector<std::string>& columns, const std::vector<Value>& items, char delimiter) {
    std::string text;
    for (const Value& item : items) {
        std::vector<std::string> cells;
        for (const std::string& column : columns)
            cells.push_back(textOf(item.find(column), column));
        text += record(cells, delimiter);
    }
    return text;
}

// The text from which a reader other than one of inventories gets the items.
static std::string textWith(const ReaderProgram& reader, const std::vector<Value>& items) {
    if (reader.inputType == "CSV") {
        const char delimiter = exec::delimiterCalled(reader.csvDelimiter);
        const std::vector<std::string> columns = columnsOf(reader, items);
        return (hasOpenColumns(reader) ? record(columns, delimiter) : "") + rows(columns, items, delimiter);
    }
    if (reader.inputType == "JSONL") {
        std::string text;
        for (const Value& item : items)
            text += value::write(item) + "\n";
        return text;
    }
    Value root(items);
    for (const std::string& name : exec::namesIn(reader.itemsPointer) | std::views::reverse)
        root = Value::object({{Value(name), std::move(root)}});
    return value::write(root);
}

static std::string_view stringIn(const Value& object, std::string_view name) {
    const Value* member = object.find(name);
    return member != nullptr && member->is(Kind::String) ? member->string() : std::string_view();
}

// What a list says beside the key, as far as it is not what it says anyway.
static Value descriptionOf(const Value& item) {
    const Value usual = exec::listedObject(Value(), Value(0));
    std::vector<value::Member> said;
    for (const value::MemberView member : item.members())
        if (const Value* before = usual.find(member.key());
            before != nullptr && member.key() != "Key" && *before != member.value)
            said.push_back(member.copy());
    return Value::object(std::move(said));
}

static void putList(Store& store, const Value& parameters, const std::vector<Value>& items) {
    const std::string_view prefix = stringIn(parameters, "Prefix");
    std::size_t place = 0;
    for (const Value& item : items) {
        const std::string unnamed = fmt::format("{}object {}", prefix, ++place);
        store.put(stringIn(parameters, "Bucket"), textOf(item.find("Key"), unnamed), descriptionOf(item));
    }
}

// The manifest of an inventory leads to the table beside it.
static void putInventory(
    Store& store, const ReaderProgram& reader, const Value& parameters, const std::vector<Value>& items) {
    const std::string_view bucket = stringIn(parameters, "Bucket");
    const std::string table = fmt::format("{}.csv", stringIn(parameters, "Key"));
    const std::vector<std::string> columns = columnsOf(reader, items);
    std::string schema = record(columns, ',');
    schema.pop_back();
    const Value files(std::vector<Value>{Value::object({{Value("key"), Value(table)}})});
    store.put(bucket, stringIn(parameters, "Key"),
        Value(value::write(Value::object({{Value("files"), files}, {Value("fileSchema"), Value(schema)}}))));
    store.put(bucket, table, Value(rows(columns, items, ',')));
}

// The manifest of Athena leads to a file with the items.
static void putDataFile(
    Store& store, const ReaderProgram& reader, const Value& parameters, const std::vector<Value>& items) {
    const std::string_view bucket = stringIn(parameters, "Bucket");
    const std::string file = fmt::format("{}.data", stringIn(parameters, "Key"));
    store.put(bucket, stringIn(parameters, "Key"), Value(fmt::format("s3://{}/{}\n", bucket, file)));
    store.put(bucket, file, Value(textWith(reader, items)));
}

static void put(Store& store, const Read& read, const Value& parameters, const std::vector<Value>& items) {
    const std::string_view bucket = stringIn(parameters, "Bucket");
    const bool isList = read.reader->resource == "s3:listObjectsV2";
    const bool isMissing = read.fails && !certainFailure(*read.reader);
    if (isMissing && isList)
        store.putBucket(bucket, Value());
    else if (isMissing)
        store.put(bucket, stringIn(parameters, "Key"), Value());
    else if (isList)
        store.putBucket(bucket, Value::object({}));
    if (isMissing)
        return;
    if (formOf(*read.reader) == ItemForm::Listed)
        putList(store, parameters, items);
    else if (isList)
        store.put(bucket, fmt::format("{}{}", stringIn(parameters, "Prefix"), flattenedObject),
            Value(textWith(*read.reader, items)));
    else if (read.reader->manifestType == "ATHENA_DATA")
        putDataFile(store, *read.reader, parameters, items);
    else if (read.reader->inputType.empty() || read.reader->inputType == "MANIFEST")
        putInventory(store, *read.reader, parameters, items);
    else
        store.put(bucket, stringIn(parameters, "Key"), Value(textWith(*read.reader, items)));
}

std::variant<Value, std::string> objectsFor(const std::vector<Read>& reads, Model& model) {
    Store store;
    std::vector<Value> parameters;
    for (const Read& read : reads) {
        Computed computed = compute(read.parameters, model);
        auto* known = std::get_if<Value>(&computed);
        if (known == nullptr)
            return std::string("the name of an object that is read cannot be computed");
        const auto table = model.values.find(read.table);
        std::vector<Value> items;
        if (table != model.values.end())
            items.assign(table->second.elements().begin(), table->second.elements().end());
        put(store, read, *known, items);
        parameters.push_back(std::move(*known));
    }
    if (store.hasConflict())
        return std::string("two readers find different things in the same object");
    for (std::size_t i = 0; i < reads.size(); ++i) {
        auto found = exec::readItems(*reads[i].reader, parameters[i], store.objects(), reads[i].limit);
        auto* items = std::get_if<exec::MapItems>(&found);
        if (reads[i].fails != std::holds_alternative<exec::Failure>(found) ||
            (!reads[i].fails && (items == nullptr || items->size() != reads[i].size)))
            return std::string("no objects are known in which the readers find this");
        if (items != nullptr)
            model.values.insert_or_assign(reads[i].table, Value(std::move(items->values)));
    }
    return store.objects();
}

}  // namespace stepcheck::explore
