// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/counted_words.h"

#include <array>

#include "core/arabic.h"
#include "core/unicode.h"
#include "normalize/context.h"
#include "normalize/spelling.h"

namespace rawi {
namespace {

/// Words that are never counted, though a lexicon has nouns of their letters.
bool is_function_word(std::string_view bare) {
  static constexpr std::array words{
      std::string_view("من"),      std::string_view("في"),        std::string_view("على"),
      std::string_view("إلى"),     std::string_view("عن"),        std::string_view("أو"),
      std::string_view("أن"),      std::string_view("إن"),        std::string_view("ما"),
      std::string_view("لا"),      std::string_view("هو"),        std::string_view("هي"),
      std::string_view("قد"),      std::string_view("كل"),        std::string_view("بعد"),
      std::string_view("قبل"),     std::string_view("بين"),       std::string_view("حتى"),
      std::string_view("مع"),      std::string_view("عند"),       std::string_view("منذ"),
      std::string_view("لم"),      std::string_view("لن"),        std::string_view("كان"),
      std::string_view("كانت"),    std::string_view("أي"),        std::string_view("أما"),
      std::string_view("ثم"),      std::string_view("مما"),       std::string_view("حسب"),
      std::string_view("تقريبا"),  std::string_view("سنويا"),     std::string_view("شهريا"),
      std::string_view("يوميا"),   std::string_view("أيضا"),      std::string_view("فقط"),
      std::string_view("صباحا"),   std::string_view("مساء"),      std::string_view("ليلا"),
      std::string_view("ظهرا"),    std::string_view("عصرا"),      std::string_view("مثلا"),
      std::string_view("أسبوعيا"), std::string_view("عبر"),       std::string_view("ضد"),
      std::string_view("إلا"),     std::string_view("حين"),       std::string_view("حيث"),
      std::string_view("أمس"),     std::string_view("وقت"),       std::string_view("ميلادية"),
      std::string_view("ميلادي"),  std::string_view("هجرية"),     std::string_view("هجري"),
      std::string_view("بالمئة"),  std::string_view("بالمائة"),   std::string_view("مئة"),
      std::string_view("مائة"),    std::string_view("نقطة نقطة"), std::string_view("فاصلة"),
      std::string_view("ظهر")};
  return std::find(words.begin(), words.end(), bare) != words.end();
}

bool ends_in_nisba(std::string_view bare) { return bare.ends_with("ي") && bare.size() >= 8; }

/// A second noun right after the counted one makes it a construct (أيام عمل), whose ending is left
/// to the diacritizer.
bool construct_follows(const View& view, std::size_t steps) {
  const Lexeme* next = view.ahead(steps);
  if (next == nullptr || next->kind != LexemeKind::word || has_article(next->bare)) return false;
  return !is_function_word(next->bare) && !ends_in_nisba(next->bare) &&
         find_noun(next->bare).has_value() && strip_final_alif(next->bare) == next->bare;
}

/// Nothing after the noun can be in idafa with it, so that it may take its tanwin.
bool stands_free(const View& view, std::size_t steps) {
  const Lexeme* next = view.ahead(steps);
  if (next == nullptr || next->kind != LexemeKind::word || next->bare.size() <= 2) return true;
  return is_function_word(next->bare) || ends_in_nisba(next->bare) ||
         noun_core(next->bare).size() < next->bare.size();
}

bool fits(const KnownNoun& known, std::string_view bare, Tamyiz form) {
  if (form == Tamyiz::genitive_plural || form == Tamyiz::one || form == Tamyiz::two) return true;
  return known.form == NounForm::singular || form == Tamyiz::accusative_singular ||
         bare.ends_with("ات");
}

/// لإلقاء، بانتظار: a preposition written together with a verbal noun.
bool has_prefix(std::string_view bare) {
  for (const std::string_view prefix : {"لإ", "بإ", "لل", "لأ", "بأ", "لت", "بت"}) {
    if (bare.starts_with(prefix)) return true;
  }
  // but باحثة and لاعبات are participles
  const bool participle =
      (bare.ends_with("ة") || bare.ends_with("ات")) && !bare.substr(2).starts_with("است");
  for (const std::string_view prefix : {"لا", "با", "كا", "وا", "فا"}) {
    if (bare.starts_with(prefix)) return !participle;
  }
  return false;
}

bool is_number_word(std::string_view bare) {
  return bare == "إلى" || bare == "الى" || bare == "أو" || bare == "و" || bare == "حتى";
}

constexpr std::size_t ending_size = std::string_view("ين").size();

/// طيارين, سيارتان, مهربون: a sound plural or dual by its ending, and by the word before the
/// ending, which texts have or which is too long for a root alone. A verb (يعملون) and a name
/// (إيران) is none.
bool has_sound_ending(std::string_view bare) {
  const bool oblique = bare.ends_with("ين") || bare.ends_with("ون");
  if (!oblique && !bare.ends_with("ان")) return false;
  std::string stem(bare.substr(0, bare.size() - ending_size));
  const auto singular = find_noun(stem);
  const bool short_noun = stem.size() == 4 && singular && singular->form == NounForm::singular;
  if (short_noun) return true;  // لصين
  if (stem.size() < 6 || bare.starts_with("ي") || is_name(bare)) return false;
  const bool long_stem = oblique && stem.size() >= 8 && !is_frequent_word(bare);
  if (stem.ends_with("ت")) stem = stem.substr(0, stem.size() - 2) + "ة";
  return long_stem || is_frequent_word(stem) || find_noun(stem).has_value();
}

std::string accusative_letters(std::string_view letters) {
  const bool none = letters.ends_with("ة") || letters.ends_with("اء") || letters.ends_with("ى") ||
                    letters.ends_with("ا");
  return std::string(letters) + (none ? "" : "ا");
}

Piece printed_piece(const Lexeme& lexeme, std::size_t at) {
  return {TokenKind::word, lexeme.text, "", lexeme.rule, at, at + 1};
}

/// The adjective of a noun that had to change: 42 دينار كويتي -> دينارا كويتيا.
std::size_t add_agreeing_adjective(Reading& reading, const View& view, std::size_t at, Tamyiz form,
                                   Case kase) {
  const Lexeme* next = view.ahead(at);
  if (next == nullptr || next->kind != LexemeKind::word) return 0;
  const bool nisba = next->bare.ends_with("يين") || next->bare.ends_with("يان");
  const bool participle = next->bare.starts_with("م") && next->bare.ends_with("ين");
  const bool marked = form == Tamyiz::two && (nisba || participle) && next->bare.size() >= 10;
  if (!marked && !ends_in_nisba(next->bare)) return 0;
  std::string letters = next->bare;
  if (marked) letters.resize(letters.size() - ending_size);
  if (form == Tamyiz::genitive_plural) letters += "ة";
  if (form == Tamyiz::accusative_singular) letters += "ا";
  if (form == Tamyiz::two) letters += kase == Case::nominative ? "ان" : "ين";
  reading.pieces.push_back(
      {TokenKind::word, letters, "", "the adjective agrees with its noun", at, at + 1});
  return 1;
}

}  // namespace

bool noun_may_follow(const View& view, std::size_t steps) {
  const Lexeme* next = view.ahead(steps);
  if (next == nullptr || next->kind != LexemeKind::word) return false;
  if (to_utf32(next->bare).size() < 3)
    return next->bare == "طن" || next->bare == "كم" || next->bare == "كغ";
  return !is_function_word(next->bare) && !has_article(next->bare) && !has_prefix(next->bare) &&
         noun_core(next->bare) == next->bare;
}

bool is_scale_word(std::string_view bare) {
  static constexpr std::array words{
      std::string_view("ألف"),      std::string_view("ألفا"),      std::string_view("آلاف"),
      std::string_view("مليون"),    std::string_view("مليونا"),    std::string_view("ملايين"),
      std::string_view("مليار"),    std::string_view("مليارا"),    std::string_view("مليارات"),
      std::string_view("بليون"),    std::string_view("بليونا"),    std::string_view("بلايين"),
      std::string_view("تريليون"),  std::string_view("تريليونات"), std::string_view("ترليون"),
      std::string_view("تريليونا"), std::string_view("ترليونا"),   std::string_view("ترليونات")};
  return std::find(words.begin(), words.end(), bare) != words.end();
}

std::optional<PrintedNoun> printed_noun(const View& view, std::size_t steps, Tamyiz form) {
  const Lexeme* lexeme = view.ahead(steps);
  if (lexeme == nullptr || lexeme->kind != LexemeKind::word) return std::nullopt;
  const std::string& bare = lexeme->bare;
  if (is_function_word(bare) || has_article(bare) || to_utf32(bare).size() < 2) return std::nullopt;
  if (const auto known = find_noun(bare); known && fits(*known, bare, form)) {
    return PrintedNoun{known->noun, known->form, true, steps};
  }
  // 99 بايزاس: where nothing else is said the word is counted, known or not
  const bool whole_text = view.all.size() == view.at + steps + 1 && view.before == 0 && steps == 1;
  const bool only_noun = whole_text && form == Tamyiz::accusative_singular;
  if (only_noun && noun_core(bare) == bare) {
    const Gender gender = guess_gender(bare, NounForm::singular);
    return PrintedNoun{{bare, gender, "", "", "", ""}, NounForm::singular, true, steps};
  }
  if (form == Tamyiz::two && has_sound_ending(bare))
    return PrintedNoun{{}, NounForm::plural, false, steps};  // 2 طيارين
  if (!could_be(bare, form) || noun_core(bare) != bare || has_prefix(bare)) return std::nullopt;
  PrintedNoun guessed{{}, NounForm::singular, false, steps};
  if (form == Tamyiz::genitive_plural) guessed.form = NounForm::plural;
  guessed.noun.gender = guess_gender(bare, guessed.form);
  return guessed;
}

namespace {

/// 7 كرات، 4 منها: the noun that the number before counts.
std::optional<Gender> gender_counted_before(const View& view) {
  constexpr std::size_t reach = 10;
  for (std::size_t steps = 1; steps <= reach; ++steps) {
    const Lexeme* word = view.previous(steps);
    const Lexeme* number = view.previous(steps + 1);
    if (word == nullptr || number == nullptr || word->text == ".") return std::nullopt;
    if (number->kind != LexemeKind::digits || word->kind != LexemeKind::word) continue;
    if (const auto known = find_noun(word->bare)) return known->noun.gender;
    if (word->bare.ends_with("ات")) return guess_gender(word->bare, NounForm::plural);
    return guess_gender(word->bare, NounForm::singular);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Gender> shared_gender(const View& view, std::size_t steps) {
  const Lexeme* next = view.ahead(steps);
  if (next == nullptr) return std::nullopt;
  if (next->bare == "من") {
    const Lexeme* noun = view.ahead(steps + 1);
    if (noun == nullptr || noun->kind != LexemeKind::word || !has_article(noun->bare))
      return std::nullopt;
    const auto known = find_noun(noun_core(noun->bare));
    if (!known || known->form != NounForm::plural) return std::nullopt;
    return known->noun.gender;
  }
  if (next->bare == "منها" || next->bare == "منهم" || next->bare == "منهن")
    return gender_counted_before(view);
  const bool dash = next->text == "-" || next->text == "–";
  if (!is_number_word(next->bare) && !dash) return std::nullopt;
  const auto second = parse_number(view.all, view.at + steps + 1);
  if (!second || !second->whole()) return std::nullopt;
  const auto noun = printed_noun(view, steps + 1 + second->length, tamyiz_of(second->integer));
  if (!noun) return std::nullopt;
  return noun->noun.gender;
}

std::size_t add_printed_dual(Reading& reading, const View& view, std::size_t at, Case kase,
                             std::string_view rule) {
  const std::string& bare = view.ahead(at)->bare;
  const std::string stem = bare.substr(0, bare.size() - ending_size);
  const bool feminine = stem.ends_with("ت");
  const std::string singular = feminine ? stem.substr(0, stem.size() - 2) + "ة" : stem;
  Piece piece{TokenKind::word,
              stem + (kase == Case::nominative ? "ان" : "ين"),
              "",
              "dual: " + std::string(rule),
              0,
              0};
  const auto known = find_noun(singular);
  if (known && strip_marks(known->noun.singular) == singular)
    piece.vocalized = dual(known->noun.singular, kase, State::indefinite);
  const bool could_be_plural = piece.vocalized.empty() && kase != Case::nominative;
  reading.pieces.push_back(std::move(piece));
  const std::size_t taken = 1 + add_agreeing_adjective(reading, view, at + 1, Tamyiz::two, kase);
  if (could_be_plural) {  // فلسطينيين اثنين
    const Gender gender = feminine ? Gender::feminine : Gender::masculine;
    add_words(reading, cardinal("2", {gender, kase, State::indefinite, Tail::none}), rule);
  }
  return taken;
}

std::size_t add_printed_noun(Reading& reading, const View& view, const PrintedNoun& noun,
                             Tamyiz form, Case kase) {
  const Lexeme& lexeme = *view.ahead(noun.at);
  const bool construct = construct_follows(view, noun.at + 1);
  std::string genitive;  // 3 مهربون
  if (form == Tamyiz::genitive_plural && lexeme.bare.ends_with("ون") &&
      noun.form == NounForm::plural && has_sound_ending(lexeme.bare))
    genitive = lexeme.bare.substr(0, lexeme.bare.size() - ending_size) + "ين";
  if (!noun.known) {
    Piece piece = printed_piece(lexeme, noun.at);
    if (!genitive.empty()) {
      piece.text = genitive;
      piece.rule = "the number governs the genitive of " + lexeme.bare;
    }
    reading.pieces.push_back(std::move(piece));
    return 1;
  }
  Noun alone = noun.noun;
  const Words expected = counted_noun(alone, form, kase);
  const std::string letters = strip_marks(expected.front());
  Piece piece = printed_piece(lexeme, noun.at);
  if (letters == lexeme.bare) {
    if (!construct) piece.vocalized = expected.front();
    reading.pieces.push_back(std::move(piece));
    return 1;
  }
  const bool wrong_plural = form == Tamyiz::genitive_plural && noun.form == NounForm::singular &&
                            !noun.noun.plural.empty() &&
                            strip_final_alif(lexeme.bare) == lexeme.bare;
  const bool needs_alif = form == Tamyiz::accusative_singular && noun.form == NounForm::singular &&
                          stands_free(view, noun.at + 1) &&
                          accusative_letters(lexeme.bare) == letters;
  const bool dual_or_one = form == Tamyiz::two || form == Tamyiz::one;
  if (!wrong_plural && !needs_alif && !dual_or_one && letters != genitive) {
    reading.pieces.push_back(std::move(piece));
    return 1;
  }
  piece.text.clear();
  piece.vocalized = expected.front();
  piece.rule = "the number governs this form of " + lexeme.bare;
  reading.pieces.push_back(std::move(piece));
  return 1 + add_agreeing_adjective(reading, view, noun.at + 1, form, kase);
}

}  // namespace rawi
