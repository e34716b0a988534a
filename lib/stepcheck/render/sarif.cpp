#include "stepcheck/render/sarif.h"

#include "stepcheck/render/escape.h"
#include "stepcheck/render/json_stream.h"
#include "stepcheck/render/sarif_message.h"
#include "stepcheck/render/sarif_rules.h"
#include "stepcheck/render/uri.h"
#include "stepcheck/support/assert.h"
#include "stepcheck/support/version.h"
#include "stepcheck/syntax/reader.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace stepcheck::render {

namespace json = boost::json;
using support::Severity;

// The name that everybody gives to the top of the checkout.
static constexpr std::string_view baseId = "%SRCROOT%";

static std::string_view columnKind(support::ColumnUnit unit) {
    STEPCHECK_ASSERT(unit != support::ColumnUnit::Utf8);
    return unit == support::ColumnUnit::Utf16 ? "utf16CodeUnits" : "unicodeCodePoints";
}

static json::object message(std::string_view text) {
    return {{"text", text}};
}

static json::array arrayOf(json::object only) {
    json::array array;
    array.emplace_back(std::move(only));
    return array;
}

static json::object regionOf(support::Position begin, support::Position end) {
    return {{"startLine", begin.line}, {"startColumn", begin.column}, {"endLine", end.line}, {"endColumn", end.column}};
}

static void addLanguage(std::string_view name, json::object& artifact) {
    const std::optional<syntax::Language> language = syntax::languageOfName(name);
    if (!language)
        return;
    const bool isYaml = *language == syntax::Language::Yaml;
    artifact["sourceLanguage"] = isYaml ? "yaml" : "json";
    if (*language != syntax::Language::Jsonc)  // which has no registered type
        artifact["mimeType"] = isYaml ? "application/yaml" : "application/json";
}

namespace {

/// The files of a run; two names of one file (a symbolic link) are one artifact.
class Artifacts {
public:
    Artifacts(const lint::RunReport& report, const std::string& workingDirectory) {
        std::unordered_map<std::string, std::size_t> byUri;
        for (const lint::FileReport& file : report.files) {
            FileUri uri = fileUri(file.name, workingDirectory);
            const auto [known, isNew] = byUri.try_emplace(uri.uri, files_.size());
            ofFile_.push_back(known->second);
            if (isNew)
                files_.push_back({.name = file.name, .uri = std::move(uri)});
        }
    }

    void write(JsonStream& out) const {
        out.beginArray("artifacts");
        for (const File& file : files_) {
            json::object artifact{{"location", locationOf(file)}, {"roles", {"analysisTarget"}}};
            addLanguage(file.name, artifact);
            out.element(artifact);
        }
        out.end();
    }

    /// The location of the file at an index of the report.
    [[nodiscard]] json::object location(std::size_t file) const {
        json::object location = locationOf(files_[ofFile_[file]]);
        location["index"] = ofFile_[file];
        return location;
    }

private:
    struct File {
        std::string_view name;
        FileUri uri;
    };

    static json::object locationOf(const File& file) {
        json::object location{{"uri", file.uri.uri}};
        if (file.uri.isRelative)
            location["uriBaseId"] = baseId;
        return location;
    }

    std::vector<File> files_;
    std::vector<std::size_t> ofFile_;  // by file of the report
};

/// How many results of each severity are written: as many as fit, the worst first.
class Budget {
public:
    Budget(const lint::RunReport& report, std::size_t limit) : limit_(limit) {
        std::size_t left = limit;
        for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Info}) {
            const std::size_t count = report.count(severity);
            of(severity) = std::min(count, left);
            left -= of(severity);
            total_ += count;
        }
    }

    /// Takes one result of a severity, if there is one left.
    [[nodiscard]] bool take(Severity severity) {
        if (of(severity) == 0)
            return false;
        --of(severity);
        return true;
    }

    [[nodiscard]] bool isExceeded() const { return total_ > limit_; }

    [[nodiscard]] std::string warning() const {
        return fmt::format("{} of {} results are left out, the least severe first: the limit is {} results in a run.",
            total_ - limit_, total_, limit_);
    }

private:
    std::size_t& of(Severity severity) { return left_.at(static_cast<std::size_t>(severity)); }

    std::array<std::size_t, 3> left_{};
    std::size_t limit_;
    std::size_t total_ = 0;
};

/// Writes one run, part after part.
class SarifRun {
public:
    SarifRun(const lint::RunReport& report, const ReportOptions& options, JsonStream& out)
        : report_(report),
          options_(options),
          out_(out),
          rules_(report, options.rules),
          artifacts_(report, options.workingDirectory),
          budget_(report, options.sarifResults) {}

    void write() {
        out_.beginObject();
        writeTool();
        writeInvocation();
        out_.member("columnKind", json::value(columnKind(report_.columnUnit)));
        if (!options_.workingDirectory.empty())
            out_.member("originalUriBaseIds", {{baseId, {{"uri", directoryUri(options_.workingDirectory)}}}});
        artifacts_.write(out_);
        writeResults();
        out_.end();
    }

private:
    void writeTool() {
        out_.beginObject("tool").beginObject("driver");
        out_.member("name", "stepcheck");
        out_.member("semanticVersion", json::value(support::version));
        out_.member("informationUri", json::value(support::homepage));
        rules_.write(out_);
        out_.end().end();
    }

