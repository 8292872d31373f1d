#include "engine/value/arithmetic.h"

#include <cstdlib>
#include <limits>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "vtl/java/exception.h"
#include "vtl/java/number_objects.h"
#include "vtl/java/number_text.h"
#include "vtl/java/to_string.h"
#include "vtl/java/type.h"

// The tables are answers of Velocity 1.7 itself, one row for every operator and pair of classes.

namespace {

using vtl::Heap;
using vtl::Operator;
using vtl::Value;

struct Operation {
  std::string_view left_class;
  std::string_view left;
  char op;
  std::string_view right_class;
  std::string_view right;
  std::string_view expected;  // "value class", or "null"
};

struct Comparison {
  std::string_view left_class;
  std::string_view left;
  std::string_view right_class;
  std::string_view right;
  std::string_view expected;  // T or F for == != < > <= >=
};

bool are_equal(const Value& left, const Value& right) {
  vtl::Work work;
  return vtl::velocity_equals(left, right, work);
}

Value make(Heap& heap, std::string_view name, std::string_view text) {
  if (name == "float") return Value::float32(static_cast<float>(*vtl::parse_double(text)));
  if (name == "double") return Value(*vtl::parse_double(text));
  if (name == "dec")
    return vtl::make_big_decimal(heap,
                                 vtl::BigDecimal::from_double_exactly(*vtl::parse_double(text)));
  if (name == "big") return vtl::make_big_integer(heap, *vtl::BigInteger::parse(text));
  const std::int64_t integer = vtl::BigInteger::parse(text)->long_value();
  if (name == "byte") return Value::int8(static_cast<std::int8_t>(integer));
  if (name == "short") return Value::int16(static_cast<std::int16_t>(integer));
  if (name == "int") return Value(static_cast<std::int32_t>(integer));
  return Value(integer);
}

Operator operator_of(char c) {
  switch (c) {
    case '+':
      return Operator::add;
    case '-':
      return Operator::subtract;
    case '*':
      return Operator::multiply;
    case '/':
      return Operator::divide;
    default:
      return Operator::modulo;
  }
}

std::string show(const Value& value) {
  if (value.is_null()) return "null";
  return vtl::to_std_string(value) + " " +
         std::string(vtl::java_type_name(vtl::java_type_of(value)));
}

constexpr Operation kOperations[] = {
    {"byte", "127", '+', "byte", "1", "128 java.lang.Short"},
    {"byte", "-1", '+', "short", "32767", "32766 java.lang.Short"},
    {"byte", "-1", '+', "int", "-2147483648", "-2147483649 java.lang.Long"},
    {"byte", "5", '+', "long", "127", "132 java.lang.Long"},
    {"byte", "-128", '+', "big", "18446744073709551616",
     "18446744073709551488 java.math.BigInteger"},
    {"byte", "1", '+', "float", "0.3333333333333333", "1.3333334 java.lang.Float"},
    {"byte", "0", '+', "double", "16777217.0", "1.6777217E7 java.lang.Double"},
    {"byte", "88", '+', "dec", "3.75", "91.75 java.math.BigDecimal"},
    {"short", "-32768", '+', "byte", "127", "-32641 java.lang.Short"},
    {"short", "-1", '+', "short", "13619", "13618 java.lang.Short"},
    {"short", "0", '+', "int", "65535", "65535 java.lang.Integer"},
    {"short", "0", '+', "long", "3037000500", "3037000500 java.lang.Long"},
    {"short", "32767", '+', "big", "-9223372036854775809",
     "-9223372036854743042 java.math.BigInteger"},
    {"short", "0", '+', "float", "123456.789", "123456.79 java.lang.Float"},
    {"short", "32767", '+', "double", "1.0E-5", "32767.00001 java.lang.Double"},
    {"short", "1", '+', "dec", "3.75", "4.75 java.math.BigDecimal"},
    {"int", "255", '+', "byte", "0", "255 java.lang.Integer"},
    {"int", "7", '+', "short", "0", "7 java.lang.Integer"},
    {"int", "2147483647", '+', "int", "100", "2147483747 java.lang.Long"},
    {"int", "-32768", '+', "long", "9007199254740993", "9007199254708225 java.lang.Long"},
    {"int", "-128", '+', "big", "-9223372036854775809",
     "-9223372036854775937 java.math.BigInteger"},
    {"int", "1319968788", '+', "float", "0.1", "1.31996877E9 java.lang.Float"},
    {"int", "10", '+', "double", "1.0", "11.0 java.lang.Double"},
    {"int", "65535", '+', "dec", "123456.789",
     "188991.789000000004307366907596588134765625 java.math.BigDecimal"},
    {"long", "127", '+', "byte", "85", "212 java.lang.Long"},
    {"long", "0", '+', "short", "28098", "28098 java.lang.Long"},
    {"long", "100", '+', "int", "-2147483648", "-2147483548 java.lang.Long"},
    {"long", "32767", '+', "long", "-1", "32766 java.lang.Long"},
    {"long", "2", '+', "big", "18446744073709551616", "18446744073709551618 java.math.BigInteger"},
    {"long", "4294967296", '+', "float", "-0.0", "4.2949673E9 java.lang.Float"},
    {"long", "0", '+', "double", "1.0", "1.0 java.lang.Double"},
    {"long", "-32768", '+', "dec", "0.0", "-32768 java.math.BigDecimal"},
    {"big", "18446744073709551616", '+', "byte", "-128",
     "18446744073709551488 java.math.BigInteger"},
    {"big", "123456789012345678901234567890", '+', "short", "-1",
     "123456789012345678901234567889 java.math.BigInteger"},
    {"big", "-9223372036854775809", '+', "int", "127", "-9223372036854775682 java.math.BigInteger"},
    {"big", "9223372036854775808", '+', "long", "9223372036854775807",
     "18446744073709551615 java.math.BigInteger"},
    {"big", "-98765432109876543210987", '+', "big", "-9223372036854775809",
     "-98774655481913397986796 java.math.BigInteger"},
    {"big", "18446744073709551616", '+', "float", "-0.0",
     "18446744073709551616 java.math.BigDecimal"},
    {"big", "123456789012345678901234567890", '+', "double", "-0.0",
     "123456789012345678901234567890 java.math.BigDecimal"},
    {"big", "-98765432109876543210987", '+', "dec", "2.0",
     "-98765432109876543210985 java.math.BigDecimal"},
    {"float", "1.0E10", '+', "byte", "5", "1.0E10 java.lang.Float"},
    {"float", "0.3333333333333333", '+', "short", "32767", "32767.334 java.lang.Float"},
    {"float", "123456.789", '+', "int", "3", "123459.79 java.lang.Float"},
    {"float", "1.0E-5", '+', "long", "2147483647", "2.14748365E9 java.lang.Float"},
    {"float", "16777217.0", '+', "big", "-9223372036854775809",
     "-9223372036837998593 java.math.BigDecimal"},
    {"float", "16777217.0", '+', "float", "0.1", "1.6777216E7 java.lang.Float"},
    {"float", "0.3333333333333333", '+', "double", "0.3333333333333333",
     "0.666666676600774 java.lang.Double"},
    {"float", "1.0", '+', "dec", "1.0", "2 java.math.BigDecimal"},
    {"double", "16777217.0", '+', "byte", "0", "1.6777217E7 java.lang.Double"},
    {"double", "3.75", '+', "short", "-1", "2.75 java.lang.Double"},
    {"double", "1.0E300", '+', "int", "46341", "1.0E300 java.lang.Double"},
    {"double", "-2.5", '+', "long", "-128", "-130.5 java.lang.Double"},
    {"double", "3.75", '+', "big", "-9223372036854775809",
     "-9223372036854775805.25 java.math.BigDecimal"},
    {"double", "-1.0", '+', "float", "-2.5", "-3.5 java.lang.Double"},
    {"double", "2.0", '+', "double", "0.0", "2.0 java.lang.Double"},
    {"double", "-1.0", '+', "dec", "123456.789",
     "123455.789000000004307366907596588134765625 java.math.BigDecimal"},
    {"dec", "1.0", '+', "byte", "5", "6 java.math.BigDecimal"},
    {"dec", "123456.789", '+', "short", "-32620",
     "90836.789000000004307366907596588134765625 java.math.BigDecimal"},
    {"dec", "1.0", '+', "int", "46341", "46342 java.math.BigDecimal"},
    {"dec", "-2.5", '+', "long", "-9129013560848538220",
     "-9129013560848538626.5 java.math.BigDecimal"},
    {"dec", "1.0", '+', "big", "-98765432109876543210987",
     "-98765432109876543210986 java.math.BigDecimal"},
    {"dec", "9.007199254740993E15", '+', "float", "123456.789",
     "9007199254864448.7890625 java.math.BigDecimal"},
    {"dec", "16777217.0", '+', "double", "2.0", "16777219 java.math.BigDecimal"},
    {"dec", "123456.789", '+', "dec", "2.0",
     "123458.789000000004307366907596588134765625 java.math.BigDecimal"},
    {"byte", "-128", '-', "byte", "127", "-255 java.lang.Short"},
    {"byte", "1", '-', "short", "32767", "-32766 java.lang.Short"},
    {"byte", "-112", '-', "int", "10", "-122 java.lang.Integer"},
    {"byte", "0", '-', "long", "3037000500", "-3037000500 java.lang.Long"},
    {"byte", "-128", '-', "big", "1000000000000000000000",
     "-1000000000000000000128 java.math.BigInteger"},
    {"byte", "96", '-', "float", "0.3333333333333333", "95.666664 java.lang.Float"},
    {"byte", "127", '-', "double", "-0.0", "127.0 java.lang.Double"},
    {"byte", "127", '-', "dec", "-0.0", "127 java.math.BigDecimal"},
    {"short", "-32768", '-', "byte", "-1", "-32767 java.lang.Short"},
    {"short", "10858", '-', "short", "3742", "7116 java.lang.Short"},
    {"short", "1", '-', "int", "0", "1 java.lang.Integer"},
    {"short", "200", '-', "long", "-2144652668195156546", "2144652668195156746 java.lang.Long"},
    {"short", "-1549", '-', "big", "9223372036854775808",
     "-9223372036854777357 java.math.BigInteger"},
    {"short", "-1", '-', "float", "3.75", "-4.75 java.lang.Float"},
    {"short", "-32768", '-', "double", "-1.0", "-32767.0 java.lang.Double"},
    {"short", "0", '-', "dec", "123456.789",
     "-123456.789000000004307366907596588134765625 java.math.BigDecimal"},
    {"int", "127", '-', "byte", "1", "126 java.lang.Integer"},
    {"int", "-3", '-', "short", "0", "-3 java.lang.Integer"},
    {"int", "255", '-', "int", "-2147483648", "2147483903 java.lang.Long"},
    {"int", "-2147483648", '-', "long", "9007199254740993", "-9007201402224641 java.lang.Long"},
    {"int", "-2147483648", '-', "big", "18446744073709551616",
     "-18446744075857035264 java.math.BigInteger"},
    {"int", "-2147483648", '-', "float", "1.0E10", "-1.21474836E10 java.lang.Float"},
    {"int", "65535", '-', "double", "3.75", "65531.25 java.lang.Double"},
    {"int", "-839856257", '-', "dec", "1.0E10", "-10839856257 java.math.BigDecimal"},
    {"long", "100", '-', "byte", "-128", "228 java.lang.Long"},
    {"long", "32767", '-', "short", "-32768", "65535 java.lang.Long"},
    {"long", "6855776798937093039", '-', "int", "2", "6855776798937093037 java.lang.Long"},
    {"long", "2147483647", '-', "long", "127", "2147483520 java.lang.Long"},
    {"long", "-128", '-', "big", "1000000000000000000000",
     "-1000000000000000000128 java.math.BigInteger"},
    {"long", "8620406302374308577", '-', "float", "1.0E-5", "8.6204065E18 java.lang.Float"},
    {"long", "65535", '-', "double", "0.3333333333333333", "65534.666666666664 java.lang.Double"},
    {"long", "0", '-', "dec", "1.0E10", "-10000000000 java.math.BigDecimal"},
    {"big", "9223372036854775808", '-', "byte", "1", "9223372036854775807 java.math.BigInteger"},
    {"big", "123456789012345678901234567890", '-', "short", "0",
     "123456789012345678901234567890 java.math.BigInteger"},
    {"big", "-98765432109876543210987", '-', "int", "2147483647",
     "-98765432109878690694634 java.math.BigInteger"},
    {"big", "9223372036854775808", '-', "long", "9007199254740993",
     "9214364837600034815 java.math.BigInteger"},
    {"big", "18446744073709551616", '-', "big", "18446744073709551616", "0 java.math.BigInteger"},
    {"big", "-9223372036854775809", '-', "float", "0.1",
     "-9223372036854775809.100000001490116119384765625 java.math.BigDecimal"},
    {"big", "1000000000000000000000", '-', "double", "-0.0",
     "1000000000000000000000 java.math.BigDecimal"},
    {"big", "18446744073709551616", '-', "dec", "-1.0",
     "18446744073709551617 java.math.BigDecimal"},
    {"float", "-2.5", '-', "byte", "-107", "104.5 java.lang.Float"},
    {"float", "0.3333333333333333", '-', "short", "-32768", "32768.332 java.lang.Float"},
    {"float", "0.3333333333333333", '-', "int", "2", "-1.6666666 java.lang.Float"},
    {"float", "0.3333333333333333", '-', "long", "2147483648", "-2.14748365E9 java.lang.Float"},
    {"float", "-2.5", '-', "big", "18446744073709551616",
     "-18446744073709551618.5 java.math.BigDecimal"},
    {"float", "16777217.0", '-', "float", "1.0E-5", "1.6777216E7 java.lang.Float"},
    {"float", "1.0", '-', "double", "3.75", "-2.75 java.lang.Double"},
    {"float", "0.0", '-', "dec", "1.0", "-1 java.math.BigDecimal"},
    {"double", "1.0", '-', "byte", "0", "1.0 java.lang.Double"},
    {"double", "0.1", '-', "short", "200", "-199.9 java.lang.Double"},
    {"double", "1.0", '-', "int", "3", "-2.0 java.lang.Double"},
    {"double", "9.007199254740993E15", '-', "long", "-4794809540063714640",
     "4.8038167393184553E18 java.lang.Double"},
    {"double", "1.0", '-', "big", "18446744073709551616",
     "-18446744073709551615 java.math.BigDecimal"},
    {"double", "9.007199254740993E15", '-', "float", "-0.0",
     "9.007199254740992E15 java.lang.Double"},
    {"double", "0.3333333333333333", '-', "double", "0.1", "0.2333333333333333 java.lang.Double"},
    {"double", "-0.0", '-', "dec", "-0.0", "0 java.math.BigDecimal"},
    {"dec", "1.0", '-', "byte", "0", "1 java.math.BigDecimal"},
    {"dec", "0.0", '-', "short", "225", "-225 java.math.BigDecimal"},
    {"dec", "-1.0", '-', "int", "2", "-3 java.math.BigDecimal"},
    {"dec", "2.0", '-', "long", "46341", "-46339 java.math.BigDecimal"},
    {"dec", "9.007199254740993E15", '-', "big", "-98765432109876543210987",
     "98765441117075797951979 java.math.BigDecimal"},
    {"dec", "1.0", '-', "float", "16777217.0", "-16777215 java.math.BigDecimal"},
    {"dec", "-1.0", '-', "double", "2.0", "-3 java.math.BigDecimal"},
    {"dec", "-0.0", '-', "dec", "-2.5", "2.5 java.math.BigDecimal"},
    {"byte", "127", '*', "byte", "5", "635 java.lang.Short"},
    {"byte", "-128", '*', "short", "1", "-128 java.lang.Short"},
    {"byte", "-109", '*', "int", "-305521476", "33301840884 java.lang.Long"},
    {"byte", "0", '*', "long", "9007199254740993", "0 java.lang.Long"},
    {"byte", "1", '*', "big", "123456789012345678901234567890",
     "123456789012345678901234567890 java.math.BigInteger"},
    {"byte", "127", '*', "float", "1.0E38", "Infinity java.lang.Float"},
    {"byte", "75", '*', "double", "1.0", "75.0 java.lang.Double"},
    {"byte", "-97", '*', "dec", "3.75", "-363.75 java.math.BigDecimal"},
    {"short", "1", '*', "byte", "127", "127 java.lang.Short"},
    {"short", "1", '*', "short", "32767", "32767 java.lang.Short"},
    {"short", "27626", '*', "int", "100", "2762600 java.lang.Integer"},
    {"short", "32767", '*', "long", "10", "327670 java.lang.Long"},
    {"short", "32767", '*', "big", "-98765432109876543210987",
     "-3236246913944324691394411029 java.math.BigInteger"},
    {"short", "200", '*', "float", "-2.5", "-500.0 java.lang.Float"},
    {"short", "-18971", '*', "double", "0.3333333333333333", "-6323.666666666666 java.lang.Double"},
    {"short", "-32768", '*', "dec", "1.0", "-32768 java.math.BigDecimal"},
    {"int", "127", '*', "byte", "1", "127 java.lang.Integer"},
    {"int", "3", '*', "short", "1", "3 java.lang.Integer"},
    {"int", "1143976530", '*', "int", "2", "2287953060 java.lang.Long"},
    {"int", "2", '*', "long", "-32768", "-65536 java.lang.Long"},
    {"int", "-32768", '*', "big", "-98765432109876543210987",
     "3236345679376434567937622016 java.math.BigInteger"},
    {"int", "255", '*', "float", "0.3333333333333333", "85.0 java.lang.Float"},
    {"int", "255", '*', "double", "0.1", "25.5 java.lang.Double"},
    {"int", "127", '*', "dec", "0.0", "0 java.math.BigDecimal"},
    {"long", "9007199254740993", '*', "byte", "0", "0 java.lang.Long"},
    {"long", "-32768", '*', "short", "15787", "-517308416 java.lang.Long"},
    {"long", "7", '*', "int", "46341", "324387 java.lang.Long"},
    {"long", "-3", '*', "long", "9007199254740993", "-27021597764222979 java.lang.Long"},
    {"long", "8070221508028769840", '*', "big", "18446744073709551616",
     "148869310776753070672000928934464061440 java.math.BigInteger"},
    {"long", "7131330588278254659", '*', "float", "1.0E-5", "7.1313301E13 java.lang.Float"},
    {"long", "-128", '*', "double", "9.007199254740993E15",
     "-1.15292150460684698E18 java.lang.Double"},
    {"long", "3", '*', "dec", "1.0E10", "30000000000 java.math.BigDecimal"},
    {"big", "9223372036854775808", '*', "byte", "-1", "-9223372036854775808 java.math.BigInteger"},
    {"big", "-98765432109876543210987", '*', "short", "21152",
     "-2089086419988108641998797024 java.math.BigInteger"},
    {"big", "123456789012345678901234567890", '*', "int", "0", "0 java.math.BigInteger"},
    {"big", "18446744073709551616", '*', "long", "-8177140971578512714",
     "-150841626757353494451777987889095245824 java.math.BigInteger"},
    {"big", "-9223372036854775809", '*', "big", "1000000000000000000000",
     "-9223372036854775809000000000000000000000 java.math.BigInteger"},
    {"big", "1000000000000000000000", '*', "float", "1.0E10",
     "10000000000000000000000000000000 java.math.BigDecimal"},
    {"big", "9223372036854775808", '*', "double", "3.75",
     "34587645138205409280.00 java.math.BigDecimal"},
    {"big", "1000000000000000000000", '*', "dec", "-1.0",
     "-1000000000000000000000 java.math.BigDecimal"},
    {"float", "1.0E38", '*', "byte", "127", "Infinity java.lang.Float"},
    {"float", "1.0E-5", '*', "short", "-1", "-1.0E-5 java.lang.Float"},
    {"float", "123456.789", '*', "int", "3", "370370.38 java.lang.Float"},
    {"float", "0.1", '*', "long", "10", "1.0 java.lang.Float"},
    {"float", "-2.5", '*', "big", "123456789012345678901234567890",
     "-308641972530864197253086419725.0 java.math.BigDecimal"},
    {"float", "-2.5", '*', "float", "16777217.0", "-4.194304E7 java.lang.Float"},
    {"float", "0.3333333333333333", '*', "double", "16777217.0",
     "5592405.833333343 java.lang.Double"},
    {"float", "1.0E-5", '*', "dec", "1.0",
     "0.00000999999974737875163555145263671875 java.math.BigDecimal"},
    {"double", "2.0", '*', "byte", "-1", "-2.0 java.lang.Double"},
    {"double", "0.3333333333333333", '*', "short", "200", "66.66666666666666 java.lang.Double"},
    {"double", "-2.5", '*', "int", "269002933", "-6.725073325E8 java.lang.Double"},
    {"double", "123456.789", '*', "long", "-9223372036854775808",
     "-1.1386878954224803E24 java.lang.Double"},
    {"double", "16777217.0", '*', "big", "9223372036854775808",
     "154742514134044571217166336 java.math.BigDecimal"},
    {"double", "3.75", '*', "float", "1.0", "3.75 java.lang.Double"},
    {"double", "-2.5", '*', "double", "-2.5", "6.25 java.lang.Double"},
    {"double", "0.0", '*', "dec", "9.007199254740993E15", "0 java.math.BigDecimal"},
    {"dec", "0.0", '*', "byte", "-128", "0 java.math.BigDecimal"},
    {"dec", "0.3333333333333333", '*', "short", "0", "0E-54 java.math.BigDecimal"},
    {"dec", "9.007199254740993E15", '*', "int", "127", "1143914305352105984 java.math.BigDecimal"},
    {"dec", "0.0", '*', "long", "5951116812320393467", "0 java.math.BigDecimal"},
    {"dec", "-2.5", '*', "big", "18446744073709551616",
     "-46116860184273879040.0 java.math.BigDecimal"},
    {"dec", "2.0", '*', "float", "0.0", "0 java.math.BigDecimal"},
    {"dec", "-2.5", '*', "double", "-1.0", "2.5 java.math.BigDecimal"},
    {"dec", "9.007199254740993E15", '*', "dec", "-0.0", "0 java.math.BigDecimal"},
    {"byte", "5", '/', "byte", "5", "1 java.lang.Byte"},
    {"byte", "0", '/', "short", "1", "0 java.lang.Short"},
    {"byte", "-1", '/', "int", "-128", "0 java.lang.Integer"},
    {"byte", "1", '/', "long", "4294967296", "0 java.lang.Long"},
    {"byte", "-1", '/', "big", "9223372036854775808", "0 java.math.BigInteger"},
    {"byte", "-128", '/', "float", "0.3333333333333333", "-384.0 java.lang.Float"},
    {"byte", "0", '/', "double", "1.0E-5", "0.0 java.lang.Double"},
    {"byte", "127", '/', "dec", "123456.789", "0 java.math.BigDecimal"},
    {"short", "32767", '/', "byte", "1", "32767 java.lang.Short"},
    {"short", "200", '/', "short", "-1", "-200 java.lang.Short"},
    {"short", "200", '/', "int", "32767", "0 java.lang.Integer"},
    {"short", "32767", '/', "long", "4294967296", "0 java.lang.Long"},
    {"short", "-16588", '/', "big", "123456789012345678901234567890", "0 java.math.BigInteger"},
    {"short", "1", '/', "float", "0.3333333333333333", "3.0 java.lang.Float"},
    {"short", "-1", '/', "double", "2.0", "-0.5 java.lang.Double"},
    {"short", "200", '/', "dec", "1.0E300", "0 java.math.BigDecimal"},
    {"int", "1", '/', "byte", "43", "0 java.lang.Integer"},
    {"int", "65535", '/', "short", "1", "65535 java.lang.Integer"},
    {"int", "-2147483648", '/', "int", "-1", "2147483648 java.lang.Long"},
    {"int", "100", '/', "long", "2", "50 java.lang.Long"},
    {"int", "-3", '/', "big", "18446744073709551616", "0 java.math.BigInteger"},
    {"int", "2", '/', "float", "3.75", "0.53333336 java.lang.Float"},
    {"int", "-2147483648", '/', "double", "-2.5", "8.589934592E8 java.lang.Double"},
    {"int", "1", '/', "dec", "1.0", "1 java.math.BigDecimal"},
    {"long", "2147483648", '/', "byte", "-1", "-2147483648 java.lang.Long"},
    {"long", "3037000500", '/', "short", "200", "15185002 java.lang.Long"},
    {"long", "4294967296", '/', "int", "10", "429496729 java.lang.Long"},
    {"long", "46341", '/', "long", "2", "23170 java.lang.Long"},
    {"long", "46341", '/', "big", "-9223372036854775809", "0 java.math.BigInteger"},
    {"long", "46341", '/', "float", "0.1", "463410.0 java.lang.Float"},
    {"long", "-125995997986393393", '/', "double", "2.0",
     "-6.2997998993196696E16 java.lang.Double"},
    {"long", "255", '/', "dec", "16777217.0", "0 java.math.BigDecimal"},
    {"big", "1000000000000000000000", '/', "byte", "-128",
     "-7812500000000000000 java.math.BigInteger"},
    {"big", "9223372036854775808", '/', "short", "-32768", "-281474976710656 java.math.BigInteger"},
    {"big", "-9223372036854775809", '/', "int", "3", "-3074457345618258603 java.math.BigInteger"},
    {"big", "123456789012345678901234567890", '/', "long", "9223372036854775807",
     "13385211885 java.math.BigInteger"},
    {"big", "9223372036854775808", '/', "big", "9223372036854775808", "1 java.math.BigInteger"},
    {"big", "-98765432109876543210987", '/', "float", "0.3333333333333333",
     "-296296287499312147301204 java.math.BigDecimal"},
    {"big", "9223372036854775808", '/', "double", "1.0",
     "9223372036854775808 java.math.BigDecimal"},
    {"big", "-98765432109876543210987", '/', "dec", "0.3333333333333333",
     "-296296296329629646080710 java.math.BigDecimal"},
    {"float", "0.1", '/', "byte", "-23", "-0.0043478264 java.lang.Float"},
    {"float", "3.75", '/', "short", "-25270", "-1.483973E-4 java.lang.Float"},
    {"float", "-0.0", '/', "int", "-32768", "0.0 java.lang.Float"},
    {"float", "1.0E38", '/', "long", "9223372036854775807", "1.0842021E19 java.lang.Float"},
    {"float", "1.0E38", '/', "big", "-9223372036854775809",
     "-10842021378220097535 java.math.BigDecimal"},
    {"float", "123456.789", '/', "float", "1.0E-5", "1.23456788E10 java.lang.Float"},
    {"float", "-2.5", '/', "double", "-2.5", "1.0 java.lang.Double"},
    {"float", "-0.0", '/', "dec", "4.9E-324", "0 java.math.BigDecimal"},
    {"double", "16777217.0", '/', "byte", "1", "1.6777217E7 java.lang.Double"},
    {"double", "0.3333333333333333", '/', "short", "-27673",
     "-1.204543538226189E-5 java.lang.Double"},
    {"double", "1.0E-5", '/', "int", "2147483647", "4.656612875245797E-15 java.lang.Double"},
    {"double", "3.75", '/', "long", "65535", "5.722133211261158E-5 java.lang.Double"},
    {"double", "1.0", '/', "big", "-9223372036854775809", "0 java.math.BigDecimal"},
    {"double", "1.0E300", '/', "float", "3.75", "2.6666666666666668E299 java.lang.Double"},
    {"double", "123456.789", '/', "double", "1.0E10", "1.23456789E-5 java.lang.Double"},
    {"double", "-2.5", '/', "dec", "0.3333333333333333", "-7.5 java.math.BigDecimal"},
    {"dec", "1.0", '/', "byte", "-65", "0 java.math.BigDecimal"},
    {"dec", "-0.0", '/', "short", "32767", "0 java.math.BigDecimal"},
    {"dec", "9.007199254740993E15", '/', "int", "255", "35322350018592 java.math.BigDecimal"},
    {"dec", "3.75", '/', "long", "100", "0.04 java.math.BigDecimal"},
    {"dec", "1.0", '/', "big", "123456789012345678901234567890", "0 java.math.BigDecimal"},
    {"dec", "-2.5", '/', "float", "1.0E10", "0.0 java.math.BigDecimal"},
    {"dec", "0.0", '/', "double", "16777217.0", "0 java.math.BigDecimal"},
    {"dec", "-2.5", '/', "dec", "123456.789", "0.0 java.math.BigDecimal"},
    {"byte", "-128", '%', "byte", "1", "0 java.lang.Byte"},
    {"byte", "-61", '%', "short", "1", "0 java.lang.Short"},
    {"byte", "5", '%', "int", "1", "0 java.lang.Integer"},
    {"byte", "52", '%', "long", "65535", "52 java.lang.Long"},
    {"byte", "1", '%', "big", "18446744073709551616", "1 java.math.BigInteger"},
    {"byte", "1", '%', "float", "1.0E10", "1.0 java.lang.Float"},
    {"byte", "0", '%', "double", "123456.789", "0.0 java.lang.Double"},
    {"byte", "127", '%', "dec", "-0.0", "null"},
    {"short", "-1", '%', "byte", "127", "-1 java.lang.Short"},
    {"short", "200", '%', "short", "4151", "200 java.lang.Short"},
    {"short", "32513", '%', "int", "-1", "0 java.lang.Integer"},
    {"short", "32767", '%', "long", "32767", "0 java.lang.Long"},
    {"short", "-1", '%', "big", "18446744073709551616",
     "18446744073709551615 java.math.BigInteger"},
    {"short", "32767", '%', "float", "1.0", "0.0 java.lang.Float"},
    {"short", "32767", '%', "double", "16777217.0", "32767.0 java.lang.Double"},
    {"short", "-1", '%', "dec", "0.0", "null"},
    {"int", "100", '%', "byte", "-128", "100 java.lang.Integer"},
    {"int", "-3", '%', "short", "200", "-3 java.lang.Integer"},
    {"int", "-50571270", '%', "int", "7", "-1 java.lang.Integer"},
    {"int", "3", '%', "long", "9007199254740993", "3 java.lang.Long"},
    {"int", "100", '%', "big", "18446744073709551616", "100 java.math.BigInteger"},
    {"int", "3", '%', "float", "16777217.0", "3.0 java.lang.Float"},
    {"int", "2055892097", '%', "double", "0.1", "0.0999998858750629 java.lang.Double"},
    {"int", "7", '%', "dec", "-0.0", "null"},
    {"long", "46341", '%', "byte", "-1", "0 java.lang.Long"},
    {"long", "7", '%', "short", "-32768", "7 java.lang.Long"},
    {"long", "100", '%', "int", "255", "100 java.lang.Long"},
    {"long", "-9223372036854775808", '%', "long", "-9223372036854775808", "0 java.lang.Long"},
    {"long", "0", '%', "big", "9223372036854775808", "0 java.math.BigInteger"},
    {"long", "127", '%', "float", "123456.789", "127.0 java.lang.Float"},
    {"long", "1", '%', "double", "1.0E10", "1.0 java.lang.Double"},
    {"long", "-6907582429357415642", '%', "dec", "0.0", "null"},
    {"big", "1000000000000000000000", '%', "byte", "127", "126 java.math.BigInteger"},
    {"big", "1000000000000000000000", '%', "short", "32767", "9736 java.math.BigInteger"},
    {"big", "18446744073709551616", '%', "int", "255", "1 java.math.BigInteger"},
    {"big", "1000000000000000000000", '%', "long", "2147483647", "1244879972 java.math.BigInteger"},
    {"big", "123456789012345678901234567890", '%', "big", "123456789012345678901234567890",
     "0 java.math.BigInteger"},
    {"big", "-9223372036854775809", '%', "float", "0.0", "null"},
    {"big", "18446744073709551616", '%', "double", "0.0", "null"},
    {"big", "-9223372036854775809", '%', "dec", "0.0", "null"},
    {"float", "3.75", '%', "byte", "1", "0.75 java.lang.Float"},
    {"float", "123456.789", '%', "short", "-10040", "2976.789 java.lang.Float"},
    {"float", "1.0E10", '%', "int", "10", "0.0 java.lang.Float"},
    {"float", "0.3333333333333333", '%', "long", "-2147483648", "0.33333334 java.lang.Float"},
    {"float", "1.0E-5", '%', "float", "123456.789", "1.0E-5 java.lang.Float"},
    {"float", "1.0E10", '%', "double", "0.3333333333333333",
     "5.551115123125783E-7 java.lang.Double"},
    {"float", "-2.5", '%', "dec", "0.0", "null"},
    {"double", "-1.0", '%', "byte", "1", "-0.0 java.lang.Double"},
    {"double", "0.0", '%', "short", "1", "0.0 java.lang.Double"},
    {"double", "-0.0", '%', "int", "7", "-0.0 java.lang.Double"},
    {"double", "-1.0", '%', "long", "32767", "-1.0 java.lang.Double"},
    {"double", "123456.789", '%', "float", "0.1", "0.08716035181714687 java.lang.Double"},
    {"double", "-2.5", '%', "double", "1.0E10", "-2.5 java.lang.Double"},
    {"double", "9.007199254740993E15", '%', "dec", "-0.0", "null"},
    {"dec", "16777217.0", '%', "byte", "0", "null"},
    {"dec", "1.0", '%', "short", "0", "null"},
    {"dec", "-1.0", '%', "int", "0", "null"},
    {"dec", "4.9E-324", '%', "long", "0", "null"},
    {"dec", "1.0E300", '%', "float", "-0.0", "null"},
    {"dec", "4.9E-324", '%', "double", "-0.0", "null"},
    {"dec", "2.0", '%', "dec", "-0.0", "null"},
    {"long", "3", '/', "double", "0.0", "null"},
    {"long", "9223372036854775807", '/', "float", "-0.0", "null"},
    {"long", "0", '/', "short", "0", "null"},
    {"dec", "-1.0", '/', "byte", "0", "null"},
    {"float", "0.0", '/', "short", "0", "null"},
    {"short", "32767", '%', "double", "0.0", "null"},
    {"int", "32767", '%', "byte", "0", "null"},
    {"double", "0.3333333333333333", '/', "long", "0", "null"},
};

constexpr Comparison kComparisons[] = {
    {"byte", "0", "byte", "-1", "FTFTFT"},
    {"byte", "-1", "short", "-32768", "FTFTFT"},
    {"byte", "-128", "int", "7", "FTTFTF"},
    {"byte", "-73", "long", "255", "FTTFTF"},
    {"byte", "5", "big", "-98765432109876543210987", "FTFTFT"},
    {"byte", "-128", "float", "123456.789", "FTTFTF"},
    {"byte", "5", "double", "2.0", "FTFTFT"},
    {"byte", "1", "dec", "2.0", "FTTFTF"},
    {"short", "200", "byte", "5", "FTFTFT"},
    {"short", "-20006", "short", "1", "FTTFTF"},
    {"short", "1", "int", "65535", "FTTFTF"},
    {"short", "-24683", "long", "2", "FTTFTF"},
    {"short", "-1", "big", "123456789012345678901234567890", "FTTFTF"},
    {"short", "1", "float", "1.0", "TFFFTT"},
    {"short", "-32768", "double", "4.9E-324", "FTTFTF"},
    {"short", "1", "dec", "3.75", "FTTFTF"},
    {"int", "-3", "byte", "65", "FTTFTF"},
    {"int", "-32768", "short", "1", "FTTFTF"},
    {"int", "3", "int", "10", "FTTFTF"},
    {"int", "1", "long", "-3272210964321054605", "FTFTFT"},
    {"int", "3", "big", "-9223372036854775809", "FTFTFT"},
    {"int", "255", "float", "1.0E-5", "FTFTFT"},
    {"int", "65535", "double", "9.007199254740993E15", "FTTFTF"},
    {"int", "-128", "dec", "-0.0", "FTTFTF"},
    {"long", "10", "byte", "1", "FTFTFT"},
    {"long", "0", "short", "-32768", "FTFTFT"},
    {"long", "1619566583875643684", "int", "3", "FTFTFT"},
    {"long", "1", "long", "127", "FTTFTF"},
    {"long", "255", "big", "-9223372036854775809", "FTFTFT"},
    {"long", "-128", "float", "-2.5", "FTTFTF"},
    {"long", "100", "double", "16777217.0", "FTTFTF"},
    {"long", "123456789012345", "dec", "123456.789", "FTFTFT"},
    {"big", "-98765432109876543210987", "byte", "5", "FTTFTF"},
    {"big", "18446744073709551616", "short", "200", "FTFTFT"},
    {"big", "18446744073709551616", "int", "127", "FTFTFT"},
    {"big", "9223372036854775808", "long", "-3", "FTFTFT"},
    {"big", "-9223372036854775809", "big", "9223372036854775808", "FTTFTF"},
    {"big", "1000000000000000000000", "float", "-0.0", "FTFTFT"},
    {"big", "18446744073709551616", "double", "1.0E10", "FTFTFT"},
    {"big", "-98765432109876543210987", "dec", "2.0", "FTTFTF"},
    {"float", "1.0E38", "byte", "127", "FTFTFT"},
    {"float", "1.0E10", "short", "-1", "FTFTFT"},
    {"float", "1.0", "int", "-32768", "FTFTFT"},
    {"float", "1.0E-5", "long", "1", "FTTFTF"},
    {"float", "1.0E10", "big", "9223372036854775808", "FTTFTF"},
    {"float", "1.0E-5", "float", "16777217.0", "FTTFTF"},
    {"float", "0.3333333333333333", "double", "-1.0", "FTFTFT"},
    {"float", "1.0E-5", "dec", "1.0", "FTTFTF"},
    {"double", "4.9E-324", "byte", "5", "FTTFTF"},
    {"double", "0.3333333333333333", "short", "0", "FTFTFT"},
    {"double", "0.1", "int", "100", "FTTFTF"},
    {"double", "-2.5", "long", "8007489379507013366", "FTTFTF"},
    {"double", "0.0", "big", "1000000000000000000000", "FTTFTF"},
    {"double", "0.1", "float", "123456.789", "FTTFTF"},
    {"double", "123456.789", "double", "1.0E300", "FTTFTF"},
    {"double", "-0.0", "dec", "16777217.0", "FTTFTF"},
    {"dec", "0.3333333333333333", "byte", "1", "FTTFTF"},
    {"dec", "0.1", "short", "-5184", "FTFTFT"},
    {"dec", "1.0E300", "int", "100", "FTFTFT"},
    {"dec", "0.0", "long", "-3", "FTFTFT"},
    {"dec", "9.007199254740993E15", "big", "-98765432109876543210987", "FTFTFT"},
    {"dec", "-0.0", "float", "1.0E10", "FTTFTF"},
    {"dec", "4.9E-324", "double", "1.0", "FTTFTF"},
    {"dec", "1.0E300", "dec", "4.9E-324", "FTFTFT"},
};

Value text(std::string_view chars) {
  return Value(chars);
}

std::string exception_of(Operator op, const Value& left, const Value& right) {
  Heap heap;
  try {
    return show(vtl::calculate(heap, op, left, right));
  } catch (const vtl::JavaException& exception) {
    return exception.to_string();
  }
}

}  // namespace

