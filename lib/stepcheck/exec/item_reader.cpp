#include "stepcheck/exec/item_reader.h"

#include "stepcheck/exec/csv.h"
#include "stepcheck/query/java_order.h"
#include "stepcheck/value/read.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace stepcheck::exec {

using value::Kind;
using value::Value;

// A record as an object, its members in the order of a Java map of the headers. What is missing is empty, what is too
// much is left out.
static Value recordOf(const std::vector<std::string>& headers, const std::vector<std::string>& record) {
    std::vector<value::Member> members;
    for (const std::size_t i : query::javaOrder(headers))
        members.push_back({Value(headers[i]), Value(i < record.size() ? record[i] : std::string())});
    return Value::object(std::move(members));
}

static Failure failed(std::string cause) {
    return {.error = "States.ItemReaderFailed", .cause = std::move(cause)};
}

static bool lists(const ReaderProgram& reader) {
    return reader.resource == "s3:listObjectsV2";
}

bool readsList(const ReaderProgram& reader) {
    return lists(reader) && reader.transformation != "LOAD_AND_FLATTEN";
}

Failure missing(const ReaderProgram& reader) {
    return failed(lists(reader) ? "The specified bucket does not exist" : "The specified key does not exist.");
}

std::optional<support::Error> whyUnreadable(const ReaderProgram& reader) {
    if (!readsList(reader) && reader.inputType == "PARQUET")
        return support::Error{
            "stepcheck does not read PARQUET: put the rows into the file of --objects as lines of JSON, "
            "and try the definition with \"InputType\": \"JSONL\""};
    return std::nullopt;
}

std::string sourceOf(std::string_view bucket, std::string_view key) {
    return fmt::format("S3://{}/{}", bucket, key);
}

static std::string_view textOf(const Value& object, std::string_view name) {
    const Value* member = object.find(name);
    return member != nullptr && member->is(Kind::String) ? member->string() : std::string_view();
}

namespace {

// The text of an object, or why there is none.
using ReadText = std::variant<std::string_view, Failure, support::Error>;

class ItemReader {
public:
    ItemReader(const ReaderProgram& reader, const Value& objects) : reader_(reader), objects_(objects) {}

    ReadItems run(const Value& parameters) {
        bucket_ = textOf(parameters, "Bucket");
        if (lists(reader_))
            return list(textOf(parameters, "Prefix"));
        if (reader_.manifestType == "ATHENA_DATA")
            return dataFiles(textOf(parameters, "Key"));
        if (reader_.inputType == "MANIFEST" || reader_.inputType.empty())
            return inventory(textOf(parameters, "Key"));
        return object(bucket_, textOf(parameters, "Key"));
    }

private:
    [[nodiscard]] ReadText textAt(std::string_view bucket, std::string_view key) const;
    [[nodiscard]] ReadItems list(std::string_view prefix) const;
    [[nodiscard]] ReadItems object(std::string_view bucket, std::string_view key) const;
    [[nodiscard]] ReadItems inventory(std::string_view key) const;
    [[nodiscard]] const Value* bucketCalled(std::string_view name) const;
    [[nodiscard]] ReadItems dataFiles(std::string_view key) const;
    [[nodiscard]] ReadItems parse(std::string_view text) const;
    [[nodiscard]] ReadItems parseJson(std::string_view text) const;
    [[nodiscard]] static ReadItems parseLines(std::string_view text);
    [[nodiscard]] ReadItems parseCsv(std::string_view text) const;

    const ReaderProgram& reader_;
    const Value& objects_;
    std::string_view bucket_;
};

}  // namespace

// Recordings rename buckets, and people mock with one.
const Value* ItemReader::bucketCalled(std::string_view name) const {
    const Value* keys = objects_.find(name);
    return keys == nullptr && objects_.size() == 1 ? &objects_.members().front().value : keys;
}

