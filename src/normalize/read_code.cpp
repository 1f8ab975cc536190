// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "core/tables.h"
#include "core/unicode.h"
#include "normalize/context.h"
#include "normalize/embedded_tables.h"
#include "normalize/letter_names.h"

namespace rawi {
namespace {

bool contains(std::span<const std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Nouns after which digits are said one by one.
constexpr std::array code_words{
    std::string_view("هاتف"),       std::string_view("جوال"),   std::string_view("فاكس"),
    std::string_view("كود"),        std::string_view("رمز"),    std::string_view("تلفون"),
    std::string_view("موبايل"),     std::string_view("واتساب"), std::string_view("رقمك"),
    std::string_view("رقمي"),       std::string_view("رقمه"),   std::string_view("رقمها"),
    std::string_view("هاتفي"),      std::string_view("هاتفك"),  std::string_view("هاتفه"),
    std::string_view("الهاتف"),     std::string_view("الحجز"),  std::string_view("الحساب"),
    std::string_view("الهوية"),     std::string_view("الجواز"), std::string_view("التتبع"),
    std::string_view("الآيبان"),    std::string_view("السري"),  std::string_view("البريدي"),
    std::string_view("الخط الساخن")};

bool after_code_word(const View& view) {
  const Lexeme* before = view.previous();
  if (before != nullptr && (before->text == ":" || before->bare == "هو" || before->bare == "على")) {
    const Lexeme* second = view.previous(2);
    if (before->text == ":" || before->bare == "هو") before = second;
  }
  if (before == nullptr || before->kind != LexemeKind::word) return false;
  const std::string core = noun_core(before->bare);
  for (const std::string_view word :
       {std::string_view("حجز"), std::string_view("حساب"), std::string_view("هوية"),
        std::string_view("تتبع"), std::string_view("جواز")}) {
    const Lexeme* number = view.previous(2);
    if (core == word) return number != nullptr && noun_core(number->bare) == "رقم";
  }
  return contains(code_words, core) || contains(code_words, before->bare);
}

struct DigitGroups {
  std::vector<std::string> groups;
  std::size_t length = 0;
  bool plus = false;
};

bool joins_phone(const Lexeme* sign) {
  return sign != nullptr && sign->kind == LexemeKind::sign &&
         (sign->text == "-" || sign->text == "(" || sign->text == ")" || sign->text == "/" ||
          sign->text == "–");
}

/// +1-222-2222, (06) 2070 2220, 650-701-8887: groups of digits with spaces, hyphens, brackets
/// between.
DigitGroups phone_groups(const View& view) {
  DigitGroups phone;
  std::size_t i = 0;
  if (view.is_sign(i, "(") && (view.is_sign(i + 1, "+") || view.is_digits(i + 1))) ++i;
  if (view.is_sign(i, "+")) {
    phone.plus = true;
    ++i;
  }
  while (view.is_digits(i) && phone.groups.size() < 8) {
    phone.groups.push_back(view.ahead(i)->text);
    ++i;
    phone.length = i;
    while (joins_phone(view.ahead(i)) && (view.is_digits(i + 1) || joins_phone(view.ahead(i + 1))))
      ++i;
    if (view.is_sign(i, ")") && phone.groups.size() == 1) phone.length = ++i;
  }
  return phone;
}

std::size_t digit_count(const DigitGroups& phone) {
  std::size_t count = 0;
  for (const std::string& group : phone.groups) count += group.size();
  return count;
}

/// Groups of three and four joined by hyphens: no range and no date looks like this.
bool looks_like_phone(const View& view, const DigitGroups& phone) {
  const std::size_t digits = digit_count(phone);
  if (phone.groups.empty()) return false;
  if (phone.plus) return digits >= 7 || phone.groups.size() > 2;
  if (phone.groups.front().starts_with("0") && digits >= 7 && phone.groups.front().size() > 1)
    return true;
  const bool all_long = std::all_of(phone.groups.begin(), phone.groups.end(),
                                    [](const std::string& group) { return group.size() >= 3; });
  const bool grouped = phone.groups.size() >= 3 && all_long && digits >= 9;
  const bool hyphens = grouped && !view.ahead(1)->space_before;
  return hyphens || (phone.groups.size() == 3 && all_long && digits == 10) || after_code_word(view);
}

void add_digits(Reading& reading, const std::string& digits, std::string_view rule) {
  for (const std::string& word : spelled_digits(digits)) {
    reading.pieces.push_back({TokenKind::word, "", word, std::string(rule), 0, 0});
  }
}

void add_pause(Reading& reading) {
  reading.pieces.push_back({TokenKind::punctuation, "،", "", "pause at the written group", 0, 0});
}

}  // namespace

std::optional<Reading> read_phone(const View& view) {
  if (!view.is_digits(0) && !view.is_sign(0, "+") && !view.is_sign(0, "(")) return std::nullopt;
  DigitGroups phone = phone_groups(view);
  if (!looks_like_phone(view, phone)) return std::nullopt;
  const Lexeme* next = view.ahead(phone.length);
  if (next != nullptr &&
      (next->text == "%" || (next->kind == LexemeKind::word && phone.groups.front().size() < 4 &&
                             phone.groups.size() == 1))) {
    return std::nullopt;
  }
  if (!phone.plus && after_code_word(view) && phone.groups.size() > 1 && digit_count(phone) < 7)
    return std::nullopt;
  Reading reading{phone.length, {}, std::nullopt, ""};
  if (phone.plus)
    reading.pieces.push_back({TokenKind::word, "", citation("زَائِد"), "phone number", 0, 0});
  for (std::size_t i = 0; i < phone.groups.size(); ++i) {
    if (i > 0) add_pause(reading);
    add_digits(reading, phone.groups[i], "phone number or code: digit by digit");
  }
  return reading;
}

namespace {

/// 2.1.0, 192.168.1.2: groups joined by dots.
std::vector<std::string> dotted_groups(const View& view) {
  std::vector<std::string> groups;
  constexpr std::size_t most_lexemes = 64;
  for (std::size_t i = 0; i < most_lexemes && view.is_digits(i); i += 2) {
    if (i > 0 && !view.is_glued(i)) break;
    groups.push_back(view.ahead(i)->text);
    if (!view.is_sign(i + 1, ".") || !view.is_glued(i + 1)) break;
  }
  return groups;
}

bool after_version_word(const View& view) {
  const Lexeme* before = view.previous();
  if (before == nullptr) return false;
  const std::string core = noun_core(before->bare);
  return core == "إصدار" || core == "اصدار" || before->bare == "v";
}

Reading version(const std::vector<std::string>& groups) {
  Reading reading{groups.size() * 2 - 1, {}, std::nullopt, ""};
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (i > 0) add_words(reading, {citation("نُقْطَة")}, "version or address");
    if (groups[i].size() > 3 || groups[i].starts_with("0")) {
      add_digits(reading, groups[i], "version or address");
    } else {
      Words words = cardinal(groups[i], {});
      words.back() = citation(words.back());
      add_words(reading, words, "version or address");
    }
  }
  return reading;
}

/// 936-11: a code, since the second number is smaller and no score has such a first one.
std::optional<Reading> hyphenated_code(const View& view) {
  const bool hyphen = view.is_digits(0) && view.is_sign(1, "-") && view.is_digits(2) &&
                      view.is_glued(1) && view.is_glued(2);
  if (!hyphen || (view.is_sign(3, "-") && view.is_digits(4))) return std::nullopt;
  const std::string& first = view.ahead(0)->text;
  const std::string& second = view.ahead(2)->text;
  const bool smaller =
      second.size() < first.size() || (second.size() == first.size() && second < first);
  const bool padded = first.starts_with("0") && first.size() > 1;
  if (!padded && (!smaller || first.size() < 3)) return std::nullopt;
  Reading reading{3, {}, std::nullopt, ""};
  add_digits(reading, first, "code");
  add_words(reading, {citation("شَرْطَة")}, "code");
  add_digits(reading, second, "code");
  return reading;
}

/// 1e10, 1E-12: times ten to the power.
std::optional<Reading> scientific(const View& view) {
  const auto number = parse_number(view.all, view.at);
  if (!number) return std::nullopt;
  const Lexeme* e = view.ahead(number->length);
  if (e == nullptr || e->space_before || (e->text != "e" && e->text != "E")) return std::nullopt;
  std::size_t at = number->length + 1;
  const bool minus = view.is_sign(at, "-");
  if (minus || view.is_sign(at, "+")) ++at;
  if (!view.is_digits(at) || !view.is_glued(at)) return std::nullopt;
  Reading reading{at + 1, {}, std::nullopt, ""};
  Words words = spoken_number(*number, {}, view.options);
  for (const std::string_view word : {"فِي", "عَشَرَةٍ", "أُسُّ"}) words.push_back(std::string(word));
  if (minus) words.push_back("سَالِبُ");
  for (std::string& word : cardinal(view.ahead(at)->text, {})) words.push_back(std::move(word));
  add_words(reading, words, "power of ten");
  return reading;
}

/// A letter by its name before digits: أ ب 123, ب 12.
std::optional<Reading> letters_and_digits(const View& view) {
  const Lexeme* first = view.ahead(0);
  if (first == nullptr || first->kind != LexemeKind::word) return std::nullopt;
  std::size_t letters = 0;
  Words words;
  while (const Lexeme* letter = letters < 8 ? view.ahead(letters) : nullptr) {
    if (letter->kind != LexemeKind::word || letter->bare.size() != 2) break;
    const auto name = letter_name(letter->bare);
    if (!name) break;
    words.push_back(*name);
    ++letters;
  }
  if (letters < 2 || !view.is_digits(letters)) return std::nullopt;
  const Lexeme* digits = view.ahead(letters);
  Reading reading{letters + 1, {}, std::nullopt, ""};
  add_words(reading, words, "letters of a code");
  add_digits(reading, digits->text, "code");
  return reading;
}

}  // namespace

std::optional<Reading> read_code(const View& view) {
  if (auto reading = letters_and_digits(view)) return reading;
  if (!view.is_digits(0)) return std::nullopt;
  const std::vector<std::string> groups = dotted_groups(view);
  if (groups.size() >= 3 && !parse_number(view.all, view.at)) return version(groups);
  if (groups.size() == 2 && after_version_word(view)) return version(groups);
  if (auto reading = hyphenated_code(view)) return reading;
  if (auto reading = scientific(view)) return reading;
  const std::string& digits = view.ahead(0)->text;
  const bool padded = digits.size() >= 3 && digits.starts_with("0");
  if (padded &&
      !(view.is_glued(1) && view.ahead(1)->kind == LexemeKind::sign && view.is_digits(2))) {
    Reading reading{1, {}, std::nullopt, ""};
    add_digits(reading, digits, "code: begins with zero");
    return reading;
  }
  return std::nullopt;
}

}  // namespace rawi