TEST_CASE("arithmetic gives Velocity's value and class") {
  for (const Operation& row : kOperations) {
    CAPTURE(row.left);
    CAPTURE(row.op);
    CAPTURE(row.right);
    Heap heap;
    const Value left = make(heap, row.left_class, row.left);
    const Value right = make(heap, row.right_class, row.right);
    CHECK(show(vtl::calculate(heap, operator_of(row.op), left, right)) == row.expected);
  }
}

TEST_CASE("comparisons of numbers are Velocity's") {
  for (const Comparison& row : kComparisons) {
    CAPTURE(row.left);
    CAPTURE(row.right);
    Heap heap;
    const Value left = make(heap, row.left_class, row.left);
    const Value right = make(heap, row.right_class, row.right);
    const int order = vtl::compare_numbers(left, right);
    const bool answers[] = {are_equal(left, right), order != 0, order<0, order> 0, order <= 0,
                            order >= 0};
    std::string shown;
    for (const bool answer : answers) shown += answer ? 'T' : 'F';
    CHECK(shown == row.expected);
  }
}

TEST_CASE("the corners of Long") {
  Heap heap;
  const Value min(std::numeric_limits<std::int64_t>::min());
  const Value minus_one(std::int32_t{-1});
  // Velocity misses the overflow in one direction only.
  CHECK(show(vtl::calculate(heap, Operator::multiply, min, minus_one)) ==
        "-9223372036854775808 java.lang.Long");
  CHECK(show(vtl::calculate(heap, Operator::multiply, minus_one, min)) ==
        "9223372036854775808 java.math.BigInteger");
  CHECK(show(vtl::calculate(heap, Operator::divide, min, minus_one)) ==
        "-9223372036854775808 java.lang.Long");
  CHECK(show(vtl::calculate(heap, Operator::modulo, min, minus_one)) == "0 java.lang.Long");
}

