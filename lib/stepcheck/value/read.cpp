#include "stepcheck/value/read.h"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/unordered/unordered_flat_map.hpp>
#include <fmt/format.h>

#include <charconv>
#include <limits>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace stepcheck::value {

namespace {

namespace json = boost::json;

/// Takes what Boost.JSON's parser meets and puts it straight into values.
struct Handler {
    static constexpr std::size_t max_object_size = std::numeric_limits<std::size_t>::max();
    static constexpr std::size_t max_array_size = std::numeric_limits<std::size_t>::max();
    static constexpr std::size_t max_key_size = std::numeric_limits<std::size_t>::max();
    static constexpr std::size_t max_string_size = std::numeric_limits<std::size_t>::max();

    static constexpr std::size_t mostModels = 64;

    std::vector<Value> values;  // of everything open, innermost last; of an object keys and values in turn
    std::string text;           // of a string or number so far
    boost::unordered_flat_map<std::string, Value> names;  // objects of one document share their members' long names
    std::vector<Value> models;                            // objects whose names may come again

    bool on_document_begin(json::error_code&) { return true; }
    bool on_document_end(json::error_code&) { return true; }
    bool on_array_begin(json::error_code&) { return true; }
    bool on_object_begin(json::error_code&) { return true; }

    bool on_array_end(std::size_t size, json::error_code&) {
        ArrayMaker array(size);
        for (std::size_t i = values.size() - size; i < values.size(); ++i)
            array.add(std::move(values[i]));
        values.resize(values.size() - size);
        values.push_back(array.done());
        return true;
    }

    bool on_object_end(std::size_t size, json::error_code&) {
        const std::size_t first = values.size() - 2 * size;
        Value object = objectOf(std::span(values).subspan(first));
        values.resize(first);
        values.push_back(std::move(object));
        return true;
    }

    // An object of names and values in turn. Most documents have few kinds of objects: those share their names.
    Value objectOf(std::span<Value> given) {
        if (models.empty())
            models.resize(mostModels);
        Value& model = models[makeOf(given) % mostModels];
        if (hasNames(model, given)) {
            SameNamesMaker object(model);
            for (std::size_t i = 1; i < given.size(); i += 2)
                object.add(std::move(given[i]));
            return object.done();
        }
        ObjectMaker object(given.size() / 2);
        for (std::size_t i = 0; i < given.size(); i += 2)
            object.set({.name = std::move(given[i]), .value = std::move(given[i + 1])});
        model = object.done();
        return model;
    }

    // A number that differs for most different lists of names.
    static std::size_t makeOf(std::span<const Value> given) {
        std::size_t sum = given.size();
        for (std::size_t i = 0; i < given.size(); i += 2) {
            const std::string_view name = given[i].string();
            const auto last = static_cast<unsigned char>(name.empty() ? '\0' : name.back());
            sum = sum * 31 + name.size() * 7 + last;
        }
        return sum;
    }

    static bool hasNames(const Value& model, std::span<const Value> given) {
        if (!model.is(Kind::Object) || 2 * model.size() != given.size())
            return false;
        const Members members = model.members();
        for (std::size_t i = 0; i < members.size(); ++i)
            if (!members[i].name.isSameAs(given[2 * i]))
                return false;
        return true;
    }

    bool on_string_part(json::string_view part, std::size_t, json::error_code&) { return keep(part); }
    bool on_string(json::string_view part, std::size_t, json::error_code&) { return endString(part); }
    bool on_key_part(json::string_view part, std::size_t, json::error_code&) { return keep(part); }
    bool on_key(json::string_view part, std::size_t, json::error_code&) { return endName(part); }

    bool on_number_part(json::string_view part, json::error_code&) { return keep(part); }
    bool on_int64(std::int64_t integer, json::string_view, json::error_code&) {
        text.clear();
        return add(Value(integer));
    }
    bool on_uint64(std::uint64_t, json::string_view part, json::error_code&) { return endDecimal(part); }
    bool on_double(double, json::string_view part, json::error_code&) { return endDecimal(part); }

    bool on_bool(bool boolean, json::error_code&) { return add(Value(boolean)); }
    bool on_null(json::error_code&) { return add(Value()); }
    bool on_comment_part(json::string_view, json::error_code&) { return true; }
    bool on_comment(json::string_view, json::error_code&) { return true; }

    bool add(Value value) {
        values.push_back(std::move(value));
        return true;
    }
    bool keep(json::string_view part) {
        text.append(part.data(), part.size());
        return true;
    }
    bool endString(json::string_view part) {
        keep(part);
        add(Value(std::string_view(text)));
        text.clear();
        return true;
    }
    bool endName(json::string_view part) {
        static constexpr std::size_t mostShared = 4096;
        keep(part);
        const auto known = names.find(text);
        add(known == names.end() ? Value(std::string_view(text)) : known->second);
        if (known == names.end() && names.size() < mostShared)
            names.emplace(text, values.back());
        text.clear();
        return true;
    }
    // Boost.JSON's own doubles may be one unit off in the last place.
    bool endDecimal(json::string_view part) {
        keep(part);
        double decimal = 0;
        const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), decimal);
        if (failure == std::errc::result_out_of_range)
            decimal = std::strtod(text.c_str(), nullptr);
        text.clear();
        return add(Value(decimal));
    }
};

}  // namespace

support::Result<Value> read(std::string_view text, const ReadLimits& limits) {
    json::parse_options options;
    options.max_depth = limits.depth;
    json::basic_parser<Handler> parser(options);
    json::error_code failure;
    const std::size_t used = parser.write_some(false, text.data(), text.size(), failure);
    if (!failure && used < text.size())
        failure = json::error::extra_data;
    if (failure == json::error::too_deep)
        return support::Error{
            fmt::format("offset {}: nests arrays and objects deeper than {} (limit: depth)", used, limits.depth)};
    if (failure)
        return support::Error{fmt::format("offset {}: no JSON: {}", used, failure.message())};
    return std::move(parser.handler().values.back());
}

}  // namespace stepcheck::value
