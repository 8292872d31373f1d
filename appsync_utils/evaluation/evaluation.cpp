#include "appsync/evaluation.h"

#include <algorithm>
#include <chrono>

#include "appsync_utils/support/date_format.h"
#include "appsync_utils/support/random_source.h"
#include "vtl/host_abort.h"
#include "vtl/text/ascii.h"
#include "vtl/text/wtf8.h"

namespace appsync {

namespace {

std::unique_ptr<RandomSource> make_random(const EvaluationOptions& options) {
  if (options.seed) return std::make_unique<SeededRandomSource>(*options.seed);
  return std::make_unique<SeededRandomSource>(make_system_random_source());
}

constexpr std::uint64_t kSeedStep = 0x9E3779B97F4A7C15U;

/// splitmix64.
std::uint64_t mixed(std::uint64_t bits) {
  bits = (bits ^ bits >> 30) * 0xBF58476D1CE4E5B9U;
  bits = (bits ^ bits >> 27) * 0x94D049BB133111EBU;
  return bits ^ bits >> 31;
}

// What a std::vector keeps of an element, with the room that it grows by.
template <class Record>
void charge_record(vtl::Heap& heap, std::size_t text_bytes) {
  heap.charge(2 * sizeof(Record) + text_bytes);
}

}  // namespace

Clock system_clock() {
  return [] {
    const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
    return std::int64_t{std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count()};
  };
}

Clock frozen_clock(std::int64_t epoch_millis) {
  return [epoch_millis] { return epoch_millis; };
}

std::optional<std::int64_t> parse_moment(std::string_view text) {
  const JavaResult<std::int64_t> millis = parse_iso8601_to_millis(text);
  if (!millis) return std::nullopt;
  return *millis;
}

vtl::Diagnostic to_diagnostic(const EvaluationNote& note) {
  vtl::Diagnostic diagnostic;
  diagnostic.severity = vtl::Severity::note;
  diagnostic.code = note.code;
  diagnostic.message = note.message;
  diagnostic.help = note.help;
  return diagnostic;
}

Evaluation::Evaluation(vtl::Session& session, EvaluationOptions options)
    : session_(session),
      scratch_(session.limits().output_bytes),
      hash_secret_(make_system_random_source().next()),
      identity_(mixed(hash_secret_)) {
  set_options(std::move(options));
  session_.set_host_state(this);
  begin_resolver();
}

Evaluation::~Evaluation() {
  if (session_.host_state() == this) session_.set_host_state(nullptr);
}

void Evaluation::set_options(EvaluationOptions options) {
  options_ = std::move(options);
  if (!options_.clock) options_.clock = system_clock();
  random_ = nullptr;
}

void Evaluation::begin_resolver() {
  session_.reset();
  // The secret is never that of --seed, which others may know; what is printed goes by it alone.
  hash_secret_ += kSeedStep;
  identity_ = options_.seed ? mixed(*options_.seed) : identity_ + kSeedStep;
  session_.heap().seed({hash_secret_, static_cast<std::uint32_t>(identity_)});
  // Without a seed one source may go on; with one, every resolver starts with the same numbers.
  if (random_ == nullptr || options_.seed) random_ = make_random(options_);
  ending_error_.reset();
  appended_errors_.clear();
  out_errors_ = session_.heap().make_list();
  logs_.clear();
  notes_.clear();
  kept_texts_.clear();
  response_headers_.clear();
  cache_evictions_.clear();
  invalidations_.clear();
  subscription_filter = {};
  subscription_invalidation_filter = {};
  identity = {};
  info = nullptr;
  context = nullptr;
}

void Evaluation::end_template(const ErrorDetails& error) {
  ending_error_ = error;
  throw vtl::HostAbort{std::string(kTemplateErrorCode), error.message_text(),
                       "CustomTemplateException"};
}

void Evaluation::append_error(const ErrorDetails& error) {
  charge_record<ErrorDetails>(session_.heap(), 0);
  appended_errors_.push_back(error);
  out_errors_->append(make_out_error(session_.heap(), error));
}

void Evaluation::log(LogLevel level, std::string text) {
  if (options_.compatibility.log_lines_name_level) {
    constexpr std::string_view kPrefixes[] = {"INFO - ", "DEBUG - ", "ERROR - "};
    text.insert(0, kPrefixes[static_cast<std::size_t>(level)]);
  }
  charge_record<LogLine>(session_.heap(), text.size());
  logs_.push_back({level, std::move(text)});
}

void Evaluation::note(EvaluationNote note) {
  constexpr std::size_t kMostNotes = 20;
  constexpr std::size_t kMostBytes = 500;
  if (notes_.size() == kMostNotes) return;
  if (note.message.size() > kMostBytes) {
    std::size_t end = kMostBytes;  // not within a character
    while (end > 0 && vtl::is_continuation_byte(note.message[end])) --end;
    note.message.resize(end);
    note.message += "...";
  }
  const bool is_known = std::any_of(notes_.begin(), notes_.end(), [&](const EvaluationNote& known) {
    return known.message == note.message;
  });
  if (!is_known) notes_.push_back(std::move(note));
}

void Evaluation::add_cache_eviction(CacheEviction eviction) {
  charge_record<CacheEviction>(session_.heap(), eviction.type.size() + eviction.field.size());
  cache_evictions_.push_back(std::move(eviction));
}

void Evaluation::set_response_header(std::string_view name, const vtl::Value& value) {
  for (ResponseHeader& header : response_headers_) {
    if (!vtl::equal_but_for_case(header.name, name)) continue;
    header = {std::string(name), value};
    return;
  }
  charge_record<ResponseHeader>(session_.heap(), name.size());
  response_headers_.push_back({std::string(name), value});
}

}  // namespace appsync