TEST_CASE("NaN is equal to every number") {
  const Value nan(std::numeric_limits<double>::quiet_NaN());
  CHECK(vtl::compare_numbers(nan, Value(1.0)) == 0);
  CHECK(are_equal(Value(std::int32_t{7}), nan));
}

TEST_CASE("what throws in Java throws here") {
  Heap heap;
  const Value big = vtl::make_big_integer(heap, *vtl::BigInteger::parse("100000000000000000000"));
  const Value infinite(std::numeric_limits<double>::infinity());
  CHECK(exception_of(Operator::modulo, big, Value(std::int32_t{-3})) ==
        "java.lang.ArithmeticException: BigInteger: modulus not positive");
  CHECK(exception_of(Operator::modulo, big, Value(2.0)) ==
        "java.lang.ArithmeticException: Cannot calculate the modulo of BigDecimals.");
  CHECK(exception_of(Operator::modulo, big, Value(0.0)) == "null");
  CHECK(exception_of(Operator::add, big, infinite) ==
        "java.lang.NumberFormatException: Infinite or NaN");
  CHECK_THROWS_AS((void)are_equal(big, infinite), vtl::JavaException);
}

TEST_CASE("numbers cannot grow without bound") {
  Heap heap;
  Value big = vtl::make_big_integer(heap, *vtl::BigInteger::parse("100000000000000000000"));
  const auto square_often = [&] {
    for (int i = 0; i < 40; ++i) big = vtl::calculate(heap, Operator::multiply, big, big);
  };
  CHECK_THROWS_AS(square_often(), vtl::LimitExceeded);
}

