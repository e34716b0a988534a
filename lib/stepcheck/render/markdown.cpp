#include "stepcheck/render/markdown.h"

#include "stepcheck/render/width.h"
#include "stepcheck/support/assert.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace stepcheck::render {

namespace {

enum class BlockKind : std::uint8_t { Heading, Paragraph, Item, Table, Code };

struct Block {
    BlockKind kind = BlockKind::Paragraph;
    std::string text;    // one line, but for tables and code
    std::string marker;  // of an item with its indentation: "- ", "1. "; of code: what follows the backticks
};

/// Cuts a page into blocks, line by line.
class BlockReader {
public:
    [[nodiscard]] std::vector<Block> read(std::string_view page) {
        while (!page.empty()) {
            const std::size_t end = std::min(page.find('\n'), page.size());
            readLine(page.substr(0, end));
            page.remove_prefix(std::min(end + 1, page.size()));
        }
        return std::move(blocks_);
    }

private:
    void readLine(std::string_view line) {
        if (!fence_.empty())
            readCode(line);
        else if (line.starts_with("```") || line.starts_with("~~~"))
            openFence(line);
        else
            readText(line);
    }

    void openFence(std::string_view line) {
        const std::size_t size = std::min(line.find_first_not_of(line.front()), line.size());
        fence_ = line.substr(0, size);
        blocks_.push_back({.kind = BlockKind::Code, .marker = std::string(line.substr(size))});
    }

    void readCode(std::string_view line) {
        if (line.starts_with(fence_)) {
            fence_.clear();
            continues_ = false;
            return;
        }
        blocks_.back().text += fmt::format("{}\n", line);
    }

    void readText(std::string_view line) {
        const std::size_t indentation = line.find_first_not_of(' ');
        if (indentation == std::string_view::npos) {
            continues_ = false;
            return;
        }
        const std::string_view text = line.substr(indentation);
        const std::size_t marker = markerSize(text);
        const bool isHeading = text.starts_with('#');
        if (isHeading)
            begin({.kind = BlockKind::Heading, .text = std::string(text.substr(text.find_first_not_of("# ")))});
        else if (text.starts_with('|'))
            readTableRow(text);
        else if (marker > 0)
            begin({.kind = BlockKind::Item,
                .text = std::string(text.substr(marker)),
                .marker = std::string(line.substr(0, indentation + marker))});
        else if (continues_)
            blocks_.back().text += fmt::format(" {}", text);
        else
            begin({.kind = BlockKind::Paragraph, .text = std::string(text)});
        continues_ = !isHeading;
    }

    void readTableRow(std::string_view row) {
        if (!continues_ || blocks_.back().kind != BlockKind::Table)
            begin({.kind = BlockKind::Table});
        blocks_.back().text += fmt::format("{}\n", row);
    }

    void begin(Block block) { blocks_.push_back(std::move(block)); }

    // Of `- `, `* ` or `12. `; 0 when there is none.
    static std::size_t markerSize(std::string_view text) {
        if (text.starts_with("- ") || text.starts_with("* "))
            return 2;
        const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
        return digits > 0 && text.substr(digits).starts_with(". ") ? digits + 2 : 0;
    }

    std::vector<Block> blocks_;
    std::string fence_;
    bool continues_ = false;  // the next line of text belongs to the last block
};

/// Inline mark-up: `code`, **strong** and [text](url).
class InlineText {
public:
    explicit InlineText(const Paint& paint) : paint_(paint) {}

    [[nodiscard]] std::string operator()(std::string_view text) const {
        std::string out;
        while (!text.empty()) {
            const std::size_t special = std::min(text.find_first_of("`*["), text.size());
            out += text.substr(0, special);
            text.remove_prefix(special);
            if (text.empty())
                break;
            if (take(text, "`", Role::Code, out) || take(text, "**", Role::Strong, out) || takeLink(text, out))
                continue;
            out += text.front();
            text.remove_prefix(1);
        }
        return out;
    }

private:
    bool take(std::string_view& text, std::string_view mark, Role role, std::string& out) const {
        const std::size_t end = text.starts_with(mark) ? text.find(mark, mark.size()) : std::string_view::npos;
        if (end == std::string_view::npos)
            return false;
        const std::string_view inner = text.substr(mark.size(), end - mark.size());
        // Without colour the backticks say what is code.
        const bool keepsMark = role == Role::Code && !paint_.hasColor();
        out += keepsMark ? fmt::format("{}{}{}", mark, inner, mark) : paint_(role, inner);
        text.remove_prefix(end + mark.size());
        return true;
    }

