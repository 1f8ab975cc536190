// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "core/unicode.h"
#include "verify/readers.h"

namespace rawi {
namespace {

constexpr std::size_t most_chapters = 255;
constexpr std::size_t most_samples = 1'000'000;  // of a text track: a bound for damaged files
constexpr double same_time_s = 0.05;

/// Nero's list: version, flags, four reserved bytes, a count in one byte; each entry has its time in units
/// of 100 ns, and a title with its length in one byte.
std::optional<ChapterList> read_chpl(Bytes moov) {
  const Bytes box = find_box(moov, {"udta", "chpl"});
  if (box.size() == 0) return std::nullopt;
  ChapterList list{"chpl", {}};
  const bool reserved = box.byte(0) == 1;
  const std::size_t count = box.byte(reserved ? 8 : 4);
  std::size_t at = reserved ? 9 : 5;
  for (std::size_t i = 0; i < count && at + 9 <= box.size(); ++i) {
    const std::size_t size = box.byte(at + 8);
    list.chapters.push_back({static_cast<double>(box.big(at, 8)) / 1e7,
                             std::string(box.text(at + 9, size))});
    at += 9 + size;
  }
  return list;
}

/// Tables of one track.
struct Track {
  explicit Track(Bytes trak)
      : box(trak), samples(find_box(trak, {"mdia", "minf", "stbl"})) {
    const Bytes header = find_box(trak, {"tkhd"});
    id = header.big(header.byte(0) == 1 ? 20 : 12, 4);
    const Bytes media = find_box(trak, {"mdia", "mdhd"});
    scale = static_cast<double>(media.big(media.byte(0) == 1 ? 20 : 12, 4));
  }
  Bytes box;
  Bytes samples;
  std::uint64_t id = 0;
  double scale = 0;
};

std::vector<std::uint64_t> sample_sizes(const Track& track) {
  const Bytes box = find_box(track.samples, {"stsz"});
  const std::uint64_t fixed = box.big(4, 4);
  const std::size_t count = std::min<std::size_t>(box.big(8, 4), most_samples);
  std::vector<std::uint64_t> sizes(count, fixed);
  for (std::size_t i = 0; fixed == 0 && i < count; ++i) sizes[i] = box.big(12 + 4 * i, 4);
  return sizes;
}

std::vector<double> sample_times(const Track& track, std::size_t count) {
  const Bytes box = find_box(track.samples, {"stts"});
  std::vector<double> times;
  std::uint64_t now = 0;
  for (std::size_t entry = 0; entry < box.big(4, 4) && times.size() < count; ++entry) {
    const std::uint64_t repeats = box.big(8 + 8 * entry, 4);
    const std::uint64_t delta = box.big(12 + 8 * entry, 4);
    for (std::uint64_t i = 0; i < repeats && times.size() < count; ++i, now += delta) {
      times.push_back(track.scale > 0 ? static_cast<double>(now) / track.scale : 0);
    }
  }
  times.resize(count, 0);
  return times;
}

/// Where each sample lies in the file: chunks from stco or co64, samples per chunk from stsc.
std::vector<std::uint64_t> sample_offsets(const Track& track, const std::vector<std::uint64_t>& sizes) {
  const bool wide = find_box(track.samples, {"stco"}).size() == 0;
  const Bytes chunks = find_box(track.samples, {wide ? "co64" : "stco"});
  const Bytes runs = find_box(track.samples, {"stsc"});
  std::vector<std::uint64_t> offsets;
  std::size_t run = 0;
  for (std::size_t chunk = 0; chunk < chunks.big(4, 4) && offsets.size() < sizes.size(); ++chunk) {
    while (run + 1 < runs.big(4, 4) && runs.big(8 + 12 * (run + 1), 4) <= chunk + 1) ++run;
    std::uint64_t at = chunks.big(8 + (wide ? 8 : 4) * chunk, wide ? 8 : 4);
    for (std::uint64_t i = 0; i < runs.big(12 + 12 * run, 4) && offsets.size() < sizes.size(); ++i) {
      offsets.push_back(at);
      at += sizes[offsets.size() - 1];
    }
  }
  return offsets;
}

/// A text sample: its length in two bytes, then UTF-8, or UTF-16 with a byte order mark.
std::string text_of(Bytes sample) {
  const std::string_view text = sample.text(2, static_cast<std::size_t>(sample.big(0, 2)));
  if (text.starts_with("\xFE\xFF") || text.starts_with("\xFF\xFE")) return from_utf16(text, true);
  return std::string(text);
}

std::optional<ChapterList> read_text_track(Bytes file, Bytes moov) {
  std::vector<Track> tracks;
  std::set<std::uint64_t> named;
  for_each_box(moov, [&](std::string_view type, Bytes body, std::size_t) {
    if (type != "trak") return;
    tracks.emplace_back(body);
    const Bytes references = find_box(body, {"tref", "chap"});
    for (std::size_t at = 0; at + 4 <= references.size(); at += 4) named.insert(references.big(at, 4));
  });
  for (const Track& track : tracks) {
    const std::string_view handler = find_box(track.box, {"mdia", "hdlr"}).text(8, 4);
    if (!named.contains(track.id) || (handler != "text" && handler != "sbtl")) continue;
    ChapterList list{"text track", {}};
    const auto sizes = sample_sizes(track);
    const auto times = sample_times(track, sizes.size());
    const auto offsets = sample_offsets(track, sizes);
    for (std::size_t i = 0; i < offsets.size(); ++i) {
      list.chapters.push_back(
          {times[i], text_of(file.part(static_cast<std::size_t>(offsets[i]), static_cast<std::size_t>(sizes[i])))});
    }
    return list;
  }
  return std::nullopt;
}

void compare(const ChapterList& a, const ChapterList& b, AudioFacts& facts) {
  if (a.chapters.size() != b.chapters.size()) {
    note(facts, "lists-differ",
         fmt::format("chpl has {} chapters, the text track {}", a.chapters.size(), b.chapters.size()),
         "VLC, AntennaPod show one, Apple the other");
    return;
  }
  for (std::size_t i = 0; i < a.chapters.size(); ++i) {
    const bool same = a.chapters[i].title == b.chapters[i].title &&
                      std::abs(a.chapters[i].start_s - b.chapters[i].start_s) <= same_time_s;
    if (same) continue;
    note(facts, "lists-differ", fmt::format("chapter {} differs between chpl and the text track", i + 1),
         "VLC, AntennaPod show one, Apple the other");
    return;
  }
}

}  // namespace

void read_mp4_chapters(Bytes file, Bytes moov, AudioFacts& facts) {
  auto chpl = read_chpl(moov);
  auto track = read_text_track(file, moov);
  if (!chpl && !track) return;
  if (!chpl) note(facts, "no-chpl", "there is no chpl list", "AntennaPod, VLC before the text track");
  if (!track) note(facts, "no-text-track", "there is no text track of chapters", "Apple");
  if (chpl && track) compare(*chpl, *track, facts);
  if (track && track->chapters.size() > most_chapters) {
    note(facts, "too-many-chapters", fmt::format("{} chapters, chpl holds 255", track->chapters.size()),
         "AntennaPod, VLC");
  }
  if (chpl) facts.lists.push_back(std::move(*chpl));
  if (track) facts.lists.push_back(std::move(*track));
}

}  // namespace rawi
