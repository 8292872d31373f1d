// Facts about $util.time: every documented output.
#include "tests/appsync_utils/template_run.h"

using appsync_test::prints;
using appsync_test::TemplateRun;
using appsync_test::text_of;

namespace {

std::string prints_at(std::string_view moment, std::string_view text) {
  TemplateRun run;
  auto options = run.evaluation().options();
  const auto millis = appsync::parse_moment(moment);
  REQUIRE(millis);
  options.clock = appsync::frozen_clock(*millis);
  run.evaluation().set_options(options);
  return text_of(run.run(text));
}

constexpr std::string_view kMoment = "2018-02-06T19:01:35.749Z";

}  // namespace

TEST_SUITE_BEGIN("appsync facts: $util.time");

TEST_CASE("[fact] nowISO8601 has three digits of fraction and Z") {
  CHECK(prints_at(kMoment, "$util.time.nowISO8601()") == "2018-02-06T19:01:35.749Z");
  CHECK(prints_at("2018-02-06T19:01:00Z", "$util.time.nowISO8601()") == "2018-02-06T19:01:00.000Z");
}

TEST_CASE("[fact] nowEpochSeconds") {
  CHECK(prints_at("2018-02-06T19:01:35Z", "$util.time.nowEpochSeconds()") == "1517943695");
}

TEST_CASE("[fact] nowEpochMilliSeconds") {
  CHECK(prints_at("2018-02-06T19:01:35.750Z", "$util.time.nowEpochMilliSeconds()") ==
        "1517943695750");
}

TEST_CASE("[fact] nowFormatted is in UTC") {
  CHECK(prints_at(kMoment, "$util.time.nowFormatted(\"yyyy-MM-dd HH:mm:ssZ\")") ==
        "2018-02-06 19:01:35+0000");
}

TEST_CASE("[fact] nowFormatted takes an offset") {
  CHECK(prints_at(kMoment, "$util.time.nowFormatted(\"yyyy-MM-dd HH:mm:ssZ\", \"+08:00\")") ==
        "2018-02-07 03:01:35+0800");
}

TEST_CASE("[fact] nowFormatted takes the name of a zone") {
  CHECK(prints_at(kMoment,
                  "$util.time.nowFormatted(\"yyyy-MM-dd HH:mm:ssZ\", "
                  "\"Australia/Perth\")") == "2018-02-07 03:01:35+0800");
}

TEST_CASE("[fact] parseFormattedToEpochMilliSeconds reads a zone from the text") {
  CHECK(prints("$util.time.parseFormattedToEpochMilliSeconds(\"2018-02-02 01:19:22+0800\", "
               "\"yyyy-MM-dd HH:mm:ssZ\")") == "1517505562000");
}

TEST_CASE("[fact] parseFormattedToEpochMilliSeconds takes a zone") {
  CHECK(prints("$util.time.parseFormattedToEpochMilliSeconds(\"2018-02-02 01:19:22\", "
               "\"yyyy-MM-dd HH:mm:ss\", \"+08:00\")") == "1517505562000");
}

TEST_CASE("[fact] parseISO8601ToEpochMilliSeconds") {
  CHECK(prints("$util.time.parseISO8601ToEpochMilliSeconds(\"2018-02-01T17:21:05.180+08:00\")") ==
        "1517476865180");
}

TEST_CASE("[fact] epochMilliSecondsToSeconds cuts off") {
  CHECK(prints("$util.time.epochMilliSecondsToSeconds(1517943695758)") == "1517943695");
}

TEST_CASE("[fact] epochMilliSecondsToISO8601") {
  CHECK(prints("$util.time.epochMilliSecondsToISO8601(1517943695758)") ==
        "2018-02-06T19:01:35.758Z");
}

TEST_CASE("[fact] epochMilliSecondsToFormatted is in UTC") {
  CHECK(prints("$util.time.epochMilliSecondsToFormatted(1517943695758, "
               "\"yyyy-MM-dd HH:mm:ssZ\")") == "2018-02-06 19:01:35+0000");
}

TEST_CASE("[fact] epochMilliSecondsToFormatted takes a zone") {
  CHECK(prints("$util.time.epochMilliSecondsToFormatted(1517943695758, "
               "\"yyyy-MM-dd HH:mm:ssZ\", \"+08:00\")") == "2018-02-07 03:01:35+0800");
}

TEST_CASE("[fact] the format of AWSDate drops the seconds of an offset") {
  CHECK(prints_at("2018-07-11T22:14:45Z",
                  "$util.time.nowFormatted(\"yyyy-MM-dd[XXX]\", \"-07:00:30\")") ==
        "2018-07-11-07:00");
}

TEST_CASE("[fact] the format of AWSDateTime keeps the seconds of an offset") {
  CHECK(prints_at("2018-07-11T22:14:45Z",
                  "$util.time.nowFormatted(\"yyyy-MM-dd'T'HH:mm:ss[XXXXX]\", \"-07:00:30\")") ==
        "2018-07-11T15:14:15-07:00:30");
}

TEST_CASE("an Integer widens to the Long of a moment, a String does not") {
  CHECK(prints("$util.time.epochMilliSecondsToSeconds(1500)") == "1");
  CHECK(prints("$util.time.epochMilliSecondsToSeconds(\"1500\")") ==
        "$util.time.epochMilliSecondsToSeconds(\"1500\")");
}

TEST_SUITE_END();
