#include "appsync_utils/support/date_format.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>

#include <doctest/doctest.h>

namespace {

std::string shown(const appsync::JavaResult<std::string>& result) {
  return result ? *result : result.error().to_string();
}

std::string shown(const appsync::JavaResult<std::int64_t>& result) {
  return result ? std::to_string(*result) : result.error().to_string();
}

std::string parse_error(std::string_view text, std::string_view pattern,
                        std::optional<std::string_view> zone = std::nullopt) {
  const auto result = appsync::parse_date(text, pattern, zone);
  if (result) return "no error: " + std::to_string(*result);
  const std::string prefix = "java.time.format.DateTimeParseException: Text '" + std::string(text) +
                             "' could not be parsed";
  const std::string message = result.error().to_string();
  return message.starts_with(prefix) ? message.substr(prefix.size()) : message;
}

std::string pattern_error(std::string_view pattern) {
  const auto result = appsync::format_date(0, pattern, "UTC");
  if (result) return "no error: " + *result;
  CHECK(result.error().class_name == "java.lang.IllegalArgumentException");
  return result.error().message;
}

struct Printed {
  std::string_view pattern;
  std::string_view zone;
  std::int64_t epoch_millis;
  std::string_view text;
};

/// What Java 17 (Locale.US) prints for random patterns, zones and moments.
constexpr Printed kPrintedByJava[] = {
    {"YYYY ww E HH X", "America/New_York", -1335394745447, "1927 37 Wed 21 -04"},
    {"xxxxx", "Europe/London", -2003230118, "+01:00"},
    {"y D HH", "-07:00:30", 718761110995, "1992 284 16"},
    {"a", "Europe/Berlin", 625202665141, "AM"},
    {"qq", "UTC", -62167219200000, "01"},
    {"MMMM", "Australia/Perth", 121896702526041, "October"},
    {"yyy.MM.dd hmss", "GMT+2", 4933035575209547382, "156323644.05.21 22547"},
    {"uuuu/MM/ddHHmm[s", "UT", 1734002806212, "2024/12/12112646"},
    {"LLLLx", "+5", 2466669952709, "March+05"},
    {"DqqYYYwS", "Australia/Lord_Howe", 111169060593012, "296045492430"},
    {"gMMLLLL", "UT-3", 0, "4058612December"},
    {"yyyy/MMMM/dd  HH.m.ss OOOO", "Europe/London", -93127444700870,
     "0983/November/29  01.20.24 GMT-00:01:15"},
    {"uuuu/LLL/dd", "GMT", -15789340800000, "1469/Aug/28"},
    {"DDDyyyyyyyyyycccyEEEEE", "Etc/GMT+5", 1741930070563, "0730000002025Fri2025F"},
    {"uuuu.MMM.dH:ss[ZZZZ", "UT-3", 126661577179335, "5983.Sep.308:19GMT-03:00"},
    {"yyyy.M.dd'T'HH.m..ss", "Z", -1321120941686173082, "+41862688.12.11T02.43..46"},
    {"yy/MM/dd  hh:mm[:ss.SS", "-0930", -1, "69/12/31  02:29:59.99"},
    {"eecccccGGGGGdd", "America/Sao_Paulo", 1586179653677541956, "03TA09"},
    {"y/MMMMM/d Hmm[s,SS[ZZZZZ", "Australia/Lord_Howe", 1871915920, "1970/J/23 15835,92+10:00"},
    {"yyyMMMMMd KKmms,SS'x'xxx", "UT", -5751144143747767285, "182244534F11 020352,71x+00:00"},
    {"y/M/ddHH..ss.SSSSSS[Z", "GMT+0", -127310029277122, "2066/9/1606..42.878000+0000"},
    {"OZZZcKEEEEE", "Europe/Berlin", -4386148214277649034, "GMT+0:53:28+005332T"},
    {"uDDD", "UTC+01:00", 980571472288, "2001027"},
    {"yy.MMMM.dKK.mm.ss'x'VV", "Pacific/Apia", -786110517503, "45.February.200.28.02xPacific/Apia"},
    {"/XX", "-18:00", 999, "/-1800"},
    {"'it''s'SSSSSSSSS", "Asia/Kathmandu", -3727611959664, "it's336000000"},
    {"uuuu-M-dd hhss,n[x", "+18:00", -1911477119464892995, "-60570329-5-27 0327,5000000+18"},
    {"yy LL d G hmm B", "-18:00", 1861541678167, "28 12 26 AD 854 in the evening"},
    {"BBBBB::xxBBBB", "Etc/GMT+5", -6212709331794481855, "at night::-0500at night"},
    {"sNeeee", "+08:00", -1545295913544, "683286456000000Wednesday"},
    {"LLLwwQQ", "Asia/Kolkata", 253402300800000, "Jan0101"},
    {"EEEEESSSeVVQQQQ", "-0930", 68941436, "T4365-09:301st quarter"},
    {"yyy-M-dd QHH.m[.ss XXXXX", "Etc/GMT+5", 8896675261880636327,
     "281926385-12-14 418.43.56 -05:00"},
    {"uuuXXXXeeeg", "GMT0", 17665689600000, "2529ZFri245051"},
    {"xxxxkk", "UTC", 33571238400000, "+000024"},
    {"EEEEyyLLLLLEEEEE", "+18:00", -202742296150688, "Thursday56MT"},
    {"XXXqqdOqqqq", "America/St_Johns", -1827747809211, "-03:300131GMT-3:30:521st quarter"},
    {"ZZeeeegggS", "Europe/Berlin", 93634565545711, "+0100Thursday11243207"},
    {"q", "+10:30:15", 24813600415322, "2"},
    {"GGGGMMMMccccyyy", "America/New_York", -3210559579739, "Anno DominiAprilSunday1868"},
    {"uuHHYBBBB[", "UT", -2330154279177, "96141896in the afternoon"},
    {"ppppppppppppQQQQQuuqq", "Europe/Berlin", 1010061544058, "           10201"},
    {"yyyyLLLdd QQQ HHSS'x'OOOO", "-00:00:30", 738636963651, "1993May29 Q2 0065xGMT-00:00:30"},
    {"ppppy MM dd HH HH:mm", "Pacific/Auckland", -62135596800001, "   1 01 01 11 11:39"},
    {"qqqAAAAAMMMXXXM", "Pacific/Apia", 105297331518953, "Q356718953Sep+13:009"},
    {"AqqqNN", "Asia/Kolkata", 1424402529, "61802529Q161802529000000"},
    {"y-M-d pppH:ppm HH:mm", "UTC", 916164113, "1970-1-11  14:29 14:29"},
    {"yyyyyyyyyeeeeeMMMMM", "-0930", -35931341509269, "000000831MM"},
    {"yyyyyyyyyyqqqqqQQEEEB", "Europe/London", 126692486801985, "0000005984303Satin the morning"},
    {"DDWAAAAADDD", "Australia/Perth", 951782400000, "60528800000060"},
    {"MMMMYY", "GMT-0", 57317198797688, "April86"},
    {"addpF", "Etc/GMT+5", 773481140047, "AM066"},
    {"XXXXXnnnL", "America/Sao_Paulo", 231014152581, "-03:005810000004"},
    {"qqqSSSSSSSOOOOk", "Australia/Perth", 2329802492632, "Q46320000GMT+08:0015"},
    {"yyyyypppppZccc", "+18:00", -24933657600000, "01179+1800Tue"},
};

struct Parsed {
  std::string_view pattern;
  std::optional<std::string_view> zone;
  std::string_view text;
  std::string_view result;
};

/// What Java 17 makes of random texts.
constexpr Parsed kParsedByJava[] = {
    {"y-M-dd EHHmmsXXXXX", "UTC", "218495875-8-02 Mon093736Z", "6895001690818656000"},
    {"y M d B h m", "+10:30:15", "1882 5 1 at night 2 9", "-2766644475000"},
    {"yyyyLLdd kkmm", "UT-3", "19700105 2446", "359160000"},
    {"y.M.d kkX", "+10:30:15", "1969.12.7 18+1030", "-2133000000"},
    {"g HH", "Pacific/Auckland", "554 06", "-3458871544000"},
    {"HXXXXLLLggg", "Australia/Perth", "8+0530Mar63317", "1963881000000"},
    {"y MM d e  kk:m::sZ", {}, "1992 08 21 6  12:18::41+0530", "714379721000"},
    {"uDDD HH", "Australia/Lord_Howe", "1001 11", "-62135595380000"},
    {"gEEEEAAAAA", "Australia/Lord_Howe", "-98539359176Thursday35325815", "-8513804139526054185"},
    {"y MM d W kk:mm[:ss O", {}, "2167 09 16 3 19:00:00 GMT-5", "6239116800000"},
    {"qqgggHHOOOO", "GMT0", "04-67857623GMT-00:00:30", "-62135600370000"},
    {"yyyMMMddH.m", "UTC", "1969Dec274.28", "-415920000"},
    {"y/LLL/d ekk:m[:s.S", "UT-3", "2098/Dec/9 303:50:47.5", "4068946247500"},
    {"yy M d F  HH.mm[.ss a[xxx", "+18:00", "00 2 29 1  01.00.00 AM+01:00", "951782400000"},
    {"y M d B H m", "Australia/Lord_Howe", "1970 1 18 noon 12 0", "1476000000"},
    {"yy/MM/dkk.mm[.ss", "UTC", "63/08/2902.06.18", "2955578778000"},
    {"y.MM.d EEEEEkk.m[.ss.SSX", "Pacific/Apia", "1.01.1 M12.33.03.99+1233", "-62135596796010"},
    {"y M W E HH", "GMT+2", "004 3 2 Mon 20", "-62035135200000"},
    {"y M dd QQQ H:m:ss", "GMT0", "2975 11 12 Q4 0:0:00", "31741977600000"},
    {"yyyyyyyyyaggg", "+08:00", "000002012PM56277", "1355652000000"},
    {"y LL d e'T'HHmmss a VV", {}, "1911 04 24 2T084430 AM Europe/Berlin", "-1852128930000"},
    {"y-LLL-d  h:m aZZZZ", {}, "2004-Apr-30  9:30 PMGMT", "1083360600000"},
    {"y/M/dd g kk.mm..ss", "GMT", "1970/1/16 40602 15.14..04", "1350844000"},
    {"gB", "GMT0", "48967in the morning", "724064400000"},
    {"YYYY w e HH", "UTC", "2018 3 2 03", "1515985200000"},
};

/// Text, pattern, and what follows "could not be parsed".
constexpr std::string_view kRefusedByJava[][3] = {
    {"", "K", " at index 0"},
    {"94", "m", ": Invalid value for MinuteOfHour (valid values 0 - 59): 94"},
    {"691231 4058623:29", "yyMMdd gHH[:ss",
     ": Conflict found: Fields resolved to two different dates: 2069-12-31 1969-12-31"},
    {"0", "y", ": Invalid value for YearOfEra (valid values 1 - 999999999/1000000000): 0"},
    {"20253", "gggc",
     ": Conflict found: Field DayOfWeek 5 differs from DayOfWeek 2 derived from 1864-06-03"},
    {"208447", "mmA",
     ": Conflict found: MinuteOfHour 20 differs from MinuteOfHour 0 while resolving  SecondOfDay"},
    {"10151", "yMMdd", ": Invalid value for DayOfMonth (valid values 1 - 28/31): 51"},
    {"-1", "s", ": Invalid value for SecondOfMinute (valid values 0 - 59): -1"},
    {"40", "h", ": Invalid value for ClockHourOfAmPm (valid values 1 - 12): 40"},
    {"26", "k", ": Invalid value for ClockHourOfDay (valid values 1 - 24): 26"},
    {"GMT+", "O", ": String index out of range: 4"},
    {"109", "Kkk",
     ": Conflict found: Field HourOfAmPm 9 differs from HourOfAmPm 1 derived from 09:00"},
    {"71999999at night+020010", "ABZZL",
     ": Conflict found: Resolved time 19:59 conflicts with DayPeriod(21:00-06:00)"},
    {"001", "uyy", ": Conflict found: Year 0 differs from Year -2000"},
    {"-3300", "Z", ": Value out of range: Hour[0-23], Minute[0-59], Second[0-59]"},
    {"0", "c", ": Invalid value for DayOfWeek[WeekFields[SUNDAY,1]] (valid values 1 - 7): 0"},
    {"1980", "uDDD", ": Invalid value for DayOfYear (valid values 1 - 365/366): 980"},
    {"1 366 16", "y D HH", ": Invalid date 'DayOfYear 366' as '1' is not a leap year"},
    {"756000000000000", "N",
     ": Invalid value for NanoOfDay (valid values 0 - 86399999999999): 756000000000000"},
    {"at night:PM", "B:a",
     ": Conflict found: Field AmPmOfDay 0 differs from AmPmOfDay 1 derived from 01:30"},
    {"2922978994'", "YYY''", ": integer overflow"},
    {"923676", "ASSS",
     ": Conflict found: NanoOfSecond 676000000 differs from NanoOfSecond 923000000 while resolving "
     " MilliOfSecond"},
    {"9984S", "wYEEEEE",
     ": Invalid value for WeekOfWeekBasedYear[WeekFields[SUNDAY,1]] (valid values 1 - 52/53): 99"},
    {"901506988359", "g",
     ": Invalid value for ModifiedJulianDay (valid values -365243178575 - 365241821058): "
     "901506988359"},
    {"' W11+9", "''ppcccccwH", " at index 5"},
};

}  // namespace

