#include "stepcheck/render/json.h"
#include "stepcheck/render/schema.h"

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include <string>

namespace stepcheck::render {

TEST(LintReportSchema, IsForTheVersionThatIsWritten) {
    const boost::json::value schema = boost::json::parse(lintReportSchema());
    const std::string id(schema.at("$id").as_string());
    const std::string major = std::string(lintReportVersion).substr(0, std::string(lintReportVersion).find('.'));
    EXPECT_TRUE(id.ends_with("/" + major + ".json")) << id;
}

}  // namespace stepcheck::render
