// SPDX-License-Identifier: GPL-3.0-or-later
#include <taglib/mp4file.h>

#include "encode/tag_formats.h"

namespace rawi {
namespace {

namespace mp4 = TagLib::MP4;

void set_text(mp4::Tag& tag, const char* name, const std::string& value) {
  if (!value.empty()) tag.setItem(name, TagLib::StringList(tag_string(value)));
}

void set_cover(mp4::Tag& tag, const Picture& cover) {
  if (cover.empty()) return;
  const auto format =
      cover.media_type() == "image/png" ? mp4::CoverArt::PNG : mp4::CoverArt::JPEG;
  const TagLib::ByteVector bytes(cover.bytes.data(), static_cast<unsigned int>(cover.bytes.size()));
  tag.setItem("covr", mp4::CoverArtList().append(mp4::CoverArt(format, bytes)));
}

}  // namespace

bool tag_mp4_file(const std::filesystem::path& path, const Metadata& metadata) {
  mp4::File file(path.c_str(), /*readProperties=*/false);
  if (!file.isValid()) return false;
  mp4::Tag& tag = *file.tag();
  const Tags& tags = metadata.tags;
  const std::pair<const char*, const std::string*> items[] = {
      {"\251nam", &tags.title},    {"\251ART", &tags.author}, {"aART", &tags.author},
      {"\251alb", &tags.album},    {"\251day", &tags.date},   {"\251wrt", &tags.narrator},
      {"\251cmt", &tags.comment},  {"desc", &tags.comment},
      {"----:com.apple.iTunes:SOURCE", &tags.source},
      {"----:com.apple.iTunes:LANGUAGE", &tags.language}};
  for (const auto& [name, value] : items) set_text(tag, name, *value);
  tag.setItem("\251gen", TagLib::StringList("Audiobook"));
  tag.setItem("stik", mp4::Item(static_cast<TagLib::uchar>(2)));  // what Apple files under audiobooks
  if (tags.track > 0) {
    tag.setItem("trkn", mp4::Item(static_cast<int>(tags.track), static_cast<int>(tags.tracks)));
  }
  set_cover(tag, metadata.cover);
  return file.save();
}

}  // namespace rawi
