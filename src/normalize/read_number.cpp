// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "core/arabic.h"
#include "core/unicode.h"
#include "normalize/context.h"
#include "normalize/counted_words.h"
#include "normalize/month_names.h"

namespace rawi {
namespace {

std::string rule_of(const CaseReason& why, Gender gender) {
  static constexpr std::string_view names[] = {"nominative", "accusative", "genitive"};
  return "number: " + std::string(names[static_cast<std::size_t>(why.kase)]) + " (" + why.reason +
         "), " + (gender == Gender::feminine ? "feminine noun" : "masculine or no noun");
}

State state_of(const View& view) { return view.definite ? State::definite : State::indefinite; }

/// The noun behind a scale word (مليون نسمة), with its ending where the lexicon knows it.
void add_scaled_noun(Reading& reading, const View& view) {
  const std::size_t at = reading.length;
  if (view.ahead(at - 1)->bare.ends_with("ا") || !noun_may_follow(view, at)) return;
  const Lexeme& lexeme = *view.ahead(at);
  if (lexeme.bare.size() <= 4 && lexeme.bare != "طن") return;  // كم, which read_abbreviation knows
  const auto known = find_noun(lexeme.bare);
  if (!known || known->form != NounForm::singular ||
      strip_marks(known->noun.singular) != lexeme.bare)
    return;
  reading.length += add_printed_noun(reading, view, {known->noun, known->form, true, at},
                                     Tamyiz::genitive_singular, Case::genitive);
}

/// 2 مليون دولار, 5 ملايين, 1.2 مليون, 160 ألف نجم: the scale word is the counted noun and is
/// itself in construct with what follows.
std::optional<Reading> with_scale(const View& view, const NumberLiteral& number,
                                  const CaseReason& why) {
  const Lexeme* scale = view.ahead(number.length);
  if (scale == nullptr || !is_scale_word(scale->bare)) return std::nullopt;
  const std::size_t at = number.length;
  const auto known = find_noun(scale->bare);
  if (!known) return std::nullopt;
  const Tamyiz form = tamyiz_of(number.integer);
  const bool alone = strip_final_alif(scale->bare) != scale->bare;  // مليونا has its tanwin
  const bool noun_follows = !alone && noun_may_follow(view, at + 1);
  const State end = noun_follows ? State::construct : State::indefinite;
  Reading reading{at + 1, {}, why.kase, ""};
  const std::string rule = rule_of(why, Gender::masculine);
  const Noun& noun = known->noun;
  if (!number.whole()) {
    add_words(reading,
              spoken_number(number, {Gender::masculine, why.kase, state_of(view), Tail::none},
                            view.options),
              rule, 0, at);
    const bool plural = known->form == NounForm::plural;
    add_words(reading, {decline(plural ? noun.plural : noun.singular, Case::genitive, end)}, rule,
              at, at + 1);
    return reading;
  }
  if (form == Tamyiz::one || form == Tamyiz::two) {
    add_words(reading,
              {form == Tamyiz::one ? decline(noun.singular, why.kase, end)
                                   : dual(noun.singular, why.kase, end)},
              rule);
    return reading;
  }
  add_words(reading,
            spoken_number(number, {Gender::masculine, why.kase, state_of(view), Tail::noun},
                          view.options),
            rule, 0, at);
  const bool plural = form == Tamyiz::genitive_plural;
  const Case kase = form == Tamyiz::accusative_singular ? Case::accusative : Case::genitive;
  add_words(reading, {decline(plural ? noun.plural : noun.singular, kase, end)}, rule, at, at + 1);
  return reading;
}

/// 1 and 2 before their noun: كِتَابٌ وَاحِدٌ، كِتَابَانِ.
Reading one_or_two(const View& view, const PrintedNoun& noun, Tamyiz form, const CaseReason& why) {
  Reading reading{noun.at, {}, why.kase, ""};
  const std::size_t taken = add_printed_noun(reading, view, noun, form, why.kase);
  reading.length += taken;
  if (form == Tamyiz::one) {
    const Count one{noun.noun.gender, why.kase, State::indefinite, Tail::none};
    add_words(reading, cardinal("1", one), rule_of(why, noun.noun.gender));
  }
  for (Piece& piece : reading.pieces) piece.from = piece.to = 0;
  return reading;
}

/// 101 كتاب: مِئَةُ كِتَابٍ وَكِتَابٌ.
Reading hundred_and_one(const NumberLiteral& number, const PrintedNoun& noun,
                        const CaseReason& why) {
  Reading reading{noun.at + 1, {}, why.kase, ""};
  add_words(reading, counted(number.integer, noun.noun, why.kase), rule_of(why, noun.noun.gender));
  return reading;
}

/// 2 طيارين: the dual is printed, and says two by itself.
Reading printed_dual(const View& view, const PrintedNoun& noun, const CaseReason& why) {
  Reading reading{noun.at, {}, why.kase, ""};
  reading.length +=
      add_printed_dual(reading, view, noun.at, why.kase, rule_of(why, noun.noun.gender));
  for (Piece& piece : reading.pieces) piece.from = piece.to = 0;
  return reading;
}

bool ends_in_one_or_two(std::string_view digits) {
  return digits.size() > 2 && digits[digits.size() - 2] == '0' &&
         (digits.back() == '1' || digits.back() == '2');
}

Reading with_noun(const View& view, const NumberLiteral& number, const PrintedNoun& noun,
                  const CaseReason& why) {
  const Tamyiz form = tamyiz_of(number.integer);
  const bool small = form == Tamyiz::one || form == Tamyiz::two;
  if (form == Tamyiz::two && !noun.known && noun.form == NounForm::plural && !number.negative)
    return printed_dual(view, noun, why);
  if (small && noun.known && !number.negative) return one_or_two(view, noun, form, why);
  if (ends_in_one_or_two(number.integer) && noun.known) return hundred_and_one(number, noun, why);
  Reading reading{number.length, {}, why.kase, ""};
  const Count count{noun.noun.gender, why.kase, state_of(view), small ? Tail::none : Tail::noun};
  add_words(reading, spoken_number(number, count, view.options), rule_of(why, noun.noun.gender), 0,
            number.length);
  reading.length += add_printed_noun(reading, view, noun, form, why.kase);
  return reading;
}

/// People act; things are acted on.
bool is_human(const PrintedNoun& noun) { return !noun.known || is_person(noun.noun); }

/// زرع 66 شجرة: the subject is in the verb and the trees are its object.
CaseReason hidden_subject(const View& view, const PrintedNoun& noun, const CaseReason& why) {
  const Lexeme* before = view.previous();
  const bool open =
      why.reason == "subject or predicate" && before != nullptr && is_object_verb(before->bare);
  return open && !is_human(noun) ? CaseReason{Case::accusative, "object of " + before->bare} : why;
}

/// استورد 20 ألف طن: the same where a scale word stands between.
CaseReason scaled_object(const View& view, const NumberLiteral& number, const CaseReason& why) {
  const Lexeme* noun = view.ahead(number.length + 1);
  const auto known = noun == nullptr ? std::nullopt : find_noun(noun->bare);
  if (!known) return why;
  return hidden_subject(view, {known->noun, known->form, true, 0}, why);
}

/// الدول ال5: the number agrees with the plural before it.
std::optional<Gender> gender_of_plural_before(const View& view) {
  const Lexeme* before = view.previous();
  if (!view.definite || before == nullptr || !has_article(before->bare)) return std::nullopt;
  const auto known = find_noun(noun_core(before->bare));
  if (!known || known->form != NounForm::plural) return std::nullopt;
  return known->noun.gender;
}

/// في 2015 هاجر ..., بين 2010 و2015 هاجر 20 ...: a year, and a word that begins the clause after
/// it, since it lacks the ending of what is counted.
bool is_year_and_word(const View& view, const NumberLiteral& number, const PrintedNoun& noun) {
  const bool modern = number.integer.size() == 4 && !number.grouped && number.integer >= "1900" &&
                      number.integer <= "2099";
  const Lexeme* before = view.previous();
  if (!modern || before == nullptr || noun.form == NounForm::plural) return false;
  const Lexeme& word = *view.ahead(noun.at);
  if (strip_final_alif(word.bare) != word.bare || word.bare.ends_with("ة") || is_measure(word))
    return false;
  const bool dated = before->bare == "في" || before->bare == "منذ" || before->bare == "حتى";
  const Lexeme* next = view.ahead(noun.at + 1);
  const bool acts =
      next != nullptr && (next->kind == LexemeKind::digits || has_article(next->bare));
  return view.particles.empty() ? dated : view.particles == "و" && acts && view.last.end > 0;
}

}  // namespace

std::optional<Reading> read_number(const View& view) {
  const auto number = parse_number(view.all, view.at);
  if (!number) return std::nullopt;
  const CaseReason why = case_and_reason(view);
  if (auto reading = with_scale(view, *number, scaled_object(view, *number, why))) {
    add_scaled_noun(*reading, view);
    return reading;
  }
  if (number->whole() && !why.reason.starts_with("names its")) {
    const auto noun = printed_noun(view, number->length, tamyiz_of(number->integer));
    if (noun && !is_year_and_word(view, *number, *noun))
      return with_noun(view, *number, *noun, hidden_subject(view, *noun, why));
  }
  const auto plural = gender_of_plural_before(view);
  const Case kase = plural ? case_of_noun_before(view) : why.kase;
  const Gender gender =
      plural.value_or(shared_gender(view, number->length).value_or(view.options.bare_gender));
  Reading reading{number->length, {}, kase, ""};
  const Count count{gender, kase, state_of(view), Tail::none};
  add_words(reading, spoken_number(*number, count, view.options),
            rule_of({kase, plural ? "agrees with " + view.previous()->bare : why.reason}, gender));
  return reading;
}

namespace {

/// كأس العالم 2018, صيف 2016, (1997): a number of this century or the last ones after a noun that
/// it does not count.
bool is_year_by_place(const View& view, const NumberLiteral& number) {
  const bool modern =
      number.integer.size() == 4 && number.integer >= "1700" && number.integer <= "2100";
  const Lexeme* before = view.previous();
  if (!modern || before == nullptr || !view.particles.empty() || view.definite) return false;
  const std::string core = noun_core(before->bare);
  for (const std::string_view noun : {"عدد", "رقم", "مبلغ", "رمز", "مجموع", "فئة"}) {
    if (core == noun) return false;
  }
  if (printed_noun(view, number.length, tamyiz_of(number.integer))) return false;
  const Lexeme* next = view.ahead(number.length);
  if (next != nullptr && (is_scale_word(next->bare) || next->text == "%")) return false;
  const bool bracket = before->text == "(" && next != nullptr && next->text == ")";
  const Lexeme* inside = view.previous(2);
  if (before->text == ")" && inside != nullptr && is_month_word(inside->bare))
    return true;  // تشرين الأول (أكتوبر) 1986
  const std::string reason = case_and_reason(view).reason;
  return bracket || (before->kind == LexemeKind::word && reason == "subject or predicate");
}

}  // namespace

std::optional<Reading> read_year(const View& view) {
  const auto number = parse_number(view.all, view.at);
  if (!number || !number->whole() || number->grouped || number->negative) return std::nullopt;
  const Lexeme* before = view.previous();
  const Lexeme* era = view.ahead(number->length);
  const bool has_era =
      era != nullptr && era->kind == LexemeKind::word &&
      (era->bare == "م" || era->bare == "ه" || era->bare == "هج" || era->bare == "هـ");
  const std::string core = before == nullptr ? "" : std::string(without_conjunction(before->bare));
  const bool masculine =
      core.ends_with("عام") || core.ends_with("العام") || core == "عامي" || core == "أعوام";
  const bool feminine = core.ends_with("سنة") || core == "سنتي" || core == "سنوات";
  const std::size_t size = number->integer.size();
  const bool hijri_era = has_era && era->bare != "م" && size >= 2 && size <= 4;
  const bool after_year_word = (masculine || feminine) && size >= 3 && size <= 4;
  // metres are read before years, so a م that is left is an era
  const bool era_left = has_era && era->bare == "م" && !era->space_before && size == 4;
  if (!after_year_word && !hijri_era && !era_left && !is_year_by_place(view, *number))
    return std::nullopt;
  if (!has_era && printed_noun(view, number->length, tamyiz_of(number->integer)) && size == 3)
    return std::nullopt;
  Reading reading{number->length, {}, Case::genitive, ""};
  const Gender gender = feminine ? Gender::feminine : Gender::masculine;
  add_words(reading,
            cardinal(number->integer, {gender, Case::genitive, State::indefinite, Tail::none}),
            "year: genitive, agrees with " + (core.empty() ? std::string("عام") : core), 0,
            number->length);
  if (has_era) {
    add_words(reading, {era->bare == "م" ? "مِيلَادِيَّةٍ" : "هِجْرِيَّةٍ"}, "era after a year", number->length,
              number->length + 1);
    ++reading.length;
  }
  return reading;
}

}  // namespace rawi
