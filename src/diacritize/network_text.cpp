// SPDX-License-Identifier: GPL-3.0-or-later
// The same rules stand in training/text.py; both follow training/FORMAT.md, sections 2 and 3.
#include "diacritize/network_text.h"

#include <algorithm>
#include <string>

#include "core/arabic.h"
#include "diacritize/letters.h"

namespace rawi {
namespace {

namespace kind {
constexpr int space = -1;
constexpr std::uint8_t separator = 38, number_00 = 39, number_1 = 40, number_2 = 41, number_3 = 42,
                       number_11 = 43, number_decimal = 44, number_year = 45, latin = 46, stop = 47,
                       comma = 48, question = 49, exclamation = 50, colon = 51, semicolon = 52,
                       quote = 53, open = 54, close = 55, dash = 56, slash = 57, symbol = 58,
                       begin = 59, end = 60;
}  // namespace kind

bool in(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

bool is_vowel_or_shadda(char32_t c) { return in(c, 0x064B, 0x0652); }

/// What is given on a letter after one more mark; the first vowel wins.
std::uint8_t with_mark(std::uint8_t given, char32_t c) {
  constexpr std::array<std::uint8_t, 8> vowels = {4, 5, 6, 1, 2, 3, 0, 0};  // from U+064B on
  const bool shadda = given >= 8 || c == mark::shadda;
  const bool had_vowel = given != 0 && given != 8;
  if (c == mark::shadda)
    return static_cast<std::uint8_t>(had_vowel && given < 8 ? given + 7 : std::max<int>(given, 8));
  if (had_vowel) return given;
  return static_cast<std::uint8_t>(1 + vowels[c - mark::fathatan] + (shadda ? 7 : 0));
}

/// Code points that neither end a word nor say anything.
bool is_ignored(char32_t c) {
  return in(c, 0x0610, 0x061A) || c == 0x0640 || in(c, 0x0653, 0x065F) || c == 0x0670 ||
         in(c, 0x06D6, 0x06ED) || in(c, 0x200B, 0x200F) || in(c, 0x202A, 0x202E) ||
         in(c, 0x2060, 0x2069) || c == 0xFEFF || c == 0x00AD;
}

bool is_white(char32_t c) {
  return in(c, 0x09, 0x0D) || c == 0x20 || c == 0xA0 || c == 0x1680 || in(c, 0x2000, 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

int digit_of(char32_t c) {
  for (const char32_t zero : {U'0', U'\u0660', U'\u06F0'}) {
    if (in(c, zero, zero + 9)) return static_cast<int>(c - zero);
  }
  return -1;
}

struct Signs {
  std::uint8_t kind;
  std::u32string_view signs;
};

constexpr std::array<Signs, 11> punctuation = {{
    {kind::stop, U".\u2026\u06D4"},
    {kind::comma, U"،,"},
    {kind::question, U"؟?"},
    {kind::exclamation, U"!"},
    {kind::colon, U":"},
    {kind::semicolon, U"؛;"},
    {kind::quote, U"\"'«»\u201C\u201D\u201E\u2018\u2019\u2039\u203A"},
    {kind::open, U"([{\uFD3E"},
    {kind::close, U")]}\uFD3F"},
    {kind::dash, U"-\u2013\u2014\u2212"},
    {kind::slash, U"/\\|"},
}};

bool is_other_arabic(char32_t c) {
  return in(c, 0x0620, 0x064A) || in(c, 0x066E, 0x06D5) || in(c, 0x06EE, 0x06EF) ||
         in(c, 0x06FA, 0x06FF) || in(c, 0x0750, 0x077F);
}

/// Kind of a code point outside numbers: a character of the network, or kind::space.
int kind_of(char32_t c) {
  if (const LetterId id = letter_id(c); id != letter::other) return id;
  if (is_white(c)) return kind::space;
  for (const Signs& row : punctuation) {
    if (row.signs.find(c) != std::u32string_view::npos) return row.kind;
  }
  if (is_other_arabic(c)) return letter::other;
  const bool latin =
      in(c, 'A', 'Z') || in(c, 'a', 'z') || (in(c, 0xC0, 0x52F) && c != 0xD7 && c != 0xF7);
  return latin ? kind::latin : kind::symbol;
}

bool is_number_separator(char32_t c) { return c == '.' || c == ',' || c == 0x066B || c == 0x066C; }

/// Class of a number by what the counted noun after it needs.
std::uint8_t number_class(std::u32string_view run) {
  std::vector<std::string> groups(1);
  bool grouped = true;
  for (const char32_t c : run) {
    if (const int digit = digit_of(c); digit >= 0) {
      groups.back().push_back(static_cast<char>('0' + digit));
    } else {
      grouped = grouped && (c == ',' || c == 0x066C);
      groups.emplace_back();
    }
  }
  const bool thousands = std::all_of(groups.begin() + 1, groups.end(),
                                     [](const std::string& group) { return group.size() == 3; });
  if (groups.size() > 1 && !(grouped && thousands)) return kind::number_decimal;
  std::string digits;
  for (const std::string& group : groups) digits += group;
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
  if (groups.size() == 1 && digits.size() == 4 &&
      (digits.starts_with("19") || digits.starts_with("20"))) {
    return kind::number_year;
  }
  int last = 0;
  for (const char digit :
       std::string_view(digits).substr(digits.size() < 2 ? 0 : digits.size() - 2)) {
    last = last * 10 + (digit - '0');
  }
  return last == 0    ? kind::number_00
         : last == 1  ? kind::number_1
         : last == 2  ? kind::number_2
         : last <= 10 ? kind::number_3
                      : kind::number_11;
}

constexpr std::array<std::u32string_view, 20> suffixes = {
    U"هما", U"كما", U"ها", U"هم", U"هن", U"كم", U"نا", U"ية", U"ات", U"ون",
    U"ين",  U"ان",  U"وا", U"ه",  U"ك",  U"ي",  U"ة",  U"ا",  U"ت",  U"ن"};

bool begins_with_one_of(std::u32string_view word, std::u32string_view letters) {
  return letters.find(word.front()) != std::u32string_view::npos;
}

/// Blind cuts: they are features, no analysis.
std::array<std::u32string_view, 4> spellings_of(std::u32string_view word) {
  std::u32string_view base = word;
  if (base.size() >= 4 && begins_with_one_of(base, U"وف")) base.remove_prefix(1);
  if (base.size() >= 6 && (base.starts_with(U"بال") || base.starts_with(U"كال"))) {
    base.remove_prefix(3);
  } else if (base.size() >= 5 && (base.starts_with(U"ال") || base.starts_with(U"لل"))) {
    base.remove_prefix(2);
  }
  std::u32string_view stem = base;
  for (const std::u32string_view suffix : suffixes) {
    if (stem.size() >= suffix.size() + 3 && stem.ends_with(suffix)) {
      stem.remove_suffix(suffix.size());
      break;
    }
  }
  const bool particle = base.size() >= 4 && begins_with_one_of(base, U"بلكس");
  return {word, base, stem, particle ? base.substr(1) : base};
}

/// Walks over a line and writes its tokens down.
class Parser {
 public:
  explicit Parser(std::u32string_view line) : line_(line) {}

  NetworkText parse() {
    add_sign(kind::begin);
    while (at_ < line_.size()) step();
    add_sign(kind::end);
    return std::move(text_);
  }

 private:
  void step() {
    const char32_t c = line_[at_];
    if (digit_of(c) >= 0) return number();
    if (is_ignored(c) || is_vowel_or_shadda(c)) {
      ++at_;
      return;
    }
    const int found = kind_of(c);
    if (found == kind::space) {
      previous_ = kind::space;
      ++at_;
    } else if (found <= letter::other) {
      word();
    } else {
      if (found != previous_) add_sign(static_cast<std::uint8_t>(found));
      previous_ = found;
      ++at_;
    }
  }

  void number() {
    std::size_t end = at_ + 1;
    while (end < line_.size() && (digit_of(line_[end]) >= 0 ||
                                  (is_number_separator(line_[end]) && end + 1 < line_.size() &&
                                   digit_of(line_[end + 1]) >= 0))) {
      ++end;
    }
    add_sign(number_class(line_.substr(at_, end - at_)));
    previous_ = kind::space;
    at_ = end;
  }

  void word() {
    std::u32string word;
    const std::size_t first = text_.chars.size();
    for (; at_ < line_.size(); ++at_) {
      const char32_t c = line_[at_];
      if (is_vowel_or_shadda(c)) text_.given.back() = with_mark(text_.given.back(), c);
      if (is_ignored(c) || is_vowel_or_shadda(c)) continue;
      const int found = digit_of(c) >= 0 ? kind::space : kind_of(c);
      if (found == kind::space || found > letter::other) break;
      put(static_cast<std::uint8_t>(found), at_);
      word.push_back(c == 0x0671 ? U'ا' : c);
    }
    NetworkToken token{first, text_.chars.size() - 1, true, {}};
    const auto spellings = spellings_of(word);
    std::transform(spellings.begin(), spellings.end(), token.spellings.begin(), spelling_hash);
    text_.tokens.push_back(token);
    put(kind::separator, NetworkText::nowhere);
    previous_ = kind::space;
  }

  void add_sign(std::uint8_t found) {
    text_.tokens.push_back({text_.chars.size(), text_.chars.size(), false, {}});
    put(found, NetworkText::nowhere);
    put(kind::separator, NetworkText::nowhere);
  }

  void put(std::uint8_t found, std::size_t place) {
    text_.chars.push_back(found);
    text_.given.push_back(0);
    text_.places.push_back(place);
  }

  std::u32string_view line_;
  std::size_t at_ = 0;
  int previous_ = kind::space;  // kind of the run of signs at hand
  NetworkText text_;
};

}  // namespace

std::uint32_t spelling_hash(std::u32string_view word) {
  std::uint32_t hash = 0x811C9DC5U;
  for (const char32_t c : word) hash = (hash ^ letter_id(c)) * 0x01000193U;
  return hash;
}

NetworkText parse_for_network(std::u32string_view line) { return Parser(line).parse(); }

}  // namespace rawi
