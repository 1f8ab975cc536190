// SPDX-License-Identifier: GPL-3.0-or-later
#include "phonemize/phonemize.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/unicode.h"
#include "phonemize/default_vowels.h"
#include "phonemize/emphasis.h"
#include "phonemize/exceptions.h"
#include "phonemize/junctures.h"
#include "phonemize/letter_names.h"
#include "phonemize/letter_to_sound.h"
#include "phonemize/particles.h"
#include "phonemize/pausal_form.h"
#include "phonemize/spelling.h"
#include "phonemize/stress.h"
#include "phonemize/word_start.h"

namespace rawi {
namespace {

// A word on its way: what is known of it until its neighbours are known too.
struct Draft {
  SpokenWord word;
  std::vector<SpelledLetter> letters;
  WordStart start;
  WordSounds sounds;

  void note(std::string_view rule) {
    if (!rule.empty()) word.rules.emplace_back(rule);
  }
  [[nodiscard]] bool is_foreign() const { return !word.foreign.empty(); }
};

bool has_vowel(const std::vector<Phoneme>& phonemes) {
  return std::ranges::any_of(phonemes, [](const Phoneme& p) { return is_vowel(p.sound); });
}

// BBC and UN are spelled, NATO is not: up to three capitals, or four without a vowel.
bool is_spelled(std::string_view text) {
  const bool capitals = std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!capitals || text.size() > 4) return false;
  return text.size() < 4 || text.find_first_of("AEIOUY") == text.npos;
}

class Phonemizer {
 public:
  Phonemizer(const VocalizedSentence& sentence, const PhonemizeOptions& options)
      : sentence_(sentence), options_(options) {}

  Utterance run() {
    out_.source = sentence_.sentence.source;
    for (const Clause& clause : sentence_.sentence.clauses) say_clause(clause);
    return std::move(out_);
  }

 private:
  void say_clause(const Clause& clause) {
    std::vector<Draft> drafts;
    drafts.reserve(clause.end - clause.begin);
    for (std::size_t i = clause.begin; i < clause.end; ++i) {
      const Token& token = sentence_.sentence.tokens[i];
      if (token.kind == TokenKind::punctuation) continue;
      if (std::optional<Draft> draft = token.kind == TokenKind::word ? read_word(i) : pass_on(i)) {
        drafts.push_back(std::move(*draft));
      }
    }
    if (options_.endings == Endings::pausal && !drafts.empty() && !drafts.back().is_foreign()) {
      Draft& last = drafts.back();
      last.note(take_pausal_form(last.sounds, last.letters));
    }
    join(drafts);
    color(drafts);
    SpokenClause spoken{.words = {}, .pause = clause.pause, .reason = clause.reason};
    spoken.words.reserve(drafts.size());
    for (Draft& draft : drafts) spoken.words.push_back(std::move(draft.word));
    out_.clauses.push_back(std::move(spoken));
  }

  Draft draft_of(std::size_t token) const {
    Draft draft;
    draft.word.token = token;
    draft.word.source = sentence_.sentence.tokens[token].source;
    return draft;
  }

  std::optional<Draft> pass_on(std::size_t token) const {
    Draft draft = draft_of(token);
    draft.word.foreign = sentence_.words[token].text;
    draft.word.spelled = is_spelled(draft.word.foreign);
    draft.note(draft.word.spelled ? "spelled by the engine" : "read by the engine");
    return draft;
  }

  std::optional<Draft> read_word(std::size_t token) {
    const std::string& text = sentence_.words[token].text;
    Spelling spelling = parse_spelling(text);
    Draft draft = draft_of(token);
    if (!spelling.unread.empty()) {
      warn(draft, "unread-letter", "no sound for \"" + to_utf8(spelling.unread) + "\" in " + text);
    }
    if (spelling.letters.empty()) {
      if (spelling.unread.empty()) warn(draft, "unread-word", "nothing to say in \"" + text + "\"");
      return std::nullopt;
    }
    draft.letters = std::move(spelling.letters);
    name_lone_letter(draft);
    if (apply_exception(draft.letters) != nullptr) draft.note("exception");
    draft.start = settle_word_start(draft.letters);
    note_start(draft);
    std::size_t supplied = supply_proclitic_vowels(draft.letters, draft.start);
    if (spelling.bare) supplied += supply_stem_vowels(draft.letters, draft.start);
    draft.sounds = say_letters(draft.letters, draft.start.stem);
    if (draft.sounds.phonemes.empty() && !draft.start.wasl) {
      warn(draft, "unread-word", "nothing to say in \"" + text + "\"");
      return std::nullopt;
    }
    const bool mute = !has_vowel(draft.sounds.phonemes) && supply_only_vowel(draft);
    if (supplied > 0 || mute) {
      draft.note("default vowels");
      warn(draft, "no-vowels", "vowels were guessed in " + text);
    }
    return draft;
  }

