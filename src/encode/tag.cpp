// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/tag.h"

#include <fmt/format.h>
#include <taglib/flacfile.h>
#include <taglib/flacpicture.h>
#include <taglib/id3v2tag.h>
#include <taglib/mpegfile.h>
#include <taglib/opusfile.h>
#include <taglib/vorbisfile.h>
#include <taglib/wavfile.h>
#include <taglib/xiphcomment.h>

#include <cerrno>

#include "core/files.h"
#include "encode/tag_formats.h"
#include "encode/wav_cue.h"

namespace rawi {
namespace {

std::string clock_time(std::int64_t ms) {
  return fmt::format("{:02}:{:02}:{:02}.{:03}", ms / 3600000, ms / 60000 % 60, ms / 1000 % 60,
                     ms % 1000);
}

/// TagLib's picture belongs to the tag or file that it is added to.
TagLib::FLAC::Picture* flac_picture(const Picture& cover) {
  auto* picture = new TagLib::FLAC::Picture;
  picture->setType(TagLib::FLAC::Picture::FrontCover);
  picture->setMimeType(TagLib::String(std::string(cover.media_type())));
  picture->setData(
      TagLib::ByteVector(cover.bytes.data(), static_cast<unsigned int>(cover.bytes.size())));
  return picture;
}

void add_xiph_chapters(TagLib::Ogg::XiphComment& comment, int sample_rate_hz,
                       std::span<const Chapter> chapters) {
  for (std::size_t i = 0; i < chapters.size(); ++i) {
    const std::string key = fmt::format("CHAPTER{:03}", i + 1);
    comment.addField(key, clock_time(milliseconds(chapters[i].begin_sample, sample_rate_hz)));
    comment.addField(key + "NAME",
                     tag_string(display_title(chapters[i].title, max_embedded_title_bytes)));
  }
}

void add_xiph(TagLib::Ogg::XiphComment& comment, int sample_rate_hz, const Metadata& metadata) {
  const Tags& tags = metadata.tags;
  const std::string track = tags.track > 0 ? std::to_string(tags.track) : "";
  const std::string tracks = tags.track > 0 ? std::to_string(tags.tracks) : "";
  const std::pair<const char*, const std::string*> fields[] = {
      {"TITLE", &tags.title},
      {"ARTIST", &tags.author},
      {"ALBUM", &tags.album},
      {"DATE", &tags.date},
      {"SOURCE", &tags.source},
      {"PERFORMER", &tags.narrator},
      {"COMPOSER", &tags.narrator},  // Audiobookshelf's narrator
      {"LANGUAGE", &tags.language},
      {"DESCRIPTION", &tags.comment},
      {"COMMENT", &tags.comment},
      {"TRACKNUMBER", &track},
      {"TRACKTOTAL", &tracks}};
  for (const auto& [name, value] : fields) {
    if (!value->empty()) comment.addField(name, tag_string(*value));
  }
  add_xiph_chapters(comment, sample_rate_hz, metadata.chapters);
}

template <class File>
bool tag_ogg(const std::filesystem::path& path, int sample_rate_hz, const Metadata& metadata) {
  File file(path.c_str(), /*readProperties=*/false);
  if (!file.isValid()) return false;
  add_xiph(*file.tag(), sample_rate_hz, metadata);
  if (!metadata.cover.empty()) file.tag()->addPicture(flac_picture(metadata.cover));
  return file.save();
}

bool tag_flac(const std::filesystem::path& path, int sample_rate_hz, const Metadata& metadata) {
  TagLib::FLAC::File file(path.c_str(), /*readProperties=*/false);
  if (!file.isValid()) return false;
  add_xiph(*file.xiphComment(/*create=*/true), sample_rate_hz, metadata);
  if (!metadata.cover.empty()) file.addPicture(flac_picture(metadata.cover));
  return file.save();
}

bool tag_mp3(const std::filesystem::path& path, int sample_rate_hz, const Metadata& metadata) {
  TagLib::MPEG::File file(path.c_str(), /*readProperties=*/false);
  if (!file.isValid()) return false;
  fill_id3(*file.ID3v2Tag(/*create=*/true), sample_rate_hz, metadata);
  return file.save(TagLib::MPEG::File::ID3v2, TagLib::File::StripOthers, TagLib::ID3v2::v3);
}

bool tag_wav(const std::filesystem::path& path, int sample_rate_hz, const Metadata& metadata) {
  if (!append_cue_chunks(path, metadata.chapters)) return false;
  TagLib::RIFF::WAV::File file(path.c_str(), /*readProperties=*/false);
  if (!file.isValid()) return false;
  fill_id3(*file.ID3v2Tag(), sample_rate_hz, metadata);
  return file.save(TagLib::RIFF::WAV::File::ID3v2, TagLib::File::StripNone, TagLib::ID3v2::v3);
}

bool tag_file(const std::filesystem::path& path, AudioFormat format, int sample_rate_hz,
              const Metadata& metadata) {
  switch (format) {
    case AudioFormat::opus:
      return tag_ogg<TagLib::Ogg::Opus::File>(path, sample_rate_hz, metadata);
    case AudioFormat::ogg:
      return tag_ogg<TagLib::Ogg::Vorbis::File>(path, sample_rate_hz, metadata);
    case AudioFormat::m4b: return tag_mp4_file(path, metadata);
    case AudioFormat::flac: return tag_flac(path, sample_rate_hz, metadata);
    case AudioFormat::mp3: return tag_mp3(path, sample_rate_hz, metadata);
    case AudioFormat::wav: return tag_wav(path, sample_rate_hz, metadata);
  }
  return false;
}

}  // namespace

Result<void> embed_tags(const std::filesystem::path& path, AudioFormat format, int sample_rate_hz,
                        const Metadata& metadata) {
  errno = 0;
  if (tag_file(path, format, sample_rate_hz, metadata)) return {};
  return fail(write_error("tags and chapters can't be written", path, errno));
}

}  // namespace rawi
