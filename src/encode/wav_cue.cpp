// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/wav_cue.h"

#include <taglib/rifffile.h>

namespace rawi {
namespace {

using TagLib::ByteVector;

/// Opens TagLib's chunk writer, which RIFF files share, to a subclass.
class RiffChunks final : public TagLib::RIFF::File {
 public:
  explicit RiffChunks(const char* path) : TagLib::RIFF::File(path, LittleEndian) {}
  [[nodiscard]] TagLib::Tag* tag() const override { return nullptr; }
  [[nodiscard]] TagLib::AudioProperties* audioProperties() const override { return nullptr; }
  bool save() override { return false; }
  void append(const ByteVector& name, const ByteVector& data) { setChunkData(name, data); }
};

ByteVector u32(std::size_t value) {
  return ByteVector::fromUInt(static_cast<unsigned int>(value), /*mostSignificantByteFirst=*/false);
}

ByteVector cue_chunk(std::span<const Chapter> chapters) {
  ByteVector cue = u32(chapters.size());
  for (std::size_t i = 0; i < chapters.size(); ++i) {
    const auto sample = static_cast<std::size_t>(chapters[i].begin_sample);
    cue.append(u32(i));           // identifier: ffmpeg takes it for the number of the CHAP frame
    cue.append(u32(sample));      // position in the play order
    cue.append(ByteVector("data", 4));
    cue.append(u32(0));           // chunk start
    cue.append(u32(0));           // block start
    cue.append(u32(sample));      // sample offset
  }
  return cue;
}

ByteVector label_list(std::span<const Chapter> chapters) {
  ByteVector list("adtl", 4);
  for (std::size_t i = 0; i < chapters.size(); ++i) {
    const std::string title = display_title(chapters[i].title, max_embedded_title_bytes);
    ByteVector label = u32(i);
    label.append(ByteVector(title.c_str(), static_cast<unsigned int>(title.size() + 1)));
    list.append(ByteVector("labl", 4));
    list.append(u32(label.size()));
    list.append(label);
    if (label.size() % 2 != 0) list.append(ByteVector(1, '\0'));
  }
  return list;
}

}  // namespace

bool append_cue_chunks(const std::filesystem::path& path, std::span<const Chapter> chapters) {
  if (chapters.empty()) return true;
  RiffChunks file(path.c_str());
  if (!file.isOpen() || !file.isValid() || file.readOnly()) return false;
  file.append("cue ", cue_chunk(chapters));
  file.append("LIST", label_list(chapters));
  return true;
}

}  // namespace rawi
