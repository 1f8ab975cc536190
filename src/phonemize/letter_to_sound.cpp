// SPDX-License-Identifier: GPL-3.0-or-later
#include "phonemize/letter_to_sound.h"

#include <optional>

namespace rawi {
namespace {

Sound short_sound(Haraka haraka) {
  return haraka == Haraka::i ? Sound::i : haraka == Haraka::u ? Sound::u : Sound::a;
}

Sound lengthened(Sound vowel) {
  return vowel == Sound::i ? Sound::ii : vowel == Sound::u ? Sound::uu : Sound::aa;
}

// Walks through a word's letters. Each say_ function says the letter at `at_` and may look at its
// neighbours and at the last phoneme said.
class Speaker {
 public:
  explicit Speaker(const std::vector<SpelledLetter>& letters) : letters_(letters) {
    sounds_.phonemes.reserve(letters.size() * 2 + 4);
    last_ = letters.size();
    while (last_ > 0 && letters[last_ - 1].silent) --last_;
  }

  WordSounds say(std::size_t stem) {
    for (at_ = 0; at_ < letters_.size(); ++at_) {
      if (at_ == stem) sounds_.stem_begin = sounds_.phonemes.size();
      if (!letters_[at_].silent) say_letter(letters_[at_]);
    }
    return std::move(sounds_);
  }

 private:
  [[nodiscard]] bool is_last() const { return at_ + 1 == last_; }
  [[nodiscard]] const SpelledLetter* next() const {
    return at_ + 1 < letters_.size() ? &letters_[at_ + 1] : nullptr;
  }
  // The letter before, silent ones passed over.
  [[nodiscard]] const SpelledLetter* previous() const {
    for (std::size_t i = at_; i > 0; --i) {
      if (!letters_[i - 1].silent) return &letters_[i - 1];
    }
    return nullptr;
  }
  [[nodiscard]] std::optional<Sound> last_sound() const {
    if (sounds_.phonemes.empty()) return std::nullopt;
    return sounds_.phonemes.back().sound;
  }
  [[nodiscard]] bool after(Sound sound) const { return last_sound() == sound; }
  [[nodiscard]] bool after_consonant() const {
    return last_sound().has_value() && !is_vowel(*last_sound());
  }
  [[nodiscard]] bool after_short_vowel() const {
    return last_sound().has_value() && is_vowel(*last_sound()) && !is_long(*last_sound());
  }
  // A consonant on which nothing is written, not even sukun: the vowel letter after it tells.
  [[nodiscard]] bool after_unmarked_consonant() const {
    const SpelledLetter* before = previous();
    return after_consonant() && before != nullptr && before->haraka == Haraka::none;
  }

  void put(Sound sound) { sounds_.phonemes.push_back({.sound = sound}); }

  // Two of the same consonant in touch are one long one.
  void put_consonant(Sound sound, bool geminate, bool dark) {
    if (!geminate && after(sound) && !sounds_.phonemes.back().geminate) {
      sounds_.phonemes.back().geminate = true;
      return;
    }
    sounds_.phonemes.push_back({.sound = sound, .geminate = geminate, .backed = dark});
  }

  void lengthen() { sounds_.phonemes.back().sound = lengthened(sounds_.phonemes.back().sound); }

  void say_letter(const SpelledLetter& letter) {
    if (is_bare_alif(letter.form)) return say_alif(letter);
    if (letter.form == U'آ') return say_madda();
    if (letter.form == U'ى' && !acts_as_ya(letter)) return say_maqsura();
    if (letter.form == U'ة') return say_ta_marbuta(letter);
    const bool weak = letter.form == U'و' || letter.form == U'ي' || letter.form == U'ى';
    if (weak && !letter.shadda && !is_short_vowel(letter.haraka)) return say_weak(letter);
    if (weak && letter.shadda) supply_vowel_before_glide(letter);
    say_consonant(letter);
  }

  // ى with shadda or a vowel of its own is a ya without its dots.
  [[nodiscard]] static bool acts_as_ya(const SpelledLetter& letter) {
    return letter.shadda || is_short_vowel(letter.haraka);
  }

  void say_madda() {
    put_consonant(Sound::hamza, false, false);
    put(Sound::aa);
  }

  void say_alif(const SpelledLetter& letter) {
    if (is_short_vowel(letter.haraka)) {  // a hamza whose sign was left out
      put_consonant(Sound::hamza, false, false);
      return say_vowel(letter);
    }
    if (sounds_.phonemes.empty()) {
      put(Sound::hamza);
      return put(Sound::a);
    }
    if (after(Sound::a)) return lengthen();
    if (after(Sound::aa) || is_silent_after_waw()) return;
    if (after(Sound::i) || after(Sound::u)) return;
    split_long_vowel();
    put(Sound::aa);
  }

  // The alif of كتبوا, دعوا: at the end, after a waw that says uu or closes a diphthong.
  [[nodiscard]] bool is_silent_after_waw() const {
    if (!is_last()) return false;
    const SpelledLetter* before = previous();
    if (before == nullptr || before->form != U'و' || is_short_vowel(before->haraka)) return false;
    if (after(Sound::uu)) return true;
    const std::size_t n = sounds_.phonemes.size();
    return after(Sound::w) && n > 1 && sounds_.phonemes[n - 2].sound == Sound::a;
  }