TEST_CASE("equality across classes") {
  Heap heap;
  const auto list_of = [&](Value element) {
    vtl::List* list = heap.make_list();
    list->append(element);
    return Value(list);
  };
  vtl::Map* map = heap.make_map();
  map->put("a", Value(std::int32_t{1}));
  const Value one(std::int32_t{1});
  const Value long_one(std::int64_t{1});
  CHECK(are_equal(one, long_one));
  CHECK(are_equal(one, Value(1.0)));
  CHECK(are_equal(one, text("1")));
  CHECK_FALSE(are_equal(one, text("1.0")));
  CHECK(are_equal(text("true"), Value(true)));
  CHECK_FALSE(are_equal(Value(true), Value(false)));
  CHECK(are_equal(Value::character(u'a'), text("a")));
  CHECK(are_equal(list_of(one), list_of(one)));
  CHECK_FALSE(are_equal(list_of(one), list_of(long_one)));
  CHECK(are_equal(list_of(long_one), text("[1]")));
  CHECK(are_equal(text("{a=1}"), Value(map)));
  CHECK_FALSE(are_equal(list_of(one), Value(map)));
  CHECK(are_equal(Value(), Value()));
  CHECK_FALSE(are_equal(Value(), text("null")));
  CHECK_FALSE(are_equal(text(""), Value()));
}