TEST_CASE("the documented examples of $util.time") {
  CHECK(*appsync::format_date(1517943695758, "yyyy-MM-dd HH:mm:ssZ", "UTC") ==
        "2018-02-06 19:01:35+0000");
  CHECK(*appsync::format_date(1517943695758, "yyyy-MM-dd HH:mm:ssZ", "+08:00") ==
        "2018-02-07 03:01:35+0800");
  CHECK(*appsync::format_date(1517943695758, "yyyy-MM-dd HH:mm:ssZ", "Australia/Perth") ==
        "2018-02-07 03:01:35+0800");
  CHECK(*appsync::format_date(1531347255000, "yyyy-MM-dd[XXX]", "-07:00:30") == "2018-07-11-07:00");
  CHECK(*appsync::format_date(1531347255000, "yyyy-MM-dd'T'HH:mm:ss[XXXXX]", "-07:00:30") ==
        "2018-07-11T15:13:45-07:00:30");
  CHECK(*appsync::parse_date("2018-02-02 01:19:22+0800", "yyyy-MM-dd HH:mm:ssZ", std::nullopt) ==
        1517505562000);
  CHECK(*appsync::parse_date("2018-02-02 01:19:22", "yyyy-MM-dd HH:mm:ss", "+08:00") ==
        1517505562000);
  CHECK(*appsync::parse_iso8601_to_millis("2018-02-01T17:21:05.180+08:00") == 1517476865180);
  CHECK(appsync::format_iso8601_millis(1517943695758) == "2018-02-06T19:01:35.758Z");
}

