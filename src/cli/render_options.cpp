// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/render_options.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cstdlib>

#include "core/files.h"

namespace rawi {
namespace {

constexpr double quietest_lufs = -35;
constexpr double loudest_lufs = -10;

template <class Number>
std::optional<Number> number_in(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

Result<std::optional<double>> loudness_of(const std::string& text) {
  if (text == "off") return std::nullopt;
  const std::optional<double> lufs = number_in<double>(text);
  if (!lufs || *lufs < quietest_lufs || *lufs > loudest_lufs) {
    return fail({ErrorCode::usage, "--loudness can't be that", "", text, "-35 to -10 LUFS, or off", ""});
  }
  return lufs;
}

Result<std::vector<TextFormat>> texts_of(const std::vector<std::string>& names) {
  const std::vector<TextFormat> all{TextFormat::vtt, TextFormat::srt, TextFormat::lrc, TextFormat::json};
  if (names.empty()) return RenderOptions().texts;
  std::vector<TextFormat> texts;
  for (const std::string& name : names) {
    if (name == "none") continue;
    if (name == "all") return all;
    const auto format = text_format_named(name);
    if (!format) {
      return fail({ErrorCode::usage, "--text can't be that", "", name, "vtt, srt, lrc, json, all or none", ""});
    }
    texts.push_back(*format);
  }
  return texts;
}

Result<void> choose_cover(const std::string& wanted, RenderOptions& options) {
  if (wanted == "auto" || wanted == "draw" || wanted == "none") {
    options.cover_choice = wanted == "auto"   ? CoverChoice::automatic
                           : wanted == "draw" ? CoverChoice::drawn
                                              : CoverChoice::none;
    return {};
  }
  auto bytes = read_file(wanted);
  if (!bytes) return fail(bytes.error());
  options.cover = Picture{std::move(*bytes)};
  options.cover_choice = CoverChoice::given;
  if (!options.cover.media_type().empty()) return {};
  return fail({ErrorCode::usage, "the cover is neither PNG nor JPEG", wanted, "", "", ""});
}

/// "30s", "8m", "1h" or a number of seconds.
std::optional<int> seconds_in(std::string_view text, int least = 1) {
  int unit = 1;
  if (text.ends_with('m')) unit = 60;
  if (text.ends_with('h')) unit = 3600;
  if (unit > 1 || text.ends_with('s')) text.remove_suffix(1);
  const auto number = number_in<int>(text);
  if (!number || *number < least || *number > 360'000 / unit) return std::nullopt;
  return *number * unit;
}

/// https://reproducible-builds.org/specs/source-date-epoch/: seconds since 1970, as a day.
std::string date_of_environment() {
  const char* text = std::getenv("SOURCE_DATE_EPOCH");
  const auto seconds = number_in<std::int64_t>(text != nullptr ? text : "");
  if (!seconds) return "";
  const std::chrono::sys_seconds time{std::chrono::seconds(*seconds)};
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(time)};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

}  // namespace

Result<void> choose_parts(const PartChoices& choices, ScriptOptions& script,
                          ChapterOptions& chapters) {
  const auto wrong = [](const char* option, const std::string& got, const char* expected) {
    return fail({ErrorCode::usage, std::string(option) + " can't be that", "", got, expected, ""});
  };
  if (!choices.chapters.empty()) {
    const std::string_view range = choices.chapters;
    const std::size_t dash = range.find('-');
    const auto first = number_in<std::size_t>(range.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : number_in<std::size_t>(range.substr(dash + 1));
    if (!first || !last || *first < 1 || *last < *first) return wrong("--chapters", choices.chapters, "2 or 2-4");
    script.sections = SectionRange{*first, *last};
  }
  if (!choices.sample.empty()) {
    const auto seconds = seconds_in(choices.sample);
    if (!seconds) return wrong("--sample", choices.sample, "a length: 30s, 2m");
    script.sample_s = *seconds;
  }
  if (!choices.max_chapter.empty()) {
    const auto seconds = seconds_in(choices.max_chapter);
    if (!seconds) return wrong("--max-chapter", choices.max_chapter, "a length: 8m, 300s");
    chapters.longest_s = chapters.longest_section_s = *seconds;
  }
  if (!choices.min_chapter.empty()) {
    const auto seconds = seconds_in(choices.min_chapter, 0);
    if (!seconds) return wrong("--min-chapter", choices.min_chapter, "a length: 8s, 1m");
    chapters.shortest_s = *seconds;
  }
  return {};
}

Result<RenderOptions> render_options(const RenderCommand& command) {
  RenderOptions options;
  options.formats = command.formats;
  options.script.normalize.repair_spelling = command.repair;
  options.own_lexicon = command.voice.lexicon;
  options.voice_is_given = command.voice_is_given;
  options.layout = command.layout;
  options.name_template = command.name_template;
  options.tags = command.tags;
  options.fallback_date = date_of_environment();
  if (auto known = check_template(command.name_template); !known) return fail(known.error());
  const auto loudness = loudness_of(command.loudness);
  if (!loudness) return fail(loudness.error());
  options.loudness_lufs = *loudness;
  auto texts = texts_of(command.texts);
  if (!texts) return fail(texts.error());
  options.texts = std::move(*texts);
  if (auto chosen = choose_parts(command.parts, options.script, options.chapters); !chosen) return fail(chosen.error());
  if (auto chosen = choose_cover(command.cover, options); !chosen) return fail(chosen.error());
  return options;
}

}  // namespace rawi
