// SPDX-License-Identifier: GPL-3.0-or-later
// A plan's paragraphs, ready to be spoken.
#include <algorithm>

#include "pipeline/edited.h"
#include "pipeline/spoken.h"
#include "pipeline/stanza.h"

namespace rawi {
namespace {

/// A longer paragraph is made ready in several goes, in bounded memory. The longest that a document's plan
/// has is one piece of long_text_pieces, twice its target, which is not cut again.
constexpr std::size_t most_bytes = std::size_t{1} << 17U;

/// A sentence of the plan, and the chapter that it opens.
struct PlannedLine {
  const PlanSentence* sentence;
  const std::string* opens;  ///< title; null: none
};

Block block_of(const PlanSentence& sentence) {
  Block block;
  block.kind = sentence.heading ? BlockKind::heading : BlockKind::paragraph;
  block.text = sentence.text;
  block.origin = sentence.origin;
  return block;
}

/// The paragraph as the article has it, as far as the plan still has its sentences.
Block joined_block(std::span<const PlannedLine> lines) {
  Block block;
  block.kind = lines.front().sentence->heading ? BlockKind::heading : BlockKind::paragraph;
  for (const PlannedLine& line : lines) {
    const PlanSentence& sentence = *line.sentence;
    const std::size_t size = sentence.text.size();
    if (!block.text.empty()) {
      const std::size_t end = block.origin.source_of({0, block.text.size()}).end;
      const std::size_t begin = sentence.origin.source_of({0, size}).begin;
      block.text += ' ';
      block.origin.append(1, {end, std::max(end, begin)});
    }
    for (std::size_t at = 0; at < size; ++at)
      block.origin.append(1, sentence.origin.source_of({at, at + 1}));
    block.text += sentence.text;
  }
  return block;
}

/// True where the sentence of the plan is still what the article's paragraph gives.
bool is_unchanged(const PlanSentence& planned, const SpelledSentence& spelled,
                  const VocalizedSentence& given) {
  if (planned.text != spelled.text) return false;
  return planned.read.empty() || planned.read == words_of(given) ||
         planned.read == vocalized_words_of(given);
}

class PlanSpeaker {
 public:
  PlanSpeaker(const Plan& plan, const Resources& resources, const ScriptOptions& options)
      : resources_(resources), options_(options) {
    options_.normalize.repair_spelling = plan.repair_spelling;
    for (const PlanChapter& chapter : plan.chapters) {
      const std::string* title = &chapter.title;
      for (const PlanSentence& sentence : chapter.sentences)
        lines_.push_back({&sentence, std::exchange(title, nullptr)});
    }
  }

  std::optional<Stanza> next() {
    if (next_ == lines_.size()) return std::nullopt;
    const std::size_t begin = next_;
    const PlanSentence& first = *lines_[begin].sentence;
    std::size_t bytes = first.text.size();
    while (++next_ < lines_.size()) {
      const PlanSentence& sentence = *lines_[next_].sentence;
      bytes += sentence.text.size() + 1;
      const bool same = sentence.paragraph == first.paragraph && sentence.heading == first.heading;
      if (!same || bytes > most_bytes) break;
    }
    return stanza_of(std::span(lines_).subspan(begin, next_ - begin));
  }

 private:
  Stanza stanza_of(std::span<const PlannedLine> lines) {
    Stanza stanza;
    stanza.block = joined_block(lines);
    stanza.heading = lines.front().sentence->heading;
    ScriptBlock given = write_script(stanza.block, resources_, options_);
    std::vector<ByteRange> sources;
    for (const VocalizedSentence& one : given.sentences) sources.push_back(one.sentence.source);
    std::vector<SpelledSentence> spelled = spell_sentences(stanza.block, sources);
    stanza.script.warnings = std::move(given.warnings);
    std::vector<std::size_t> edited;
    std::size_t cursor = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      StanzaLine& line = stanza.lines.emplace_back(line_of(lines, i));
      std::size_t found = cursor;
      while (found < spelled.size() &&
             !is_unchanged(*lines[i].sentence, spelled[found], given.sentences[found])) {
        ++found;
      }
      if (found == spelled.size()) {
        edited.push_back(i);
        continue;
      }
      line.utterance = std::move(given.utterances[found]);
      line.spelled = std::move(spelled[found]);
      stanza.script.sentences.push_back(std::move(given.sentences[found]));
      cursor = found + 1;
    }
    speak_edited(lines, edited, stanza);
    for (StanzaLine& line : stanza.lines) line.chapter_text = line.spelled.text;
    return stanza;
  }