ReadText ItemReader::textAt(std::string_view bucket, std::string_view key) const {
    const Value* keys = bucketCalled(bucket);
    const Value* text = keys != nullptr ? keys->find(key) : nullptr;
    if ((keys != nullptr && keys->is(Kind::Null)) || (text != nullptr && text->is(Kind::Null)))
        return missing(reader_);
    if (text != nullptr && text->is(Kind::String))
        return text->string();
    return support::Error{fmt::format(
        R"(there is no object "{}" in bucket "{}": add it to the file of --objects, {{"{}": {{"{}": "…"}}}})", key,
        bucket, bucket, key)};
}

Value listedObject(const Value& key, const Value& size) {
    return Value::object({{Value("Etag"), Value("\"00000000000000000000000000000000\"")}, {Value("Key"), key},
        {Value("LastModified"), Value(1.767225600e9)}, {Value("Size"), size},
        {Value("StorageClass"), Value("STANDARD")}});
}

static Value listed(const value::Member& object) {
    if (object.value.is(Kind::String))
        return listedObject(object.name, Value(static_cast<std::int64_t>(object.value.string().size())));
    Value listed = listedObject(object.name, Value(0));
    for (const value::MemberView said : object.value.members())
        listed = listed.with(said.key(), said.value);
    return listed;
}

ReadItems ItemReader::list(std::string_view prefix) const {
    const Value* keys = bucketCalled(bucket_);
    if (keys != nullptr && keys->is(Kind::Null))
        return missing(reader_);
    if (keys == nullptr)
        return support::Error{
            fmt::format(R"(there is no bucket "{}": add it to the file of --objects, {{"{}": {{"<key>": "…"}}}})",
                bucket_, bucket_)};
    std::vector<value::Member> found;
    for (const value::MemberView each : keys->members())
        if (each.key().starts_with(prefix) && (each.value.is(Kind::String) || each.value.is(Kind::Object)))
            found.push_back(each.copy());
    std::ranges::sort(found, {}, &value::Member::key);
    MapItems items;
    for (const value::Member& each : found) {
        if (readsList(reader_)) {
            items.values.push_back(listed(each));
            continue;
        }
        ReadItems inner = object(bucket_, each.key());
        auto* more = std::get_if<MapItems>(&inner);
        if (more == nullptr)
            return inner;
        items.append(std::move(*more), sourceOf(bucket_, each.key()));
    }
    return items;
}

static ReadItems whyNot(const ReadText& text) {
    if (const auto* failure = std::get_if<Failure>(&text))
        return *failure;
    return std::get<support::Error>(text);
}

ReadItems ItemReader::object(std::string_view bucket, std::string_view key) const {
    const ReadText text = textAt(bucket, key);
    if (const auto* found = std::get_if<std::string_view>(&text))
        return parse(*found);
    return whyNot(text);
}

// The manifest of an S3 inventory names CSV files and their columns.
ReadItems ItemReader::inventory(std::string_view key) const {
    const ReadText text = textAt(bucket_, key);
    if (!std::holds_alternative<std::string_view>(text))
        return whyNot(text);
    const auto manifest = value::read(std::get<std::string_view>(text));
    const Value* files = manifest ? manifest->find("files") : nullptr;
    if (files == nullptr)
        return failed("The manifest has no files.");
    std::vector<std::string> columns;
    for (const auto& record : readCsv(textOf(*manifest, "fileSchema"), ','))
        for (const std::string& column : record)
            columns.push_back(column.substr(std::min(column.find_first_not_of(' '), column.size())));
    MapItems items;
    for (const Value& file : files->elements()) {
        const ReadText rows = textAt(bucket_, textOf(file, "key"));
        if (!std::holds_alternative<std::string_view>(rows))
            return whyNot(rows);
        for (const auto& record : readCsv(std::get<std::string_view>(rows), ','))
            items.values.push_back(recordOf(columns, record));
    }
    return items;
}

