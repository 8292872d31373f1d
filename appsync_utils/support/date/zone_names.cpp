#include "appsync_utils/support/date/zone_names.h"

#include <algorithm>
#include <array>
#include <memory>

#include <unicode/locid.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>
#include <unicode/unistr.h>

#include "appsync_utils/support/date/date_names.h"

namespace appsync {

namespace {

struct ShortNames {
  /// A metazone of CLDR's, or a zone id.
  std::string_view key;
  std::string_view standard;
  std::string_view daylight;
  std::string_view generic;
};

/// Rows that come first win where an abbreviation means several zones.
// clang-format off
constexpr std::array<ShortNames, 148> kByMetazone = {{
    {"America_Eastern", "EST", "EDT", "ET"},
    {"America_Central", "CST", "CDT", "CT"},
    {"America_Mountain", "MST", "MDT", "MT"},
    {"America_Pacific", "PST", "PDT", "PT"},
    {"Alaska", "AKST", "AKDT", "AKT"},
    {"Hawaii_Aleutian", "HAST", "HADT", "HAT"},
    {"Atlantic", "AST", "ADT", "AT"},
    {"GMT", "GMT", "GMT", "GMT"},
    {"India", "IST", "IDT", "IT"},
    {"Acre", "ACT", "ACST", "ACT"},
    {"Afghanistan", "AFT", "AFST", "AFT"},
    {"Africa_Central", "CAT", "CAST", "CAT"},
    {"Africa_Eastern", "EAT", "EAST", "EAT"},
    {"Africa_Southern", "SAST", "SAST", "SAT"},
    {"Africa_Western", "WAT", "WAST", "WAT"},
    {"Amazon", "AMT", "AMST", "AMT"},
    {"Anadyr", "ANAT", "ANAST", "ANAT"},
    {"Apia", "WSST", "WSDT", "WST"},
    {"Arabian", "AST", "ADT", "AT"},
    {"Argentina", "ART", "ARST", "ART"},
    {"Armenia", "AMT", "AMST", "AMT"},
    {"Australia_Central", "ACST", "ACDT", "ACT"},
    {"Australia_CentralWestern", "ACWST", "ACWDT", "ACWT"},
    {"Australia_Eastern", "AEST", "AEDT", "AET"},
    {"Australia_Western", "AWST", "AWDT", "AWT"},
    {"Azerbaijan", "AZT", "AZST", "AZT"},
    {"Azores", "AZOT", "AZOST", "AZOT"},
    {"Bangladesh", "BDT", "BDST", "BDT"},
    {"Bhutan", "BTT", "BTST", "BTT"},
    {"Bolivia", "BOT", "BOST", "BOT"},
    {"Brasilia", "BRT", "BRST", "BRT"},
    {"Brunei", "BNT", "BNST", "BNT"},
    {"Cape_Verde", "CVT", "CVST", "CVT"},
    {"Casey", "AWST", "AWDT", "AWT"},
    {"Chamorro", "ChST", "ChDT", "ChT"},
    {"Chatham", "CHAST", "CHADT", "CHAT"},
    {"Chile", "CLT", "CLST", "CLT"},
    {"China", "CST", "CDT", "CT"},
    {"Christmas", "CXT", "CXST", "CIT"},
    {"Cocos", "CCT", "CCST", "CCT"},
    {"Colombia", "COT", "COST", "COT"},
    {"Cook", "CKT", "CKHST", "CKT"},
    {"Cuba", "CST", "CDT", "CT"},
    {"Davis", "DAVT", "DAVST", "DAVT"},
    {"DumontDUrville", "DDUT", "DDUST", "DDUT"},
    {"East_Timor", "TLT", "TLST", "TLT"},
    {"Easter", "EAST", "EASST", "EAST"},
    {"Ecuador", "ECT", "ECST", "ECT"},
    {"Europe_Central", "CET", "CEST", "CET"},
    {"Europe_Eastern", "EET", "EEST", "EET"},
    {"Europe_Western", "WET", "WEST", "WET"},
    {"Falkland", "FKT", "FKST", "FKT"},
    {"Fiji", "FJT", "FJST", "FJT"},
    {"French_Guiana", "GFT", "GFST", "GFT"},
    {"French_Southern", "TFT", "TFST", "TFT"},
    {"Galapagos", "GALT", "GALST", "GALT"},
    {"Gambier", "GAMT", "GAMST", "GAMT"},
    {"Georgia", "GET", "GEST", "GET"},
    {"Gilbert_Islands", "GILT", "GILST", "GILT"},
    {"Greenland_Eastern", "EGT", "EGST", "EGT"},
    {"Greenland_Western", "WGT", "WGST", "WGT"},
    {"Gulf", "GST", "GDT", "GT"},
    {"Guyana", "GYT", "GYST", "GYT"},
    {"Hong_Kong", "HKT", "HKST", "HKT"},
    {"Hovd", "HOVT", "HOVST", "HOVT"},
    {"Indian_Ocean", "IOT", "IOST", "IOT"},
    {"Indochina", "ICT", "ICST", "ICT"},
    {"Indonesia_Central", "WITA", "CIST", "WITA"},
    {"Indonesia_Eastern", "WIT", "EIST", "WIT"},
    {"Indonesia_Western", "WIB", "WIST", "WIB"},
    {"Iran", "IRST", "IRDT", "IRT"},
    {"Irkutsk", "IRKT", "IRKST", "IRKT"},
    {"Israel", "IST", "IDT", "IT"},
    {"Japan", "JST", "JDT", "JT"},
    {"Kamchatka", "PETT", "PETST", "PETT"},
    {"Kazakhstan_Eastern", "ALMT", "ALMST", "ALMT"},
    {"Kazakhstan_Western", "AQTT", "AQTST", "AQTT"},
    {"Korea", "KST", "KDT", "KT"},
    {"Kosrae", "KOST", "KOSST", "KOST"},
    {"Krasnoyarsk", "KRAT", "KRAST", "KRAT"},
    {"Kyrgystan", "KGT", "KGST", "KGT"},
    {"Line_Islands", "LINT", "LINST", "LINT"},
    {"Lord_Howe", "LHST", "LHDT", "LHT"},
    {"Magadan", "MAGT", "MAGST", "MAGT"},
    {"Malaysia", "MYT", "MYST", "MYT"},
    {"Maldives", "MVT", "MVST", "MVT"},
    {"Marquesas", "MART", "MARST", "MART"},
    {"Marshall_Islands", "MHT", "MHST", "MHT"},
    {"Mauritius", "MUT", "MUST", "MUT"},
    {"Mawson", "MAWT", "MAWST", "MAWT"},
    {"Mexico_Northwest", "PST", "PDT", "PT"},
    {"Mexico_Pacific", "MST", "MDT", "MT"},
    {"Mongolia", "ULAT", "ULAST", "ULAT"},
    {"Moscow", "MSK", "MSD", "MT"},
    {"Myanmar", "MMT", "MMST", "MMT"},
    {"Nauru", "NRT", "NRST", "NRT"},
    {"Nepal", "NPT", "NPST", "NPT"},
    {"New_Caledonia", "NCT", "NCST", "NCT"},
    {"New_Zealand", "NZST", "NZDT", "NZT"},
    {"Newfoundland", "NST", "NDT", "NT"},
    {"Niue", "NUT", "NUST", "NUT"},
    {"Norfolk", "NFT", "NFST", "NFT"},
    {"Noronha", "FNT", "FNST", "FNT"},
    {"Novosibirsk", "NOVT", "NOVST", "NOVT"},
    {"Omsk", "OMST", "OMSST", "OMST"},
    {"Pakistan", "PKT", "PKST", "PKT"},
    {"Palau", "PWT", "PWST", "PWT"},
    {"Papua_New_Guinea", "PGT", "PGST", "PGT"},
    {"Paraguay", "PYT", "PYST", "PYT"},
    {"Peru", "PET", "PEST", "PET"},
    {"Philippines", "PST", "PDT", "PT"},
    {"Phoenix_Islands", "PHOT", "PHOST", "PHOT"},
    {"Pierre_Miquelon", "PMST", "PMDT", "PMT"},
    {"Pitcairn", "PST", "PDT", "PT"},
    {"Ponape", "PONT", "PONST", "PONT"},
    {"Reunion", "RET", "REST", "RET"},
    {"Rothera", "ROTT", "ROTST", "ROTT"},
    {"Sakhalin", "SAKT", "SAKST", "SAKT"},
    {"Samara", "SAMT", "SAMST", "SAMT"},
    {"Samoa", "SST", "SDT", "ST"},
    {"Seychelles", "SCT", "SCST", "SCT"},
    {"Singapore", "SGT", "SGST", "SGT"},
    {"Solomon", "SBT", "SBST", "SBT"},
    {"South_Georgia", "GST", "GDT", "GT"},
    {"Suriname", "SRT", "SRST", "SRT"},
    {"Syowa", "SYOT", "SYOST", "SYOT"},
    {"Tahiti", "TAHT", "TAHST", "TAHT"},
    {"Taipei", "CST", "CDT", "CT"},
    {"Tajikistan", "TJT", "TJST", "TJT"},
    {"Tokelau", "TKT", "TKST", "TKT"},
    {"Tonga", "TOT", "TOST", "TOT"},
    {"Truk", "CHUT", "CHUST", "CHUT"},
    {"Turkey", "TRT", "TRST", "TRT"},
    {"Turkmenistan", "TMT", "TMST", "TMT"},
    {"Tuvalu", "TVT", "TVST", "TVT"},
    {"Uruguay", "UYT", "UYST", "UYT"},
    {"Urumqi", "XJT", "XJDT", "XJT"},
    {"Uzbekistan", "UZT", "UZST", "UZT"},
    {"Vanuatu", "VUT", "VUST", "VUT"},
    {"Venezuela", "VET", "VEST", "VET"},
    {"Vladivostok", "VLAT", "VLAST", "VLAT"},
    {"Volgograd", "MSK", "MSD", "MT"},
    {"Vostok", "VOST", "VOSST", "VOST"},
    {"Wake", "WAKT", "WAKST", "WAKT"},
    {"Wallis", "WFT", "WFST", "WFT"},
    {"Yakutsk", "YAKT", "YAKST", "YAKT"},
    {"Yekaterinburg", "YEKT", "YEKST", "YEKT"},
    {"Yukon", "MST", "MDT", "MT"},
}};

/// Zones without a metazone, or that share one with other names.
constexpr std::array<ShortNames, 31> kByZone = {{
    {"Europe/London", "GMT", "BST", "BT"},
    {"GB", "GMT", "BST", "BT"},
    {"GB-Eire", "GMT", "BST", "BT"},
    {"Europe/Belfast", "GMT", "BST", "BT"},
    {"Europe/Guernsey", "GMT", "BST", "BT"},
    {"Europe/Isle_of_Man", "GMT", "BST", "BT"},
    {"Europe/Jersey", "GMT", "BST", "BT"},
    {"Europe/Dublin", "GMT", "IST", "IT"},
    {"Eire", "GMT", "IST", "IT"},
    {"US/Hawaii", "HST", "HDT", "HST"},
    {"Pacific/Honolulu", "HST", "HDT", "HST"},
    {"Pacific/Johnston", "HST", "HDT", "HST"},
    {"Africa/Windhoek", "CAT", "WAT", "CAT"},
    {"Africa/Casablanca", "WET", "WEST", "WET"},
    {"Africa/El_Aaiun", "WET", "WEST", "WET"},
    {"WET", "WET", "WEST", "WET"},
    {"CET", "CET", "CEST", "CET"},
    {"MET", "MET", "MEST", "MET"},
    {"EET", "EET", "EEST", "EET"},
    {"Asia/Amman", "EET", "EEST", "EET"},
    {"Asia/Damascus", "EET", "EEST", "EET"},
    {"Asia/Famagusta", "EET", "EEST", "EET"},
    {"Europe/Kirov", "MSK", "MSD", "MT"},
    {"Asia/Srednekolymsk", "SRET", "SREDT", "SRET"},
    {"Antarctica/Palmer", "CLT", "CLST", "CLT"},
    {"America/Montreal", "EST", "EDT", "ET"},
    {"Asia/Manila", "PST", "PDT", "PT"},
    {"America/Ojinaga", "CST", "CDT", "CT"},
    {"America/Chihuahua", "CST", "CDT", "CT"},
    {"Pacific/Bougainville", "BST", "BST", "BT"},
    {"Antarctica/Troll", "GMT", "CEST", "ATT"},
}};

constexpr std::array<std::string_view, 8> kUniversal = {
    "UTC", "Etc/UTC", "UCT", "Etc/UCT", "Universal", "Etc/Universal", "Zulu", "Etc/Zulu"};
// clang-format on

constexpr std::array<ZoneNameKind, 3> kKinds = {ZoneNameKind::standard, ZoneNameKind::daylight,
                                                ZoneNameKind::generic};

std::string_view short_name(const ShortNames& row, ZoneNameKind kind) {
  switch (kind) {
    case ZoneNameKind::standard:
      return row.standard;
    case ZoneNameKind::daylight:
      return row.daylight;
    case ZoneNameKind::generic:
      break;
  }
  return row.generic;
}

UTimeZoneNameType long_type(ZoneNameKind kind) {
  switch (kind) {
    case ZoneNameKind::standard:
      return UTZNM_LONG_STANDARD;
    case ZoneNameKind::daylight:
      return UTZNM_LONG_DAYLIGHT;
    case ZoneNameKind::generic:
      break;
  }
  return UTZNM_LONG_GENERIC;
}

icu::UnicodeString to_icu(std::string_view ascii) {
  return {ascii.data(), static_cast<std::int32_t>(ascii.size()), US_INV};
}

std::string to_text(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

/// Nothing where ICU has no data.
std::unique_ptr<const icu::TimeZoneNames> icu_names() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<const icu::TimeZoneNames> names(
      icu::TimeZoneNames::createInstance(icu::Locale::getUS(), status));
  return U_SUCCESS(status) ? std::move(names) : nullptr;
}

/// Names follow the zone's metazone of this day, which keeps them independent of when the program
/// runs.
constexpr double kNamingMoment = 1'700'000'000'000.0;

icu::UnicodeString metazone_of(const icu::TimeZoneNames& names, std::string_view zone_id) {
  icu::UnicodeString canonical;
  UErrorCode status = U_ZERO_ERROR;
  icu::TimeZone::getCanonicalID(to_icu(zone_id), canonical, status);
  icu::UnicodeString metazone;
  if (U_SUCCESS(status)) names.getMetaZoneID(canonical, kNamingMoment, metazone);
  return metazone;
}

template <std::size_t size>
const ShortNames* find_row(const std::array<ShortNames, size>& rows, std::string_view key) {
  const auto row = std::find_if(rows.begin(), rows.end(),
                                [key](const ShortNames& names) { return names.key == key; });
  return row == rows.end() ? nullptr : &*row;
}

bool is_universal(std::string_view zone_id) {
  return std::find(kUniversal.begin(), kUniversal.end(), zone_id) != kUniversal.end();
}

std::string offset_name(const TimeZone& zone) {
  const std::int32_t offset = zone.offset_at(static_cast<std::int64_t>(kNamingMoment / 1000.0));
  return offset == 0 ? "GMT" : "GMT" + offset_id(offset);
}

std::string zone_short_name(const TimeZone& zone, ZoneNameKind kind) {
  if (is_universal(zone.id())) return "UTC";
  if (const ShortNames* row = find_row(kByZone, zone.id())) {
    return std::string(short_name(*row, kind));
  }
  if (const auto names = icu_names()) {
    const std::string metazone = to_text(metazone_of(*names, zone.id()));
    if (const ShortNames* row = find_row(kByMetazone, metazone)) {
      return std::string(short_name(*row, kind));
    }
  }
  return offset_name(zone);
}

std::string zone_full_name(const TimeZone& zone, ZoneNameKind kind) {
  if (is_universal(zone.id())) return "Coordinated Universal Time";
  const auto names = icu_names();
  if (!names) return zone.id();
  icu::UnicodeString canonical;
  UErrorCode status = U_ZERO_ERROR;
  icu::TimeZone::getCanonicalID(to_icu(zone.id()), canonical, status);
  // Many zones have only a standard name, which then serves for all three.
  for (const ZoneNameKind candidate : {kind, ZoneNameKind::standard}) {
    icu::UnicodeString name;
    names->getDisplayName(canonical, long_type(candidate), kNamingMoment, name);
    if (name.isEmpty()) continue;
    std::string text = to_text(name);
    constexpr std::string_view kStandard = " Standard Time";
    if (kind == ZoneNameKind::generic && candidate != kind && text.ends_with(kStandard)) {
      text.replace(text.size() - kStandard.size(), kStandard.size(), " Time");
    }
    return text;
  }
  return offset_name(zone);
}

std::string reference_zone(const icu::TimeZoneNames& names, std::string_view metazone) {
  icu::UnicodeString zone_id;
  names.getReferenceZoneID(to_icu(metazone), "US", zone_id);
  return to_text(zone_id);
}

}  // namespace

std::string zone_name(const TimeZone& zone, ZoneNameKind kind, ZoneNameWidth width) {
  // Offsets have no names, also not behind a prefix ("GMT+02:00"); the bare prefixes are regions
  // with names.
  const bool is_bare_prefix = zone.id() == "UTC" || zone.id() == "GMT" || zone.id() == "UT";
  if (zone.is_plain_offset() || (!is_bare_prefix && !TimeZone::is_region(zone.id()))) {
    return zone.id();
  }
  if (zone.id() == "UT") return "UT";
  return width == ZoneNameWidth::full ? zone_full_name(zone, kind) : zone_short_name(zone, kind);
}

std::optional<ZoneNameMatch> match_zone_name(std::u16string_view text, ZoneNameWidth width) {
  const auto names = icu_names();
  if (!names) return std::nullopt;
  std::optional<ZoneNameMatch> best;
  const auto consider = [&](std::string_view name, const ShortNames& row, bool is_metazone) {
    if (name.empty() || (best && name.size() <= best->length)) return;
    if (!starts_with_ascii(text, name)) return;
    best = {is_metazone ? reference_zone(*names, row.key) : std::string(row.key), name.size()};
  };
  for (const ShortNames& row : kByMetazone) {
    for (const ZoneNameKind kind : kKinds) {
      if (width == ZoneNameWidth::short_form) {
        consider(short_name(row, kind), row, true);
      } else {
        icu::UnicodeString name;
        names->getMetaZoneDisplayName(to_icu(row.key), long_type(kind), name);
        consider(to_text(name), row, true);
      }
    }
  }
  if (width == ZoneNameWidth::short_form) {
    for (const ShortNames& row : kByZone) {
      for (const ZoneNameKind kind : kKinds) consider(short_name(row, kind), row, false);
    }
  } else {
    consider("Coordinated Universal Time", {"Etc/UTC", {}, {}, {}}, false);
    consider("British Summer Time", kByZone[0], false);
  }
  return best;
}

std::optional<ZoneNameMatch> match_region_id(std::u16string_view text) {
  constexpr std::size_t kLongestId = 64;
  std::string candidate;
  for (const char16_t unit : text.substr(0, kLongestId)) {
    if (unit <= 0x20 || unit > 0x7E) break;
    candidate.push_back(static_cast<char>(unit));
  }
  for (; candidate.size() >= 2; candidate.pop_back()) {
    if (TimeZone::is_region(candidate)) return ZoneNameMatch{candidate, candidate.size()};
  }
  return std::nullopt;
}

}  // namespace appsync