  // ii + aa is said iyaa.
  void split_long_vowel() {
    if (after(Sound::ii)) {
      sounds_.phonemes.back().sound = Sound::i;
      put(Sound::y);
    } else if (after(Sound::uu)) {
      sounds_.phonemes.back().sound = Sound::u;
      put(Sound::w);
    }
  }

  void say_maqsura() {
    if (after(Sound::a) || after(Sound::i)) return lengthen();
    if (after_consonant()) put(Sound::aa);
  }

  void say_ta_marbuta(const SpelledLetter& letter) {
    if (!after(Sound::a) && !after(Sound::aa) && after_consonant()) put(Sound::a);
    if (!is_short_vowel(letter.haraka)) {
      // Without an ending it is read as before a pause, where the pronoun's h is no more than a.
      if (is_last()) mark_ending(Ending::ta_marbuta);
      return;
    }
    if (is_last()) mark_ending(Ending::ta_marbuta);
    put(Sound::t);
    put(short_sound(letter.haraka));
    if (letter.tanwin) put(Sound::n);
  }

  void say_weak(const SpelledLetter& letter) {
    const Sound glide = letter.form == U'و' ? Sound::w : Sound::y;
    const Sound vowel = letter.form == U'و' ? Sound::u : Sound::i;
    if (letter.dagger) {  // صلوٰة
      if (after(Sound::a)) return lengthen();
      return put(Sound::aa);
    }
    const bool unmarked = letter.haraka == Haraka::none;
    if (after(vowel)) {
      if (unmarked && is_before_inner_alif()) return put_consonant(glide, false, false);
      return lengthen();
    }
    if (after_unmarked_consonant() && !(unmarked && is_before_vowel_letter())) {
      return put(lengthened(vowel));
    }
    put_consonant(glide, false, false);
  }

  // An alif that is not the silent one at the end: سِياسة, طُوال.
  [[nodiscard]] bool is_before_inner_alif() const {
    return next() != nullptr && is_bare_alif(next()->form) && !next()->silent && at_ + 2 != last_ &&
           !is_short_vowel(next()->haraka);
  }

  [[nodiscard]] bool is_before_vowel_letter() const {
    if (next() == nullptr || next()->silent) return false;
    if (next()->form == U'ة' || (next()->form == U'ى' && !acts_as_ya(*next()))) return true;
    const bool other_glide = next()->form != letters_[at_].form && !next()->shadda &&
                             (next()->form == U'و' || next()->form == U'ي');
    if (other_glide) return !is_short_vowel(next()->haraka);  // كوين
    if (!is_bare_alif(next()->form)) return false;
    return !(letters_[at_].form == U'و' && at_ + 2 == last_);
  }

  // غَرْبيَّة: nothing is written before a doubled glide, so its own vowel stands there.
  void supply_vowel_before_glide(const SpelledLetter& letter) {
    if (after_unmarked_consonant()) put(letter.form == U'و' ? Sound::u : Sound::i);
  }

  void say_consonant(const SpelledLetter& letter) {
    const Sound sound = letter.form == U'ى' ? Sound::y : *consonant_of(letter.form);
    if (letter.shadda) split_geminate_over(sound);
    put_consonant(sound, letter.shadda, letter.dark);
    if (is_short_vowel(letter.haraka)) {
      say_vowel(letter);
    } else if (letter.dagger) {
      put(Sound::aa);
    } else if (at_ == 0 && is_hamza(letter.form) && letter.haraka == Haraka::none) {
      say_unmarked_initial_hamza(letter);
    }
  }

  // A doubled consonant after the same one (of a lam that was not assimilated) is said once.
  void split_geminate_over(Sound sound) {
    if (after(sound) && !sounds_.phonemes.back().geminate) sounds_.phonemes.pop_back();
  }

  void say_unmarked_initial_hamza(const SpelledLetter& letter) {
    if (next() != nullptr &&
        (is_bare_alif(next()->form) || next()->form == U'و' || next()->form == U'ي')) {
      return;
    }
    put(letter.form == U'إ' ? Sound::i : Sound::a);
  }

  void say_vowel(const SpelledLetter& letter) {
    const Sound vowel = short_sound(letter.haraka);
    if (is_last()) {
      mark_ending(!letter.tanwin               ? Ending::short_vowel
                  : letter.haraka == Haraka::a ? Ending::tanwin_a
                                               : Ending::tanwin);
    }
    put(letter.dagger && vowel == Sound::a ? Sound::aa : vowel);
    if (is_last() && letter.dagger) sounds_.ending = Ending::none;
    if (letter.tanwin) put(Sound::n);
  }

  void mark_ending(Ending ending) {
    sounds_.ending = ending;
    sounds_.ending_begin = sounds_.phonemes.size();
  }

  const std::vector<SpelledLetter>& letters_;
  std::size_t last_ = 0;  // one past the last letter that is said
  std::size_t at_ = 0;
  WordSounds sounds_;
};

}  // namespace

WordSounds say_letters(const std::vector<SpelledLetter>& letters, std::size_t stem) {
  return Speaker(letters).say(stem);
}

}  // namespace rawi
