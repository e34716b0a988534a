#pragma once

#include "stepcheck/syntax/node.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct fy_diag;
struct fy_event;
struct fy_parser;

namespace stepcheck::syntax {

enum class YamlEventKind : std::uint8_t {
    StreamStart,
    StreamEnd,
    DocumentStart,
    DocumentEnd,
    MappingStart,
    MappingEnd,
    SequenceStart,
    SequenceEnd,
    Scalar,
    Alias,
};

struct YamlEventDeleter {
    fy_parser* parser = nullptr;
    void operator()(fy_event* event) const;
};

/// One event of a YAML stream. Must not outlive its `YamlEvents`.
struct YamlEvent {
    YamlEventKind kind = YamlEventKind::StreamEnd;
    Style style = Style::Plain;  // of a scalar
    std::optional<Span> token;   // what libfyaml marks: a scalar's content without its quotes or its block header, the
                                 // name of an alias, an indicator; none for what is not written
    std::optional<Span> anchor;  // `&name`
    std::optional<Span> tag;     // as written
    std::unique_ptr<fy_event, YamlEventDeleter> event;

    /// The tag that a tag as written stands for: `tag:yaml.org,2002:str` for `!!str`.
    [[nodiscard]] std::string_view resolvedTag() const;

    /// Where what is written of it begins: tag, anchor, quote or token.
    [[nodiscard]] std::optional<std::uint32_t> begin() const;

    /// Where what is written of it ends, the quote included.
    [[nodiscard]] std::optional<std::uint32_t> end() const;

    /// Quotes that stand around the token, at each end.
    [[nodiscard]] std::uint32_t quote() const;
};

/// Why a stream could not be read on.
struct YamlFailure {
    std::string message;     // libfyaml's own words: not for people
    std::optional<Span> at;  // none when libfyaml does not say
};

/// The events of a YAML stream: libfyaml without its output and its limits. The text must outlive it.
class YamlEvents {
public:
    explicit YamlEvents(std::string_view text);
    ~YamlEvents();

    YamlEvents(const YamlEvents&) = delete;
    YamlEvents& operator=(const YamlEvents&) = delete;

    /// The next event, or nothing once the stream ended or could not be read on.
    [[nodiscard]] std::optional<YamlEvent> next();

    /// Why `next` gave nothing. Empty message: the stream ended.
    [[nodiscard]] YamlFailure failure() const;

private:
    std::string printed_;  // what libfyaml says without a place
    std::unique_ptr<fy_diag, void (*)(fy_diag*)> diag_;
    std::unique_ptr<fy_parser, void (*)(fy_parser*)> parser_;
};

}  // namespace stepcheck::syntax
