// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <sstream>

#include "core/unicode.h"
#include "plan/origin_text.h"
#include "plan/plan.h"
#include "plan/plan_keys.h"

namespace rawi {
namespace {

constexpr std::int64_t longest_pause_ms = 60'000;
constexpr std::int64_t most_paragraphs = 1'000'000'000;

constexpr std::string_view remake = "rawi plan ARTICLE > plan.toml writes one";

std::string shown(const toml::node& node) {
  std::ostringstream out;
  node.visit([&](const auto& value) {
    if constexpr (toml::is_table<decltype(value)>) {
      out << "a table";
    } else if constexpr (toml::is_array<decltype(value)>) {
      out << "a list";
    } else {
      out << toml::toml_formatter(value, toml::format_flags::allow_unicode_strings);
    }
  });
  const std::string text = out.str();
  const std::string_view head = cut_at_grapheme(text, 60);
  return head.size() < text.size() ? std::string(head) + "…" : text;
}

/// Reads the keys of tables and remembers the first thing that was wrong.
class PlanReader {
 public:
  explicit PlanReader(std::string_view name) : name_(name) {}

  Plan read(const toml::table& top) {
    Plan plan;
    check_version(top);
    for (const PlanFact& fact : plan_facts) plan.*fact.field = on_one_line(text(top, fact.key));
    plan.voice = on_one_line(text(top, "voice"));
    if (const toml::node* voice = top.get("voice")) plan.voice_line = line_of(*voice);
    plan.repair_spelling = flag(top, "repair_spelling", true);
    plan.edge_ms = pause(top, "edge_ms");
    plan.length_s = seconds(top, "length_s");
    for (const toml::table* chapter : tables(top, "chapter"))
      plan.chapters.push_back(read_chapter(*chapter));
    reject_unknown(top, "");
    if (plan.chapters.empty() && !error_)
      note(top, "the plan has no chapter", "", "[[chapter]], and [[chapter.sentence]] after it");
    return plan;
  }

  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  void check_version(const toml::table& top) {
    const toml::node* node = top.get(plan_key);
    seen_.emplace_back(plan_key);
    if (node == nullptr) {
      note(top, "this TOML is no plan", "", fmt::format("{} = {}", plan_key, plan_version),
           std::string(remake));
    } else if (node->value_exact<std::int64_t>() != plan_version) {
      wrong(*node, plan_key, fmt::format("{}, the version that this rawi reads", plan_version));
    }
  }

  PlanChapter read_chapter(const toml::table& table) {
    PlanChapter chapter;
    seen_.clear();
    chapter.title = on_one_line(text(table, "title"));
    chapter.length_s = seconds(table, "length_s");
    const auto sentences = tables(table, "sentence");
    reject_unknown(table, "chapter.");
    if (sentences.empty()) {
      note(table, "the chapter has no sentence", "", "[[chapter.sentence]] after it",
           "to cut the chapter, remove its table too");
    }
    for (const toml::table* sentence : sentences)
      chapter.sentences.push_back(read_sentence(*sentence));
    seen_ = top_keys();
    return chapter;
  }

  PlanSentence read_sentence(const toml::table& table) {
    PlanSentence sentence;
    seen_.clear();
    sentence.read = on_one_line(text(table, "read"));
    sentence.text = on_one_line(text(table, "text"));
    if (is_blank(sentence.text)) sentence.text = sentence.read;
    if (is_blank(sentence.text) && !error_) {
      note(table, "there is nothing to say in the sentence", "", "read = \"...\"",
           "remove its table to cut it");
    }
    if (is_blank(sentence.read)) sentence.read.clear();
    paragraph_ = static_cast<std::size_t>(
        number(table, "paragraph", static_cast<std::int64_t>(paragraph_), 0, most_paragraphs));
    sentence.paragraph = paragraph_;
    sentence.heading = flag(table, "heading", false);
    sentence.pause_ms = pause(table, "pause_ms");
    sentence.origin = origin(table, sentence.text.size());
    reject_unknown(table, "chapter.sentence.");
    return sentence;
  }

