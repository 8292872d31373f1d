// Keys of a JSON body that were chosen so that their hashes collide, by somebody who knows all of
// the hash but the secret.
#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "vtl/heap.h"
#include "vtl/java/to_string.h"
#include "vtl/json.h"

namespace {

constexpr std::size_t kKeys = 4000;

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return c >= ' ' && static_cast<unsigned char>(c) < 0x7F && c != '"' && c != '\\';
  });
}

// The last step of the hash multiplies what has been gathered so far: eight bytes that bring that
// to zero give every key the same hash. They are found from the hash itself, a bit at a time being
// too slow: the state before the last bytes is worked out as the hash does it.
constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15U;

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

std::vector<std::string> colliding_keys(std::uint64_t secret) {
  std::mt19937_64 random(1);
  std::vector<std::string> keys;
  while (keys.size() < kKeys) {
    std::string key(16, ' ');
    for (std::size_t i = 0; i < 8; ++i) key[i] = static_cast<char>('a' + random() % 26);
    std::uint64_t word = 0;
    std::memcpy(&word, key.data(), 8);
    const std::uint64_t multiplier = kMultiplier ^ (secret & ~std::uint64_t{1});
    const std::uint64_t state = mix(secret ^ kMultiplier ^ key.size() ^ word, multiplier);
    const std::uint64_t last = state ^ std::rotl(secret, 32) ^ kMultiplier;
    std::memcpy(key.data() + 8, &last, 8);
    if (is_plain(key)) keys.push_back(key);
  }
  return keys;
}

std::size_t different_hashes(const std::vector<std::string>& keys, std::uint64_t secret) {
  std::set<std::uint32_t> hashes;
  for (const std::string& key : keys) hashes.insert(vtl::slot_hash(key, secret));
  return hashes.size();
}

}  // namespace

TEST_CASE("keys chosen without the secret do not collide") {
  const std::vector<std::string> keys = colliding_keys(0);
  // What the attack is worth: with the secret known, all keys lie in one place.
  REQUIRE(different_hashes(keys, 0) == 1);
  for (const std::uint64_t secret :
       {std::uint64_t{1}, std::uint64_t{0x123456789ABCDEF0U}, ~std::uint64_t{0}}) {
    CHECK(different_hashes(keys, secret) > kKeys - 10);
  }
  // Whoever makes a heap and gives it no seed has a secret, too.
  vtl::Heap heap;
  CHECK(heap.hash_secret() != 0);
  CHECK(different_hashes(keys, heap.hash_secret()) > kKeys - 10);

  std::string body = "{";
  for (const std::string& key : keys) body += "\"" + key + "\":1,";
  body.back() = '}';
  const auto read = vtl::read_json(body, heap, {});
  REQUIRE(std::holds_alternative<vtl::Value>(read));
  const vtl::Map& map = *std::get<vtl::Value>(read).as_map();
  CHECK(map.size() == std::set<std::string>(keys.begin(), keys.end()).size());
  // How far apart the keys of equal hash may lie is what a look-up costs.
  std::vector<std::uint32_t> hashes;
  for (std::uint32_t i = map.first(); i != vtl::Map::kEnd; i = map.next(i))
    hashes.push_back(map.slot(i).hash);
  std::sort(hashes.begin(), hashes.end());
  CHECK(std::unique(hashes.begin(), hashes.end()) - hashes.begin() >
        static_cast<std::ptrdiff_t>(map.size()) - 10);
}