  static void name_lone_letter(Draft& draft) {
    if (draft.letters.size() != 1 || draft.letters[0].haraka != Haraka::none) return;
    const std::string_view name = letter_name(draft.letters[0].form);
    if (name.empty()) return;
    draft.letters = parse_spelling(name).letters;
    draft.note("letter name");
  }

  // A cluster without any vowel can't be said; a hamzat wasl brings its own.
  bool supply_only_vowel(Draft& draft) const {
    if (draft.start.wasl) return false;
    draft.sounds.phonemes.insert(draft.sounds.phonemes.begin() + 1, {.sound = Sound::i});
    ++draft.sounds.ending_begin;
    return true;
  }

  static void note_start(Draft& draft) {
    if (draft.start.inner_wasl) draft.note("wasl after proclitic");
    if (draft.start.sun_letter) draft.note("sun letter");
  }

  void join(std::vector<Draft>& drafts) const {
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      Draft& draft = drafts[i];
      if (!draft.start.wasl) continue;
      const bool after_pause = i == 0 || drafts[i - 1].is_foreign();
      if (after_pause || !has_vowel(draft.sounds.phonemes)) {  // ابن before a pause: not "bn"
        say_wasl(draft.sounds, draft.start.wasl_vowel);
        draft.note(after_pause ? "wasl said after pause" : "wasl is the only vowel");
        continue;
      }
      draft.note("wasl elided");
      if (options_.endings == Endings::pausal) {
        drafts[i - 1].note(join_before_wasl(drafts[i - 1].sounds, draft.start));
      }
    }
  }

  // Stress and colour, once every word has its sounds.
  void color(std::vector<Draft>& drafts) const {
    Sound before = Sound::hamza;
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      Draft& draft = drafts[i];
      std::vector<Phoneme>& phonemes = draft.sounds.phonemes;
      if (options_.endings == Endings::full) write_glides_long(phonemes);
      const std::optional<Particle> particle = find_particle(draft.letters);
      std::size_t stem = draft.sounds.stem_begin;
      if (particle && particle->stem > 0) stem = 2;  // wa-, fa-
      mark_stress(phonemes, stem);
      if (particle && particle->leans && i + 1 < drafts.size()) weaken_stress(phonemes);
      mark_emphasis(phonemes, before);
      before = phonemes.empty() ? Sound::hamza : phonemes.back().sound;
      draft.word.phonemes = std::move(phonemes);
    }
  }

  // The reference transcriptions write iyy as ii y and uww as uu w.
  static void write_glides_long(std::vector<Phoneme>& phonemes) {
    for (std::size_t i = 1; i < phonemes.size(); ++i) {
      const bool iyy = phonemes[i].sound == Sound::y && phonemes[i - 1].sound == Sound::i;
      const bool uww = phonemes[i].sound == Sound::w && phonemes[i - 1].sound == Sound::u;
      if (!phonemes[i].geminate || (!iyy && !uww)) continue;
      phonemes[i].geminate = false;
      phonemes[i - 1].sound = iyy ? Sound::ii : Sound::uu;
    }
  }

  void warn(const Draft& draft, std::string_view kind, std::string message) {
    out_.warnings.push_back(
        {.kind = std::string(kind), .message = std::move(message), .source = draft.word.source});
  }

  const VocalizedSentence& sentence_;
  const PhonemizeOptions& options_;
  Utterance out_;
};

}  // namespace

Utterance phonemize(const VocalizedSentence& sentence, const PhonemizeOptions& options) {
  return Phonemizer(sentence, options).run();
}

}  // namespace rawi
