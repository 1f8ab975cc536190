// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chapters/chapters.h"
#include "core/error.h"
#include "encode/encode.h"

namespace rawi {

enum class Layout {
  single,    ///< one file with chapters (several where the format can't hold them all)
  chapters,  ///< one file per chapter
};

/// Chapters [first, last) of a reading, which make one audio file.
struct AudioPart {
  std::string stem;  ///< of its name, without an extension
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t number = 1;  ///< 1 .. count
  std::size_t count = 1;
};

/// What a template may name. {track} is the number with as many digits as the last one has.
struct TemplateValues {
  std::string name;    ///< {name}: of the article's files
  std::string title;   ///< {title}: of the article
  std::string author;  ///< {author}
  std::string date;    ///< {date}
};

/// The template where none is given.
[[nodiscard]] std::string_view default_template(Layout layout);

/// Checks that a template names only {name}, {title}, {author}, {date}, {chapter}, {track}. Fails with
/// usage.
[[nodiscard]] Result<void> check_template(std::string_view name_template);

/// Which files a reading makes in one format. Where a single file would be past the format's limits, it
/// is split into parts of about as many chapters each, named "STEM 1-3", "STEM 2-3" ...: the same
/// for each format that needs as many. Names that meet get "-2", "-3". Fails with partial for a
/// chapter that is past the limit by itself.
[[nodiscard]] Result<std::vector<AudioPart>> plan_parts(std::span<const Chapter> chapters,
                                                        AudioFormat format, Layout layout,
                                                        std::string_view name_template,
                                                        const TemplateValues& values);

/// The chapters of a part, counted from its beginning.
[[nodiscard]] std::vector<Chapter> chapters_of(std::span<const Chapter> chapters,
                                               const AudioPart& part);

}  // namespace rawi
