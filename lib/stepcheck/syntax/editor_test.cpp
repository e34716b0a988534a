#include "stepcheck/support/edits.h"
#include "stepcheck/syntax/editor.h"
#include "stepcheck/syntax/reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stepcheck::syntax {
namespace {

std::unique_ptr<const Document> read(std::string text, Language language) {
    auto source = std::make_shared<const support::SourceText>("text", std::move(text));
    return *readDocument(std::move(source), language, {.comments = true});
}

using Edit = std::function<Edits(const Editor&, const Node&)>;

/// The text after an edit of its root, or "none".
std::string edited(std::string_view text, Language language, const Edit& edit) {
    const auto document = read(std::string(text), language);
    EXPECT_FALSE(document->hasErrors());
    const Edits edits = edit(Editor(*document), document->roots().at(0));
    return edits ? support::applied(*edits, text) : "none";
}

std::string json(std::string_view text, const Edit& edit) {
    return edited(text, Language::Jsonc, edit);
}
std::string yaml(std::string_view text, const Edit& edit) {
    return edited(text, Language::Yaml, edit);
}

Edit removal(std::string_view name) {
    return [name](const Editor& editor, const Node& root) { return editor.remove(root, *root.find(name)); };
}
Edit removalAt(std::size_t index) {
    return [index](const Editor& editor, const Node& root) { return editor.remove(root, index); };
}
Edit renaming(std::string_view name, std::string_view to) {
    return [=](const Editor& editor, const Node& root) { return editor.replace(root.find(name)->key, to); };
}
Edit setting(std::string_view name, std::string_view to) {
    return [=](const Editor& editor, const Node& root) { return editor.replace(root.find(name)->value, to); };
}
Edit insertion(std::string_view behind, std::string_view name, const NewValue& value) {
    return [=](const Editor& editor, const Node& root) {
        return editor.insertAfter(root, *root.find(behind), name, value);
    };
}
Edit insertionBefore(std::string_view before, std::string_view name, const NewValue& value) {
    return [=](const Editor& editor, const Node& root) {
        return editor.insertBefore(root, *root.find(before), name, value);
    };
}
Edit moving(std::size_t from, std::size_t to) {
    return [=](const Editor& editor, const Node& root) { return editor.move(root, from, to); };
}

}  // namespace

TEST(Editor, ReplacesAStringBetweenItsQuotes) {
    EXPECT_EQ(json(R"({ "Nxt" : "A" })", renaming("Nxt", "Next")), R"({ "Next" : "A" })");
    EXPECT_EQ(json(R"({"a": "x"})", setting("a", "say \"x\"\n")), R"({"a": "say \"x\"\n"})");
    EXPECT_EQ(yaml("'Nxt': A\n", renaming("Nxt", "Next")), "'Next': A\n");
    EXPECT_EQ(yaml("a: 'x'\n", setting("a", "it's")), "a: 'it''s'\n");
    EXPECT_EQ(yaml("a: x # c\n", setting("a", "y z")), "a: y z # c\n");
}

TEST(Editor, KeepsEscapesBesideTheChange) {
    EXPECT_EQ(json(R"({"a": "\u0053hip \u00fcber oder\u0021"})", setting("a", "Ship über order!")),
        R"({"a": "\u0053hip \u00fcber order\u0021"})");
    EXPECT_EQ(yaml("a: \"Ship\\x20oder\"\n", setting("a", "Ship order")), "a: \"Ship\\x20order\"\n");
    EXPECT_EQ(yaml("a: 'it''s oder'\n", setting("a", "it's order")), "a: 'it''s order'\n");
}

TEST(Editor, EditsOneLineOfABlockScalar) {
    EXPECT_EQ(yaml("a: |\n  one tow\n  three\n", setting("a", "one two\nthree\n")), "a: |\n  one two\n  three\n");
    EXPECT_EQ(yaml("a: >\n  one tow\n  three\n", setting("a", "one tow three four\n")), "none");
}

TEST(Editor, QuotesWhatCannotBePlain) {
    EXPECT_EQ(yaml("a: x\n", setting("a", "No")), "a: \"No\"\n");
    EXPECT_EQ(yaml("a: x\n", setting("a", "x: y")), "a: \"x: y\"\n");
    EXPECT_EQ(yaml("a: x\n", setting("a", "a, b")), "a: a, b\n");
    EXPECT_EQ(yaml("{a: x}\n", setting("a", "a, b")), "{a: \"a, b\"}\n");
    EXPECT_EQ(yaml("a: x\n", setting("a", "$.x")), "a: $.x\n");
}

TEST(Editor, DoesNotEditThroughAnAlias) {
    EXPECT_EQ(yaml("a: &x y\nb: *x\n", setting("b", "z")), "none");
}

