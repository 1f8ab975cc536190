// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/json_lines.h"
#include "render/cursors.h"

namespace rawi {
namespace {

namespace fs = std::filesystem;

class JsonLinesCursor : public Cursor {
 public:
  JsonLinesCursor(std::unique_ptr<std::istream> stream, const fs::path& shown,
                  const fs::path& relative)
      : stream_(std::move(stream)), lines_(*stream_), shown_(shown), relative_(relative) {}

  std::optional<CursorItem> next() override {
    auto line = lines_.next();
    if (!line) return std::nullopt;
    const std::string where = place_of(*line, shown_.string());
    auto name = check_json_article(*line, where);
    if (!name) {
      note_cut();  // an article that is known from before may have been damaged
      return std::move(name.error());
    }
    if (name->empty()) *name = "article-" + std::to_string(line->number);
    return FoundBytes{where, std::move(*name), relative_, "article.jsonl", std::move(line->text)};
  }

 private:
  std::unique_ptr<std::istream> stream_;
  JsonLines lines_;
  fs::path shown_;
  fs::path relative_;
};

}  // namespace

std::unique_ptr<Cursor> open_json_lines(std::unique_ptr<std::istream> stream, const fs::path& shown,
                                        const fs::path& relative) {
  return std::make_unique<JsonLinesCursor>(std::move(stream), shown, relative);
}

}  // namespace rawi
