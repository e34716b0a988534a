#include "stepcheck/query/jsonata/hash.h"

#include <fmt/format.h>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace stepcheck::query::jsonata {

// Fractions of the cube roots of the first 80 primes; SHA-256 takes the upper halves of the first 64.
static constexpr std::array<std::uint64_t, 80> roundConstants{
    0x428A2F98D728AE22U, 0x7137449123EF65CDU, 0xB5C0FBCFEC4D3B2FU, 0xE9B5DBA58189DBBCU, 0x3956C25BF348B538U,
    0x59F111F1B605D019U, 0x923F82A4AF194F9BU, 0xAB1C5ED5DA6D8118U, 0xD807AA98A3030242U, 0x12835B0145706FBEU,
    0x243185BE4EE4B28CU, 0x550C7DC3D5FFB4E2U, 0x72BE5D74F27B896FU, 0x80DEB1FE3B1696B1U, 0x9BDC06A725C71235U,
    0xC19BF174CF692694U, 0xE49B69C19EF14AD2U, 0xEFBE4786384F25E3U, 0x0FC19DC68B8CD5B5U, 0x240CA1CC77AC9C65U,
    0x2DE92C6F592B0275U, 0x4A7484AA6EA6E483U, 0x5CB0A9DCBD41FBD4U, 0x76F988DA831153B5U, 0x983E5152EE66DFABU,
    0xA831C66D2DB43210U, 0xB00327C898FB213FU, 0xBF597FC7BEEF0EE4U, 0xC6E00BF33DA88FC2U, 0xD5A79147930AA725U,
    0x06CA6351E003826FU, 0x142929670A0E6E70U, 0x27B70A8546D22FFCU, 0x2E1B21385C26C926U, 0x4D2C6DFC5AC42AEDU,
    0x53380D139D95B3DFU, 0x650A73548BAF63DEU, 0x766A0ABB3C77B2A8U, 0x81C2C92E47EDAEE6U, 0x92722C851482353BU,
    0xA2BFE8A14CF10364U, 0xA81A664BBC423001U, 0xC24B8B70D0F89791U, 0xC76C51A30654BE30U, 0xD192E819D6EF5218U,
    0xD69906245565A910U, 0xF40E35855771202AU, 0x106AA07032BBD1B8U, 0x19A4C116B8D2D0C8U, 0x1E376C085141AB53U,
    0x2748774CDF8EEB99U, 0x34B0BCB5E19B48A8U, 0x391C0CB3C5C95A63U, 0x4ED8AA4AE3418ACBU, 0x5B9CCA4F7763E373U,
    0x682E6FF3D6B2B8A3U, 0x748F82EE5DEFB2FCU, 0x78A5636F43172F60U, 0x84C87814A1F0AB72U, 0x8CC702081A6439ECU,
    0x90BEFFFA23631E28U, 0xA4506CEBDE82BDE9U, 0xBEF9A3F7B2C67915U, 0xC67178F2E372532BU, 0xCA273ECEEA26619CU,
    0xD186B8C721C0C207U, 0xEADA7DD6CDE0EB1EU, 0xF57D4F7FEE6ED178U, 0x06F067AA72176FBAU, 0x0A637DC5A2C898A6U,
    0x113F9804BEF90DAEU, 0x1B710B35131C471BU, 0x28DB77F523047D84U, 0x32CAAB7B40C72493U, 0x3C9EBE0A15C9BEBCU,
    0x431D67C49C100D4CU, 0x4CC5D4BECB3E42B6U, 0x597F299CFC657E2AU, 0x5FCB6FAB3AD6FAECU, 0x6C44198C4A475817U,
};

// Fractions of sines.
static constexpr std::array<std::uint32_t, 64> md5Constants{
    0xD76AA478U, 0xE8C7B756U, 0x242070DBU, 0xC1BDCEEEU, 0xF57C0FAFU, 0x4787C62AU, 0xA8304613U, 0xFD469501U, 0x698098D8U,
    0x8B44F7AFU, 0xFFFF5BB1U, 0x895CD7BEU, 0x6B901122U, 0xFD987193U, 0xA679438EU, 0x49B40821U, 0xF61E2562U, 0xC040B340U,
    0x265E5A51U, 0xE9B6C7AAU, 0xD62F105DU, 0x02441453U, 0xD8A1E681U, 0xE7D3FBC8U, 0x21E1CDE6U, 0xC33707D6U, 0xF4D50D87U,
    0x455A14EDU, 0xA9E3E905U, 0xFCEFA3F8U, 0x676F02D9U, 0x8D2A4C8AU, 0xFFFA3942U, 0x8771F681U, 0x6D9D6122U, 0xFDE5380CU,
    0xA4BEEA44U, 0x4BDECFA9U, 0xF6BB4B60U, 0xBEBFBC70U, 0x289B7EC6U, 0xEAA127FAU, 0xD4EF3085U, 0x04881D05U, 0xD9D4D039U,
    0xE6DB99E5U, 0x1FA27CF8U, 0xC4AC5665U, 0xF4292244U, 0x432AFF97U, 0xAB9423A7U, 0xFC93A039U, 0x655B59C3U, 0x8F0CCC92U,
    0xFFEFF47DU, 0x85845DD1U, 0x6FA87E4FU, 0xFE2CE6E0U, 0xA3014314U, 0x4E0811A1U, 0xF7537E82U, 0xBD3AF235U, 0x2AD7D2BBU,
    0xEB86D391U,
};

