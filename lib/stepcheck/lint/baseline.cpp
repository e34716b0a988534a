#include "stepcheck/lint/baseline.h"

#include "stepcheck/support/line_table.h"
#include "stepcheck/syntax/quoting.h"
#include "stepcheck/syntax/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

namespace stepcheck::lint {

using support::Error;
using support::Result;

static constexpr std::int64_t formatVersion = 1;

using Key = std::pair<std::string_view, std::string_view>;  // file, fingerprint

Baseline::Baseline(const RunReport& report, const BaselineName& nameOf) {
    for (const FileReport& file : report.files) {
        const std::string name = nameOf(file.name);
        for (const Finding& finding : file.findings)
            entries_.push_back({.file = name,
                .rule = std::string(finding.rule->rule->id),
                .fingerprint = finding.fingerprint,
                .count = 1,
                .message = finding.message});
    }
    std::ranges::sort(entries_);
    std::vector<BaselineEntry> merged;
    for (BaselineEntry& entry : entries_)
        if (!merged.empty() && merged.back() == entry)
            ++merged.back().count;
        else
            merged.push_back(std::move(entry));
    entries_ = std::move(merged);
}

namespace {

/// Takes a baseline file apart.
class Reader {
public:
    explicit Reader(const syntax::Document& document) : document_(document), lines_(document.source().file().text()) {}

    [[nodiscard]] Result<std::vector<BaselineEntry>> read() const;

private:
    [[nodiscard]] Error wrong(support::Span at, std::string_view message) const;
    [[nodiscard]] Result<BaselineEntry> entry(const syntax::Node& node) const;

    const syntax::Document& document_;
    support::LineTable lines_;
};

Error Reader::wrong(support::Span at, std::string_view message) const {
    const support::SourceText& source = document_.source();
    const support::Position place = lines_.position(source.toFile(at).begin, support::ColumnUnit::CodePoint);
    return {fmt::format(
        "{}:{}:{}: {}; --write-baseline makes a baseline", source.name(), place.line, place.column, message)};
}

Result<std::vector<BaselineEntry>> Reader::read() const {
    if (document_.hasErrors())
        return wrong(document_.diagnostics().front().at, document_.diagnostics().front().message);
    if (document_.roots().empty())
        return wrong({}, "expected a baseline, found nothing");
    const syntax::Node& root = document_.roots().front();
    const syntax::Member* const version = root.find("version");
    if (version == nullptr)
        return wrong(root.span(), "expected a baseline: an object with \"version\" and \"findings\"");
    if (version->value.integer() != formatVersion)
        return wrong(version->value.span(), fmt::format("expected a baseline of version {}", formatVersion));
    const syntax::Member* const findings = root.find("findings");
    if (findings == nullptr || !findings->value.is(syntax::Kind::Array))
        return wrong(root.span(), "expected an array \"findings\"");
    std::vector<BaselineEntry> entries;
    for (const syntax::Node& element : findings->value.elements()) {
        Result<BaselineEntry> read = entry(element);
        if (!read)
            return read.error();
        entries.push_back(*std::move(read));
    }
    return entries;
}

Result<BaselineEntry> Reader::entry(const syntax::Node& node) const {
    BaselineEntry result;
    for (const auto& [name, value] : {std::pair{"file", &result.file}, std::pair{"rule", &result.rule},
             std::pair{"fingerprint", &result.fingerprint}, std::pair{"message", &result.message}}) {
        const syntax::Member* const member = node.find(name);
        if (member == nullptr || !member->value.is(syntax::Kind::String))
            return wrong(node.span(), fmt::format("expected a finding with a text \"{}\"", name));
        *value = member->value.text();
    }
    const syntax::Member* const count = node.find("count");
    const std::optional<std::int64_t> value = count == nullptr ? 1 : count->value.integer();
    if (!value || *value < 1)
        return wrong(count->value.span(), "expected a number from 1 for \"count\"");
    result.count = static_cast<std::size_t>(*value);
    return result;
}

}  // namespace

Result<Baseline> Baseline::read(std::shared_ptr<const support::SourceText> source) {
    const auto document = syntax::readDocument(std::move(source), syntax::Language::Json, {.holes = false});
    if (!document)
        return document.error();
    Result<std::vector<BaselineEntry>> entries = Reader(**document).read();
    if (!entries)
        return entries.error();
    Baseline result;
    result.entries_ = *std::move(entries);
    std::ranges::sort(result.entries_);
    return result;
}

std::string Baseline::text() const {
    std::string text = fmt::format("{{\n  \"version\": {},\n  \"findings\": [", formatVersion);
    std::string_view separator = "\n";
    for (const BaselineEntry& entry : entries_) {
        fmt::format_to(std::back_inserter(text),
            "{}    {{\"file\":\"{}\",\"rule\":\"{}\",\"fingerprint\":\"{}\",\"count\":{},\"message\":\"{}\"}}",
            std::exchange(separator, ",\n"), syntax::escaped(entry.file), syntax::escaped(entry.rule),
            syntax::escaped(entry.fingerprint), entry.count, syntax::escaped(entry.message));
    }
    return text + (entries_.empty() ? "]\n}\n" : "\n  ]\n}\n");
}

bool Baseline::has(std::string_view file, std::string_view fingerprint) const {
    return std::ranges::any_of(
        entries_, [&](const BaselineEntry& entry) { return entry.file == file && entry.fingerprint == fingerprint; });
}

std::vector<BaselineEntry> Baseline::apply(RunReport& report, const BaselineName& nameOf,
    const std::function<bool(std::size_t file, std::string_view rule)>& didRun) const {
    std::map<Key, std::size_t> left;
    for (const BaselineEntry& entry : entries_)
        left[{entry.file, entry.fingerprint}] += entry.count;
    std::map<std::string, std::size_t, std::less<>> files;
    for (std::size_t i = 0; i < report.files.size(); ++i) {
        FileReport& file = report.files[i];
        const std::string& name = files.emplace(nameOf(file.name), i).first->first;
        file.baselined += std::erase_if(file.findings, [&](const Finding& finding) {
            const auto found = left.find({name, finding.fingerprint});
            if (found == left.end() || found->second == 0)
                return false;
            --found->second;
            return true;
        });
    }
    std::vector<BaselineEntry> stale;
    for (const BaselineEntry& entry : entries_) {
        const auto file = files.find(entry.file);
        std::size_t& tooMuch = left[{entry.file, entry.fingerprint}];
        if (tooMuch == 0 || file == files.end() || report.files[file->second].failure ||
            !didRun(file->second, entry.rule))
            continue;
        stale.push_back(entry);
        stale.back().count = std::exchange(tooMuch, 0);
    }
    return stale;
}

}  // namespace stepcheck::lint
