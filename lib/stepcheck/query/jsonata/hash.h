#pragma once

#include <string>
#include <string_view>

namespace stepcheck::query::jsonata {

// Digests as lower-case hexadecimal text. Sources: RFC 1321 (MD5), FIPS 180-4 (SHA).

[[nodiscard]] std::string md5(std::string_view bytes);
[[nodiscard]] std::string sha1(std::string_view bytes);
[[nodiscard]] std::string sha256(std::string_view bytes);
[[nodiscard]] std::string sha384(std::string_view bytes);
[[nodiscard]] std::string sha512(std::string_view bytes);

}  // namespace stepcheck::query::jsonata