// Fractions of square roots of primes.
static constexpr std::array<std::uint64_t, 8> start512{
    0x6A09E667F3BCC908U, 0xBB67AE8584CAA73BU, 0x3C6EF372FE94F82BU, 0xA54FF53A5F1D36F1U, 0x510E527FADE682D1U,
    0x9B05688C2B3E6C1FU, 0x1F83D9ABFB41BD6BU, 0x5BE0CD19137E2179U,
};
static constexpr std::array<std::uint64_t, 8> start384{
    0xCBBB9D5DC1059ED8U, 0x629A292A367CD507U, 0x9159015A3070DD17U, 0x152FECD8F70E5939U, 0x67332667FFC00B31U,
    0x8EB44A8768581511U, 0xDB0C2E0D64F98FA7U, 0x47B5481DBEFA4FA4U,
};

// The message with a one bit, zeros and its length in bits, so that it fills whole blocks.
static std::string padded(std::string_view bytes, std::size_t block, bool bigEndian) {
    const std::size_t lengthBytes = block / 8;
    std::string message(bytes);
    message.push_back('\x80');
    while (message.size() % block != block - lengthBytes)
        message.push_back('\0');
    const std::uint64_t bits = std::uint64_t{bytes.size()} * 8;
    for (std::size_t i = 0; i < lengthBytes; ++i) {
        const std::size_t place = bigEndian ? lengthBytes - 1 - i : i;
        message.push_back(place < 8 ? static_cast<char>(bits >> (8 * place)) : '\0');
    }
    return message;
}

template <class Word>
static Word wordAt(std::string_view message, std::size_t offset, bool bigEndian) {
    Word word = 0;
    for (std::size_t i = 0; i < sizeof(Word); ++i) {
        const std::size_t place = bigEndian ? sizeof(Word) - 1 - i : i;
        word |= static_cast<Word>(static_cast<unsigned char>(message[offset + i])) << (8 * place);
    }
    return word;
}

template <class Word>
static std::string hex(std::span<const Word> words, bool bigEndian) {
    std::string text;
    for (const Word word : words)
        for (std::size_t i = 0; i < sizeof(Word); ++i)
            text += fmt::format("{:02x}", static_cast<unsigned char>(word >> (8 * (bigEndian ? sizeof(Word) - 1 - i : i))));
    return text;
}

std::string md5(std::string_view bytes) {
    static constexpr std::array<int, 16> turns{7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21};
    const std::string message = padded(bytes, 64, false);
    std::array<std::uint32_t, 4> state{0x67452301U, 0xEFCDAB89U, 0x98BADCFEU, 0x10325476U};
    for (std::size_t block = 0; block < message.size(); block += 64) {
        auto [a, b, c, d] = state;
        for (std::uint32_t i = 0; i < 64; ++i) {
            const std::uint32_t round = i / 16;
            const std::uint32_t mix = round == 0 ? (b & c) | (~b & d)
                                      : round == 1 ? (d & b) | (~d & c)
                                      : round == 2 ? b ^ c ^ d
                                                   : c ^ (b | ~d);
            const std::uint32_t word = round == 0 ? i : round == 1 ? 5 * i + 1 : round == 2 ? 3 * i + 5 : 7 * i;
            const std::uint32_t sum =
                a + mix + md5Constants[i] + wordAt<std::uint32_t>(message, block + 4 * (word % 16), false);
            a = d;
            d = c;
            c = b;
            b += std::rotl(sum, turns[round * 4 + i % 4]);
        }
        state = {state[0] + a, state[1] + b, state[2] + c, state[3] + d};
    }
    return hex<std::uint32_t>(state, false);
}

