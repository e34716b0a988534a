#include "stepcheck/query/hash.h"

#include <gtest/gtest.h>

namespace stepcheck::query {

// The digests but SHA-512 are those that the service gave for "input data".
TEST(Hash, IsTheDigestInLowerCaseHexadecimal) {
    EXPECT_EQ(hash(HashAlgorithm::Md5, "input data"), "812f45842bc6d66ee14572ce20db8e86");
    EXPECT_EQ(hash(HashAlgorithm::Sha1, "input data"), "aaff4a450a104cd177d28d18d74485e8cae074b7");
    EXPECT_EQ(
        hash(HashAlgorithm::Sha256, "input data"), "b4a697a057313163aee33cd8d40c66e9f0f177e00cac2de32475ffff6169c3e3");
    EXPECT_EQ(hash(HashAlgorithm::Sha384, "input data"),
        "d28a7d5cf25a74f11a50a18452b75e04bb3d70c9dd0510d6123aa008c756511b87525bdc835ebb27e1fb9e9374a15562");
    EXPECT_EQ(hash(HashAlgorithm::Sha512, ""), "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
                                               "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e");
}

TEST(HashAlgorithm, IsFoundByTheNameOfTheServiceOnly) {
    EXPECT_EQ(hashAlgorithm("SHA-1"), HashAlgorithm::Sha1);
    EXPECT_FALSE(hashAlgorithm("sha-1"));
    EXPECT_FALSE(hashAlgorithm("SHA1"));
}

}  // namespace stepcheck::query
