// SPDX-License-Identifier: GPL-3.0-or-later
#include "diacritize/readings.h"

#include <algorithm>

#include "diacritize/affixes.h"

namespace rawi {
namespace {

// Chosen on development text; in eighths of a bit.
constexpr Cost ending_never_seen = 72;
constexpr Cost other_ending_base = 176;  // a frequent word's unseen endings are unlikely
constexpr Cost other_ending_least = 8;
constexpr Cost per_affix = 16;
constexpr std::size_t most_candidates = 24;

bool is_sun(LetterId id) {
  // ت ث د ذ ر ز س ش ص ض ط ظ ل ن
  constexpr std::uint64_t sun =
      1ULL << 10U | 1ULL << 11U | 0x3FFULL << 15U | 1ULL << 30U | 1ULL << 32U;
  return (sun >> id & 1U) != 0;
}

bool can_end_open(LetterId last) {
  return last != letter::alif && last != letter::alif_maqsura && last != letter::alif_madda;
}

/// Collects the vocalizations of one word.
class Gatherer {
 public:
  Gatherer(const KnownWords& file, std::span<const LetterId> ids, std::span<const ClassSet> open)
      : file_(file), ids_(ids), open_(open) {}

  std::vector<Candidate> known() {
    const KnownWord word = file_.word(ids_);
    for (const WordReading& reading : word.readings) add_reading(word, reading);
    if (found_.empty()) add_affixed();
    return finish();
  }

 private:
  void add_reading(const KnownWord& word, const WordReading& reading) {
    std::vector<MarkClass> marks = reading.marks;
    const Cost cost = word.cost + reading.cost;
    if (marks.back() >= open_ending) {
      marks.back() = marks.back() == open_ending ? 0 : 7;
      add_endings(marks, cost);
      return;
    }
    add(marks, cost);
    if (can_end_open(ids_.back())) {
      add_endings(marks, cost + std::max(other_ending_least, other_ending_base - word.cost));
    }
  }

  /// The marks with every ending on the last letter.
  void add_endings(std::vector<MarkClass> marks, Cost cost) {
    const MarkClass shadda = marks.back() >= 7 ? 7 : 0;
    const std::uint32_t fine = end_context(ids_, marks), coarse = coarse_end_context(ids_, marks);
    for (MarkClass end = 0; end < 7; ++end) {
      file_.expect(EntryKind::ending, {fine, end});
      file_.expect(EntryKind::ending, {coarse, end});
    }
    for (MarkClass end = 0; end < 7; ++end) {
      Cost ending = file_.entry(EntryKind::ending, {fine, end});
      if (ending == no_cost_known) {
        ending = file_.entry(EntryKind::ending, {coarse, end});
        ending = ending == no_cost_known ? ending_never_seen : ending + 16;
      }
      marks.back() = static_cast<MarkClass>(end + shadda);
      add(marks, cost + ending);
    }
  }

  void add(const std::vector<MarkClass>& marks, Cost cost) {
    for (std::size_t i = 0; i < marks.size(); ++i) {
      if (!holds(open_[i], marks[i])) return;
    }
    const auto same = std::find_if(found_.begin(), found_.end(),
                                   [&](const Candidate& c) { return c.marks == marks; });
    if (same == found_.end()) {
      found_.push_back({marks, cost, 0});
    } else {
      same->cost = std::min(same->cost, cost);
    }
  }

  void add_affixed() {
    for (const Proclitic& front : proclitics()) {
      if (front.ids.size() + 2 > ids_.size() ||
          !std::equal(front.ids.begin(), front.ids.end(), ids_.begin())) {
        continue;
      }
      for (const Enclitic& back : enclitics()) {
        if (front.ids.empty() && back.ids.empty()) continue;
        if (front.ids.size() + back.ids.size() + 2 > ids_.size() ||
            !std::equal(back.ids.rbegin(), back.ids.rend(), ids_.rbegin())) {
          continue;
        }
        add_split(front, back);
      }
    }
  }

