// SPDX-License-Identifier: GPL-3.0-or-later
#include "made_by_hand.h"

#include "core/unicode.h"

namespace rawi::test {

namespace {

/// Byte `i` of a number that may be written with more bytes than it has.
char byte_of(std::uint64_t value, int i) {
  return i < 8 ? static_cast<char>(value >> (8 * i) & 0xFF) : '\0';
}

}  // namespace

std::string big(std::uint64_t value, int count) {
  std::string out;
  for (int i = count; i-- > 0;) out += byte_of(value, i);
  return out;
}

std::string little(std::uint64_t value, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += byte_of(value, i);
  return out;
}

namespace {

std::string sync_safe(std::size_t size) {
  std::string out;
  for (const int shift : {21, 14, 7, 0}) out += static_cast<char>(size >> shift & 0x7F);
  return out;
}

}  // namespace

std::string id3_frame(const std::string& id, const std::string& body, int version) {
  return id + (version == 4 ? sync_safe(body.size()) : big(body.size(), 4)) + big(0, 2) + body;
}

std::string id3_tag(const std::string& frames, int version) {
  return "ID3" + big(static_cast<unsigned>(version), 1) + big(0, 2) + sync_safe(frames.size()) + frames;
}

std::string utf16_text(const std::string& text) {
  std::string out = "\x01\xFF\xFE";
  for (const char32_t c : to_utf32(text)) out += little(c, 2);
  return out;
}

std::string id3_chapter(const std::string& id, unsigned ms, const std::string& frames, std::uint32_t byte_offset) {
  return id3_frame("CHAP", id + big(0, 1) + big(ms, 4) + big(ms + 1, 4) + big(byte_offset, 4) + big(byte_offset, 4) + frames);
}

std::string id3_contents(int flags, const std::vector<std::string>& children, const std::string& id) {
  std::string body = id + big(0, 1) + big(static_cast<unsigned>(flags), 1) + big(children.size(), 1);
  for (const std::string& child : children) body += child + big(0, 1);
  return id3_frame("CTOC", body);
}

std::string mp3(const std::string& tag) {
  constexpr std::size_t frame_size = 417;  // MPEG 1, layer III, 128 kbit/s, 44.1 kHz
  constexpr unsigned frames = 38;
  std::string frame = "\xFF\xFB\x90\x64";
  frame.resize(frame_size);
  std::string info = frame;
  info.replace(36, 12, "Info" + big(1, 4) + big(frames, 4));
  std::string out = tag + info;
  for (unsigned i = 0; i < frames; ++i) out += frame;
  return out;
}

std::string vorbis_comment(const std::vector<std::string>& comments) {
  std::string out = little(0, 4) + little(comments.size(), 4);
  for (const std::string& comment : comments) out += little(comment.size(), 4) + comment;
  return out;
}

std::string flac(const std::string& comment, const std::vector<std::pair<int, std::string>>& blocks) {
  const auto block = [](int type, const std::string& body) {
    return big(static_cast<unsigned>(type), 1) + big(body.size(), 3) + body;
  };
  std::string out = "fLaC" + block(0, std::string(34, '\0'));
  for (const auto& [type, body] : blocks) out += block(type, body);
  out += block(0x80 | 4, comment);
  return out + "\xFF\xF8" + big(0x001C, 2);  // the check sum of the two bytes before it
}

std::string ogg(const std::string& head, const std::string& comment) {
  const auto page = [](const std::string& packet, unsigned flags) {
    std::string sizes(packet.size() / 255, '\xFF');
    sizes += static_cast<char>(packet.size() % 255);
    return "OggS" + big(0, 1) + big(flags, 1) + little(48000, 8) + little(1, 4) + little(0, 8) +
           big(sizes.size(), 1) + sizes + packet;
  };
  return page(head, 2) + page(comment, 4);
}

std::string opus(const std::vector<std::string>& comments) {
  return ogg("OpusHead" + big(0x0101, 2) + big(0, 9), "OpusTags" + vorbis_comment(comments));
}

std::string riff_chunk(const std::string& type, const std::string& body) {
  return type + little(body.size(), 4) + body + std::string(body.size() % 2, '\0');
}

std::string wav(const std::string& chunks) {
  const std::string format = little(1, 2) + little(1, 2) + little(8000, 4) + little(16000, 4) + little(2, 2) + little(16, 2);
  const std::string body = "WAVE" + riff_chunk("fmt ", format) + chunks + riff_chunk("data", std::string(16000, '\0'));
  return "RIFF" + little(body.size(), 4) + body;
}

std::string cue(const std::vector<unsigned>& samples) {
  std::string body = little(samples.size(), 4);
  for (std::size_t i = 0; i < samples.size(); ++i) {
    body += little(i + 1, 4) + little(samples[i], 4) + "data" + little(0, 8) + little(samples[i], 4);
  }
  return riff_chunk("cue ", body);
}

std::string labels(const std::vector<std::string>& titles) {
  std::string body = "adtl";
  for (std::size_t i = 0; i < titles.size(); ++i) body += riff_chunk("labl", little(i + 1, 4) + titles[i] + '\0');
  return riff_chunk("LIST", body);
}

std::string box(const std::string& type, const std::string& body) { return big(body.size() + 8, 4) + type + body; }

std::string chpl(const std::vector<std::pair<double, std::string>>& chapters) {
  std::string body = big(1, 1) + big(0, 7) + big(chapters.size(), 1);
  for (const auto& [start_s, title] : chapters) {
    body += big(static_cast<std::uint64_t>(start_s * 1e7), 8) + big(title.size(), 1) + title;
  }
  return box("chpl", body);
}

std::string m4b(const std::string& user_data) {
  const std::string header = box("mvhd", big(0, 12) + big(1000, 4) + big(10'000, 4) + big(0, 80));
  const std::string title = box("\251nam", box("data", big(1, 8) + "كتاب"));
  const std::string tags = box("meta", big(0, 4) + box("ilst", title));
  return box("ftyp", "M4B " + big(0, 4)) + box("moov", header + box("udta", tags + user_data)) + box("mdat", "sound");
}

}  // namespace rawi::test
