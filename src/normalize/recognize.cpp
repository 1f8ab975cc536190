// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/recognize.h"

#include <array>

#include "core/arabic.h"
#include "core/tables.h"
#include "core/unicode.h"

namespace rawi {
namespace {

/// Specific shapes first; a plain number is what nothing else claims.
constexpr std::array recognizers{
    Recognizer{read_url},           Recognizer{read_abbreviation}, Recognizer{read_hijri_or_date},
    Recognizer{read_day_and_month}, Recognizer{read_time},         Recognizer{read_bare_hour},
    Recognizer{read_phone},         Recognizer{read_code},         Recognizer{read_range},
    Recognizer{read_money},         Recognizer{read_percent},      Recognizer{read_unit},
    Recognizer{read_fraction},      Recognizer{read_ordinal},      Recognizer{read_printed_money},
    Recognizer{read_year},          Recognizer{read_roman},        Recognizer{read_latin},
    Recognizer{read_number},        Recognizer{read_sign},
};

}  // namespace

std::optional<Reading> recognize(const View& view) {
  for (const Recognizer recognizer : recognizers) {
    if (std::optional<Reading> reading = recognizer(view)) return reading;
  }
  return std::nullopt;
}

void add_words(Reading& reading, const Words& words, std::string_view rule, std::size_t from,
               std::size_t to) {
  for (const std::string& word : words) {
    reading.pieces.push_back({TokenKind::word, "", word, std::string(rule), from, to});
  }
}

Words spoken(std::string_view vocalized_words) {
  Words words;
  for (const std::string_view word : split_words(vocalized_words)) {
    const bool marked = is_mark(to_utf32(word).back());
    words.push_back(marked ? to_nfc(word) : citation(word));
  }
  return words;
}

namespace {

/// ثَلَاثَةْ فَاصِلَةْ خَمْسَةْ: no tanwin is said beside the decimal sign.
void drop_tanwin(Words& words) {
  std::string& last = words.back();
  for (const std::string_view tanwin : {"ٌ", "ٍ", "ً"}) {
    if (last.ends_with(tanwin)) {
      last = citation(last);
      return;
    }
  }
}

}  // namespace

Words spoken_number(const NumberLiteral& number, const Count& count,
                    const NormalizeOptions& options) {
  Words words;
  if (number.negative) words.push_back("سَالِبُ");
  const std::string fraction = number.said_fraction();
  Count whole = count;
  if (!fraction.empty()) whole.tail = Tail::none;
  for (std::string& word : cardinal(number.integer, whole)) words.push_back(std::move(word));
  if (fraction.empty()) return words;
  drop_tanwin(words);
  words.push_back(citation(options.decimal_word));
  const std::size_t zeros = fraction.find_first_not_of('0');
  if (fraction.size() > 2) {
    for (std::string& word : spelled_digits(fraction)) words.push_back(std::move(word));
    return words;
  }
  for (std::size_t i = 0; i < zeros; ++i) words.push_back(citation("صِفْر"));
  whole.state = State::indefinite;
  // اثنين فاصلة واحد وثلاثين: no object's ending inside the decimal
  if (whole.kase == Case::accusative) whole.kase = Case::genitive;
  for (std::string& word : cardinal(fraction.substr(zeros), whole))
    words.push_back(std::move(word));
  drop_tanwin(words);
  return words;
}

}  // namespace rawi
