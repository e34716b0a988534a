#include "stepcheck/render/json_stream.h"

#include "stepcheck/support/assert.h"

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <string>

namespace stepcheck::render {

static std::string indentation(std::size_t depth) {
    return std::string(2 * depth, ' ');
}

void JsonStream::beginLine(std::string_view key) {
    if (!open_.empty()) {
        write_(open_.back().isEmpty ? "\n" : ",\n");
        open_.back().isEmpty = false;
        write_(indentation(open_.size()));
    }
    if (!key.empty())
        write_(boost::json::serialize(boost::json::string_view(key)) + ": ");
}

JsonStream& JsonStream::begin(std::string_view key, char open, char close) {
    beginLine(key);
    write_(std::string_view(&open, 1));
    open_.push_back({.close = close});
    return *this;
}

JsonStream& JsonStream::end() {
    STEPCHECK_ASSERT(!open_.empty());
    const Container container = open_.back();
    open_.pop_back();
    if (!container.isEmpty)
        write_("\n" + indentation(open_.size()));
    write_(std::string_view(&container.close, 1));
    if (open_.empty())
        write_("\n");
    return *this;
}

JsonStream& JsonStream::member(std::string_view key, const boost::json::value& value) {
    beginLine(key);
    write_(boost::json::serialize(value));
    return *this;
}

JsonStream& JsonStream::element(const boost::json::value& value) {
    beginLine({});
    write_(boost::json::serialize(value));
    return *this;
}

}  // namespace stepcheck::render
