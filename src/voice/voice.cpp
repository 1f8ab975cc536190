// SPDX-License-Identifier: GPL-3.0-or-later
#include "voice/voice.h"

#include <algorithm>
#include <cstdlib>
#include <toml++/toml.h>

#include "core/files.h"
#include "core/program.h"

namespace rawi {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view description_file = "voice.toml";

Error voice_error(std::string what, const fs::path& where, std::string advice = "") {
  return {ErrorCode::missing_resource, std::move(what), where.string(), "", "", std::move(advice)};
}

/// Reads settings out of voice.toml and remembers what was wrong with the first bad one.
class Settings {
 public:
  Settings(const toml::table& table, fs::path file) : table_(table), file_(std::move(file)) {}

  std::string text(std::string_view key) {
    const auto node = table_.at_path(key);
    seen_.emplace_back(key);
    if (!node) return "";
    const auto value = node.value<std::string>();
    if (!value) note(key, "a text in quotes", node.node());
    return value.value_or("");
  }

  int number(std::string_view key, int otherwise, int least, int most) {
    const auto node = table_.at_path(key);
    seen_.emplace_back(key);
    if (!node) return otherwise;
    const auto value = node.value<std::int64_t>();
    if (!value || !node.is_integer() || *value < least || *value > most) {
      note(key, "a whole number from " + std::to_string(least) + " to " + std::to_string(most),
           node.node());
      return otherwise;
    }
    return static_cast<int>(*value);
  }

  /// One of a few words, by its place among them.
  template <class Value>
  Value choice(std::string_view key, Value otherwise, const std::vector<std::string_view>& words) {
    const auto node = table_.at_path(key);
    const std::string word = text(key);
    if (!node) return otherwise;
    const auto found = std::find(words.begin(), words.end(), word);
    if (found != words.end()) return static_cast<Value>(found - words.begin());
    std::string expected = "one of";
    for (const std::string_view one : words) expected += " \"" + std::string(one) + "\"";
    note(key, std::move(expected), node.node());
    return otherwise;
  }

  std::vector<std::string> openings(std::string_view key) {
    const auto node = table_.at_path(key);
    seen_.emplace_back(key);
    std::vector<std::string> items;
    if (!node) return items;
    const toml::array* list = node.as_array();
    bool good = list != nullptr;
    for (std::size_t i = 0; good && i < list->size(); ++i) {
      items.push_back((*list)[i].value_or(std::string()));
      good = is_opening_item(items.back());
    }
    if (!good) note(key, "a list of \"title\", \"author\", \"source\", \"date\", \"length\"", node.node());
    return items;
  }

  /// A key that nobody asked for is a spelling mistake, not a comment.
  void reject_unknown() {
    for (const auto& [key, node] : table_) {
      const std::string name(key.str());
      if (const auto* inner = node.as_table()) {
        for (const auto& [inner_key, inner_node] : *inner) {
          check(name + "." + std::string(inner_key.str()), &inner_node);
        }
      } else {
        check(name, &node);
      }
    }
  }

  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  void check(const std::string& name, const toml::node* node) {
    if (std::find(seen_.begin(), seen_.end(), name) == seen_.end()) {
      note(name, "a known key", node);
    }
  }

  void note(std::string_view key, std::string expected, const toml::node* node) {
    if (error_) return;
    std::string where = file_.string();
    if (node != nullptr) where += ", line " + std::to_string(node->source().begin.line);
    error_ = Error{ErrorCode::missing_resource, "bad setting " + std::string(key), where, "",
                   std::move(expected), ""};
  }

