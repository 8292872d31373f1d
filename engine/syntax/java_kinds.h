// Velocity's token numbers by name.
//
// Why: the wording of syntax errors walks 1.7's grammar in terms of 1.7's own tokens;
// java_token_numbers.h maps ours to them.
// Threads: constant data.
#pragma once

namespace vtl::syntax {

enum JavaKind : int {
  kEof = 0,
  kIndexOpen = 1,
  kIndexClose = 2,
  kListOpen = 3,
  kListClose = 4,
  kComma = 5,
  kDoubleDot = 6,
  kColon = 7,
  kMapOpen = 8,
  kMapClose = 9,
  kLeftParen = 10,
  kRightParen = 11,
  kMethodClose = 12,
  kEscapeDirective = 13,
  kSetDirective = 14,
  kLineComment = 21,
  kDoubleEscape = 22,
  kEscape = 23,
  kText = 24,
  kLineCommentEnd = 25,
  kFormalComment = 26,
  kBlockComment = 27,
  kTextBlock = 28,
  kBlank = 31,
  kString = 32,
  kTrue = 33,
  kFalse = 34,
  kMinus = 36,
  kPlus = 37,
  kMultiply = 38,
  kDivide = 39,
  kModulo = 40,
  kAnd = 41,
  kOr = 42,
  kLess = 43,
  kLessEqual = 44,
  kGreater = 45,
  kGreaterEqual = 46,
  kEqual = 47,
  kNotEqual = 48,
  kNot = 49,
  kAssign = 50,
  kEnd = 51,
  kIf = 52,
  kElseif = 53,
  kElse = 54,
  kInteger = 56,
  kFloating = 57,
  kWord = 61,
  kBracedWord = 62,
  kIdentifier = 66,
  kDot = 67,
  kLeftCurly = 68,
  kRightCurly = 69,
  kEmptyIndex = 72,
};

}  // namespace vtl::syntax