TEST(Editor, RemovesAMemberWithItsLine) {
    EXPECT_EQ(json("{\n  \"a\": 1, // of a\n  \"b\": 2\n}", removal("a")), "{\n  \"b\": 2\n}");
    EXPECT_EQ(json("{\n  \"a\": 1, // of a\n  \"b\": 2 // of b\n}", removal("b")), "{\n  \"a\": 1 // of a\n}");
    EXPECT_EQ(json("{\r\n  \"a\": 1,\r\n  \"b\": 2,\r\n}", removal("b")), "{\r\n  \"a\": 1,\r\n}");
    EXPECT_EQ(yaml("a: 1 # of a\nb:\n  c: 2\nd: 3\n", removal("b")), "a: 1 # of a\nd: 3\n");
    EXPECT_EQ(yaml("a: 1\nb: 2", removal("b")), "a: 1");
    EXPECT_EQ(yaml("a: 1\r\nb: 2", removal("b")), "a: 1");
    EXPECT_EQ(yaml("a:\nb: |\n  x\nc: 1\n", removal("b")), "a:\nc: 1\n");
}

TEST(Editor, RemovesAMemberFromALine) {
    EXPECT_EQ(json(R"({ "a": 1, "b": 2, "c": 3 })", removal("a")), R"({ "b": 2, "c": 3 })");
    EXPECT_EQ(json(R"({ "a": 1, "b": 2, "c": 3 })", removal("b")), R"({ "a": 1, "c": 3 })");
    EXPECT_EQ(json(R"({ "a": 1, "b": 2, "c": 3 })", removal("c")), R"({ "a": 1, "b": 2 })");
    EXPECT_EQ(json(R"({"a":1,"b":2,})", removal("b")), R"({"a":1,})");
    EXPECT_EQ(json(R"({ "a": 1 })", removal("a")), "{}");
    EXPECT_EQ(json(R"({ "a": 1 /* of a */ })", removal("a")), R"({ /* of a */ })");
    EXPECT_EQ(yaml("{a: 1, b: }\n", removal("b")), "{a: 1 }\n");
    EXPECT_EQ(yaml("{a, b: 1}\n", removal("a")), "{b: 1}\n");
}

TEST(Editor, RemovesTheOnlyMemberOfABlock) {
    EXPECT_EQ(yaml("a: 1 # of a\n", removal("a")), "{} # of a\n");
}

TEST(Editor, RemovesTheMemberBehindADash) {
    const Edit first = [](const Editor& editor, const Node& root) {
        const Node& element = root.elements()[0];
        return editor.remove(element, element.members()[0]);
    };
    EXPECT_EQ(yaml("- a: 1\n  b: 2\n", first), "- b: 2\n");
    EXPECT_EQ(yaml("- a: 1 # of a\n  b: 2\n", first), "none");
}

TEST(Editor, RemovesAnElement) {
    EXPECT_EQ(json(R"([1, 2, 3])", removalAt(1)), R"([1, 3])");
    EXPECT_EQ(yaml("- a: 1\n  b: 2\n- c\n", removalAt(0)), "- c\n");
    EXPECT_EQ(yaml("- a\n", removalAt(0)), "none");
}

TEST(Editor, LeavesWhatHasATagOrAnAnchorOrAQuestionMark) {
    EXPECT_EQ(yaml("- !x a\n- b\n", removalAt(0)), "none");
    EXPECT_EQ(yaml("&k a: 1\nb: 2\n", removal("a")), "none");
    EXPECT_EQ(yaml("? a\n: 1\n", removal("a")), "none");
    EXPECT_EQ(yaml("x: &x {a: 1}\n<<: *x\nb: 2\n", removal("b")), "none");
}

TEST(Editor, LeavesWhatAliasesRepeat) {
    const Edit insert = [](const Editor& editor, const Node& root) {
        const Node& object = root.find("a")->value;
        return editor.insertAfter(object, object.members()[0], "x", NewValue::json("1"));
    };
    EXPECT_EQ(yaml("a: &a\n  b: 1 # of b\nc: *a\n", insert), "none");
}

TEST(Editor, DoesNotGiveEmptyLinesToABlockScalar) {
    EXPECT_EQ(yaml("a: >\n  x\nb: 1\n    \nc: 2\n", removal("b")), "none");
    EXPECT_EQ(yaml("a: >\n  x\nb: 1\nc: 2\n", removal("b")), "a: >\n  x\nc: 2\n");
}

