// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/arabic.h"
#include "core/tables.h"
#include "normalize/context.h"
#include "normalize/counted_words.h"
#include "normalize/embedded_tables.h"

namespace rawi {
namespace {

struct Ranks {
  TextMap<bool> nouns;               // المادة 5
  TextMap<bool> events;              // كأس الخليج 21
  TextMap<std::string> short_names;  // ج 2
};

const Ranks& ranks() {
  static const Ranks built = [] {
    Ranks fresh;
    for (const TableRow& row : parse_table(embedded::case_words)) {
      if (row[0] != "ord" && row[0] != "event" && row[0] != "short") continue;
      for (const std::string_view word : split_words(row[1])) {
        const std::size_t equals = word.find('=');
        if (row[0] == "ord") fresh.nouns.emplace(word, true);
        if (row[0] == "event") fresh.events.emplace(word, true);
        if (row[0] == "short" && equals != std::string_view::npos)
          fresh.short_names.emplace(word.substr(0, equals), word.substr(equals + 1));
      }
    }
    return fresh;
  }();
  return built;
}

Gender gender_of(const std::string& core) {
  const auto known = find_noun(core);
  if (known && known->form == NounForm::singular) return known->noun.gender;
  if (core.ends_with("ى")) return Gender::feminine;  // الذكرى
  return guess_gender(core, NounForm::singular);
}

/// 1. مقدمة at the head of a block: أَوَّلًا.
std::optional<Reading> numbered_heading(const View& view) {
  if (view.at != 0 || !view.is_digits(0) || view.ahead(0)->text.size() > 2) return std::nullopt;
  const Lexeme* stop = view.ahead(1);
  const Lexeme* word = view.ahead(2);
  if (stop == nullptr || word == nullptr || stop->space_before || !word->space_before)
    return std::nullopt;
  const bool marks = stop->text == "." || stop->text == ")" || stop->text == "-";
  if (!marks || word->kind != LexemeKind::word || view.ahead(0)->text.starts_with("0"))
    return std::nullopt;
  static constexpr std::string_view adverbs[] = {
      "", "أَوَّلًا", "ثَانِيًا", "ثَالِثًا", "رَابِعًا", "خَامِسًا", "سَادِسًا", "سَابِعًا", "ثَامِنًا", "تَاسِعًا", "عَاشِرًا"};
  const std::string& digits = view.ahead(0)->text;
  const std::size_t n = static_cast<std::size_t>(std::stoi(digits));
  Reading reading{2, {}, std::nullopt, ""};
  if (n >= 1 && n <= 10) {
    add_words(reading, spoken(adverbs[n]), "numbered heading", 0, 1);
  } else {
    add_words(reading, cardinal(digits, {}), "numbered heading", 0, 1);
  }
  reading.pieces.push_back({TokenKind::punctuation, ":", "", "numbered heading", 1, 2});
  return reading;
}

/// المادة (5), البند (7): the brackets are not heard.
std::optional<Reading> bracketed_rank(const View& view) {
  const Lexeme* before = view.previous();
  const bool shape = view.is_sign(0, "(") && view.is_digits(1) && view.is_sign(2, ")") &&
                     before != nullptr && before->kind == LexemeKind::word;
  if (!shape || view.ahead(1)->text.size() > 3 || !has_article(before->bare)) return std::nullopt;
  const std::string core = noun_core(before->bare);
  if (!ranks().nouns.contains(core)) return std::nullopt;
  const Case kase = case_of_noun_before(view);
  Reading reading{3, {}, kase, ""};
  add_words(reading, ordinal(view.ahead(1)->text, gender_of(core), kase),
            "ordinal: agrees with " + before->bare);
  return reading;
}

/// ج 2, ط 3: the abbreviation and its ordinal.
std::optional<Reading> short_rank(const View& view) {
  const Lexeme* first = view.ahead(0);
  if (first == nullptr || first->kind != LexemeKind::word) return std::nullopt;
  const auto found = ranks().short_names.find(first->bare);
  if (found == ranks().short_names.end()) return std::nullopt;
  const std::size_t at = view.is_sign(1, ".") && view.is_glued(1) ? 2 : 1;
  const auto known = find_noun(found->second);
  const bool goes_on = view.is_glued(at + 1) && view.is_digits(at + 2) && view.is_glued(at + 2);
  if (!view.is_digits(at) || view.ahead(at)->text.size() > 3 || !known || goes_on)
    return std::nullopt;
  const CaseReason why = case_and_reason(view);  // in a list of sources nothing is joined
  const Case kase = why.reason.starts_with("joined") ? Case::nominative : why.kase;
  Reading reading{at + 1, {}, kase, ""};
  Words words{with_article(decline(known->noun.singular, kase, State::definite))};
  for (std::string& word : ordinal(view.ahead(at)->text, known->noun.gender, kase))
    words.push_back(std::move(word));
  add_words(reading, words, "abbreviation " + first->bare + " and its ordinal");
  return reading;
}

/// The singular of a ranked noun that stands in the plural or dual with the article: المواد،
/// المادتين.
std::optional<Noun> ranked_plural(const Lexeme& lexeme) {
  if (!has_article(lexeme.bare)) return std::nullopt;
  const std::string core = noun_core(lexeme.bare);
  if (const auto known = find_noun(core); known && known->form == NounForm::plural) {
    const bool ranked = ranks().nouns.contains(strip_marks(known->noun.singular));
    return ranked ? std::optional(known->noun) : std::nullopt;
  }
  if (!core.ends_with("ان") && !core.ends_with("ين")) return std::nullopt;
  std::string stem = core.substr(0, core.size() - std::string_view("ان").size());
  if (stem.ends_with("ت")) stem = stem.substr(0, stem.size() - 2) + "ة";
  const auto known = find_noun(stem);
  if (!known || !ranks().nouns.contains(stem)) return std::nullopt;
  return known->noun;
}

/// المواد 5 و6, القرنين 18 و19: each number of the list is a rank of its own.
std::optional<Reading> rank_in_list(const View& view, const NumberLiteral& number) {
  const bool fits = number.integer.size() <= 3 && !view.definite &&
                    (view.particles.empty() || view.particles == "و") &&
                    !view.is_sign(number.length, "%");
  constexpr std::size_t reach = 12;
  for (std::size_t steps = 1; fits && steps <= reach; ++steps) {
    const Lexeme* lexeme = view.previous(steps);
    if (lexeme == nullptr) return std::nullopt;
    const bool list = lexeme->kind == LexemeKind::digits || lexeme->text == "،" ||
                      lexeme->bare == "و" || lexeme->bare == "أو" || lexeme->bare == "إلى";
    if (list) continue;
    const auto noun =
        lexeme->kind == LexemeKind::word ? ranked_plural(*lexeme) : std::optional<Noun>();
    if (!noun) return std::nullopt;
    const bool oblique = noun_core(lexeme->bare).ends_with("ين");
    const Case kase = oblique ? Case::genitive : case_of_noun_before(view, steps);
    Reading reading{number.length, {}, kase, ""};
    add_words(reading, ordinal(number.integer, noun->gender, kase),
              "ordinal: agrees with one of " + lexeme->bare);
    return reading;
  }
  return std::nullopt;
}

/// مباراته ال150, ذكراها ال5: the noun has its pronoun, so that the article stands at the number.
std::optional<Noun> owned_noun(const Lexeme& lexeme) {
  for (const std::string_view pronoun : {"ها", "هم", "ه", "نا"}) {
    if (!lexeme.bare.ends_with(pronoun) || lexeme.bare.size() < pronoun.size() + 6) continue;
    std::string stem = lexeme.bare.substr(0, lexeme.bare.size() - pronoun.size());
    std::string with_ta = stem;
    if (stem.ends_with("ت")) with_ta = stem.substr(0, stem.size() - 2) + "ة";
    if (stem.ends_with("ا")) stem = stem.substr(0, stem.size() - 2) + "ى";
    for (const std::string& form : {stem, with_ta}) {
      const auto known = find_noun(noun_core(form));
      if (known && known->form == NounForm::singular) return known->noun;
    }
    const std::string core = noun_core(stem);  // استقلاله ال79
    if (has_masdar_shape(core)) return Noun{core, Gender::masculine, "", "", "", ""};
  }
  return std::nullopt;
}

/// بعيد استقلاله ال79: a noun without article before it has it in construct.
Case case_of_owned_noun(const View& view) {
  const Lexeme* head = view.previous(2);
  const bool noun = head != nullptr && head->kind == LexemeKind::word && !has_article(head->bare) &&
                    !is_object_verb(head->bare) && !is_name(head->bare);
  const auto known = noun ? find_noun(noun_core(head->bare)) : std::nullopt;
  const bool construct =
      known && known->form == NounForm::singular && strip_final_alif(head->bare) == head->bare;
  return construct ? Case::genitive : case_of_noun_before(view);
}

/// في 3 الجاري, يوم 15 المقبل: the day of a month that is not named.
std::optional<Reading> day_of_month_untold(const View& view, const NumberLiteral& number) {
  const Lexeme* before = view.previous();
  const Lexeme* next = view.ahead(number.length);
  const bool day = number.length == 1 && number.integer.size() <= 2 &&
                   std::stoi(number.integer) >= 1 && std::stoi(number.integer) <= 31;
  if (!day || before == nullptr || next == nullptr || view.definite || !view.particles.empty())
    return std::nullopt;
  bool dated = false;
  bool untold = false;
  for (const std::string_view word : {"في", "يوم", "من", "إلى", "حتى", "منذ"})
    dated = dated || without_conjunction(before->bare) == word;
  for (const std::string_view word : {"الجاري", "الحالي", "المقبل", "الماضي", "المنصرم", "القادم"})
    untold = untold || next->bare == word;
  if (!dated || !untold) return std::nullopt;
  Reading reading{1, {}, Case::genitive, ""};
  add_words(reading, ordinal(number.integer, Gender::masculine, Case::genitive),
            "ordinal: day of the month that is meant");
  return reading;
}

/// A word that can be the name of an event, not a verb or preposition after it: مؤتمر حضره 20.
bool is_name_of_event(const View& view, std::size_t steps) {
  View at_name = view;
  at_name.at = view.before - steps;
  const std::string& bare = view.previous(steps)->bare;
  const bool verb = bare.starts_with("ي") || bare.ends_with("ه") || bare.ends_with("ها") ||
                    bare.ends_with("ت") || is_object_verb(bare);
  return bare == "كان" || (!verb && noun_may_follow(at_name, 0));
}

/// Steps back to the event that the number ranks, its name between them: كأس الخليج 21, مهرجان
/// القاهرة السينمائي 45; 0 where there is none. Above 80 a number is a short year (مونديال 98).
std::size_t event_before(const View& view, const NumberLiteral& number) {
  if (!view.particles.empty() || view.definite || number.integer.size() > 2 ||
      (number.integer.size() == 2 && number.integer >= "80"))
    return 0;
  constexpr std::size_t reach = 4;
  for (std::size_t steps = 1; steps <= reach; ++steps) {
    const Lexeme* word = view.previous(steps);
    if (word == nullptr || word->kind != LexemeKind::word) return 0;
    if (has_article(word->bare)) continue;
    if (steps > 1 && ranks().events.contains(noun_core(word->bare))) return steps;
    // مهرجان قرطاج 58: a name without article right after the event
    const Lexeme* event = view.previous(steps + 1);
    const bool named = event != nullptr && event->kind == LexemeKind::word &&
                       !has_article(event->bare) && is_name_of_event(view, steps);
    if (!named || !ranks().events.contains(noun_core(event->bare))) return 0;
  }
  return 0;
}

}  // namespace

std::optional<Reading> read_ordinal(const View& view) {
  if (auto heading = numbered_heading(view)) return heading;
  if (auto rank = bracketed_rank(view)) return rank;
  if (auto rank = short_rank(view)) return rank;
  const auto number = parse_number(view.all, view.at);
  if (!number || !number->whole() || number->negative || number->integer.size() > 4)
    return std::nullopt;
  if (auto day = day_of_month_untold(view, *number)) return day;
  const Lexeme* before = view.previous();
  const bool noun_before = before != nullptr && before->kind == LexemeKind::word;
  const std::string core = noun_before ? noun_core(before->bare) : "";
  const bool article = noun_before && has_article(before->bare);
  const auto counted = printed_noun(view, number->length, tamyiz_of(number->integer));
  const bool counts = counted && (counted->known || !view.definite);
  const Lexeme* next = view.ahead(number->length);
  const bool scale = next != nullptr && is_scale_word(next->bare);
  const bool ranked = article && ranks().nouns.contains(core) && view.particles.empty() &&
                      !counts && number->integer.size() <= 3;
  const auto known = find_noun(core);
  const bool plural = known && known->form == NounForm::plural && known->noun.singular != core;
  const bool place =
      view.definite && article && !plural && !counts && !scale && view.particles.empty();
  const bool of_age = view.definite && next != nullptr && next->bare == "من" &&
                      view.ahead(number->length + 1) != nullptr &&
                      view.ahead(number->length + 1)->bare.find("عمر") != std::string::npos;
  if (of_age) {  // في ال61 من العمر: سنة is meant
    const Case kase = case_here(view);
    Reading age{number->length, {}, kase, ""};
    add_words(age, ordinal(number->integer, Gender::feminine, kase), "ordinal: year of life");
    return age;
  }
  if (const std::size_t event = counts || scale ? 0 : event_before(view, *number)) {
    const std::string& head = view.previous(event)->bare;
    const Case kase = case_of_noun_before(view, event);
    Reading reading{number->length, {}, kase, ""};
    add_words(reading, ordinal(number->integer, gender_of(noun_core(head)), kase),
              "ordinal: agrees with " + head);
    return reading;
  }
  const bool clearly = counts && (counted->form == NounForm::plural || next->bare.ends_with("ا") ||
                                  next->bare.ends_with("ة"));
  if (!clearly && !scale) {
    if (auto listed = rank_in_list(view, *number)) return listed;
  }
  const bool ownable =
      view.definite && noun_before && !article && !counts && !scale && view.particles.empty();
  if (const auto owned = ownable ? owned_noun(*before) : std::nullopt) {
    const Case kase = case_of_owned_noun(view);
    Reading reading{number->length, {}, kase, ""};
    add_words(reading, ordinal(number->integer, owned->gender, kase),
              "ordinal: agrees with " + before->bare);
    return reading;
  }
  if (!ranked && !place) return std::nullopt;
  const Gender gender = gender_of(core);
  const Case kase = case_of_noun_before(view);
  Reading reading{number->length, {}, kase, ""};
  add_words(reading, ordinal(number->integer, gender, kase),
            "ordinal: agrees with " + before->bare);
  if (core == "قرن" && next != nullptr && next->kind == LexemeKind::word &&
      (next->bare == "م" || next->bare == "ه" || next->bare == "هـ")) {
    add_words(reading, {in_case(next->bare == "م" ? "الْمِيلَادِيُّ" : "الْهِجْرِيُّ", kase)},
              "era of a century", number->length, number->length + 1);
    ++reading.length;
  }
  return reading;
}

}  // namespace rawi