  OriginMap origin(const toml::table& table, std::size_t text_size) {
    const std::string line = text(table, "bytes");
    const toml::node* node = table.get("bytes");
    auto map = node == nullptr ? std::nullopt : origin_from_text(line, text_size);
    if (node != nullptr && !map)
      wrong(*node, "bytes", "places such as \"120-171\", or no such key");
    if (!map) map = whole_origin(text_size, {place_, place_});
    place_ = map->source_of({0, text_size}).end;
    return *map;
  }

  std::string text(const toml::table& table, std::string_view key) {
    const toml::node* node = find(table, key);
    if (node == nullptr) return "";
    if (const auto value = node->value_exact<std::string>()) return *value;
    // A date is easily written without quotes.
    if (key == "date" && (node->is_date() || node->is_date_time() || node->is_integer()))
      return shown(*node);
    wrong(*node, key, "a text in quotes");
    return "";
  }

  bool flag(const toml::table& table, std::string_view key, bool otherwise) {
    const toml::node* node = find(table, key);
    if (node == nullptr) return otherwise;
    const auto value = node->value_exact<bool>();
    if (!value) wrong(*node, key, "true or false");
    return value.value_or(otherwise);
  }

  std::int64_t number(const toml::table& table, std::string_view key, std::int64_t otherwise,
                      std::int64_t least, std::int64_t most) {
    const toml::node* node = find(table, key);
    if (node == nullptr) return otherwise;
    const auto value = node->value_exact<std::int64_t>();
    if (value && *value >= least && *value <= most) return *value;
    wrong(*node, key, fmt::format("a whole number from {} to {}", least, most));
    return otherwise;
  }

  std::optional<int> pause(const toml::table& table, std::string_view key) {
    const std::int64_t value = number(table, key, -1, 0, longest_pause_ms);
    return value < 0 ? std::nullopt : std::optional(static_cast<int>(value));
  }

  double seconds(const toml::table& table, std::string_view key) {
    const toml::node* node = find(table, key);
    if (node == nullptr) return 0;
    if (!node->is_number()) wrong(*node, key, "a number of seconds");
    return node->value_or(0.0);
  }

  std::vector<const toml::table*> tables(const toml::table& table, std::string_view key) {
    std::vector<const toml::table*> all;
    const toml::node* node = find(table, key);
    if (node == nullptr) return all;
    const toml::array* list = node->as_array();
    if (list == nullptr) wrong(*node, key, fmt::format("two brackets: [[{}]]", key));
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
      if (const toml::table* one = (*list)[i].as_table()) {
        all.push_back(one);
      } else {
        wrong((*list)[i], key, "a table");
      }
    }
    return all;
  }

  const toml::node* find(const toml::table& table, std::string_view key) {
    seen_.emplace_back(key);
    return table.get(key);
  }

  /// A key that nobody asked for is a spelling mistake, not a comment.
  void reject_unknown(const toml::table& table, std::string_view place) {
    for (const auto& [key, node] : table) {
      if (std::find(seen_.begin(), seen_.end(), key.str()) != seen_.end()) continue;
      std::string known;
      for (const std::string_view one : seen_)
        known += (known.empty() ? "one of " : ", ") + std::string(one);
      note(node, fmt::format("there is no key {}{}", place, key.str()), "", known,
           "correct it, or make it a comment with #");
    }
  }

  static std::vector<std::string_view> top_keys() {
    std::vector<std::string_view> keys{plan_key,  "voice",    "repair_spelling",
                                       "edge_ms", "length_s", "chapter"};
    for (const PlanFact& fact : plan_facts) keys.push_back(fact.key);
    return keys;
  }

  /// A text in three quotes may have line breaks, and an escape makes any character, NUL too.
  static std::string on_one_line(std::string text) {
    std::string line;
    for (const char c : text) {
      const bool blank = c == '\t' || c == '\r' || c == '\n' || c == '\0';
      if (!blank) line += c;
      if (blank && !line.empty() && line.back() != ' ') line += ' ';
    }
    return line;
  }

  static bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
  }