TEST_CASE("printing as Java does") {
  for (const Printed& row : kPrintedByJava) {
    CAPTURE(row.pattern);
    CAPTURE(row.zone);
    CHECK(shown(appsync::format_date(row.epoch_millis, row.pattern, row.zone)) == row.text);
  }
}

TEST_CASE("zone names") {
  constexpr std::int64_t kWinter = 1517943695758;
  constexpr std::int64_t kSummer = 1531347255000;
  CHECK(*appsync::format_date(kWinter, "z|zzzz|v|VV", "Australia/Perth") ==
        "AWST|Australian Western Standard Time|AWT|Australia/Perth");
  CHECK(*appsync::format_date(kSummer, "z|zzzz|v|vvvv", "America/New_York") ==
        "EDT|Eastern Daylight Time|ET|Eastern Time");
  CHECK(*appsync::format_date(kSummer, "z|zzzz", "Europe/London") == "BST|British Summer Time");
  CHECK(*appsync::format_date(kWinter, "z|zzzz", "UTC") == "UTC|Coordinated Universal Time");
  CHECK(*appsync::format_date(kWinter, "z|VV", "+08:00") == "+08:00|+08:00");
  CHECK(*appsync::format_date(kWinter, "z|VV", "GMT+2") == "GMT+02:00|GMT+02:00");
  CHECK(*appsync::parse_date("2018-07-03 EST 07", "yyyy-MM-dd z HH", std::nullopt) ==
        1530615600000);
  CHECK(*appsync::parse_date("2018-02-03 Pacific Standard Time 07", "yyyy-MM-dd zzzz HH",
                             std::nullopt) == 1517670000000);
}