    static bool takeLink(std::string_view& text, std::string& out) {
        const std::size_t middle = text.find("](");
        const std::size_t end = text.find(')', middle);
        if (!text.starts_with('[') || middle == std::string_view::npos || end == std::string_view::npos)
            return false;
        const std::string_view url = text.substr(middle + 2, end - middle - 2);
        out += fmt::format("{} ({})", text.substr(1, middle - 1), url);
        text.remove_prefix(end + 1);
        return true;
    }

    const Paint& paint_;
};

}  // namespace

// Colours take no columns.
static std::size_t columnsOf(std::string_view word) {
    std::size_t columns = 0;
    while (!word.empty()) {
        const std::size_t escape = std::min(word.find('\x1B'), word.size());
        columns += displayWidth(word.substr(0, escape));
        word.remove_prefix(escape);
        if (!word.empty())
            word.remove_prefix(std::min(word.find('m'), word.size() - 1) + 1);
    }
    return columns;
}

std::string wrapped(std::string_view text, std::size_t columns, std::string_view first, std::string_view further) {
    std::string out(first);
    std::size_t used = columnsOf(first);
    bool isLineBegin = true;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (word.empty())
            continue;
        const std::size_t width = columnsOf(word);
        if (!isLineBegin && used + 1 + width > columns) {
            out += fmt::format("\n{}", further);
            used = columnsOf(further);
            isLineBegin = true;
        }
        out += isLineBegin ? "" : " ";
        out += word;
        used += width + (isLineBegin ? 0 : 1);
        isLineBegin = false;
    }
    return out + "\n";
}

static std::string indented(std::string_view text, std::string_view indentation) {
    std::string out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (end > 0)
            out += fmt::format("{}{}", indentation, text.substr(0, end));
        out += '\n';
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

static std::string codeText(const Block& block, const Paint& paint) {
    std::string out;
    if (block.marker.find("asl-bad") != std::string::npos)
        out += fmt::format("  {}\n", paint(Role::Error, "wrong:"));
    else if (block.marker.find("asl-good") != std::string::npos)
        out += fmt::format("  {}\n", paint(Role::Help, "right:"));
    return out + indented(block.text, "    ");
}

static std::string blockText(const Block& block, const Paint& paint, std::size_t columns) {
    const InlineText inlineText(paint);
    switch (block.kind) {
        case BlockKind::Heading: return paint(Role::Strong, inlineText(block.text)) + "\n";
        case BlockKind::Paragraph: return wrapped(inlineText(block.text), columns, "  ", "  ");
        case BlockKind::Item:
            return wrapped(
                inlineText(block.text), columns, "  " + block.marker, std::string(2 + block.marker.size(), ' '));
        case BlockKind::Table: return indented(inlineText(block.text), "  ");
        case BlockKind::Code: return codeText(block, paint);
    }
    STEPCHECK_ASSERT(false);
}

std::string pageText(std::string_view page, const Paint& paint, std::size_t columns) {
    const std::vector<Block> blocks = BlockReader().read(page);
    std::string out;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const bool isNextItem = i > 0 && blocks[i].kind == BlockKind::Item && blocks[i - 1].kind == BlockKind::Item;
        const bool isBelowHeading = i > 0 && blocks[i - 1].kind == BlockKind::Heading;
        if (i > 0 && !isNextItem && !isBelowHeading)
            out += '\n';
        out += blockText(blocks[i], paint, columns);
    }
    return out;
}

std::string firstParagraph(std::string_view page, std::string_view heading) {
    const std::vector<Block> blocks = BlockReader().read(page);
    for (std::size_t i = 0; i + 1 < blocks.size(); ++i)
        if (blocks[i].kind == BlockKind::Heading && blocks[i].text == heading &&
            blocks[i + 1].kind == BlockKind::Paragraph)
            return InlineText(Paint(false))(blocks[i + 1].text);
    return {};
}

}  // namespace stepcheck::render