  void add_split(const Proclitic& front, const Enclitic& back) {
    std::vector<LetterId> stem(ids_.begin() + std::ssize(front.ids),
                               ids_.end() - std::ssize(back.ids));
    const Cost affixes = per_affix * ((front.ids.empty() ? 0 : 1) + (back.ids.empty() ? 0 : 1));
    add_stem(front, back, file_.word(stem), 0, affixes);
    if (!back.replaces_ta) return;
    if (stem.back() == letter::ta) {
      stem.back() = letter::ta_marbuta;
      add_stem(front, back, file_.word(stem), 0, affixes);
    } else {
      stem.push_back(letter::ta_marbuta);  // مدرسة: مدرسات, مدرسية
      add_stem(front, back, file_.word(stem), 1, affixes);
    }
  }

  /// Readings of a stem between affixes; `cut` letters of the stem's end are not written here.
  void add_stem(const Proclitic& front, const Enclitic& back, const KnownWord& stem,
                std::size_t cut, Cost affixes) {
    for (const WordReading& reading : stem.readings) {
      if (reading.cost > 48) continue;
      std::vector<MarkClass> marks = front.marks;
      marks.insert(marks.end(), reading.marks.begin(), reading.marks.end() - std::ptrdiff_t(cut));
      const std::size_t last = marks.size() - 1;
      const bool open = marks[last] >= open_ending;
      if (open) marks[last] = marks[last] == open_ending ? 0 : 7;
      MarkClass& first = marks[front.marks.size()];
      if (front.article && is_sun(ids_[front.ids.size()]) && first < 7) {
        first = static_cast<MarkClass>(first + 7);
      }
      const Cost cost = stem.cost / 8 + reading.cost + affixes;
      if (back.ids.empty()) {
        add_whole(marks, cost, front.opens_ending || open);
      } else {
        add_before(back, marks, open, cost);
      }
    }
  }

  void add_whole(const std::vector<MarkClass>& marks, Cost cost, bool opens_ending) {
    if (opens_ending && can_end_open(ids_.back())) {
      add_endings(marks, cost);
    } else {
      add(marks, cost);
    }
  }

  void add_before(const Enclitic& back, std::vector<MarkClass> marks, bool open, Cost cost) {
    const std::size_t last = marks.size() - 1;
    const MarkClass shadda = marks[last] >= 7 ? 7 : 0;
    const int written = marks[last] % 7;
    // Before a pronoun there is no tanwin; an ending that is not known is none of the usual.
    const int usual = open ? -1 : written >= 4 && !holds(back.stem_ends, 4) ? written - 3 : written;
    marks.insert(marks.end(), back.marks.begin(), back.marks.end());
    for (MarkClass end = 0; end < 5; ++end) {
      if (!holds(back.stem_ends, end)) continue;
      marks[last] = static_cast<MarkClass>(end + shadda);
      if (back.harmony)
        marks[last + 1] = end == 3 || (end == 0 && ids_[last] == letter::ya) ? 3 : 2;
      add_whole(marks, cost + (end == usual ? 0 : end == 0 ? 24 : 8), back.ending_open);
    }
  }

  std::vector<Candidate> finish() {
    std::sort(found_.begin(), found_.end(), [](const Candidate& a, const Candidate& b) {
      return a.cost != b.cost ? a.cost < b.cost : a.marks < b.marks;
    });
    if (found_.size() > most_candidates) found_.resize(most_candidates);
    for (Candidate& candidate : found_) {
      candidate.tag = class_in(file_, ids_, candidate.marks);
    }
    return std::move(found_);
  }

  const KnownWords& file_;
  std::span<const LetterId> ids_;
  std::span<const ClassSet> open_;
  std::vector<Candidate> found_;
};

}  // namespace

std::vector<Candidate> known_readings(const KnownWords& file, std::span<const LetterId> ids,
                                      std::span<const ClassSet> open) {
  return Gatherer(file, ids, open).known();
}

std::uint32_t class_in(const KnownWords& file, std::span<const LetterId> ids,
                       std::span<const MarkClass> marks) {
  const std::uint32_t key = word_key(ids, marks);
  const bool lexical = file.entry(EntryKind::lexical, {key}) != no_cost_known;
  return lexical ? lexical_tag(key) : tag_of(ids, marks);
}

}  // namespace rawi
