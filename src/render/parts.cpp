// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "core/arabic.h"

namespace rawi {
namespace {

// Leaves room for " 1-3", an extension and ".words" within the 255 bytes of a file name.
constexpr std::size_t max_stem_bytes = 220;
// A title in a name is there for people to recognize, not in full.
constexpr std::size_t max_title_bytes = 120;

constexpr std::array fields{"name", "title", "author", "date", "chapter", "track"};

bool fits(std::span<const Chapter> chapters, const FormatLimits& limits) {
  if (limits.chapters > 0 && chapters.size() > limits.chapters) return false;
  return limits.samples == 0 || chapters.empty() ||
         chapters.back().end_sample - chapters.front().begin_sample <= limits.samples;
}

/// Equal shares: the first of n parts are larger by one chapter where it does not come out even.
std::vector<AudioPart> share(std::size_t chapters, std::size_t count) {
  std::vector<AudioPart> parts;
  std::size_t first = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t size = chapters / count + (i < chapters % count ? 1 : 0);
    parts.push_back({"", first, first + size, i + 1, count});
    first += size;
  }
  return parts;
}

Result<std::vector<AudioPart>> split(std::span<const Chapter> chapters, AudioFormat format) {
  const FormatLimits limits = limits_of(format);
  for (std::size_t count = 1; count <= std::max<std::size_t>(chapters.size(), 1); ++count) {
    std::vector<AudioPart> parts = share(chapters.size(), count);
    bool all_fit = true;
    for (const AudioPart& part : parts) {
      all_fit = all_fit && fits(chapters.subspan(part.first, part.last - part.first), limits);
    }
    if (all_fit) return parts;
  }
  return fail({ErrorCode::partial, "a chapter is too long for one file of this format",
               std::string(name_of(format)), "", "", "choose flac, opus, mp3 or m4b"});
}

std::string value_of(std::string_view field, const TemplateValues& values, const AudioPart& part,
                     std::span<const Chapter> chapters) {
  const std::size_t digits = std::max<std::size_t>(2, std::to_string(part.count).size());
  if (field == "name") return values.name;
  if (field == "title") return display_title(values.title, max_title_bytes);
  if (field == "author") return values.author;
  if (field == "date") return values.date;
  if (field == "track") return fmt::format("{:0{}}", part.number, digits);
  return part.first < chapters.size() ? display_title(chapters[part.first].title, max_title_bytes)
                                      : "";
}

/// Replaces each {field}; `check_template` has seen the template.
std::string filled(std::string_view name_template, const TemplateValues& values,
                   const AudioPart& part, std::span<const Chapter> chapters) {
  std::string out;
  for (std::size_t at = 0; at < name_template.size();) {
    const std::size_t close = name_template[at] == '{' ? name_template.find('}', at) : std::string::npos;
    if (close == std::string_view::npos) {
      out += name_template[at++];
    } else {
      out += value_of(name_template.substr(at + 1, close - at - 1), values, part, chapters);
      at = close + 1;
    }
  }
  return out;
}

}  // namespace

std::string_view default_template(Layout layout) {
  return layout == Layout::single ? "{name}" : "{track} {chapter}";
}

Result<void> check_template(std::string_view name_template) {
  for (std::size_t at = name_template.find('{'); at != std::string_view::npos;
       at = name_template.find('{', at + 1)) {
    const std::size_t close = name_template.find('}', at);
    const std::string_view field =
        close == std::string_view::npos ? "" : name_template.substr(at + 1, close - at - 1);
    if (std::find(fields.begin(), fields.end(), field) == fields.end()) {
      return fail({ErrorCode::usage, "the name template has a field that is not known", "",
                   std::string(name_template.substr(at)),
                   "{name}, {title}, {author}, {date}, {chapter} or {track}", ""});
    }
  }
  return {};
}

Result<std::vector<AudioPart>> plan_parts(std::span<const Chapter> chapters, AudioFormat format,
                                          Layout layout, std::string_view name_template,
                                          const TemplateValues& values) {
  auto parts = layout == Layout::single ? split(chapters, format)
                                        : Result<std::vector<AudioPart>>(share(chapters.size(), chapters.size()));
  if (!parts) return parts;
  std::set<std::string> taken;
  for (AudioPart& part : *parts) {
    std::string stem = file_name_from(filled(name_template, values, part, chapters), max_stem_bytes);
    if (layout == Layout::single && part.count > 1) {
      stem += fmt::format(" {}-{}", part.number, part.count);
    }
    part.stem = stem;
    for (int number = 2; !taken.insert(part.stem).second; ++number) {
      part.stem = stem + "-" + std::to_string(number);
    }
  }
  return parts;
}

std::vector<Chapter> chapters_of(std::span<const Chapter> chapters, const AudioPart& part) {
  std::vector<Chapter> own(chapters.begin() + static_cast<std::ptrdiff_t>(part.first),
                           chapters.begin() + static_cast<std::ptrdiff_t>(part.last));
  const std::int64_t begin = own.empty() ? 0 : own.front().begin_sample;
  for (Chapter& chapter : own) {
    chapter.begin_sample -= begin;
    chapter.end_sample -= begin;
  }
  return own;
}

}  // namespace rawi
