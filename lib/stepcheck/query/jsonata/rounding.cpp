#include "stepcheck/query/jsonata/rounding.h"

#include "stepcheck/query/jsonata/json_text.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>

namespace stepcheck::query::jsonata {

// The number times ten to the power, by changing the exponent in its text.
static double shifted(double number, int places) {
    if (places == 0)
        return number;
    const std::string text = numberText(number);
    const std::size_t mark = text.find('e');
    const int exponent = mark == std::string::npos ? 0 : std::atoi(text.c_str() + mark + 1);
    return std::strtod((text.substr(0, mark) + "e" + std::to_string(exponent + places)).c_str(), nullptr);
}

double roundHalfEven(double number, double precision) {
    if (!std::isfinite(number))
        return number;
    const auto places = static_cast<int>(std::clamp(precision, -400.0, 400.0));
    const double moved = shifted(number, places);
    if (!std::isfinite(moved))
        return number;
    // JavaScript rounds halves up.
    double rounded = std::floor(moved + 0.5);
    const double difference = rounded - moved;
    if (std::abs(difference) == 0.5 && std::abs(std::fmod(rounded, 2)) == 1)
        rounded -= 1;
    const double result = shifted(rounded, -places);
    return result == 0 ? 0 : result;
}

}  // namespace stepcheck::query::jsonata
