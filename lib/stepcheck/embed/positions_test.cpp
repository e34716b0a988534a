#include "stepcheck/embed/definition.h"
#include "stepcheck/support/read_source.h"
#include "stepcheck/syntax/reader.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <random>
#include <string>
#include <variant>

namespace stepcheck::embed {
namespace {

namespace fs = std::filesystem;

// A character of a JSON or YAML text that says `c`, which is one of ASCII: itself, or an escape.
bool says(std::string_view written, char c) {
    if (written.size() == 1)
        return written[0] == c || (c == ' ' && written[0] == '\n');
    if (written.size() == 2 && written[0] == '\\')
        return written[1] == c || (written[1] == 'n' && c == '\n') || (written[1] == 't' && c == '\t') ||
               (written[1] == 'r' && c == '\r');
    // An escaped character in hexadecimal, a doubled quote, or a line break with the indentation behind it.
    return written.starts_with("\\u") || written == "''" || c == '\n' || c == ' ';
}

struct Score {
    std::size_t machines = 0;
    std::size_t places = 0;
    std::size_t wholes = 0;  // inside of what a template fills in
};

/// Picks random characters of a definition and compares them with what stands at their place in the template.
void checkPlaces(const Definition& definition, std::mt19937& random, Score& score) {
    const support::SourceText& own = definition.document->source();
    const std::string_view text = own.text();
    const std::string_view file = own.file().text();
    if (text.empty())
        return;
    std::uniform_int_distribution<std::uint32_t> any(0, static_cast<std::uint32_t>(text.size()) - 1);
    for (int i = 0; i < 200; ++i) {
        const std::uint32_t at = any(random);
        if (static_cast<unsigned char>(text[at]) >= 0x80)
            continue;
        const Span place = own.toFile({.begin = at, .end = at + 1});
        const std::string_view written = file.substr(place.begin, place.size());
        ++score.places;
        const bool isFilledIn =
            written.find("${") != std::string_view::npos || written.find("Ref") != std::string_view::npos ||
            written.find("GetAtt") != std::string_view::npos || written.find("Fn::") != std::string_view::npos;
        if (isFilledIn || written.empty()) {
            ++score.wholes;
            continue;
        }
        ASSERT_TRUE(says(written, text[at])) << own.name() << ": \"" << text.substr(at, 1) << "\" at " << place.begin
                                             << " is written \"" << written << '"';
    }
}

void checkFile(const fs::path& path, std::mt19937& random, Score& score) {
    const auto source = support::readSource(path);
    ASSERT_TRUE(source) << path;
    const auto language = syntax::languageOfName(path.string()).value_or(syntax::languageOfText((*source)->text()));
    auto document = syntax::readDocument(*source, language);
    ASSERT_TRUE(document) << path;
    const auto content = templateOf(std::shared_ptr<const syntax::Document>(*std::move(document)), From::Auto);
    if (content == nullptr)
        return;
    for (const Resource& resource : content->resources()) {
        if (resource.kind != ResourceKind::StateMachine)
            continue;
        ++score.machines;
        const LocatedDefinition located = locateDefinition(*content, resource);
        if (const auto* const definition = std::get_if<Definition>(&located); definition && definition->hasOwnText)
            checkPlaces(*definition, random, score);
    }
}

TEST(Positions, OfRealDefinitionsLeadToTheSameCharactersInTheirTemplates) {
    const char* const corpus = std::getenv("STEPCHECK_CORPUS");
    const fs::path folder = fs::path(corpus == nullptr ? "" : corpus) / "corpus/real/templates";
    if (corpus == nullptr || !fs::exists(folder))
        GTEST_SKIP() << "STEPCHECK_CORPUS does not name the corpus";
    std::mt19937 random(20261121);
    Score score;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            checkFile(entry.path(), random, score);
    RecordProperty("machines", static_cast<int>(score.machines));
    RecordProperty("places", static_cast<int>(score.places));
    std::cout << score.machines << " machines, " << score.places << " places, " << score.wholes
              << " of them filled in\n";
    EXPECT_GT(score.places, 0U);
}

}  // namespace
}  // namespace stepcheck::embed
