// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/context.h"

#include <array>

#include "core/arabic.h"
#include "core/unicode.h"
#include "normalize/counted_words.h"
#include "normalize/government.h"
#include "normalize/noun_lexicon.h"

namespace rawi {
namespace {

template <class Map>
std::optional<Governs> look_up(const Map& map, std::string_view word) {
  const auto found = map.find(word);
  return found == map.end() ? std::nullopt : std::optional(found->second);
}

std::string_view drop_back(std::string_view word,
                           std::initializer_list<std::string_view> suffixes) {
  for (const std::string_view suffix : suffixes) {
    if (word.ends_with(suffix) && word.size() > suffix.size() + 3) {
      return word.substr(0, word.size() - suffix.size());
    }
  }
  return word;
}

struct VerbMatch {
  Governs kind;
  bool subject_inside;  // قرأتُ, يقطعون: the subject is in the verb, so the next noun is the object
};

std::optional<VerbMatch> governing_verb(std::string_view bare) {
  const Government& table = government();
  const std::string_view word = without_conjunction(bare);
  for (const std::string_view form : {bare, word}) {
    if (const auto kind = look_up(table.perfect, form)) return VerbMatch{*kind, false};
    if (form.ends_with("ت") && form.size() >= 8) {  // أجرت of أجرى
      const std::string defective = std::string(form.substr(0, form.size() - 2)) + "ى";
      if (const auto kind = look_up(table.perfect, defective)) return VerbMatch{*kind, false};
    }
    const std::string_view stem = drop_back(form, {"تا", "وا", "نا", "ت", "ا", "ن"});
    if (stem.size() != form.size()) {
      const bool inside = !form.ends_with("ت") || form.size() <= 8;
      if (const auto kind = look_up(table.perfect, stem)) return VerbMatch{*kind, inside};
    }
    const std::string_view future = drop_front(form, {"س", "ل"});  // سيسجل, ليسجل
    const std::string_view person = drop_front(future, {"ي", "ت", "ن", "أ"});
    if (person.size() == future.size()) continue;
    if (const auto kind = look_up(table.imperfect, person)) return VerbMatch{*kind, true};
    const std::string_view bare_stem = drop_back(person, {"ون", "ين", "ان", "وا"});
    if (const auto kind = look_up(table.imperfect, bare_stem)) return VerbMatch{*kind, true};
  }
  return std::nullopt;
}

/// Ends the search for a verb: a new clause begins with it.
bool opens_clause(std::string_view bare) {
  static constexpr std::array words{
      std::string_view("الذي"), std::string_view("التي"),  std::string_view("الذين"),
      std::string_view("لكن"),  std::string_view("ولكن"),  std::string_view("ثم"),
      std::string_view("حيث"),  std::string_view("بينما"), std::string_view("عندما"),
      std::string_view("إن"),   std::string_view("بعدما"), std::string_view("كما")};
  return std::find(words.begin(), words.end(), bare) != words.end();
}

bool is_pause(const Lexeme& lexeme) {
  return lexeme.kind == LexemeKind::sign && lexeme.text != "\"" && lexeme.text != "(" &&
         lexeme.text != ")" && lexeme.text != "«" && lexeme.text != "»" && lexeme.text != "'";
}

bool is_preposition(std::string_view bare) {
  return bare == "في" || bare == "من" || bare == "على" || bare == "إلى" || bare == "عن" ||
         bare == "لدى";
}

/// The noun after the number at the view, past the words of a scale (3 ملايين دولار).
const Lexeme* noun_after(const View& view) {
  const auto number = parse_number(view.all, view.at);
  if (!number) return nullptr;
  std::size_t steps = number->length;
  while (view.ahead(steps) != nullptr && is_scale_word(view.ahead(steps)->bare)) ++steps;
  return view.ahead(steps);
}

/// A noun that the number clearly counts: in the plural, or with the ending of tamyiz.
bool counts_clearly(const View& view) {
  const auto number = parse_number(view.all, view.at);
  if (!number) return false;
  const auto noun = printed_noun(view, number->length, tamyiz_of(number->integer));
  if (!noun) return false;
  const std::string& bare = view.ahead(number->length)->bare;
  return noun->form == NounForm::plural || bare.ends_with("ا") || bare.ends_with("ة");
}

bool is_noun_of(const TextMap<bool>& set, const Lexeme* lexeme) {
  if (lexeme == nullptr || lexeme->kind != LexemeKind::word) return false;
  const auto known = find_noun(lexeme->bare);
  return set.contains(lexeme->bare) || (known && set.contains(strip_marks(known->noun.singular)));
}

/// 12%, 250 نقطة, 3 أشهر: what rises or falls by the number, or lasts it.
bool counts_measure(const View& view) {
  if (view.is_sign(0, "%")) return true;
  const Lexeme* next = noun_after(view);
  if (next == nullptr) return false;
  if (next->kind == LexemeKind::sign)
    return next->text == "%" || next->text == "$" || next->text == "€";
  return is_noun_of(government().measures, next) || is_noun_of(government().times, next);
}

/// زار المعرض 99 طالبا: the persons come to see, they are not what is seen.
bool persons_visit(const View& view, std::string_view verb) {
  const std::string_view word = without_conjunction(verb);
  if (!government().visits.contains(word)) return false;
  const Lexeme* next = noun_after(view);
  const auto known = next == nullptr ? std::nullopt : find_noun(next->bare);
  return known && is_person(known->noun);
}

/// A verb earlier in the clause whose object or extent the number is.
bool verb_at_distance(const View& view) {
  constexpr std::size_t reach = 9;
  for (std::size_t steps = 1; steps <= reach; ++steps) {
    const Lexeme* lexeme = view.previous(steps);
    if (lexeme == nullptr || is_pause(*lexeme) || lexeme->kind == LexemeKind::digits) return false;
    if (lexeme->kind != LexemeKind::word) continue;
    if (steps > 1 && opens_clause(lexeme->bare)) return false;
    if (const auto verb = governing_verb(lexeme->bare)) {
      if (verb->kind == Governs::change) return counts_measure(view);
      if (steps > 1 && persons_visit(view, lexeme->bare)) return false;
      if (verb->kind == Governs::extent || verb->subject_inside) return true;
      // سُجِّلَ في البرنامج 999: a preposition right after the verb, so the number is its subject
      return steps > 1 && !is_preposition(view.previous(steps - 1)->bare);
    }
  }
  return false;
}

/// يعمل 24 ساعة: an imperfect right before a time, which can't be its subject.
bool verb_before_time(const View& view, const Lexeme& before) {
  const std::string_view word = without_conjunction(before.bare);
  const std::string_view stem = drop_front(word, {"س"});
  const bool imperfect =
      (stem.starts_with("ي") || stem.starts_with("ت")) && stem.size() >= 8 && !stem.ends_with("ة");
  return imperfect && is_noun_of(government().times, noun_after(view)) && !find_noun(word) &&
         !government().passing.contains(stem.substr(2));
}

/// القرار 1701, رقم 12: the number is a name, which no case changes.
bool is_label(const View& view, const Lexeme& before) {
  const std::string core = noun_core(before.bare);
  const bool named = has_article(before.bare) && government().labels.contains(core);
  return (named || core == "رقم") && !counts_clearly(view);
}

/// A word without ه، ها، هم at its end; empty where it has none.
std::string_view without_pronoun(std::string_view bare) {
  const std::string_view stem = drop_back(bare, {"ها", "هم", "ه"});
  return stem.size() == bare.size() ? std::string_view() : stem;
}

bool is_owned(std::string_view bare) { return !without_pronoun(bare).empty(); }

}  // namespace

bool has_masdar_shape(std::string_view bare) {
  const std::u32string word = to_utf32(bare);
  if (word.size() < 5 || government().names.contains(bare)) return false;
  if (word.size() == 5 && word[0] == U'ت' && word[3] == U'ي') return true;
  if (word[word.size() - 2] != U'ا') return false;
  const std::size_t shortest = word.starts_with(U"است") ? 7 : 6;
  return word[0] == U'إ' || (word[0] == U'ا' && word[1] != U'ل' && word.size() >= shortest);
}

namespace {

/// A noun without article and pronoun, which must be in construct with the number after it: إصابة،
/// إغلاق، مهلة.
bool is_construct_noun(std::string_view bare) {
  if (has_article(bare)) return false;
  const std::u32string word = to_utf32(bare);
  if (word.size() < 3 || government().names.contains(bare)) return false;
  const bool plural = word.ends_with(U"ات") && word.size() >= 5;
  if (word.ends_with(U"ة") || plural || has_masdar_shape(bare)) return true;
  if (governing_verb(bare)) return false;
  if (word.size() == 4 && word[0] == U'ت') return false;  // تخرج 20 طالبا is a verb
  const std::optional<KnownNoun> noun = find_noun(bare);
  return noun && strip_final_alif(bare) == bare && word.size() >= 4;
}

std::optional<CaseReason> after_word(std::string_view bare) {
  const Government& table = government();
  for (const std::string_view form : {bare, without_conjunction(bare)}) {
    const auto kind = look_up(table.words, form);
    if (!kind) continue;
    const std::string after = "after " + std::string(bare);
    if (*kind == Governs::genitive) return CaseReason{Case::genitive, after};
    if (*kind == Governs::accusative) return CaseReason{Case::accusative, after};
    return CaseReason{Case::nominative, after};
  }
  return std::nullopt;
}

/// بناء 5، بعد قتل 5، لحفر 5: a verbal noun is in construct with the number. قتل could be a verb,
/// so it counts only where no verb can stand: behind a preposition, تم or a verb of wanting.
bool after_verbal_noun(const View& view, std::size_t steps) {
  const Government& table = government();
  const std::string_view bare = view.previous(steps)->bare;
  const std::string_view word = without_conjunction(bare);
  for (const std::string_view form : {bare, word}) {
    if (table.masdars.contains(form) || has_masdar_shape(form)) return true;
    const std::string_view stem = drop_front(form, {"ب", "ل", "ك"});
    if (stem.size() != form.size() && (table.masdars.contains(stem) || table.verbal.contains(stem)))
      return true;
  }
  const Lexeme* place = view.previous(steps + 1);
  if (!table.verbal.contains(bare) || place == nullptr || place->kind != LexemeKind::word)
    return false;
  const std::string_view alone = without_conjunction(place->bare);
  if (table.noun_places.contains(place->bare) || table.noun_places.contains(alone) ||
      table.wanting.contains(place->bare) || table.wanting.contains(alone))
    return true;
  const Lexeme* verb = view.previous(steps + 2);  // تعتزم الشركة بيع
  return verb != nullptr && has_article(place->bare) &&
         table.wanting.contains(without_conjunction(verb->bare));
}

/// بتغريمه 10 آلاف يورو, بعد إحرازها 3 أهداف: the pronoun is in construct with the verbal noun, and
/// the number is its object or extent. In مر على اعتقاله 3 أيام the time is the subject of مر.
bool object_of_owned_verbal_noun(const View& view, std::string_view bare) {
  const Government& table = government();
  const std::string_view word = without_conjunction(bare);
  const std::string_view alone = drop_front(word, {"ب", "ل"});
  bool masdar = false;
  for (const std::string_view form : {word, alone}) {
    const std::string_view stem = without_pronoun(form);
    if (stem.empty()) continue;
    masdar = masdar || has_masdar_shape(stem) || table.masdars.contains(stem);
    // قتله could be a verb, but not بقتله
    masdar = masdar || (form.size() < word.size() && table.verbal.contains(stem));
    if (stem.ends_with("ت"))
      masdar = masdar || table.masdars.contains(std::string(stem.substr(0, stem.size() - 2)) + "ة");
  }
  return masdar && !is_noun_of(table.times, noun_after(view));
}

/// على إقراض الأردن 723 مليون دولار: the verbal noun can't be the subject after its preposition.
bool object_of_verbal_noun(const View& view) {
  const Lexeme* masdar = view.previous(2);
  const Lexeme* place = view.previous(3);
  if (masdar == nullptr || place == nullptr || !has_article(view.previous()->bare)) return false;
  return is_preposition(place->bare) && counts_measure(view) &&
         (has_masdar_shape(masdar->bare) || government().masdars.contains(masdar->bare));
}

/// في سباق 1500 متر: a noun without article after its preposition is in construct with the number.
bool after_governed_noun(const View& view, std::size_t steps) {
  const std::string& bare = view.previous(steps)->bare;
  const Lexeme* place = view.previous(steps + 1);
  return place != nullptr && is_preposition(without_conjunction(place->bare)) &&
         is_construct_noun(bare) && !bare.ends_with("ة") && counts_measure(view);
}

bool is_long_number(const Lexeme& lexeme) {
  return lexeme.kind == LexemeKind::digits && lexeme.text.size() == 4;
}

/// بين 1240 دولارا في يناير و1222.5 دولارا: the second number of a بين with words between.
bool second_after_bayna(const View& view) {
  if (!view.particles.starts_with("و")) return false;
  constexpr std::size_t reach = 8;
  bool number_between = false;
  for (std::size_t steps = 1; steps <= reach; ++steps) {
    const Lexeme* lexeme = view.previous(steps);
    if (lexeme == nullptr || is_pause(*lexeme) || opens_clause(lexeme->bare)) return false;
    if (lexeme->kind == LexemeKind::digits) {
      if (number_between) return false;
      number_between = true;
    } else if (lexeme->bare == "بين") {
      return number_between;
    }
  }
  return false;
}

/// و، أو، إلى، ، between two numbers: they share a case. 4 منها begins a clause of its own.
bool joined_to_last(const View& view) {
  if (view.last.end == 0 || view.last.end > view.before) return false;
  if (const Lexeme* next = view.ahead(1);
      next != nullptr && (next->bare == "منها" || next->bare == "منهم" || next->bare == "منهن"))
    return false;
  // حسب المؤشر 2014، 60% ...: a year and a share are no list
  const bool comma = view.all[view.last.end].text == "،";
  if (comma && is_long_number(view.all[view.last.end - 1]) && !is_long_number(view.all[view.at]))
    return view.particles.starts_with("و");
  const bool conjunction = view.particles.starts_with("و");
  if (conjunction && view.before == view.last.end) return true;
  if (view.before != view.last.end + 1) {
    // a printed noun between: خمسة أيام و3 ساعات
    return conjunction && view.before - view.last.end <= 2 && !is_pause(view.all[view.before - 1]);
  }
  const Lexeme& between = view.all[view.last.end];
  return between.bare == "أو" || between.bare == "و" || between.text == "،" ||
         between.text == "," || (conjunction && between.kind == LexemeKind::word);
}

}  // namespace

bool is_person(const Noun& noun) {
  return noun.plural.ends_with("ُونَ") || government().people.contains(strip_marks(noun.singular));
}

bool is_name(std::string_view bare) { return government().names.contains(bare); }

bool is_time(const Lexeme& lexeme) { return is_noun_of(government().times, &lexeme); }

bool is_measure(const Lexeme& lexeme) { return is_noun_of(government().measures, &lexeme); }

bool is_object_verb(std::string_view bare) {
  const auto verb = governing_verb(bare);
  return verb && verb->kind == Governs::object;
}

CaseReason case_and_reason(const View& view) {
  if (view.particles.ends_with("ب") || view.particles.ends_with("ل") ||
      view.particles.ends_with("ك")) {
    return {Case::genitive, "after the preposition " + std::string(view.particles)};
  }
  if (joined_to_last(view)) return {view.last.kase, "joined to the number before"};
  const Lexeme* before = view.previous();
  std::size_t steps = 1;
  if (before != nullptr && (before->text == "\"" || before->text == "(" || before->text == "«")) {
    before = before->text == "(" ? nullptr : view.previous(++steps);
  }
  if (before != nullptr && before->text == "." && view.previous(steps + 1) != nullptr &&
      view.previous(steps + 1)->bare == "ص")
    before = view.previous(++steps);  // ص. 12
  if (before == nullptr) return {view.options.bare_case, "stands alone"};
  if (before->kind == LexemeKind::sign) {  // signs that are read as words
    static constexpr std::array genitive{
        std::string_view("÷"), std::string_view("×"), std::string_view(">"), std::string_view("<"),
        std::string_view("≥"), std::string_view("≤"), std::string_view("~")};
    if (std::find(genitive.begin(), genitive.end(), before->text) != genitive.end())
      return {Case::genitive, "after " + before->text};
    if (before->text == "=" || before->text == "≈")
      return {Case::accusative, "after " + before->text};
  }
  // داو جونز» 350 نقطة, Nokia 3 هواتف: the verb stands before the name
  const bool name_ends =
      before->kind == LexemeKind::foreign || before->text == "»" || before->text == ")";
  if (name_ends && verb_at_distance(view))
    return {Case::accusative, "object or extent of the verb"};
  if (before->kind != LexemeKind::word) return {view.options.bare_case, "begins its clause"};
  if (second_after_bayna(view)) return {Case::genitive, "second number after بين"};
  if (is_label(view, *before)) return {Case::nominative, "names its " + before->bare};
  if (const auto governed = after_word(before->bare)) {
    // أن هناك 5: the predicate stands first, the number is still the noun of أن
    const Lexeme* head = view.previous(steps + 1);
    if (governed->kase != Case::nominative || head == nullptr || head->kind != LexemeKind::word)
      return *governed;
    const auto verb = governing_verb(head->bare);  // تبلغ مساحته 5
    if (verb && verb->kind == Governs::extent && is_owned(before->bare))
      return CaseReason{Case::accusative, "extent of " + head->bare};
    const auto particle = after_word(head->bare);
    return particle && particle->kase == Case::accusative && head->bare.ends_with("ن")
               ? CaseReason{Case::accusative, "noun of " + head->bare}
               : *governed;
  }
  if (after_verbal_noun(view, steps))
    return {Case::genitive, "in construct with the verbal noun " + before->bare};
  const std::string_view stem = drop_front(without_conjunction(before->bare), {"ب", "ل", "ك"});
  if (stem.size() != before->bare.size() && !has_article(before->bare)) {
    const auto governed = after_word(stem);
    if (governed && governed->kase == Case::genitive) return *governed;
    if (is_construct_noun(stem)) return {Case::genitive, "in construct with " + before->bare};
  }
  if (after_governed_noun(view, steps))
    return {Case::genitive, "in construct with " + before->bare};
  if (object_of_owned_verbal_noun(view, before->bare) || object_of_verbal_noun(view))
    return {Case::accusative, "object or extent of the verbal noun " + before->bare};
  if (verb_at_distance(view) || verb_before_time(view, *before))
    return {Case::accusative, "object or extent of the verb"};
  if (is_construct_noun(without_conjunction(before->bare))) {
    return {Case::genitive, "in construct with " + before->bare};
  }
  return {view.options.bare_case == Case::nominative ? Case::nominative : view.options.bare_case,
          "subject or predicate"};
}

Case case_here(const View& view) { return case_and_reason(view).kase; }

}  // namespace rawi
