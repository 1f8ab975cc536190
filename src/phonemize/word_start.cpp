// SPDX-License-Identifier: GPL-3.0-or-later
#include "phonemize/word_start.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "core/arabic.h"

namespace rawi {
namespace {

using Letters = std::vector<SpelledLetter>;

bool is_one_of(char32_t form, std::u32string_view forms) { return forms.find(form) != forms.npos; }

bool unvowelled(const SpelledLetter& letter) {
  return !is_short_vowel(letter.haraka) && !letter.dagger;
}

// The written letters from `at` on.
std::u32string forms_from(const Letters& letters, std::size_t at) {
  std::u32string forms;
  for (std::size_t i = at; i < letters.size(); ++i) forms.push_back(letters[i].form);
  return forms;
}

bool starts_with(const Letters& letters, std::size_t at, std::u32string_view forms) {
  if (at + forms.size() > letters.size()) return false;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (letters[at + i].form != forms[i]) return false;
  }
  return true;
}

// ا ل ت where the lam is of the root: form VIII of roots that begin with l (التقى, التزام).
constexpr std::array<std::u32string_view, 37> root_lam_stems = {
    U"قى",  U"قي",  U"ق",   U"قاء", U"قائ", U"زم",  U"زام", U"حق",  U"حاق", U"هم",
    U"هام", U"هب",  U"هاب", U"مس",  U"ماس", U"فت",  U"فات", U"ف",   U"فاف", U"بس",
    U"باس", U"صق",  U"صاق", U"جأ",  U"جاء", U"جائ", U"حم",  U"حام", U"قط",  U"قاط",
    U"وى",  U"واء", U"أم",  U"ئام", U"ثم",  U"ثام", U"هى"};
constexpr std::array<std::u32string_view, 17> stem_endings = {
    U"",  U"ت",  U"ا",  U"وا",  U"تا", U"نا", U"ن",  U"تم", U"ات",
    U"ه", U"ها", U"هم", U"هما", U"ي",  U"ك",  U"نى", U"وه"};

bool has_root_lam(const Letters& letters, std::size_t lam) {
  const std::size_t ta = lam + 1;
  if (letters[ta].form != U'ت' || letters[ta].shadda) return false;
  const std::u32string rest = forms_from(letters, ta + 1);
  return std::ranges::any_of(root_lam_stems, [&](std::u32string_view stem) {
    if (!std::u32string_view(rest).starts_with(stem)) return false;
    const std::u32string_view ending = std::u32string_view(rest).substr(stem.size());
    return std::ranges::find(stem_endings, ending) != stem_endings.end();
  });
}

bool is_article(const Letters& letters, std::size_t alif) {
  if (alif + 2 >= letters.size() || letters[alif + 1].form != U'ل') return false;
  if (letters[alif].haraka == Haraka::i || letters[alif].haraka == Haraka::u) return false;
  const SpelledLetter& lam = letters[alif + 1];
  if (lam.shadda) return true;
  if (lam.haraka == Haraka::i) return is_bare_alif(letters[alif + 2].form);
  return unvowelled(lam) && !has_root_lam(letters, alif + 1);
}

// The lam of the article at `lam`, with or without its alif: assimilated before a sun letter; given
// an i before an alif of wasl (al-ijtimaa` is said al-i-jtimaa`).
void settle_article(Letters& letters, std::size_t lam, WordStart& start) {
  start.article = true;
  start.stem = lam + 1;
  SpelledLetter& first = letters[lam];
  SpelledLetter& next = letters[lam + 1];
  if (first.shadda) {
    start.stem = lam;
  } else if (is_bare_alif(next.form) && lam + 2 < letters.size() && unvowelled(next)) {
    if (first.haraka != Haraka::i && !unvowelled(letters[lam + 2])) return;
    first.haraka = Haraka::i;
    next.silent = true;
    start.inner_wasl = true;
    start.stem = lam + 2;
  } else if (is_sun_letter(next.form) || next.shadda) {
    first.silent = true;  // a shadda that somebody wrote on a moon letter is said too
    next.shadda = true;
    start.sun_letter = true;
  } else if (first.haraka == Haraka::none) {
    first.haraka = Haraka::sukun;
  }
}

// Nouns and verbs that begin with hamzat wasl, from the letter after the alif on (Wright I 19-21).
struct WaslShape {
  bool noun = false;        ///< ابن اسم اثنان امرأة: always i
  bool derived = false;     ///< forms VII, VIII, IX, X and their verbal nouns
  bool imperative = false;  ///< may be an imperative of form I
};

WaslShape wasl_shape(const Letters& letters, std::size_t at) {
  WaslShape shape;
  if (at + 1 >= letters.size()) return shape;
  const SpelledLetter& c0 = letters[at];
  const SpelledLetter& c1 = letters[at + 1];
  if (c0.shadda) {
    shape.derived = is_one_of(c0.form, U"تطدظذثز");
    return shape;
  }
  if (!unvowelled(c0) || !consonant_of(c0.form)) return shape;
  if (c0.haraka == Haraka::none && is_one_of(c0.form, U"وي")) return shape;
  shape.noun = starts_with(letters, at, U"بن") || starts_with(letters, at, U"سم") ||
               starts_with(letters, at, U"ثن") || starts_with(letters, at, U"مرأ") ||
               starts_with(letters, at, U"مرؤ") || starts_with(letters, at, U"مرئ");
  shape.derived = c0.form == U'ن' || c1.form == U'ت' ||
                  (is_one_of(c0.form, U"صضطظ") && c1.form == U'ط') ||
                  (is_one_of(c0.form, U"زذد") && c1.form == U'د') ||
                  (letters.size() == at + 3 && letters.back().shadda) || has_root_lam(letters, at);
  shape.imperative = is_short_vowel(c1.haraka) && !is_one_of(letters.back().form, U"ةو");
  return shape;
}

// Imperatives of roots that end in y have a third letter with u only before their ending وا.
constexpr std::array<std::u32string_view, 8> y_imperatives = {U"مشوا", U"قضوا", U"بنوا", U"ئتوا",
                                                              U"مضوا", U"رموا", U"هدوا", U"سقوا"};

Haraka wasl_vowel(const Letters& letters, std::size_t alif, bool article) {
  if (article) return Haraka::a;
  if (is_short_vowel(letters[alif].haraka)) return letters[alif].haraka;
  const std::size_t first = alif + 1;
  if (first >= letters.size()) return Haraka::a;
  if (wasl_shape(letters, first).noun) return Haraka::i;
  if (std::ranges::find(y_imperatives, forms_from(letters, first)) != y_imperatives.end()) {
    return Haraka::i;
  }
  const std::size_t third = letters[first].shadda ? first : first + 1;
  const bool u = third < letters.size() && letters[third].haraka == Haraka::u;
  return u ? Haraka::u : Haraka::i;
}

// After ب ك ل only verbal nouns (i after the cluster) and nouns can follow; after و ف verbs too.
bool wasl_after(const Letters& letters, std::size_t proclitic, std::size_t alif) {
  const WaslShape shape = wasl_shape(letters, alif + 1);
  if (letters[alif].form == U'ٱ') return true;
  if (shape.noun) return true;
  if (is_one_of(letters[proclitic].form, U"وف")) {
    return shape.derived || shape.imperative;
  }
  if (!shape.derived) return false;
  const SpelledLetter& c0 = letters[alif + 1];
  const std::size_t vowelled = c0.shadda ? alif + 1
                               : is_one_of(c0.form, U"س") && letters[alif + 2].form == U'ت'
                                   ? alif + 3
                                   : alif + 2;
  if (vowelled >= letters.size()) return false;
  return letters[vowelled].haraka == Haraka::i || is_bare(letters);
}

bool is_proclitic(const SpelledLetter& letter) {
  return is_one_of(letter.form, U"وفبكل") && !letter.shadda && !letter.tanwin && !letter.dagger &&
         letter.haraka != Haraka::sukun;
}

// لل with no alif between: the article after li-, at the second lam.
bool is_lil(const Letters& letters, std::size_t lam) {
  return lam + 2 < letters.size() && letters[lam].form == U'ل' && letters[lam + 1].form == U'ل' &&
         !letters[lam].shadda && (letters[lam].haraka == Haraka::i || unvowelled(letters[lam])) &&
         unvowelled(letters[lam + 1]) && !letters[lam + 1].shadda;
}

bool settle_after_proclitics(Letters& letters, WordStart& start) {
  for (std::size_t at = 0; at < 3 && at + 2 < letters.size(); ++at) {
    if (is_lil(letters, at)) {
      if (letters[at].haraka == Haraka::none) letters[at].haraka = Haraka::i;
      settle_article(letters, at + 1, start);
      return true;
    }
    if (at > 0 && is_bare_alif(letters[at].form)) {
      const bool article = is_article(letters, at) && letters[at - 1].form != U'ل';
      if (!unvowelled(letters[at]) && !article) return false;
      if (!article && !wasl_after(letters, at - 1, at)) return false;
      letters[at].silent = true;
      letters[at].haraka = Haraka::none;
      start.inner_wasl = true;
      start.stem = at + 1;
      if (article) settle_article(letters, at + 1, start);
      return true;
    }
    if (!is_proclitic(letters[at])) return false;
  }
  return false;
}

// A plain alif at the start of a word that is no hamzat wasl: the writer left the hamza out.
void settle_plain_hamza(Letters& letters) {
  SpelledLetter& alif = letters[0];
  Haraka haraka = alif.haraka;
  if (haraka == Haraka::none && letters.size() > 1 && letters[1].haraka == Haraka::none &&
      !letters[1].shadda) {
    if (letters[1].form == U'و') haraka = Haraka::u;
    if (letters[1].form == U'ي') haraka = Haraka::i;
  }
  alif.form = haraka == Haraka::i ? U'إ' : U'أ';
  alif.haraka = haraka == Haraka::none ? Haraka::a : haraka;
}

bool begins_with_wasl(const Letters& letters, bool article) {
  const SpelledLetter& alif = letters[0];
  if (alif.form == U'ٱ' || article) return true;
  if (letters.size() < 2 || alif.haraka == Haraka::a) return false;
  if (letters[1].haraka == Haraka::none && is_one_of(letters[1].form, U"وي")) return false;
  return unvowelled(letters[1]) || wasl_shape(letters, 1).derived;
}

// أَلشَّمْس: the hamza of the article written out, as transcribers do after a pause.
void settle_written_hamza(Letters& letters) {
  if (letters.size() < 4 || letters[0].form != U'أ' || letters[0].haraka != Haraka::a) return;
  if (letters[1].form != U'ل' || !unvowelled(letters[1]) || letters[1].shadda) return;
  if (letters[2].shadda) letters[1].silent = true;
}

}  // namespace

WordStart settle_word_start(std::vector<SpelledLetter>& letters) {
  WordStart start;
  if (letters.empty()) return start;
  if (!is_bare_alif(letters[0].form)) {
    settle_written_hamza(letters);
    settle_after_proclitics(letters, start);
    return start;
  }
  const bool article = is_article(letters, 0);
  if (!begins_with_wasl(letters, article)) {
    settle_plain_hamza(letters);
    return start;
  }
  start.wasl = true;
  start.stem = 1;
  start.wasl_vowel = wasl_vowel(letters, 0, article);
  letters[0].silent = true;
  if (article) settle_article(letters, 1, start);
  return start;
}

}  // namespace rawi
