#include "stepcheck/render/coverage.h"
#include "stepcheck/render/escape.h"
#include "stepcheck/render/json_stream.h"

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <array>
#include <string>
#include <utility>

namespace stepcheck::render {

namespace json = boost::json;
using exec::PointKind;

// `{"states": {"covered": 3, "total": 3}, …, "all": …}`
static json::object summaryOf(std::span<const DefinitionCoverage> definitions) {
    std::array<CoverageCount, exec::pointKinds> counts{};
    for (const DefinitionCoverage& definition : definitions)
        for (const CoveredPoint& point : definition.points) {
            CoverageCount& count = counts[static_cast<std::size_t>(point.kind)];
            ++count.total;
            count.covered += point.count > 0 ? 1U : 0U;
        }
    json::object summary;
    for (std::size_t i = 0; i < counts.size(); ++i)
        summary[std::string(exec::name(static_cast<PointKind>(i))) + "s"] =
            json::object{{"covered", counts[i].covered}, {"total", counts[i].total}};
    const CoverageCount all = countAll(definitions);
    summary["all"] = json::object{{"covered", all.covered}, {"total", all.total}};
    return summary;
}

static json::object objectOf(const CoveredPoint& point) {
    json::object object{{"kind", exec::name(point.kind)}, {"state", validUtf8(point.state)}};
    if (point.kind == PointKind::Transition)
        object["target"] = validUtf8(point.target);
    else if (point.kind != PointKind::State)
        object["index"] = point.index;
    object["line"] = point.at.line;
    object["column"] = point.at.column;
    object["count"] = point.count;
    return object;
}

void writeCoverageAsJson(std::span<const DefinitionCoverage> definitions, const Write& write) {
    JsonStream out(write);
    out.beginObject();
    out.member("schemaVersion", 1);
    out.member("summary", summaryOf(definitions));
    out.beginArray("files");
    for (const DefinitionCoverage& definition : definitions) {
        out.beginObject();
        out.member("name", json::value(validUtf8(definition.name)));
        out.member("summary", summaryOf(std::span(&definition, 1)));
        out.beginArray("points");
        for (const CoveredPoint& point : definition.points)
            out.element(objectOf(point));
        out.end();
        out.end();
    }
    out.end();
    out.end();
}

}  // namespace stepcheck::render
