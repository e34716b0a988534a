#pragma once

#include "stepcheck/asl/id.h"
#include "stepcheck/render/graph_model.h"
#include "stepcheck/render/graph_overlay.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace stepcheck::render {

// Lengths in pixels, y downwards.

struct Point {
    double x = 0;
    double y = 0;
};

struct Size {
    double width = 0;
    double height = 0;
};

enum class Shape : std::uint8_t { Box, Hexagon, Pill, Dot, Text };

struct PictureNode {
    /// In the picture: state 4 is "s4", missing target 0 "m0", unknown exit of state 4 "u4", jump of transition 3 "j3".
    std::string id;
    std::string classes;  // "state task terminal"
    Shape shape = Shape::Box;
    std::vector<std::string> lines{};  // its name
    std::string note{};                // below, small
    std::string details{};             // when somebody points at it
    std::string standsFor{};           // of a jump: the id of the node that it leads to
    Size size{};
    Point centre{};  // after layout
};

struct PictureEdge {
    std::string id;        // transition 3 of the graph is "e3", missing one 0 "d0", nameless exit of state 4 "x4"
    std::string classes;   // "edge rule"
    std::size_t from = 0;  // among the nodes
    std::size_t to = 0;
    std::vector<std::string> lines{};  // its label
    std::string note{};
    std::string details{};
    Size labelSize{};
    Point labelCentre{};         // after layout
    std::vector<Point> curve{};  // after layout: a point, then three for each piece of a Bézier curve
    std::optional<Point> tip{};  // after layout: of the arrow

    [[nodiscard]] bool hasLabel() const { return !lines.empty() || !note.empty(); }
};

/// A branch or an item processor.
struct PictureScope {
    std::string id;  // scope 1 is "g1"
    std::string label;
    double labelWidth = 0;
    Point topLeft{};  // after layout
    Size size{};      // after layout
};

/// A graph as it is drawn. It holds no view.
struct Picture {
    /// What lies in what, as the parts are met from the outside in.
    struct Item {
        enum class Kind : std::uint8_t { OpenScope, CloseScope, Node };
        Kind kind;
        std::size_t index = 0;  // of a scope that begins, or a node
    };

    std::vector<PictureNode> nodes;
    std::vector<PictureEdge> edges;
    std::vector<PictureScope> scopes;
    std::vector<Item> items;
    std::string caption{};
    std::vector<LegendLine> legend{};
    Size size{};  // after layout
};

inline constexpr double nameFontSize = 13;
inline constexpr double noteFontSize = 10.5;
inline constexpr double nameLineHeight = 16;
inline constexpr double noteLineHeight = 13;

/// What is drawn, without places. `overlay` may be null. Where a transition leads to a state many steps away, a jump
/// beside the one that it leaves stands for that state: lines across a whole big graph help nobody.
[[nodiscard]] Picture pictureOf(const GraphModel& model, const Overlay* overlay);

}  // namespace stepcheck::render