TEST_CASE("clock changes: a skipped time moves on, a doubled one is the first") {
  const auto parse = [](std::string_view text, std::string_view zone) {
    return shown(appsync::parse_date(text, "yyyy-MM-dd HH:mm", zone));
  };
  CHECK(parse("2018-03-25 02:30", "Europe/Berlin") == "1521941400000");
  CHECK(parse("2018-10-28 02:30", "Europe/Berlin") == "1540686600000");
  CHECK(parse("2011-12-30 12:00", "Pacific/Apia") == "1325282400000");
}

TEST_CASE("parsing as Java does") {
  for (const Parsed& row : kParsedByJava) {
    CAPTURE(row.pattern);
    CAPTURE(row.text);
    CHECK(shown(appsync::parse_date(row.text, row.pattern, row.zone)) == row.result);
  }
}

TEST_CASE("a text that does not fit is refused in Java's words") {
  for (const auto& [text, pattern, reason] : kRefusedByJava) {
    CAPTURE(pattern);
    CHECK(parse_error(text, pattern) == reason);
  }
  CHECK(parse_error("2018-13-01", "yyyy-MM-dd", "UTC") ==
        ": Invalid value for MonthOfYear (valid values 1 - 12): 13");
  CHECK(parse_error("2018-02-01x", "yyyy-MM-dd", "UTC") == ", unparsed text found at index 10");
  CHECK(parse_error("x", "yyyy", "UTC") == " at index 0");
  CHECK(parse_error("2018-02-30", "yyyy-MM-dd", "UTC") ==
        ": Unable to obtain Instant from TemporalAccessor: {},ISO,UTC resolved to 2018-02-28 of "
        "type java.time.format.Parsed");
  CHECK(parse_error("2018", "yyyy") ==
        ": Unable to obtain Instant from TemporalAccessor: {Year=2018},ISO of type "
        "java.time.format.Parsed");
  CHECK(shown(appsync::parse_date(std::string(70, 'a'), "yyyy", "UTC")) ==
        "java.time.format.DateTimeParseException: Text '" + std::string(64, 'a') +
            "...' could not be parsed at index 0");
  CHECK(shown(appsync::parse_date("292278994 229 07", "y D HH", "America/St_Johns")) ==
        "java.lang.ArithmeticException: long overflow");
}