  /// What comes after these lines; null: nothing.
  [[nodiscard]] const PlannedLine* following(std::span<const PlannedLine> lines) const {
    const std::size_t next = static_cast<std::size_t>(&lines.back() - lines_.data()) + 1;
    return next < lines_.size() ? &lines_[next] : nullptr;
  }

  [[nodiscard]] StanzaLine line_of(std::span<const PlannedLine> lines, std::size_t index) const {
    const PlanSentence& sentence = *lines[index].sentence;
    const VoicePauses& pauses = resources_.voice.pauses;
    StanzaLine line;
    const PlannedLine* next = index + 1 < lines.size() ? &lines[index + 1] : following(lines);
    line.ends_paragraph = next == nullptr || next->sentence->paragraph != sentence.paragraph ||
                          next->sentence->heading != sentence.heading;
    const int end_ms = sentence.heading ? pauses.heading_ms : pauses.paragraph_ms;
    line.pause_ms = sentence.pause_ms.value_or(line.ends_paragraph ? end_ms : pauses.sentence_ms);
    if (lines[index].opens != nullptr) line.chapter_title = *lines[index].opens;
    return line;
  }

  void speak_edited(std::span<const PlannedLine> lines, const std::vector<std::size_t>& edited,
                    Stanza& stanza) const {
    for (const std::size_t i : edited) {
      const PlanSentence& sentence = *lines[i].sentence;
      StanzaLine& line = stanza.lines[i];
      line.block = block_of(sentence);
      const ByteRange all{0, sentence.text.size()};
      line.spelled = {sentence.text, sentence.origin.source_of(all), all};
      EditedSentence made = read_edited(sentence, options_.normalize);
      std::vector<Warning>& warnings = stanza.script.warnings;
      warnings.insert(warnings.end(), made.warnings.begin(), made.warnings.end());
      if (!made.sentence) continue;
      auto vocalized =
          diacritize(std::span(&*made.sentence, 1), resources_.lexicon, *resources_.model);
      line.utterance = phonemize(vocalized.front(), options_.phonemize);
      warnings.insert(warnings.end(), line.utterance.warnings.begin(),
                      line.utterance.warnings.end());
    }
  }

  const Resources& resources_;
  ScriptOptions options_;
  std::vector<PlannedLine> lines_;
  std::size_t next_ = 0;
};

}  // namespace

StanzaSource stanzas_of(const Plan& plan, const Resources& resources,
                        const ScriptOptions& options) {
  auto speaker = std::make_shared<PlanSpeaker>(plan, resources, options);
  return [speaker] { return speaker->next(); };
}

Result<Plan> chapters_of(const Plan& plan, const std::optional<SectionRange>& range) {
  Plan chosen = plan;
  if (!range) return chosen;
  const std::size_t count = plan.chapters.size();
  if (range->first > count) {
    return fail({ErrorCode::usage, "the plan has no such chapter", "", std::to_string(range->first),
                 "1 to " + std::to_string(count), ""});
  }
  chosen.chapters.assign(
      plan.chapters.begin() + static_cast<std::ptrdiff_t>(range->first - 1),
      plan.chapters.begin() + static_cast<std::ptrdiff_t>(std::min(range->last, count)));
  return chosen;
}

}  // namespace rawi
