// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>

#include "core/unicode.h"
#include "verify/readers.h"

namespace rawi {
namespace {

template <class Visit>
void for_each_chunk(Bytes data, const Visit& visit) {
  for (std::size_t at = 0; at + 8 <= data.size();) {
    const auto size = static_cast<std::size_t>(data.little(at + 4, 4));
    visit(data.text(at, 4), data.part(at + 8, size));
    at += 8 + size + size % 2;
  }
}

struct Cues {
  std::map<std::uint64_t, double> times;  // by identifier
  std::map<std::uint64_t, std::string> labels;
};

void read_cue(Bytes body, double rate, Cues& cues) {
  const std::uint64_t count = body.little(0, 4);
  for (std::size_t i = 0; i < count && 4 + 24 * (i + 1) <= body.size(); ++i) {
    const std::size_t at = 4 + 24 * i;
    cues.times[body.little(at, 4)] = static_cast<double>(body.little(at + 20, 4)) / rate;
  }
}

void read_labels(Bytes list, Cues& cues, AudioFacts& facts) {
  if (!list.has("adtl", 0)) return;
  for_each_chunk(list.from(4), [&](std::string_view type, Bytes body) {
    if (type != "labl") return;
    std::string label(body.text(4, body.size()));
    while (!label.empty() && label.back() == '\0') label.pop_back();
    if (find_invalid_utf8(label)) note(facts, "bad-utf8", "a cue label is no UTF-8", "all");
    cues.labels[body.little(0, 4)] = std::move(label);
  });
}

/// A writer that could not seek back leaves a length near the greatest: that file is whole.
void check_whole(Bytes file, AudioFacts& facts) {
  constexpr std::uint64_t unknown_length = 0x7FFFF000;
  for (std::size_t at = 12; at + 8 <= file.size();) {
    const std::uint64_t size = file.little(at + 4, 4);
    if (size < unknown_length && size > file.size() - at - 8) return note_cut_off(facts);
    at += 8 + static_cast<std::size_t>(size + size % 2);
  }
}

void set_chapters(const Cues& cues, AudioFacts& facts) {
  if (cues.times.empty()) return;
  ChapterList list{"cue", {}};
  bool labelled = true;
  for (const auto& [identifier, time] : cues.times) {
    const auto label = cues.labels.find(identifier);
    labelled = labelled && label != cues.labels.end();
    list.chapters.push_back({time, label != cues.labels.end() ? label->second : ""});
  }
  if (!labelled) note(facts, "cue-without-label", "cue points have no labels in LIST adtl", "sound editors");
  facts.lists.push_back(std::move(list));
}

}  // namespace

AudioFacts read_riff(Bytes file) {
  AudioFacts facts;
  facts.container = "wav";
  double rate = 1;
  double bytes_per_second = 0;
  Cues cues;
  bool tagged = false;
  check_whole(file, facts);
  for_each_chunk(file.from(12), [&](std::string_view type, Bytes body) {
    if (type == "fmt ") {
      rate = static_cast<double>(body.little(4, 4));
      bytes_per_second = static_cast<double>(body.little(8, 4));
    } else if (type == "data" && bytes_per_second > 0) {
      facts.duration_s = static_cast<double>(body.size()) / bytes_per_second;
    } else if (type == "cue ") {
      read_cue(body, rate > 0 ? rate : 1, cues);
    } else if (type == "LIST") {
      read_labels(body, cues, facts);
    } else if (type == "id3 " || type == "ID3 ") {
      tagged = read_id3(body, facts) > 0;
    }
  });
  set_chapters(cues, facts);
  if (!tagged) note(facts, "no-id3", "the WAV file has no id3 chunk with tags and chapters", "all");
  if (tagged && cues.times.empty() && !facts.lists.empty()) {
    note(facts, "no-cue", "the chapters are not in cue points too", "sound editors");
  }
  return facts;
}

}  // namespace rawi