TEST_CASE("SMART resolving: the day is clamped, 24:00 is the next day") {
  CHECK(*appsync::parse_date("2018-02-30 00", "yyyy-MM-dd HH", "UTC") == 1519776000000);
  CHECK(*appsync::parse_date("2018-02-03 24:00", "yyyy-MM-dd HH:mm", "UTC") == 1517702400000);
}

TEST_CASE("bad patterns") {
  CHECK(pattern_error("T") == "Unknown pattern letter: T");
  CHECK(pattern_error("MMMMMM") == "Too many pattern letters: M");
  CHECK(pattern_error("V") == "Pattern letter count must be 2: V");
  CHECK(pattern_error("OO") == "Pattern letter count must be 1 or 4: O");
  CHECK(pattern_error("vv") == "Wrong number of pattern letters: v");
  CHECK(pattern_error("cc") == "Invalid pattern \"cc\"");
  CHECK(pattern_error("yyyy'x") == "Pattern ends with an incomplete string literal: yyyy'x");
  CHECK(pattern_error("]") == "Pattern invalid as it contains ] without previous [");
  CHECK(pattern_error("a#") == "Pattern includes reserved character: '#'");
  CHECK(pattern_error("p'x'") == "Pad letter 'p' must be followed by valid pad pattern: p'x'");
  CHECK(pattern_error("SSSSSSSSSS") == "Minimum width must be from 0 to 9 inclusive but was 10");
  CHECK(pattern_error(std::string(20, 'y')) ==
        "The minimum width must be from 1 to 19 inclusive but was 20");
  CHECK(pattern_error(std::string(5000, 'y')) == "Pattern is longer than 4096 characters");
  CHECK(pattern_error(std::string(300, '[')) ==
        "Pattern has more than 200 nested optional sections");
  CHECK(shown(appsync::format_date(0, "yyyyyyyyyyy", "UTC")) ==
        "java.lang.ArrayIndexOutOfBoundsException: Index 11 out of bounds for length 11");
  CHECK(shown(appsync::format_date(0, "pHH", "UTC")) ==
        "java.time.DateTimeException: Cannot print as output of 2 characters exceeds pad width of "
        "1");
  CHECK(appsync::format_date(0, "ppHmm", "UTC").error().class_name ==
        "java.lang.ClassCastException");
  CHECK(*appsync::format_date(0, "\U0001F600''[yyyy", "UTC") == "\U0001F600'1970");
}

