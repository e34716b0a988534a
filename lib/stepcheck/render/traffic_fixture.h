#pragma once

#include "stepcheck/render/graph_fixture.h"
#include "stepcheck/render/graph_traffic.h"

#include <initializer_list>
#include <string_view>
#include <vector>

namespace stepcheck::render {

/// For tests: the traffic of one execution that enters the states of these names, in this order.
inline Traffic trafficOf(const Drawn& drawn, std::initializer_list<std::string_view> names) {
    std::vector<asl::StateId> states;
    for (const std::string_view name : names)
        states.push_back(drawn.state(name));
    return trafficOf(drawn.machine, drawn.graph, states);
}

}  // namespace stepcheck::render
