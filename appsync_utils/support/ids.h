// The ids that AppSync makes: UUID version 4, ULID and KSUID (36, 26 and 27 characters), for
// $util.autoId, $util.autoUlid and $util.autoKsuid. Clock and randomness are passed in, so that
// frozen runs repeat. ULIDs sort by time to the millisecond, KSUIDs to the second.
//
// A KSUID counts seconds from 1,400,000,000 (May 2014) in 32 bits; times outside are clamped to its
// range, and to 48 bits of milliseconds for a ULID.
#pragma once

#include <cstdint>
#include <string>

#include "appsync_utils/support/random_source.h"

namespace appsync {

/// For example afcb4c85-49f8-40de-8f2b-248949176456.
std::string make_uuid(RandomSource& source);

/// 48 bits of `epoch_millis` (since 1970) and 80 random bits in Crockford's base 32.
std::string make_ulid(std::int64_t epoch_millis, RandomSource& source);

/// 32 bits of seconds and 128 random bits in base 62 (digits, upper case, lower case).
std::string make_ksuid(std::int64_t epoch_millis, RandomSource& source);

}  // namespace appsync