TEST_CASE("bad zones") {
  const auto zone_error = [](std::string_view zone) {
    return shown(appsync::format_date(0, "VV", zone));
  };
  const std::string offset = "java.time.DateTimeException: Invalid ID for ZoneOffset, ";
  CHECK(zone_error("Mars/Phobos") ==
        "java.time.zone.ZoneRulesException: Unknown time-zone ID: Mars/Phobos");
  CHECK(zone_error("europe/berlin") ==
        "java.time.zone.ZoneRulesException: Unknown time-zone ID: europe/berlin");
  CHECK(zone_error("EST") == "java.time.zone.ZoneRulesException: Unknown time-zone ID: EST");
  CHECK(zone_error("a b") ==
        "java.time.DateTimeException: Invalid ID for region-based ZoneId, invalid format: a b");
  CHECK(zone_error("UTC+x") ==
        "java.time.DateTimeException: Invalid ID for offset-based ZoneId: UTC+x");
  CHECK(zone_error("") == offset + "invalid format: ");
  CHECK(zone_error("+a") == offset + "non numeric characters found: +0a");
  CHECK(zone_error("+10-30") == offset + "colon not found when expected: +10-30");
  CHECK(zone_error("+\u00E9") == offset + "non numeric characters found: +\u00E9");
  CHECK(zone_error("+19") ==
        "java.time.DateTimeException: Zone offset hours not in valid range: value 19 is not in the "
        "range -18 to 18");
  CHECK(zone_error("+18:01") ==
        "java.time.DateTimeException: Zone offset not in valid range: -18:00 to +18:00");
}

TEST_CASE("ISO 8601") {
  const auto parse = [](std::string_view text) {
    return shown(appsync::parse_iso8601_to_millis(text));
  };
  const auto error = [](std::string_view text, std::string_view reason) {
    return "java.time.format.DateTimeParseException: Text '" + std::string(text) +
           "' could not be parsed" + std::string(reason);
  };
  CHECK(parse("2018-02-01T17:21:05.180Z") == "1517505665180");
  CHECK(parse("2018-02-01t17:21:05z") == "1517505665000");
  CHECK(parse("2018-02-01T17:21+08") == "1517476860000");
  CHECK(parse("2018-02-01T17:21:05.1239999Z") == "1517505665123");
  CHECK(parse("2018-02-01T17:21:05+01:00[Europe/Berlin]") == "1517502065000");
  CHECK(parse("+10000-01-01T00:00Z") == "253402300800000");
  CHECK(parse("2018-02-01") == error("2018-02-01", " at index 10"));
  CHECK(parse("2018-02-01T17:21:05") == error("2018-02-01T17:21:05", " at index 19"));
  CHECK(parse("2018-02-01T17:21:05,180Z") == error("2018-02-01T17:21:05,180Z", " at index 19"));
  CHECK(parse("2018-02-30T10:00Z") == error("2018-02-30T10:00Z", ": Invalid date 'FEBRUARY 30'"));
  CHECK(parse("2019-02-29T10:00Z") ==
        error("2019-02-29T10:00Z", ": Invalid date 'February 29' as '2019' is not a leap year"));
  CHECK(parse("2018-02-01T24:00Z") ==
        error("2018-02-01T24:00Z", ": Invalid value for HourOfDay (valid values 0 - 23): 24"));
  CHECK(parse("+999999999-12-31T23:59:59Z") == "java.lang.ArithmeticException: long overflow");
  CHECK(parse("") == error("", " at index 0"));
}

TEST_CASE("the ends of the range") {
  constexpr std::int64_t kLowest = std::numeric_limits<std::int64_t>::min();
  constexpr std::int64_t kHighest = std::numeric_limits<std::int64_t>::max();
  CHECK(appsync::format_iso8601_millis(kHighest) == "+292278994-08-17T07:12:55.807Z");
  CHECK(appsync::format_iso8601_millis(kLowest) == "-292275055-05-16T16:47:04.192Z");
  CHECK(appsync::format_iso8601_millis(-1) == "1969-12-31T23:59:59.999Z");
  CHECK(appsync::format_iso8601_millis(-62198755200000) == "-0001-01-01T00:00:00.000Z");
  CHECK(*appsync::parse_iso8601_to_millis("-292275055-05-16T16:47:04.192Z") == kLowest);
  CHECK(*appsync::parse_iso8601_to_millis("+292278994-08-17T07:12:55.807Z") == kHighest);
  CHECK_FALSE(appsync::parse_iso8601_to_millis("-292275055-05-16T16:47:04.191Z"));
  CHECK_FALSE(appsync::parse_iso8601_to_millis("+292278994-08-17T07:12:55.808Z"));
}
