#pragma once

#include "stepcheck/render/write.h"

#include <boost/json/fwd.hpp>

#include <string_view>
#include <vector>

namespace stepcheck::render {

/// Writes a JSON document piece by piece: each member or element of a container that was begun here stands on a line
/// of its own, and each value given to `member` or `element` on one line. Strings have to be UTF-8.
class JsonStream {
public:
    explicit JsonStream(const Write& write) : write_(write) {}

    JsonStream& beginObject() { return begin({}, '{', '}'); }
    JsonStream& beginObject(std::string_view key) { return begin(key, '{', '}'); }
    JsonStream& beginArray(std::string_view key) { return begin(key, '[', ']'); }

    /// Ends the innermost container; the outermost one with a line break.
    JsonStream& end();

    JsonStream& member(std::string_view key, const boost::json::value& value);
    JsonStream& element(const boost::json::value& value);

private:
    struct Container {
        char close;
        bool isEmpty = true;
    };

    JsonStream& begin(std::string_view key, char open, char close);
    void beginLine(std::string_view key);

    const Write& write_;
    std::vector<Container> open_;
};

}  // namespace stepcheck::render
