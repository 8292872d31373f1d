// What $util and $extensions read and write beside values: clock, randomness, logs, errors,
// headers, filters. Everything that enters a template from outside, or leaves it by a call, passes
// through this object, so that a run can be frozen, repeated and inspected.
//
// One Evaluation serves one Session, which must outlive it; begin_resolver() comes before the first
// render, and values held here are valid until the next. $util.error ends one template,
// $util.appendError outlives it: appended errors, logs, response headers and $ctx.stash belong to
// the resolver, the ending error to the template.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "appsync/compatibility.h"
#include "appsync/errors.h"
#include "vtl/detail/text_buffer.h"
#include "vtl/diagnostic.h"
#include "vtl/session.h"
#include "vtl/value.h"

namespace appsync {

struct RandomSource;

/// Milliseconds since 1970-01-01T00:00Z.
using Clock = std::function<std::int64_t()>;
/// Returns the machine's clock.
Clock system_clock();
/// Returns a clock that always shows the same moment.
Clock frozen_clock(std::int64_t epoch_millis);
/// Returns the epoch milliseconds of "2026-01-02T03:04:05.678Z" (any ISO 8601 text with an offset);
/// nullopt for other texts.
std::optional<std::int64_t> parse_moment(std::string_view text);

struct EvaluationOptions {
  Compatibility compatibility;
  /// Empty: the machine's clock.
  Clock clock;
  /// Makes ids and random numbers repeatable: the numbers start anew with each resolver.
  std::optional<std::uint64_t> seed;
  /// What $util.authType() answers; empty: it follows from $ctx.identity.
  std::string auth_type;
};

enum class LogLevel : std::uint8_t { info, debug, error };

struct LogLine {
  LogLevel level = LogLevel::info;
  std::string text;
};

/// Something that worked but may not be what was meant.
struct EvaluationNote {
  std::string_view code;  // a row of appsync_codes()
  std::string message;
  std::string help;
};

/// Makes a diagnostic of severity note; it has no place to show.
vtl::Diagnostic to_diagnostic(const EvaluationNote& note);

struct ResponseHeader {
  std::string name;
  vtl::Value value;
};

/// One call of $extensions.evictFromApiCache.
struct CacheEviction {
  std::string type;
  std::string field;
  vtl::Value keys;
};

/// One call of $extensions.invalidateSubscriptions.
struct SubscriptionInvalidation {
  std::string subscription_field;
  vtl::Value payload;
};

class Evaluation final : public vtl::HostState {
 public:
  /// Becomes the session's host state. The session must outlive it.
  explicit Evaluation(vtl::Session& session, EvaluationOptions options = {});
  ~Evaluation() override;
  Evaluation(const Evaluation&) = delete;
  Evaluation& operator=(const Evaluation&) = delete;

  /// Forgets everything, values included (Session::reset), for the next resolver. Build its context
  /// after this.
  void begin_resolver();
  /// Between templates of one resolver: forgets the error that ended the last one.
  void begin_template() { ending_error_.reset(); }
  /// For a run with its own frozen time, seed or authorization mode; holds from the next
  /// begin_resolver() on.
  void set_options(EvaluationOptions options);
  const EvaluationOptions& options() const { return options_; }
  const Compatibility& compatibility() const { return options_.compatibility; }

  vtl::Session& session() const { return session_; }
  std::int64_t now_millis() const { return options_.clock(); }
  RandomSource& random() { return *random_; }

  /// What ended the last template: $util.error, validate, unauthorized. Empty for all other
  /// failures.
  const std::optional<ErrorDetails>& ending_error() const { return ending_error_; }
  /// Stores the error and ends the template (throws vtl::HostAbort). For host functions.
  [[noreturn]] void end_template(const ErrorDetails& error);

  /// Appended errors in order, and the List that $ctx.outErrors is (the same object for the whole
  /// resolver).
  const std::vector<ErrorDetails>& appended_errors() const { return appended_errors_; }
  vtl::List* out_errors() const { return out_errors_; }
  void append_error(const ErrorDetails& error);

  const std::vector<LogLine>& logs() const { return logs_; }
  /// These keep texts and lists outside of the heap and charge them to its limit.
  void log(LogLevel level, std::string text);

  /// Returns the notes, each once however often it came up, and only the first few.
  const std::vector<EvaluationNote>& notes() const { return notes_; }
  void note(EvaluationNote note);

  /// Accepted headers; a name set twice holds its last value.
  const std::vector<ResponseHeader>& response_headers() const { return response_headers_; }
  void set_response_header(std::string_view name, const vtl::Value& value);

  const std::vector<CacheEviction>& cache_evictions() const { return cache_evictions_; }
  void add_cache_eviction(CacheEviction eviction);
  const std::vector<SubscriptionInvalidation>& invalidations() const { return invalidations_; }
  void add_invalidation(SubscriptionInvalidation invalidation) {
    invalidations_.push_back(std::move(invalidation));
  }
  /// Null when never set.
  vtl::Value subscription_filter;
  vtl::Value subscription_invalidation_filter;

  /// Set by build_context: what authType() and toJson($ctx.info) go by.
  vtl::Value identity;
  const vtl::Map* info = nullptr;
  const vtl::Map* context = nullptr;

  /// Keeps a text, such as the message of an error, as long as this resolver, without charging for
  /// it.
  std::string_view keep_text(std::string text) { return kept_texts_.emplace_back(std::move(text)); }

  /// Returns a buffer for host functions that build a text: empty at the start of each call.
  vtl::TextBuffer& scratch() {
    scratch_.clear();
    return scratch_;
  }

 private:
  vtl::Session& session_;
  vtl::TextBuffer scratch_;
  EvaluationOptions options_;
  std::unique_ptr<RandomSource> random_;
  std::uint64_t hash_secret_;
  std::uint64_t identity_;
  std::optional<ErrorDetails> ending_error_;
  std::vector<ErrorDetails> appended_errors_;
  vtl::List* out_errors_ = nullptr;
  std::vector<LogLine> logs_;
  std::vector<EvaluationNote> notes_;
  std::deque<std::string> kept_texts_;
  std::vector<ResponseHeader> response_headers_;
  std::vector<CacheEviction> cache_evictions_;
  std::vector<SubscriptionInvalidation> invalidations_;
};

}  // namespace appsync
