// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <taglib/attachedpictureframe.h>
#include <taglib/chapterframe.h>
#include <taglib/commentsframe.h>
#include <taglib/id3v2tag.h>
#include <taglib/tableofcontentsframe.h>
#include <taglib/textidentificationframe.h>
#include <taglib/urllinkframe.h>

#include "encode/tag_formats.h"

namespace rawi {
namespace {

using TagLib::ByteVector;
using TagLib::String;
namespace id3 = TagLib::ID3v2;

id3::TextIdentificationFrame* text_frame(const char* id, const std::string& value) {
  auto* frame = new id3::TextIdentificationFrame(id, String::UTF16);
  frame->setText(tag_string(value));
  return frame;
}

/// Addresses have a frame of their own, which holds Latin letters only.
id3::Frame* source_frame(const std::string& source) {
  if (source.starts_with("http://") || source.starts_with("https://")) {
    auto* frame = new id3::UrlLinkFrame("WOAS");
    frame->setUrl(tag_string(source));
    return frame;
  }
  auto* frame = new id3::UserTextIdentificationFrame(String::UTF16);
  frame->setDescription("SOURCE");
  frame->setText(tag_string(source));
  return frame;
}

void add_text(id3::Tag& tag, const Tags& tags) {
  const std::string track =
      tags.track > 0 ? fmt::format("{}/{}", tags.track, tags.tracks) : std::string();
  const std::pair<const char*, const std::string*> frames[] = {
      {"TIT2", &tags.title}, {"TPE1", &tags.author},   {"TALB", &tags.album},
      {"TDRC", &tags.date},  {"TCOM", &tags.narrator}, {"TLAN", &tags.language},
      {"TRCK", &track}};
  for (const auto& [id, value] : frames) {
    if (!value->empty()) tag.addFrame(text_frame(id, *value));
  }
  if (!tags.source.empty()) tag.addFrame(source_frame(tags.source));
  if (!tags.comment.empty()) {
    auto* frame = new id3::CommentsFrame(String::UTF16);
    frame->setLanguage("ara");
    frame->setText(tag_string(tags.comment));
    tag.addFrame(frame);
  }
}

void add_cover(id3::Tag& tag, const Picture& cover) {
  if (cover.empty()) return;
  auto* frame = new id3::AttachedPictureFrame;
  frame->setMimeType(String(std::string(cover.media_type())));
  frame->setType(id3::AttachedPictureFrame::FrontCover);
  frame->setPicture(ByteVector(cover.bytes.data(), static_cast<unsigned int>(cover.bytes.size())));
  tag.addFrame(frame);
}

void add_chapters(id3::Tag& tag, int sample_rate_hz, std::span<const Chapter> chapters) {
  TagLib::ByteVectorList children;
  for (std::size_t i = 0; i < chapters.size(); ++i) {
    children.append(ByteVector(fmt::format("chp{}", i).c_str()));
  }
  auto* contents = new id3::TableOfContentsFrame("toc", children);
  contents->setIsTopLevel(true);
  contents->setIsOrdered(true);
  tag.addFrame(contents);
  const auto ms = [&](std::int64_t sample) {
    return static_cast<unsigned int>(milliseconds(sample, sample_rate_hz));
  };
  constexpr unsigned int no_byte_offset = 0xFFFFFFFF;
  for (std::size_t i = 0; i < chapters.size(); ++i) {
    auto* chapter = new id3::ChapterFrame(children[static_cast<unsigned int>(i)],
                                          ms(chapters[i].begin_sample), ms(chapters[i].end_sample),
                                          no_byte_offset, no_byte_offset);
    chapter->addEmbeddedFrame(
        text_frame("TIT2", display_title(chapters[i].title, max_embedded_title_bytes)));
    tag.addFrame(chapter);
  }
}

}  // namespace

void fill_id3(id3::Tag& tag, int sample_rate_hz, const Metadata& metadata) {
  add_text(tag, metadata.tags);
  add_cover(tag, metadata.cover);
  if (!metadata.chapters.empty()) add_chapters(tag, sample_rate_hz, metadata.chapters);
}

}  // namespace rawi