  static std::size_t line_of(const toml::node& node) { return node.source().begin.line; }

  void wrong(const toml::node& node, std::string_view key, std::string expected) {
    note(node, fmt::format("{} can't be that", key), shown(node), std::move(expected));
  }

  void note(const toml::node& node, std::string what, std::string got, std::string expected,
            std::string advice = "") {
    const std::size_t line = line_of(node);
    if (error_ && line >= error_line_) return;  // the first of the file is told
    std::string where = name_;
    if (line > 0) where += fmt::format(", line {}", line);
    error_ = Error{ErrorCode::bad_input, std::move(what),     std::move(where),
                   std::move(got),       std::move(expected), std::move(advice)};
    error_line_ = line;
  }

  std::string name_;
  std::vector<std::string_view> seen_;
  std::size_t paragraph_ = 1;
  std::size_t place_ = 0;
  std::optional<Error> error_;
  std::size_t error_line_ = 0;
};

/// The end of a string of TOML that begins at `at`: `toml` up to there is valid, or the parser
/// stops before it.
std::size_t string_end(std::string_view toml, std::size_t at) {
  const char quote = toml[at];
  const bool triple = toml.substr(at, 3) == std::string(3, quote);
  const std::string close(triple ? 3 : 1, quote);
  for (at += close.size(); at < toml.size() && toml.substr(at, close.size()) != close; ++at) {
    if (quote == '"' && toml[at] == '\\') ++at;
  }
  return std::min(at + close.size(), toml.size());
}

/// The line of a key of so many parts that the tables made of it can't be freed again: the parser
/// of Debian 12 takes them all.
std::optional<std::size_t> line_of_endless_key(std::string_view toml) {
  constexpr std::size_t most_parts = 100;
  std::size_t line = 1;
  std::size_t dots = 0;
  for (std::size_t at = 0; at < toml.size(); ++at) {
    const char c = toml[at];
    if (c == '#') at = std::min(toml.find('\n', at), toml.size() - 1);
    if (c == '"' || c == '\'') {
      const std::size_t end = string_end(toml, at);
      line += static_cast<std::size_t>(std::count(&toml[at], toml.data() + end, '\n'));
      at = end - 1;
    } else if (toml[at] == '\n') {
      dots = 0;
      ++line;
    } else if (c == '.' && ++dots > most_parts) {
      return line;
    }
  }
  return std::nullopt;
}

/// Likely mistakes, by name.
std::optional<Error> problem_of(std::string_view bytes, const std::string& name) {
  const bool utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  if (utf16) {
    return Error{ErrorCode::bad_input,
                 "the plan is no UTF-8",
                 name,
                 "UTF-16",
                 "UTF-8",
                 "save it as UTF-8, or convert it with iconv -f utf-16 -t utf-8"};
  }
  if (bytes.find('\0') != std::string_view::npos) {
    return Error{ErrorCode::bad_input, "the plan has a NUL byte", name, "", "UTF-8 text", ""};
  }
  if (const auto line = line_of_endless_key(bytes)) {
    return Error{ErrorCode::bad_input,
                 "the key has too many parts",
                 fmt::format("{}, line {}", name, *line),
                 "",
                 "a key of one word",
                 ""};
  }
  return std::nullopt;
}

Error no_toml(const toml::parse_error& error, const std::string& name) {
  return {ErrorCode::bad_input,
          "it is no TOML",
          fmt::format("{}, line {}", name, error.source().begin.line),
          std::string(error.description()),
          "key = value",
          "texts stand in double quotes on one line, a quote within them is written \\\""};
}

}  // namespace

Result<Plan> read_plan(std::string_view bytes, std::string_view name) {
  const std::string file(name);
  if (auto problem = problem_of(bytes, file)) return fail(std::move(*problem));
  try {
    const toml::table table = toml::parse(bytes, file);
    PlanReader reader(name);
    Plan plan = reader.read(table);
    if (reader.error()) return fail(*reader.error());
    return plan;
  } catch (const toml::parse_error& error) {
    return fail(no_toml(error, file));
  }
}

}  // namespace rawi
