// The three kinds of ids that AppSync makes: UUID version 4, ULID and KSUID.
//
// Why: $util.autoId, $util.autoUlid and $util.autoKsuid. Clock and randomness are passed in, so
// frozen runs repeat. Invariants: fixed lengths (36, 26 and 27 characters); ULIDs and KSUIDs sort
// by time, to the millisecond and the second. Ownership and threads: pure functions apart from the
// numbers they draw. Fact: a KSUID counts seconds from 1,400,000,000 (May 2014) in 32 bits; times
// outside are clamped to its range, and to 48 bits of milliseconds for a ULID.
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