    void writeInvocation() {
        const bool isComplete =
            std::ranges::none_of(report_.files, [](const lint::FileReport& file) { return file.failure.has_value(); });
        // 0 and 1 are verdicts, anything else is trouble.
        const bool isVerdict = options_.exitCode.value_or(0) <= 1;
        out_.beginArray("invocations").beginObject();
        out_.member("executionSuccessful", isComplete && isVerdict);
        if (options_.exitCode)
            out_.member("exitCode", *options_.exitCode);
        if (!options_.workingDirectory.empty())
            out_.member("workingDirectory", {{"uri", directoryUri(options_.workingDirectory)}});
        out_.beginArray("toolExecutionNotifications");
        for (std::size_t i = 0; i < report_.files.size(); ++i) {
            if (const auto& failure = report_.files[i].failure)
                out_.element(notification("error", validUtf8(failure->message), i));
            for (const std::string& note : report_.files[i].notes)
                out_.element(notification("note", validUtf8(note), i));
        }
        if (budget_.isExceeded())
            out_.element({{"level", "warning"}, {"message", message(budget_.warning())}});
        out_.end().end().end();
    }

    [[nodiscard]] json::object notification(std::string_view level, std::string_view text, std::size_t file) const {
        return {{"level", level}, {"message", message(text)},
            {"locations", {{{"physicalLocation", {{"artifactLocation", artifacts_.location(file)}}}}}}};
    }

    void writeResults() {
        out_.beginArray("results");
        for (std::size_t i = 0; i < report_.files.size(); ++i)
            for (const lint::Finding& finding : report_.files[i].findings)
                if (budget_.take(finding.severity))
                    out_.element(result(finding, i));
        out_.end();
    }

    [[nodiscard]] json::object result(const lint::Finding& finding, std::size_t file) const {
        json::object location{{"physicalLocation", physicalLocation(finding.at, file)}};
        if (!finding.pointer.empty())
            location["logicalLocations"] = {{{"fullyQualifiedName", validUtf8(finding.pointer)}}};
        json::object result{{"ruleId", finding.rule->rule->id}, {"ruleIndex", rules_.indexOf(finding.rule)},
            {"level", sarifLevel(finding.severity)}, {"message", message(sarifMessage(finding))},
            {"locations", json::array{std::move(location)}}};
        if (!finding.related.empty())
            result["relatedLocations"] = relatedLocations(finding, file);
        if (!finding.route.empty())
            result["codeFlows"] = codeFlows(finding, file);
        if (!finding.fixes.empty())
            result["fixes"] = fixes(finding, file);
        // GitHub reads the first; its own ones end with the number of the line's occurrence.
        result["partialFingerprints"] = {
            {"primaryLocationLineHash", finding.fingerprint + ":1"}, {"stepcheck/v1", finding.fingerprint}};
        if (!finding.awsCode.empty())
            result["properties"] = {{"awsCode", finding.awsCode}};
        return result;
    }

    [[nodiscard]] json::object physicalLocation(const lint::Place& place, std::size_t file) const {
        return {{"artifactLocation", artifacts_.location(file)}, {"region", regionOf(place.begin, place.end)}};
    }

    [[nodiscard]] json::array relatedLocations(const lint::Finding& finding, std::size_t file) const {
        json::array locations;
        for (std::size_t i = 0; i < finding.related.size(); ++i)
            locations.push_back({{"id", i + 1}, {"physicalLocation", physicalLocation(finding.related[i].at, file)},
                {"message", message(printable(finding.related[i].message))}});
        return locations;
    }

    // The way to the finding, which is its end.
    [[nodiscard]] json::array flowLocations(const lint::Finding& finding, std::size_t file) const {
        json::array locations;
        const auto add = [&](const lint::Place& at, std::string_view text) {
            json::object location{
                {"physicalLocation", physicalLocation(at, file)}, {"message", message(printable(text))}};
            locations.emplace_back(json::object{{"location", std::move(location)}});
        };
        for (const lint::RelatedPlace& step : finding.route)
            add(step.at, step.message);
        add(finding.at, finding.message);
        return locations;
    }

    [[nodiscard]] json::array codeFlows(const lint::Finding& finding, std::size_t file) const {
        json::object flow{{"locations", flowLocations(finding, file)}};
        json::object codeFlow{{"threadFlows", arrayOf(std::move(flow))}};
        return arrayOf(std::move(codeFlow));
    }

    [[nodiscard]] json::array fixes(const lint::Finding& finding, std::size_t file) const {
        json::array fixes;
        for (const lint::FileFix& fix : finding.fixes) {
            json::array replacements;
            for (const lint::FileEdit& edit : fix.edits)
                replacements.emplace_back(json::object{
                    {"deletedRegion", regionOf(edit.begin, edit.end)}, {"insertedContent", message(edit.text)}});
            json::object change{
                {"artifactLocation", artifacts_.location(file)}, {"replacements", std::move(replacements)}};
            fixes.emplace_back(json::object{{"description", message(printable(fix.title))},
                {"artifactChanges", arrayOf(std::move(change))},
                {"properties", {{"safety", support::name(fix.safety)}}}});
        }
        return fixes;
    }

    const lint::RunReport& report_;
    const ReportOptions& options_;
    JsonStream& out_;
    SarifRules rules_;
    Artifacts artifacts_;
    Budget budget_;
};

}  // namespace

void writeSarif(const lint::RunReport& report, const ReportOptions& options, const Write& write) {
    JsonStream out(write);
    out.beginObject();
    out.member("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
    out.member("version", "2.1.0");
    out.beginArray("runs");
    SarifRun(report, options, out).write();
    out.end().end();
}

}  // namespace stepcheck::render
