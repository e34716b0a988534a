#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stepcheck::query {

/// The digests that `States.Hash` and `$hash` offer.
enum class HashAlgorithm : std::uint8_t { Md5, Sha1, Sha256, Sha384, Sha512 };

/// The algorithm with the name that the service uses: "MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512", exactly so.
[[nodiscard]] std::optional<HashAlgorithm> hashAlgorithm(std::string_view name);

/// The digest of the bytes in lower-case hexadecimal.
[[nodiscard]] std::string hash(HashAlgorithm algorithm, std::string_view bytes);

}  // namespace stepcheck::query