TEST(Editor, InsertsOnALineOfItsOwn) {
    const NewValue one = NewValue::json("1");
    EXPECT_EQ(json("{\n\t\"a\": 0, // of a\n\t\"b\": 2\n}", insertion("a", "x", one)),
        "{\n\t\"a\": 0, // of a\n\t\"x\": 1,\n\t\"b\": 2\n}");
    EXPECT_EQ(json("{\n  \"a\": 0 // of a\n}", insertion("a", "x", one)), "{\n  \"a\": 0, // of a\n  \"x\": 1\n}");
    EXPECT_EQ(json("{\n  \"a\": 0\n}", insertionBefore("a", "x", one)), "{\n  \"x\": 1,\n  \"a\": 0\n}");
    EXPECT_EQ(yaml("a:\n  - b # of b\nc: 1\n", insertion("a", "x", one)), "a:\n  - b # of b\nx: 1\nc: 1\n");
    EXPECT_EQ(yaml("'a': 'b'\r\nc: 1", insertion("a", "x", NewValue::string("z"))), "'a': 'b'\r\n'x': 'z'\r\nc: 1");
    EXPECT_EQ(yaml("a: 1\n", insertionBefore("a", "x", NewValue::string("z"))), "x: z\na: 1\n");
}

TEST(Editor, InsertsInALine) {
    const NewValue text = NewValue::string("z");
    EXPECT_EQ(json(R"({"a":1,"b":2})", insertion("b", "x", text)), R"({"a":1,"b":2,"x":"z"})");
    EXPECT_EQ(json(R"({ "a": 1, "b": 2 })", insertion("a", "x", text)), R"({ "a": 1, "x": "z", "b": 2 })");
    EXPECT_EQ(json(R"({ "a" : 1 })", insertionBefore("a", "x", text)), R"({ "x" : "z", "a" : 1 })");
    EXPECT_EQ(
        json("{\n  \"a\": 1, \"b\": 2\n}", insertion("a", "x", text)), "{\n  \"a\": 1, \"x\": \"z\", \"b\": 2\n}");
    EXPECT_EQ(yaml("{a: 1, b: 2}\n", insertion("b", "x", text)), "{a: 1, b: 2, x: z}\n");
}

TEST(Editor, DoesNotInsertBehindABlockScalarThatTheLinesBehindBelongTo) {
    EXPECT_EQ(yaml("a: |+\n  x\n\nb: 1\n", insertion("a", "x", NewValue::json("1"))), "none");
    EXPECT_EQ(yaml("a: |\n  x\n\nb: 1\n", insertion("a", "x", NewValue::json("1"))), "a: |\n  x\nx: 1\n\nb: 1\n");
}

TEST(Editor, MovesAnElementAmongTheOthers) {
    EXPECT_EQ(json(R"([ {"a": 1}, 2, 3 ])", moving(0, 2)), R"([ 2, 3, {"a": 1} ])");
    EXPECT_EQ(yaml("- a: 1\n  b: 2\n- c\n- d\n", moving(2, 0)), "- d\n- a: 1\n  b: 2\n- c\n");
    EXPECT_EQ(yaml("-   a: 1\n    b: 2\n- c: 3\n", moving(1, 0)), "none");
    EXPECT_EQ(json("[\n  1, // of 1\n  2\n]", moving(1, 0)), "none");
}

namespace {

/// The tree as plain data, so that an edit of it can be compared with one of the text.
struct Tree {
    std::string text;  // of a scalar
    bool isArray = false;
    bool isObject = false;
    std::vector<std::pair<std::string, Tree>> children;

