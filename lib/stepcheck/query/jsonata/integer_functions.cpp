#include "stepcheck/query/jsonata/function_groups.h"
#include "stepcheck/query/jsonata/integer_picture.h"

#include <cmath>

namespace stepcheck::query::jsonata {

Item formatInteger(Evaluator& evaluator, const Arguments& arguments) {
    if (isUndefined(arguments[0]) || isUndefined(arguments[1]))
        return {};
    const double number = std::floor(numberOf(arguments[0]));
    return evaluator.ownText(formatIntegerBy(number, readIntegerPicture(textOf(arguments[1]))));
}

Item parseInteger(Evaluator& evaluator, const Arguments& arguments) {
    if (isUndefined(arguments[0]) || isUndefined(arguments[1]))
        return {};
    return evaluator.whole(parseIntegerBy(textOf(arguments[0]), readIntegerPicture(textOf(arguments[1]))));
}

}  // namespace stepcheck::query::jsonata
