#include "stepcheck/syntax/yaml_events.h"

#include "stepcheck/support/assert.h"

#include <libfyaml.h>

#include <algorithm>
#include <cstddef>

namespace stepcheck::syntax {

static std::optional<Span> spanOf(fy_token* token) {
    if (token == nullptr)
        return std::nullopt;
    const fy_mark* const begin = fy_token_start_mark(token);
    const fy_mark* const end = fy_token_end_mark(token);
    if (begin == nullptr || end == nullptr)
        return std::nullopt;
    return Span{
        .begin = static_cast<std::uint32_t>(begin->input_pos), .end = static_cast<std::uint32_t>(end->input_pos)};
}

// An anchor with its `&`, which libfyaml leaves out.
static std::optional<Span> anchorSpan(fy_token* token) {
    std::optional<Span> span = spanOf(token);
    if (span && span->begin > 0)
        --span->begin;
    return span;
}

static Style styleOf(fy_token* token) {
    switch (token == nullptr ? FYSS_PLAIN : fy_token_scalar_style(token)) {
        case FYSS_SINGLE_QUOTED: return Style::SingleQuoted;
        case FYSS_DOUBLE_QUOTED: return Style::DoubleQuoted;
        case FYSS_LITERAL: return Style::Literal;
        case FYSS_FOLDED: return Style::Folded;
        case FYSS_PLAIN:
        case FYSS_ANY:
        case FYSS_MAX: return Style::Plain;
    }
    return Style::Plain;
}

static std::string_view textOf(fy_token* token) {
    if (token == nullptr)
        return {};
    std::size_t size = 0;
    const char* const text = fy_token_get_text(token, &size);
    return text == nullptr ? std::string_view() : std::string_view(text, size);
}

static fy_token* tagOf(const fy_event& event) {
    switch (event.type) {
        case FYET_SCALAR: return event.scalar.tag;
        case FYET_MAPPING_START: return event.mapping_start.tag;
        case FYET_SEQUENCE_START: return event.sequence_start.tag;
        case FYET_NONE:
        case FYET_STREAM_START:
        case FYET_STREAM_END:
        case FYET_DOCUMENT_START:
        case FYET_DOCUMENT_END:
        case FYET_MAPPING_END:
        case FYET_SEQUENCE_END:
        case FYET_ALIAS: return nullptr;
    }
    return nullptr;
}

void YamlEventDeleter::operator()(fy_event* event) const {
    fy_parser_event_free(parser, event);
}

std::string_view YamlEvent::resolvedTag() const {
    return textOf(tagOf(*event));
}

std::uint32_t YamlEvent::quote() const {
    return style == Style::SingleQuoted || style == Style::DoubleQuoted ? 1 : 0;
}

std::optional<std::uint32_t> YamlEvent::begin() const {
    std::optional<std::uint32_t> begin;
    const auto take = [&begin](std::uint32_t offset) { begin = std::min(begin.value_or(offset), offset); };
    if (token)
        take(token->begin - quote());
    if (anchor)
        take(anchor->begin);
    if (tag)
        take(tag->begin);
    return begin;
}

std::optional<std::uint32_t> YamlEvent::end() const {
    std::optional<std::uint32_t> end;
    const auto take = [&end](std::uint32_t offset) { end = std::max(end.value_or(offset), offset); };
    if (token)
        take(token->end + quote());
    if (anchor)
        take(anchor->end);
    if (tag)
        take(tag->end);
    return end;
}

static fy_diag* createDiag(std::string& printed) {
    fy_diag_cfg config{};
    fy_diag_cfg_default(&config);
    config.fp = nullptr;
    config.user = &printed;
    config.output_fn = [](fy_diag*, void* user, const char* text, std::size_t size) {
        static_cast<std::string*>(user)->append(text, size);
    };
    fy_diag* const diag = fy_diag_create(&config);
    STEPCHECK_ASSERT(diag != nullptr);
    fy_diag_set_collect_errors(diag, true);
    return diag;
}

static fy_parser* createParser(fy_diag* diag) {
    // Without libfyaml's own depth limit: it does not recurse over events, and `ReadLimits` says its name and value.
    // A closing bracket may stand below its key, as every other reader allows and many templates have it.
    constexpr unsigned flags = FYPCF_QUIET | FYPCF_COLLECT_DIAG | FYPCF_DISABLE_DEPTH_LIMIT |
                               FYPCF_DEFAULT_VERSION_1_2 | FYPCF_SLOPPY_FLOW_INDENTATION | FYPCF_JSON_NONE;
    fy_parse_cfg config{};
    config.flags = static_cast<fy_parse_cfg_flags>(flags);
    config.diag = diag;
    fy_parser* const parser = fy_parser_create(&config);
    STEPCHECK_ASSERT(parser != nullptr);
    return parser;
}

YamlEvents::YamlEvents(std::string_view text)
    : diag_(createDiag(printed_), fy_diag_destroy), parser_(createParser(diag_.get()), fy_parser_destroy) {
    STEPCHECK_ASSERT(fy_parser_set_string(parser_.get(), text.data(), text.size()) == 0);
}

YamlEvents::~YamlEvents() = default;

static void fillMapping(YamlEvent& out, const fy_event_mapping_start_data& start) {
    out.token = spanOf(start.mapping_start);
    out.anchor = anchorSpan(start.anchor);
    out.tag = spanOf(start.tag);
}

static void fillSequence(YamlEvent& out, const fy_event_sequence_start_data& start) {
    out.token = spanOf(start.sequence_start);
    out.anchor = anchorSpan(start.anchor);
    out.tag = spanOf(start.tag);
}

static void fillScalar(YamlEvent& out, const fy_event_scalar_data& scalar) {
    out.token = spanOf(scalar.value);
    out.style = styleOf(scalar.value);
    out.anchor = anchorSpan(scalar.anchor);
    out.tag = spanOf(scalar.tag);
}

static void fill(YamlEvent& out, const fy_event& event) {
    switch (event.type) {
        case FYET_NONE:
        case FYET_STREAM_END: out.kind = YamlEventKind::StreamEnd; return;
        case FYET_STREAM_START: out.kind = YamlEventKind::StreamStart; return;
        case FYET_DOCUMENT_START:
            out.kind = YamlEventKind::DocumentStart;
            out.token = spanOf(event.document_start.document_start);
            return;
        case FYET_DOCUMENT_END:
            out.kind = YamlEventKind::DocumentEnd;
            out.token = spanOf(event.document_end.document_end);
            return;
        case FYET_MAPPING_START:
            out.kind = YamlEventKind::MappingStart;
            fillMapping(out, event.mapping_start);
            return;
        case FYET_MAPPING_END:
            out.kind = YamlEventKind::MappingEnd;
            out.token = spanOf(event.mapping_end.mapping_end);
            return;
        case FYET_SEQUENCE_START:
            out.kind = YamlEventKind::SequenceStart;
            fillSequence(out, event.sequence_start);
            return;
        case FYET_SEQUENCE_END:
            out.kind = YamlEventKind::SequenceEnd;
            out.token = spanOf(event.sequence_end.sequence_end);
            return;
        case FYET_SCALAR:
            out.kind = YamlEventKind::Scalar;
            fillScalar(out, event.scalar);
            return;
        case FYET_ALIAS:
            out.kind = YamlEventKind::Alias;
            out.token = anchorSpan(event.alias.anchor);
            return;
    }
}

std::optional<YamlEvent> YamlEvents::next() {
    fy_event* const event = fy_parser_parse(parser_.get());
    if (event == nullptr)
        return std::nullopt;
    YamlEvent result;
    result.event = {event, YamlEventDeleter{parser_.get()}};
    fill(result, *event);
    return result;
}

YamlFailure YamlEvents::failure() const {
    if (!fy_parser_get_stream_error(parser_.get()))
        return {};
    void* position = nullptr;
    while (const fy_diag_error* const error = fy_diag_errors_iterate(diag_.get(), &position))
        if (error->type == FYET_ERROR)
            return {.message = error->msg, .at = spanOf(error->fyt)};
    return {.message = printed_.empty() ? "unknown" : printed_, .at = std::nullopt};
}

}  // namespace stepcheck::syntax
