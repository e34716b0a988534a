#include "stepcheck/render/json.h"

#include "stepcheck/catalog/fields.h"
#include "stepcheck/render/escape.h"
#include "stepcheck/render/json_stream.h"
#include "stepcheck/support/assert.h"
#include "stepcheck/support/version.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <cstdint>
#include <string_view>

namespace stepcheck::render {

namespace json = boost::json;
using support::Severity;

static std::string_view nameOf(support::ColumnUnit unit) {
    switch (unit) {
        case support::ColumnUnit::CodePoint: return "codepoint";
        case support::ColumnUnit::Utf8: return "utf8";
        case support::ColumnUnit::Utf16: return "utf16";
    }
    STEPCHECK_ASSERT(false);
}

static json::value textOrNull(std::string_view text) {
    return text.empty() ? json::value(nullptr) : json::value(validUtf8(text));
}

static json::object positionOf(support::Position position, std::uint32_t offset) {
    return {{"line", position.line}, {"column", position.column}, {"offset", offset}};
}

static json::object objectOf(const lint::Place& place) {
    return {{"start", positionOf(place.begin, place.bytes.begin)}, {"end", positionOf(place.end, place.bytes.end)}};
}

static json::array placesOf(const std::vector<lint::RelatedPlace>& places) {
    json::array items;
    for (const lint::RelatedPlace& place : places) {
        json::object item = objectOf(place.at);
        item["message"] = validUtf8(place.message);
        items.emplace_back(std::move(item));
    }
    return items;
}

static json::array fixesOf(const lint::Finding& finding) {
    json::array fixes;
    for (const lint::FileFix& fix : finding.fixes) {
        json::array edits;
        for (const lint::FileEdit& edit : fix.edits)
            edits.emplace_back(json::object{{"start", positionOf(edit.begin, edit.bytes.begin)},
                {"end", positionOf(edit.end, edit.bytes.end)}, {"text", validUtf8(edit.text)}});
        fixes.emplace_back(json::object{
            {"title", validUtf8(fix.title)}, {"safety", support::name(fix.safety)}, {"edits", std::move(edits)}});
    }
    return fixes;
}

static json::object objectOf(const std::string& fileName, const lint::Finding& finding) {
    json::object object{
        {"rule", finding.rule->rule->id},
        {"group", finding.rule->group},
        {"severity", support::name(finding.severity)},
        {"message", validUtf8(finding.message)},
        {"help", textOrNull(finding.help)},
        {"awsCode", textOrNull(finding.awsCode)},
        {"file", fileName},
    };
    object.insert({{"start", positionOf(finding.at.begin, finding.at.bytes.begin)},
        {"end", positionOf(finding.at.end, finding.at.bytes.end)}, {"pointer", validUtf8(finding.pointer)},
        {"related", placesOf(finding.related)}, {"route", placesOf(finding.route)}, {"fixes", fixesOf(finding)},
        {"fingerprint", finding.fingerprint}});
    return object;
}

static void writeFiles(const lint::RunReport& report, JsonStream& out) {
    out.beginArray("files");
    for (const lint::FileReport& file : report.files)
        out.element({{"name", validUtf8(file.name)}, {"machines", file.machines}, {"states", file.states},
            {"findings", file.findings.size()}, {"suppressed", file.suppressed}, {"checked", !file.failure}});
    out.end();
}

static void writeFindings(const lint::RunReport& report, JsonStream& out) {
    out.beginArray("findings");
    for (const lint::FileReport& file : report.files) {
        const std::string fileName = validUtf8(file.name);
        for (const lint::Finding& finding : file.findings)
            out.element(objectOf(fileName, finding));
    }
    out.end();
}

static void writeMessages(const lint::RunReport& report, JsonStream& out) {
    out.beginArray("notes");
    for (const lint::FileReport& file : report.files)
        for (const std::string& note : file.notes)
            out.element({{"file", validUtf8(file.name)}, {"message", validUtf8(note)}});
    out.end();
    out.beginArray("failures");
    for (const lint::FileReport& file : report.files)
        if (file.failure)
            out.element({{"file", validUtf8(file.name)}, {"message", validUtf8(file.failure->message)}});
    out.end();
}

static json::object summaryOf(const lint::RunReport& report) {
    std::size_t machines = 0;
    std::size_t states = 0;
    std::size_t suppressed = 0;
    for (const lint::FileReport& file : report.files) {
        machines += file.machines;
        states += file.states;
        suppressed += file.suppressed;
    }
    return {{"files", report.files.size()}, {"machines", machines}, {"states", states},
        {"errors", report.count(Severity::Error)}, {"warnings", report.count(Severity::Warning)},
        {"infos", report.count(Severity::Info)}, {"suppressed", suppressed}};
}

void writeJsonLines(const lint::RunReport& report, const Write& write) {
    for (const lint::FileReport& file : report.files) {
        const std::string fileName = validUtf8(file.name);
        for (const lint::Finding& finding : file.findings)
            write(json::serialize(objectOf(fileName, finding)) + "\n");
    }
}

void writeJson(const lint::RunReport& report, const Write& write) {
    JsonStream out(write);
    out.beginObject();
    out.member("schemaVersion", lintReportVersion);
    out.member("tool", {{"name", "stepcheck"}, {"version", support::version}, {"factsDate", catalog::factsDate()}});
    out.member("columnUnit", json::value(nameOf(report.columnUnit)));
    out.member("summary", summaryOf(report));
    writeFiles(report, out);
    writeFindings(report, out);
    writeMessages(report, out);
    out.end();
}

}  // namespace stepcheck::render