std::string sha1(std::string_view bytes) {
    const std::string message = padded(bytes, 64, true);
    std::array<std::uint32_t, 5> state{0x67452301U, 0xEFCDAB89U, 0x98BADCFEU, 0x10325476U, 0xC3D2E1F0U};
    for (std::size_t block = 0; block < message.size(); block += 64) {
        std::array<std::uint32_t, 80> words{};
        for (std::size_t i = 0; i < 80; ++i)
            words[i] = i < 16 ? wordAt<std::uint32_t>(message, block + 4 * i, true)
                              : std::rotl(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
        auto [a, b, c, d, e] = state;
        for (std::size_t i = 0; i < 80; ++i) {
            const std::uint32_t mix = i < 20 ? ((b & c) | (~b & d)) + 0x5A827999U
                                      : i < 40 ? (b ^ c ^ d) + 0x6ED9EBA1U
                                      : i < 60 ? ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDCU
                                               : (b ^ c ^ d) + 0xCA62C1D6U;
            const std::uint32_t next = std::rotl(a, 5) + mix + e + words[i];
            e = d;
            d = c;
            c = std::rotl(b, 30);
            b = a;
            a = next;
        }
        state = {state[0] + a, state[1] + b, state[2] + c, state[3] + d, state[4] + e};
    }
    return hex<std::uint32_t>(state, true);
}

namespace {

// How the two widths of SHA-2 turn and shift their words.
template <class Word>
struct Turns;
template <>
struct Turns<std::uint32_t> {
    static constexpr std::array<int, 12> by{7, 18, 3, 17, 19, 10, 6, 11, 25, 2, 13, 22};
    static constexpr std::size_t rounds = 64;
};
template <>
struct Turns<std::uint64_t> {
    static constexpr std::array<int, 12> by{1, 8, 7, 19, 61, 6, 14, 18, 41, 28, 34, 39};
    static constexpr std::size_t rounds = 80;
};

}  // namespace

template <class Word>
static std::array<Word, 8> sha2(std::string_view bytes, std::array<Word, 8> state) {
    constexpr std::array<int, 12> by = Turns<Word>::by;
    constexpr std::size_t rounds = Turns<Word>::rounds;
    constexpr std::size_t blockBytes = 16 * sizeof(Word);
    const std::string message = padded(bytes, blockBytes, true);
    for (std::size_t block = 0; block < message.size(); block += blockBytes) {
        std::array<Word, rounds> words{};
        for (std::size_t i = 0; i < rounds; ++i) {
            if (i < 16) {
                words[i] = wordAt<Word>(message, block + sizeof(Word) * i, true);
                continue;
            }
            const Word x = words[i - 15];
            const Word y = words[i - 2];
            words[i] = words[i - 16] + (std::rotr(x, by[0]) ^ std::rotr(x, by[1]) ^ x >> by[2]) + words[i - 7] +
                       (std::rotr(y, by[3]) ^ std::rotr(y, by[4]) ^ y >> by[5]);
        }
        auto [a, b, c, d, e, f, g, h] = state;
        for (std::size_t i = 0; i < rounds; ++i) {
            const auto constant = static_cast<Word>(roundConstants[i] >> (64 - 8 * sizeof(Word)));
            const Word first = h + (std::rotr(e, by[6]) ^ std::rotr(e, by[7]) ^ std::rotr(e, by[8])) +
                               ((e & f) ^ (~e & g)) + constant + words[i];
            const Word second =
                (std::rotr(a, by[9]) ^ std::rotr(a, by[10]) ^ std::rotr(a, by[11])) + ((a & b) ^ (a & c) ^ (b & c));
            h = g;
            g = f;
            f = e;
            e = d + first;
            d = c;
            c = b;
            b = a;
            a = first + second;
        }
        state = {state[0] + a, state[1] + b, state[2] + c, state[3] + d, state[4] + e, state[5] + f, state[6] + g,
            state[7] + h};
    }
    return state;
}

std::string sha256(std::string_view bytes) {
    std::array<std::uint32_t, 8> start{};
    for (std::size_t i = 0; i < 8; ++i)
        start[i] = static_cast<std::uint32_t>(start512[i] >> 32U);
    return hex<std::uint32_t>(sha2(bytes, start), true);
}

std::string sha384(std::string_view bytes) {
    return hex<std::uint64_t>(sha2(bytes, start384), true).substr(0, 96);
}

std::string sha512(std::string_view bytes) {
    return hex<std::uint64_t>(sha2(bytes, start512), true);
}

}  // namespace stepcheck::query::jsonata