// The manifest of a query's results is a list of files, one URI in each row.
ReadItems ItemReader::dataFiles(std::string_view key) const {
    static constexpr std::string_view scheme = "s3://";
    const ReadText text = textAt(bucket_, key);
    if (!std::holds_alternative<std::string_view>(text))
        return whyNot(text);
    MapItems items;
    for (const auto& record : readCsv(std::get<std::string_view>(text), ',')) {
        const std::string_view uri = record.front();
        const std::size_t slash = uri.find('/', scheme.size());
        if (!uri.starts_with(scheme) || slash == std::string_view::npos)
            return support::Error{
                fmt::format(R"(the manifest "{}" names "{}", which is no "s3://<bucket>/<key>")", key, uri)};
        ReadItems inner = object(uri.substr(scheme.size(), slash - scheme.size()), uri.substr(slash + 1));
        auto* more = std::get_if<MapItems>(&inner);
        if (more == nullptr)
            return inner;
        std::ranges::move(more->values, std::back_inserter(items.values));
    }
    return items;
}

ReadItems ItemReader::parse(std::string_view text) const {
    if (reader_.inputType == "CSV")
        return parseCsv(text);
    if (reader_.inputType == "JSONL")
        return parseLines(text);
    if (auto why = whyUnreadable(reader_))
        return *std::move(why);
    return parseJson(text);
}

std::vector<std::string> namesIn(std::string_view pointer) {
    std::vector<std::string> names;
    while (!pointer.empty()) {
        pointer.remove_prefix(1);
        const std::size_t end = std::min(pointer.find('/'), pointer.size());
        std::string& name = names.emplace_back(pointer.substr(0, end));
        for (const auto& [escape, plain] : {std::pair<std::string_view, char>{"~1", '/'}, {"~0", '~'}})
            for (std::size_t found = 0; (found = name.find(escape, found)) != std::string::npos; ++found)
                name.replace(found, 2, 1, plain);
        pointer.remove_prefix(end);
    }
    return names;
}

// The value that a JSON Pointer names, or null.
static const Value* pointedAt(const Value& root, std::string_view pointer) {
    const Value* at = &root;
    for (const std::string& name : namesIn(pointer))
        at = at != nullptr ? at->find(name) : nullptr;
    return at;
}

ReadItems ItemReader::parseJson(std::string_view text) const {
    const auto root = value::read(text);
    if (!root)
        return failed("The object is not JSON.");
    const Value* items = pointedAt(*root, reader_.itemsPointer);
    if (items == nullptr || (!items->is(Kind::Array) && !items->is(Kind::Object)))
        return failed("Attempting to map over non-iterable node.");
    return MapItems::of(*items);
}

ReadItems ItemReader::parseLines(std::string_view text) {
    MapItems items;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        if (line.find_first_not_of(" \t\r") != std::string_view::npos) {
            auto item = value::read(line);
            if (!item)
                return failed("A line of the object is not JSON.");
            items.values.push_back(std::move(*item));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return items;
}

ReadItems ItemReader::parseCsv(std::string_view text) const {
    auto records = readCsv(text, delimiterCalled(reader_.csvDelimiter));
    std::vector<std::string> headers = reader_.csvHeaders;
    if (reader_.csvHeaderLocation != "GIVEN" && !records.empty()) {
        headers = std::move(records.front());
        records.erase(records.begin());
    }
    if (std::set<std::string_view>(headers.begin(), headers.end()).size() != headers.size())
        return failed("CSV headers cannot contain duplicates.");
    MapItems items;
    items.values.reserve(records.size());
    for (const std::vector<std::string>& record : records)
        items.values.push_back(recordOf(headers, record));
    return items;
}

std::string sourceOf(const ReaderProgram& reader, const Value& parameters) {
    const std::string_view bucket = textOf(parameters, "Bucket");
    return lists(reader) ? fmt::format("S3://{}", bucket) : sourceOf(bucket, textOf(parameters, "Key"));
}

ReadItems readItems(const ReaderProgram& reader, const Value& parameters, const Value& objects, std::int64_t limit) {
    if (limit < 0)
        return failed("field MaxItems must be positive");
    ReadItems read = ItemReader(reader, objects).run(parameters);
    if (auto* items = std::get_if<MapItems>(&read); items != nullptr && limit > 0)
        items->cut(static_cast<std::size_t>(limit));
    return read;
}

}  // namespace stepcheck::exec
