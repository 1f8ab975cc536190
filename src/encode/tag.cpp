// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/tag.h"

#include <fmt/format.h>
#include <taglib/chapterframe.h>
#include <taglib/commentsframe.h>
#include <taglib/flacfile.h>
#include <taglib/id3v2tag.h>
#include <taglib/mpegfile.h>
#include <taglib/opusfile.h>
#include <taglib/tableofcontentsframe.h>
#include <taglib/textidentificationframe.h>
#include <taglib/vorbisfile.h>
#include <taglib/wavfile.h>
#include <taglib/xiphcomment.h>

#include "encode/wav_cue.h"

namespace rawi {
namespace {

TagLib::String string_of(const std::string& utf8) {
  return {utf8, TagLib::String::UTF8};
}

std::int64_t milliseconds(std::int64_t sample, int sample_rate_hz) {
  return (sample * 1000 + sample_rate_hz / 2) / sample_rate_hz;
}

std::string clock_time(std::int64_t ms) {
  return fmt::format("{:02}:{:02}:{:02}.{:03}", ms / 3600000, ms / 60000 % 60, ms / 1000 % 60,
                     ms % 1000);
}

Error tag_error(const std::filesystem::path& path) {
  return {ErrorCode::cannot_write, "tags and chapters can't be written", path.string(), "", "",
          "is the disk full?"};
}

void add_xiph(TagLib::Ogg::XiphComment& comment, int sample_rate_hz,
              std::span<const Chapter> chapters, const Tags& tags) {
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) comment.addField(name, string_of(value));
  };
  add("TITLE", tags.title);
  add("ARTIST", tags.author);
  add("ALBUM", tags.album);
  add("DATE", tags.date);
  add("PERFORMER", tags.narrator);
  add("COMPOSER", tags.narrator);  // Audiobookshelf's narrator
  add("LANGUAGE", tags.language);
  add("DESCRIPTION", tags.comment);
  for (std::size_t i = 0; i < chapters.size(); ++i) {
    const std::string key = fmt::format("CHAPTER{:03}", i + 1);
    comment.addField(key, clock_time(milliseconds(chapters[i].begin_sample, sample_rate_hz)));
    comment.addField(key + "NAME",
                     string_of(display_title(chapters[i].title, max_embedded_title_bytes)));
  }
}

/// TagLib's frames belong to the tag they are added to.
void add_id3(TagLib::ID3v2::Tag& tag, int sample_rate_hz, std::span<const Chapter> chapters,
             const Tags& tags) {
  using TagLib::String;
  namespace id3 = TagLib::ID3v2;
  const auto add = [&](const char* id, const std::string& value) {
    if (value.empty()) return;
    auto* frame = new id3::TextIdentificationFrame(id, String::UTF16);
    frame->setText(string_of(value));
    tag.addFrame(frame);
  };
  add("TIT2", tags.title);
  add("TPE1", tags.author);
  add("TALB", tags.album);
  add("TDRC", tags.date);
  add("TCOM", tags.narrator);
  add("TLAN", tags.language);
  if (!tags.comment.empty()) {
    auto* frame = new id3::CommentsFrame(String::UTF16);
    frame->setLanguage("ara");
    frame->setText(string_of(tags.comment));
    tag.addFrame(frame);
  }
  if (chapters.empty()) return;
  TagLib::ByteVectorList children;
  for (std::size_t i = 0; i < chapters.size(); ++i) {
    children.append(TagLib::ByteVector(fmt::format("chp{}", i).c_str()));
  }
  auto* contents = new id3::TableOfContentsFrame("toc", children);
  contents->setIsTopLevel(true);
  contents->setIsOrdered(true);
  tag.addFrame(contents);
  for (std::size_t i = 0; i < chapters.size(); ++i) {
    const auto ms = [&](std::int64_t sample) {
      return static_cast<unsigned int>(milliseconds(sample, sample_rate_hz));
    };
    auto* chapter = new id3::ChapterFrame(children[static_cast<unsigned int>(i)],
                                          ms(chapters[i].begin_sample), ms(chapters[i].end_sample),
                                          0xFFFFFFFF, 0xFFFFFFFF);
    auto* title = new id3::TextIdentificationFrame("TIT2", String::UTF16);
    title->setText(string_of(display_title(chapters[i].title, max_embedded_title_bytes)));
    chapter->addEmbeddedFrame(title);
    tag.addFrame(chapter);
  }
}

template <class File>
bool tag_xiph_file(const std::filesystem::path& path, int sample_rate_hz,
                   std::span<const Chapter> chapters, const Tags& tags) {
  File file(path.c_str(), /*readProperties=*/false);
  if (!file.isValid()) return false;
  add_xiph(*file.tag(), sample_rate_hz, chapters, tags);
  return file.save();
}

bool tag_flac(const std::filesystem::path& path, int sample_rate_hz,
              std::span<const Chapter> chapters, const Tags& tags) {
  TagLib::FLAC::File file(path.c_str(), /*readProperties=*/false);
  if (!file.isValid()) return false;
  add_xiph(*file.xiphComment(/*create=*/true), sample_rate_hz, chapters, tags);
  return file.save();
}

bool tag_mp3(const std::filesystem::path& path, int sample_rate_hz,
             std::span<const Chapter> chapters, const Tags& tags) {
  TagLib::MPEG::File file(path.c_str(), /*readProperties=*/false);
  if (!file.isValid()) return false;
  add_id3(*file.ID3v2Tag(/*create=*/true), sample_rate_hz, chapters, tags);
  return file.save(TagLib::MPEG::File::ID3v2, TagLib::File::StripOthers, TagLib::ID3v2::v3);
}

bool tag_wav(const std::filesystem::path& path, int sample_rate_hz,
             std::span<const Chapter> chapters, const Tags& tags) {
  if (!append_cue_chunks(path, chapters)) return false;
  TagLib::RIFF::WAV::File file(path.c_str(), /*readProperties=*/false);
  if (!file.isValid()) return false;
  add_id3(*file.ID3v2Tag(), sample_rate_hz, chapters, tags);
  return file.save(TagLib::RIFF::WAV::File::ID3v2, TagLib::File::StripNone, TagLib::ID3v2::v3);
}

}  // namespace

Result<void> embed_tags(const std::filesystem::path& path, AudioFormat format, int sample_rate_hz,
                        std::span<const Chapter> chapters, const Tags& tags) {
  bool done = false;
  switch (format) {
    case AudioFormat::opus:
      done = tag_xiph_file<TagLib::Ogg::Opus::File>(path, sample_rate_hz, chapters, tags);
      break;
    case AudioFormat::ogg:
      done = tag_xiph_file<TagLib::Ogg::Vorbis::File>(path, sample_rate_hz, chapters, tags);
      break;
    case AudioFormat::flac: done = tag_flac(path, sample_rate_hz, chapters, tags); break;
    case AudioFormat::mp3: done = tag_mp3(path, sample_rate_hz, chapters, tags); break;
    case AudioFormat::wav: done = tag_wav(path, sample_rate_hz, chapters, tags); break;
  }
  if (!done) return fail(tag_error(path));
  return {};
}

}  // namespace rawi
