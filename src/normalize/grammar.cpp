// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/grammar.h"

#include "core/arabic.h"
#include "core/unicode.h"

namespace rawi {
namespace {

constexpr std::u32string_view tanwin_of =
    U"ٌ"
    U"ً"
    U"ٍ";
constexpr std::u32string_view vowel_of =
    U"ُ"
    U"َ"
    U"ِ";

std::size_t index_of(Case kase) { return static_cast<std::size_t>(kase); }

std::string vowel(Case kase) { return to_utf8(vowel_of.substr(index_of(kase), 1)); }
std::string tanwin(Case kase) { return to_utf8(tanwin_of.substr(index_of(kase), 1)); }

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings) {
  for (const std::string_view ending : endings) {
    if (word.ends_with(ending)) return true;
  }
  return false;
}

std::string without(std::string_view word, std::string_view ending) {
  return std::string(word.substr(0, word.size() - ending.size()));
}

/// Sound masculine plurals carry their final vowel, "مُعَلِّمُونَ", so that قَانُون and سُجُون are not taken
/// for one.
bool is_sound_masculine(std::string_view stem) { return stem.ends_with("ُونَ"); }

/// A ya that the ending swallows: قَاضِي، ثَوَانِي.
bool is_defective(std::string_view stem) { return stem.ends_with("ِي"); }

/// ى, or a final vowel that no case changes (يُورُو، كِيلُو).
bool is_invariable(std::string_view stem) { return ends_with_any(stem, {"ى", "َا", "ُو", "ُوا"}); }

std::string decline_defective(std::string_view stem, Case kase, State state) {
  if (kase == Case::accusative) {
    const bool plural = is_diptote_plural(stem);
    return std::string(stem) + (state == State::indefinite && !plural ? "ًا" : "َ");
  }
  return state == State::indefinite ? without(stem, "ِي") + "ٍ" : std::string(stem);
}

std::string decline_sound_masculine(std::string_view stem, Case kase, State state) {
  const std::string ending = kase == Case::nominative ? "ُو" : "ِي";
  return without(stem, "ُونَ") + ending + (state == State::construct ? "" : "نَ");
}

/// Tanwin fath stands on an alif, but not after ta marbuta, after hamza behind alif, or on one.
bool takes_alif(std::string_view stem) { return !ends_with_any(stem, {"ة", "اء", "أ"}); }

}  // namespace

bool is_diptote_plural(std::string_view stem) {
  const std::u32string bare = to_utf32(strip_marks(stem));
  if (bare.back() == U'ة' || bare.size() < 5) return bare == U"أشياء";
  if (bare.ends_with(U"اء")) return bare.size() >= 6 ? bare.front() == U'أ' : bare.front() != U'أ';
  const bool pattern = bare[2] == U'ا' && !bare.ends_with(U"ات");
  const bool starts_with_fatha = stem.size() > 3 && code_point_at(stem, 2).value == mark::fatha;
  return pattern && starts_with_fatha &&
         (bare.size() == 5 || (bare.size() == 6 && bare[4] == U'ي'));
}

std::string decline(std::string_view stem, Case kase, State state) {
  if (is_invariable(stem)) return to_nfc(stem);
  if (is_sound_masculine(stem)) return to_nfc(decline_sound_masculine(stem, kase, state));
  if (is_defective(stem)) return to_nfc(decline_defective(stem, kase, state));
  if (stem.ends_with("ات") && kase == Case::accusative) kase = Case::genitive;
  if (state != State::indefinite) return to_nfc(std::string(stem) + vowel(kase));
  if (is_diptote_plural(stem)) {
    return to_nfc(std::string(stem) + vowel(kase == Case::nominative ? kase : Case::accusative));
  }
  const bool alif = kase == Case::accusative && takes_alif(stem);
  return to_nfc(std::string(stem) + tanwin(kase) + (alif ? "ا" : ""));
}

std::string dual(std::string_view stem, Case kase, State state) {
  std::string base(stem);
  if (base.ends_with("ة")) base = without(base, "ة") + "ت";
  if (base.ends_with("ى")) base = without(base, "ى") + "ي";
  const std::string ending = kase == Case::nominative ? "َا" : "َيْ";
  return to_nfc(base + ending + (state == State::construct ? "" : "نِ"));
}

std::string with_article(std::string_view word) {
  const CodePoint first = code_point_at(word, 0);
  if (first.value == U'ا') {  // hamzat wasl: its vowel is not heard, the lam gets a kasra
    const CodePoint second = code_point_at(word, first.size);
    const std::size_t skip = first.size + (is_mark(second.value) ? second.size : 0);
    return to_nfc("الِا" + std::string(word.substr(skip)));
  }
  if (!is_sun_letter(first.value)) return to_nfc("الْ" + std::string(word));
  return to_nfc("ال" + std::string(word.substr(0, first.size)) + "ّ" +
                std::string(word.substr(first.size)));
}

std::string citation(std::string_view word) {
  std::u32string letters = to_utf32(word);
  std::u32string kept;  // shadda and dagger alif
  while (!letters.empty() && is_mark(letters.back())) {
    const char32_t last = letters.back();
    const bool vowel = tanwin_of.find(last) != std::u32string_view::npos ||
                       vowel_of.find(last) != std::u32string_view::npos || last == mark::sukun;
    if (!vowel) kept.insert(kept.begin(), last);
    letters.pop_back();
  }
  if (letters.empty()) return to_nfc(word);
  const bool glide = letters.back() == U'و' || letters.back() == U'ي';
  const bool open = letters.back() == U'ا' || letters.back() == U'ى';
  const bool after_alif =
      letters.size() > 1 &&
      std::u32string_view(U"اآ").find(letters[letters.size() - 2]) != std::u32string_view::npos;
  if (open || (glide && kept.empty() && !after_alif)) return to_nfc(word);
  letters += kept;
  if (kept.empty()) letters += mark::sukun;
  return to_nfc(to_utf8(letters));
}

std::string in_case(std::string_view nominative, Case kase) {
  std::u32string letters = to_utf32(nominative);
  for (std::size_t i = letters.size(); i-- > 0 && is_mark(letters[i]);) {
    if (letters[i] == vowel_of[0]) letters[i] = vowel_of[index_of(kase)];
  }
  return to_nfc(to_utf8(letters));
}

std::string feminine_of(std::string_view stem) { return std::string(stem) + "َة"; }

std::string prefixed(std::string_view particles, std::string_view word) {
  std::string built(word);
  if (particles.ends_with("ال")) {
    built = with_article(word);
    particles.remove_suffix(std::string_view("ال").size());
  } else if (particles.ends_with("لل")) {
    built = with_article(word).substr(std::string_view("ا").size());
    particles.remove_suffix(std::string_view("ل").size());
  } else if (particles.ends_with("ل") && built.starts_with("ال")) {
    built.erase(0, std::string_view("ا").size());  // لِلْعِشْرِينَ: the alif of the article falls
  } else if (!particles.empty() && code_point_at(built, 0).value == U'ا') {
    const std::size_t alif = std::string_view("ا").size();  // وَاثْنَانِ: the wasl vowel falls
    const CodePoint second = code_point_at(built, alif);
    if (is_mark(second.value)) built.erase(alif, second.size);
  }
  std::string before;
  for (const char32_t particle : to_utf32(particles)) {
    append_utf8(before, particle);
    before += particle == U'ب' || particle == U'ل' ? "ِ" : "َ";
  }
  return to_nfc(before + built);
}

}  // namespace rawi
