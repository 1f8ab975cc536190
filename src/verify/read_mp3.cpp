// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "verify/readers.h"

namespace rawi {
namespace {

struct Frame {
  std::size_t size = 0;
  std::size_t samples = 0;
  std::size_t rate = 0;
  std::size_t side_info = 0;  // bytes between the header and a Xing header
};

/// The header of an MPEG audio frame of layer III; size 0 where there is none.
Frame frame_at(Bytes file, std::size_t at) {
  constexpr std::array<std::size_t, 16> rates1{0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0};
  constexpr std::array<std::size_t, 16> rates2{0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0};
  constexpr std::array<std::size_t, 4> hertz{44100, 48000, 32000, 0};
  const auto header = static_cast<std::uint32_t>(file.big(at, 4));
  const std::uint32_t version = header >> 19 & 3;  // 3: MPEG 1, 2: MPEG 2, 0: MPEG 2.5
  if (header >> 21 != 0x7FF || version == 1 || (header >> 17 & 3) != 1) return {};
  const bool mpeg1 = version == 3;
  const std::size_t kbit = (mpeg1 ? rates1 : rates2)[header >> 12 & 15];
  const std::size_t rate = hertz[header >> 10 & 3] / (mpeg1 ? 1 : version == 2 ? 2 : 4);
  if (kbit == 0 || rate == 0) return {};
  const bool mono = (header >> 6 & 3) == 3;
  Frame frame;
  frame.samples = mpeg1 ? 1152 : 576;
  frame.rate = rate;
  frame.size = frame.samples / 8 * kbit * 1000 / rate + (header >> 9 & 1);
  frame.side_info = mpeg1 ? (mono ? 17 : 32) : (mono ? 9 : 17);
  return frame;
}

/// The count of frames in a Xing or Info header, 0 where it has none.
std::uint64_t frames_promised(Bytes file, std::size_t xing, bool indexed) {
  const bool counted = indexed && (file.byte(xing + 7) & 1) != 0;
  return counted ? file.big(xing + 8, 4) : 0;
}

}  // namespace

AudioFacts read_mp3(Bytes file) {
  AudioFacts facts;
  facts.container = "mp3";
  std::size_t at = read_id3(file, facts);
  if (at == 0) note(facts, "no-id3", "there is no ID3v2 tag", "all");
  while (at < file.size() && frame_at(file, at).size == 0) ++at;
  const Frame first = frame_at(file, at);
  if (first.size == 0) {
    note(facts, "no-audio", "there are no frames of MPEG audio", "all");
    return facts;
  }
  const std::size_t xing = at + 4 + first.side_info;
  const bool indexed = file.has("Xing", xing) || file.has("Info", xing);
  if (!indexed && !file.has("VBRI", at + 36)) {
    note(facts, "no-xing", "there is no Xing or Info header: length and seeking are guesses", "all");
  }
  const std::uint64_t promised = frames_promised(file, xing, indexed);
  if (indexed) at += first.size;
  std::size_t samples = 0;
  for (Frame frame = frame_at(file, at); frame.size > 0; frame = frame_at(file, at)) {
    samples += frame.samples;
    at += frame.size;
  }
  // Some writers count the header's own frame among the others.
  if (at > file.size() || samples / first.samples + 1 < promised) note_cut_off(facts);
  facts.duration_s = static_cast<double>(samples) / static_cast<double>(first.rate);
  return facts;
}

}  // namespace rawi
