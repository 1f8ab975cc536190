// SPDX-License-Identifier: GPL-3.0-or-later
#include <unicode/localpointer.h>
#include <unicode/locdspnm.h>
#include <unicode/unistr.h>

#include "core/arabic.h"
#include "core/tables.h"
#include "core/unicode.h"
#include "normalize/context.h"
#include "normalize/embedded_tables.h"
#include "normalize/noun_lexicon.h"
#include "normalize/recognize.h"

namespace rawi {
namespace {

struct Sign {
  std::string when;
  std::string vocalized;
};

const TextMap<Sign>& signs() {
  static const TextMap<Sign> built = [] {
    TextMap<Sign> fresh;
    for (const TableRow& row : parse_table(embedded::signs)) {
      fresh.emplace(row[0], Sign{std::string(row[1]), std::string(row[2])});
    }
    return fresh;
  }();
  return built;
}

/// Names of emoji, not vocalized.
const TextMap<std::string>& emoji() {
  static const TextMap<std::string> built = [] {
    TextMap<std::string> fresh;
    for (const TableRow& row : parse_table(embedded::emoji)) fresh.emplace(row[0], row[1]);
    return fresh;
  }();
  return built;
}

/// The letter that a regional indicator stands for, 0 for other signs.
char region_letter(const Lexeme* lexeme) {
  if (lexeme == nullptr || lexeme->kind != LexemeKind::sign) return 0;
  const char32_t c = code_point_at(lexeme->text, 0).value;
  return c >= 0x1F1E6 && c <= 0x1F1FF ? static_cast<char>('A' + (c - 0x1F1E6)) : '\0';
}

/// The short Arabic name of a region, CLDR's through ICU; empty for a code that names none.
std::string region_name(const std::string& code) {
  UDisplayContext length = UDISPCTX_LENGTH_SHORT;
  const icu::LocalPointer<icu::LocaleDisplayNames> names(
      icu::LocaleDisplayNames::createInstance(icu::Locale("ar"), &length, 1));
  if (names.isNull()) return "";
  icu::UnicodeString name;
  names->regionDisplayName(code.c_str(), name);
  std::string utf8;
  name.toUTF8String(utf8);
  const std::string letters = strip_marks(utf8);
  return letters == code ? "" : letters.substr(0, letters.find(" ("));  // ميانمار (بورما)
}

/// Two regional indicators are the flag of a region: علم قطر.
std::optional<Reading> read_flag(const View& view) {
  const char first = region_letter(view.ahead(0));
  const char second = region_letter(view.ahead(1));
  if (first == 0 || second == 0 || !view.is_glued(1)) return std::nullopt;
  const std::string name = region_name({first, second});
  Reading reading{2, {}, std::nullopt, ""};
  if (name.empty()) {
    reading.warning = "silent-sign";
    return reading;
  }
  add_words(reading, {"عَلَمُ"}, "flag of a region");
  for (const std::string_view word : split_words(name)) {
    if (word == "-" || word.empty()) continue;
    reading.pieces.push_back({TokenKind::word, std::string(word), "", "flag of a region", 0, 0});
  }
  return reading;
}

/// برميل/يوم: what is counted in each unit of time.
std::optional<Reading> read_per(const View& view) {
  const Lexeme* measure = view.previous();
  const Lexeme* time = view.ahead(1);
  if (!view.is_sign(0, "/") || measure == nullptr || time == nullptr || !is_measure(*measure) ||
      !is_time(*time) || view.ahead(0)->space_before || time->space_before)
    return std::nullopt;
  const auto known = find_noun(time->bare);
  Reading reading{2, {}, std::nullopt, ""};
  if (!known || known->form != NounForm::singular) return std::nullopt;
  add_words(reading, {"فِي"}, "measure by time", 0, 1);
  add_words(reading, {with_article(decline(known->noun.singular, Case::genitive, State::definite))},
            "measure by time", 1, 2);
  return reading;
}

/// An emoji by its name; where it is repeated, once.
std::optional<Reading> read_emoji(const View& view) {
  const auto found = emoji().find(view.ahead(0)->text);
  if (found == emoji().end()) return std::nullopt;
  Reading reading{1, {}, std::nullopt, ""};
  const Lexeme* before = view.previous();
  if (before != nullptr && before->text == view.ahead(0)->text) {
    reading.warning = "silent-sign";
    return reading;
  }
  for (const std::string_view word : split_words(found->second)) {
    reading.pieces.push_back({TokenKind::word, std::string(word), "", "emoji", 0, 0});
  }
  return reading;
}

bool is_operand(const Lexeme* lexeme) {
  if (lexeme == nullptr) return false;
  if (lexeme->kind == LexemeKind::digits) return true;
  return lexeme->kind != LexemeKind::sign && (lexeme->text.size() <= 2 || lexeme->bare.size() == 2);
}

}  // namespace

std::optional<Reading> read_sign(const View& view) {
  const Lexeme* lexeme = view.ahead(0);
  if (lexeme == nullptr || lexeme->kind != LexemeKind::sign) return std::nullopt;
  if (auto flag = read_flag(view)) return flag;
  if (auto per = read_per(view)) return per;
  if (auto named = read_emoji(view)) return named;
  const auto found = signs().find(lexeme->text);
  if (found == signs().end()) return std::nullopt;
  const Sign& sign = found->second;
  Reading reading{1, {}, std::nullopt, ""};
  const bool beside =
      is_operand(view.previous()) || is_operand(view.ahead(1)) ||
      (view.ahead(1) != nullptr && view.ahead(1)->text == "-" && is_operand(view.ahead(2)));
  if (sign.when == "silent" || (sign.when == "number" && !beside)) {
    reading.warning = "silent-sign";
    return reading;
  }
  const Lexeme* next = view.ahead(1);
  if (lexeme->text == "&" && next != nullptr &&
      next->kind == LexemeKind::word) {  // و is written with its word
    reading.length = 2;
    reading.pieces.push_back({TokenKind::word, "و" + next->text, "", "sign &", 0, 0});
    return reading;
  }
  add_words(reading, spoken(sign.vocalized), "sign " + lexeme->text);
  return reading;
}

}  // namespace rawi