    friend bool operator==(const Tree&, const Tree&) = default;
};

Tree treeOf(const Node& node) {
    Tree tree{.text = std::string(describe(node.kind())) + std::string(node.text()),
        .isArray = node.is(Kind::Array),
        .isObject = node.is(Kind::Object),
        .children = {}};
    for (const Member& member : node.members())
        tree.children.emplace_back(member.key.text(), treeOf(member.value));
    for (const Node& element : node.elements())
        tree.children.emplace_back("", treeOf(element));
    return tree;
}

constexpr std::array<std::pair<Language, std::string_view>, 9> texts{{
    {Language::Json, R"({"a":1,"b":{"c":[1,{"d":"x"},[]],"e":{}},"f":"g"})"},
    {Language::Json, "{\n  \"a\": [\n    1,\n    {\"b\": 2, \"c\": 3}\n  ],\n  \"d\": {\n    \"e\": \"x\"\n  }\n}\n"},
    {Language::Jsonc, "// top\n{ /* 1 */ \"a\": 1, // a\n  \"b\" /* k */ : [1, 2,], /* b\n */ \"c\": \"d\",\n}\n"},
    {Language::Jsonc, "{\r\n\t\"a\": {\r\n\t\t\"b\": null}, \"c\": [\r\n\t\t\"x\",\r\n\t\t\"y\"]}\r\n"},
    {Language::Yaml,
        "a: 1\nb:\n  c: x # of c\n\n  d:\n  - e: 1\n    f: |\n      text\n\n      more\n    g:\n  - h\nj: {}\n"},
    {Language::Yaml, "- - a\n  - b\n- c: {d: [1, 2, {e: f}], g: , h}\n  'i': \"j\"\n# end\n"},
    {Language::Yaml, "{\n  a: [x: 1, y], # flow\n  b: {\n    c: d }\n}\n"},
    {Language::Yaml, "---\na: >-\n  folded\n  text\nb: plain\n  text\nc: |+\n  keep\n\nd: [\n  x: 1\n]\n...\n"},
    {Language::Yaml, "a: &x {b: 1}\nc: *x\nd:\n  <<: *x\n  e: !tag f\n? g\n: h\ni: |\n  end"},
}};

/// Calls `visit(editor, node, change)` for every array and object; `change` gets the same node of a `Tree`.
using Change = std::function<void(Tree&)>;
struct Case {
    Edits edits;
    Change change;
};

void collect(const Editor& editor, const Node& node, std::vector<std::size_t>& path,
    std::vector<std::pair<std::vector<std::size_t>, Case>>& cases) {
    const auto add = [&](Edits edits, Change change) {
        cases.push_back({path, {std::move(edits), std::move(change)}});
    };
    const auto at = [](Tree& tree, std::size_t i) { return tree.children.begin() + static_cast<std::ptrdiff_t>(i); };
    const Tree inserted{.text = "a stringnew value", .children = {}};
    for (std::size_t i = 0; i < node.members().size(); ++i) {
        const Member& member = node.members()[i];
        add(editor.remove(node, member), [=](Tree& tree) { tree.children.erase(at(tree, i)); });
        add(editor.replace(member.key, "re: named"), [=](Tree& tree) { tree.children[i].first = "re: named"; });
        add(editor.insertBefore(node, member, "new, key", NewValue::string("new value")),
            [=](Tree& tree) { tree.children.insert(at(tree, i), {"new, key", inserted}); });
        add(editor.insertAfter(node, member, "new, key", NewValue::string("new value")),
            [=](Tree& tree) { tree.children.insert(at(tree, i + 1), {"new, key", inserted}); });
        if (member.value.is(Kind::String))
            add(editor.replace(member.value, "new value"), [=](Tree& tree) { tree.children[i].second = inserted; });
    }
    const std::size_t size = node.elements().size();
    for (std::size_t i = 0; i < size; ++i) {
        add(editor.remove(node, i), [=](Tree& tree) { tree.children.erase(at(tree, i)); });
        add(editor.move(node, i, size - 1),
            [=](Tree& tree) { std::rotate(at(tree, i), at(tree, i + 1), tree.children.end()); });
        add(editor.swap(node, 0, i), [=](Tree& tree) { std::swap(tree.children[0], tree.children[i]); });
    }
    for (std::size_t i = 0; i < node.members().size() + size; ++i) {
        path.push_back(i);
        collect(editor, size > 0 ? node.elements()[i] : node.members()[i].value, path, cases);
        path.pop_back();
    }
}

}  // namespace

TEST(Editor, ChangesExactlyWhatItSays) {
    std::size_t made = 0;
    for (const auto& [language, text] : texts) {
        const auto document = read(std::string(text), language);
        ASSERT_FALSE(document->hasErrors()) << text;
        std::vector<std::pair<std::vector<std::size_t>, Case>> cases;
        std::vector<std::size_t> path;
        collect(Editor(*document), document->roots()[0], path, cases);
        for (const auto& [where, change] : cases) {
            if (!change.edits)
                continue;
            const bool inRepeated = std::ranges::any_of(*change.edits, [&](const support::Edit& edit) {
                return std::ranges::any_of(document->repeated(),
                    [&](Span span) { return span.begin <= edit.at.end && edit.at.begin <= span.end; });
            });
            if (inRepeated)
                continue;
            const std::string after = support::applied(*change.edits, text);
            const auto changed = read(after, language);
            EXPECT_FALSE(changed->hasErrors()) << "--- before\n" << text << "\n--- after\n" << after;
            Tree expected = treeOf(document->roots()[0]);
            Tree* at = &expected;
            for (const std::size_t step : where)
                at = &at->children[step].second;
            change.change(*at);
            ASSERT_EQ(changed->roots().size(), 1U);
            EXPECT_TRUE(treeOf(changed->roots()[0]) == expected) << "--- before\n" << text << "\n--- after\n" << after;
            ++made;
        }
    }
    EXPECT_GT(made, 200U);
}

}  // namespace stepcheck::syntax
