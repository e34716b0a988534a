// The one-shot calls of OpenSSL load its whole provider machinery, which would cost every start of the program; these
// older ones are a few kilobytes each when linked statically.
#define OPENSSL_SUPPRESS_DEPRECATED

#include "stepcheck/query/hash.h"

#include <fmt/format.h>
#include <openssl/md5.h>
#include <openssl/sha.h>

#include <array>
#include <cstddef>
#include <iterator>
#include <utility>

namespace stepcheck::query {

static constexpr std::array<std::pair<std::string_view, HashAlgorithm>, 5> algorithms = {{
    {"MD5", HashAlgorithm::Md5},
    {"SHA-1", HashAlgorithm::Sha1},
    {"SHA-256", HashAlgorithm::Sha256},
    {"SHA-384", HashAlgorithm::Sha384},
    {"SHA-512", HashAlgorithm::Sha512},
}};

std::optional<HashAlgorithm> hashAlgorithm(std::string_view name) {
    for (const auto& [known, algorithm] : algorithms)
        if (known == name)
            return algorithm;
    return std::nullopt;
}

template <std::size_t Size, class Context>
static std::string digest(std::string_view bytes, int (*init)(Context*),
    int (*update)(Context*, const void*, std::size_t), int (*finish)(unsigned char*, Context*)) {
    Context context;
    std::array<unsigned char, Size> binary{};
    init(&context);
    update(&context, bytes.data(), bytes.size());
    finish(binary.data(), &context);

    std::string text;
    for (const unsigned char byte : binary)
        fmt::format_to(std::back_inserter(text), "{:02x}", byte);
    return text;
}

std::string hash(HashAlgorithm algorithm, std::string_view bytes) {
    switch (algorithm) {
        case HashAlgorithm::Md5: return digest<MD5_DIGEST_LENGTH>(bytes, MD5_Init, MD5_Update, MD5_Final);
        case HashAlgorithm::Sha1: return digest<SHA_DIGEST_LENGTH>(bytes, SHA1_Init, SHA1_Update, SHA1_Final);
        case HashAlgorithm::Sha256:
            return digest<SHA256_DIGEST_LENGTH>(bytes, SHA256_Init, SHA256_Update, SHA256_Final);
        case HashAlgorithm::Sha384:
            return digest<SHA384_DIGEST_LENGTH>(bytes, SHA384_Init, SHA384_Update, SHA384_Final);
        case HashAlgorithm::Sha512:
            return digest<SHA512_DIGEST_LENGTH>(bytes, SHA512_Init, SHA512_Update, SHA512_Final);
    }
    return {};
}

}  // namespace stepcheck::query
