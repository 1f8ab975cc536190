// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>

#include "verify/readers.h"

namespace rawi {
namespace {

const std::map<std::string, std::string, std::less<>> known_items{
    {"\251nam", "title"},    {"\251ART", "author"},  {"\251alb", "album"}, {"\251day", "date"},
    {"\251wrt", "narrator"}, {"\251cmt", "comment"}, {"desc", "comment"}};

void read_items(Bytes items, AudioFacts& facts) {
  for_each_box(items, [&](std::string_view type, Bytes item, std::size_t) {
    const Bytes data = find_box(item, {"data"});
    if (type == "covr") facts.cover = data.size() > 8;
    if (type == "trkn") {
      set_tag(facts, "track", std::to_string(data.big(10, 2)) + "/" + std::to_string(data.big(12, 2)));
    }
    if (const auto known = known_items.find(type); known != known_items.end()) {
      set_tag(facts, known->second, std::string(data.text(8, data.size())));
    }
  });
}

void read_duration(Bytes moov, AudioFacts& facts) {
  const Bytes header = find_box(moov, {"mvhd"});
  const bool wide = header.byte(0) == 1;
  const auto scale = static_cast<double>(header.big(wide ? 20 : 12, 4));
  const auto duration = static_cast<double>(wide ? header.big(24, 8) : header.big(16, 4));
  if (scale > 0) facts.duration_s = duration / scale;
}

bool is_cut_off(Bytes file) {
  bool cut = false;
  for_each_box(file, [&](std::string_view, Bytes, std::size_t at) {
    const std::uint64_t size = file.big(at, 4) == 1 ? file.big(at + 8, 8) : file.big(at, 4);
    cut = size > file.size() - at;
  });
  return cut;
}

}  // namespace

Bytes find_box(Bytes data, std::initializer_list<std::string_view> path) {
  for (const std::string_view wanted : path) {
    Bytes found(std::string_view{});
    bool seen = false;
    for_each_box(data, [&](std::string_view type, Bytes body, std::size_t) {
      if (type != wanted || seen) return;
      found = body;
      seen = true;
    });
    data = found;
  }
  return data;
}

AudioFacts read_mp4(Bytes file) {
  AudioFacts facts;
  facts.container = "mp4";
  std::size_t moov_at = 0;
  std::size_t data_at = 0;
  std::string brand;
  Bytes moov(std::string_view{});
  for_each_box(file, [&](std::string_view type, Bytes body, std::size_t at) {
    if (type == "ftyp") brand = body.text(0, 4);
    if (type == "mdat" && data_at == 0) data_at = at;
    if (type == "moov") {
      moov = body;
      moov_at = at;
    }
  });
  if (is_cut_off(file)) note_cut_off(facts);
  if (moov.size() == 0) {
    note(facts, "no-moov", "the file has no table of its samples (moov): it was not finished", "all");
    return facts;
  }
  if (brand != "M4B ") {
    note(facts, "brand", "the brand is \"" + brand + "\", not \"M4B \": it is filed as music", "Apple");
  }
  if (data_at != 0 && moov_at > data_at) {
    note(facts, "moov-after-mdat", "moov stands after mdat: nothing plays before all is loaded", "all when streaming");
  }
  read_duration(moov, facts);
  // `meta` is a full box: four bytes of version and flags before its boxes.
  read_items(find_box(find_box(moov, {"udta", "meta"}).from(4), {"ilst"}), facts);
  read_mp4_chapters(file, moov, facts);
  return facts;
}

}  // namespace rawi