  const toml::table& table_;
  fs::path file_;
  std::vector<std::string> seen_;
  std::optional<Error> error_;
};

Result<toml::table> parse(const fs::path& file) {
  const auto content = read_file(file);
  if (!content) return fail(voice_error("the voice has no voice.toml", file));
  try {
    return toml::parse(*content, file.string());
  } catch (const toml::parse_error& error) {
    const auto line = std::to_string(error.source().begin.line);
    return fail(voice_error("it is no TOML: " + std::string(error.description()),
                            file.string() + ", line " + line));
  }
}

StructureOptions structure_of(Settings& settings) {
  StructureOptions options;
  options.lists = settings.choice("structure.lists", options.lists, {"pauses", "numbers", "words"});
  options.quotes = settings.choice("structure.quotes", options.quotes, {"plain", "marked"});
  options.captions = settings.choice("structure.captions", options.captions, {"skip", "read"});
  options.alt_text = settings.choice("structure.alt_text", options.alt_text, {"skip", "read"});
  options.tables = settings.choice("structure.tables", options.tables, {"skip", "read"});
  options.footnotes = settings.choice("structure.footnotes", options.footnotes, {"skip", "place", "end"});
  options.opening = settings.openings("structure.opening");
  options.closing = settings.text("structure.closing");
  return options;
}

Result<Voice> load_folder(const fs::path& folder) {
  const fs::path file = folder / description_file;
  const auto table = parse(file);
  if (!table) return fail(table.error());
  Settings settings(*table, file);
  Voice voice;
  std::error_code ignored;
  voice.folder = fs::weakly_canonical(folder, ignored);
  voice.id = voice.folder.filename().string();
  voice.name = settings.text("name");
  voice.description = settings.text("description");
  voice.engine.voice_file = voice.folder / settings.text("engine.voice_file");
  voice.engine.rate_wpm = settings.number("engine.rate_wpm", voice.engine.rate_wpm, 80, 450);
  voice.engine.pitch = settings.number("engine.pitch", voice.engine.pitch, 0, 99);
  voice.engine.range = settings.number("engine.range", voice.engine.range, 0, 99);
  voice.engine.volume = settings.number("engine.volume", voice.engine.volume, 0, 200);
  voice.engine.word_gap = settings.number("engine.word_gap", voice.engine.word_gap, 0, 100);
  voice.pauses.edge_ms = settings.number("pauses.edge_ms", voice.pauses.edge_ms, 0, 10000);
  voice.pauses.sentence_ms = settings.number("pauses.sentence_ms", voice.pauses.sentence_ms, 0, 10000);
  voice.pauses.paragraph_ms =
      settings.number("pauses.paragraph_ms", voice.pauses.paragraph_ms, 0, 10000);
  voice.pauses.heading_ms = settings.number("pauses.heading_ms", voice.pauses.heading_ms, 0, 10000);
  voice.pauses.item_ms = settings.number("pauses.item_ms", voice.pauses.item_ms, 0, 10000);
  voice.heading_pitch = settings.number("structure.heading_pitch", voice.heading_pitch, -30, 30);
  voice.structure = structure_of(settings);
  voice.model = voice.folder / settings.text("diacritizer.model");
  if (const std::string lexicon = settings.text("diacritizer.lexicon"); !lexicon.empty()) {
    voice.lexicon = voice.folder / lexicon;
  }
  settings.reject_unknown();
  if (settings.error()) return fail(*settings.error());
  for (const fs::path& needed : {voice.engine.voice_file, voice.model}) {
    if (!fs::is_regular_file(needed, ignored)) {
      return fail(voice_error("the voice " + voice.id + " names a file that is not there", needed));
    }
  }
  return voice;
}

}  // namespace

std::vector<fs::path> voice_folders() {
  std::vector<fs::path> folders;
  if (const char* own = std::getenv("RAWI_VOICES"); own != nullptr && *own != '\0') {
    folders.emplace_back(own);
  }
  const fs::path program = program_folder();
  folders.push_back(program / "voices");
  folders.push_back(program / ".." / "share" / "rawi" / "voices");
#ifdef RAWI_SOURCE_VOICES
  folders.emplace_back(RAWI_SOURCE_VOICES);
#endif
  return folders;
}

Result<Voice> load_voice(std::string_view name_or_path, const std::vector<fs::path>& folders) {
  const fs::path path(name_or_path);
  std::error_code ignored;
  if (name_or_path.find('/') != std::string_view::npos || name_or_path == ".") {
    if (!fs::is_directory(path, ignored)) {
      return fail(voice_error("there is no such voice folder", path));
    }
    return load_folder(path);
  }
  for (const fs::path& folder : folders) {
    if (!name_or_path.empty() && fs::is_regular_file(folder / path / description_file, ignored)) {
      return load_folder(folder / path);
    }
  }
  std::string known;
  for (const Voice& voice : list_voices(folders)) known += (known.empty() ? "" : ", ") + voice.id;
  return fail({ErrorCode::missing_resource, "there is no voice \"" + std::string(name_or_path) + "\"",
               "", "", known.empty() ? "" : "one of " + known,
               "rawi voices lists them; RAWI_VOICES names a folder of voices"});
}

std::vector<Voice> list_voices(const std::vector<fs::path>& folders) {
  std::vector<Voice> voices;
  std::error_code ignored;
  for (const fs::path& folder : folders) {
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
      if (!fs::is_regular_file(entry.path() / description_file, ignored)) continue;
      auto voice = load_folder(entry.path());
      const auto same = [&](const Voice& other) { return voice && other.id == voice->id; };
      if (voice && std::none_of(voices.begin(), voices.end(), same)) {
        voices.push_back(std::move(*voice));
      }
    }
  }
  std::sort(voices.begin(), voices.end(), [](const Voice& a, const Voice& b) { return a.id < b.id; });
  return voices;
}

}  // namespace rawi
