#pragma once

namespace stepcheck::query::jsonata {

/// Rounds to `precision` decimal places (negative: to tens, hundreds, …), halves to the even digit, as `$round` does:
/// by moving the decimal point in the number's text.
[[nodiscard]] double roundHalfEven(double number, double precision);

}  // namespace stepcheck::query::jsonata
