// SPDX-License-Identifier: GPL-3.0-or-later
#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <algorithm>
#include <array>
#include <sstream>

#include "core/arabic.h"
#include "document/document.h"
#include "plan/plan.h"
#include "render/cursors.h"

namespace rawi {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t read_block_bytes = 1U << 16U;
constexpr std::size_t max_folder_bytes = 200;

struct CloseArchive {
  void operator()(archive* open) const { archive_read_free(open); }
};

/// While it lives, libarchive gives names in UTF-8: it gives them in the character set of the thread's
/// locale, and the program's own is "C", in which an Arabic name of a zip file is no name at all.
class Utf8Names {
 public:
  Utf8Names() : before_(::uselocale(utf8())) {}
  ~Utf8Names() { ::uselocale(before_); }
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;

 private:
  static locale_t utf8() {
    static const locale_t locale = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return locale;  // null where there is none: then nothing changes
  }
  locale_t before_;
};

/// Stays below the folder that it is unpacked to.
bool is_inside(const fs::path& member) {
  return member.is_relative() && std::none_of(member.begin(), member.end(),
                                              [](const fs::path& part) { return part == ".."; });
}

fs::path clean_folders(const fs::path& folders) {
  fs::path clean;
  for (const fs::path& part : folders) {
    if (!part.empty() && part != ".") clean /= file_name_from(part.string(), max_folder_bytes);
  }
  return clean;
}

class ArchiveCursor : public Cursor {
 public:
  ArchiveCursor(const fs::path& file, const fs::path& relative)
      : file_(file), relative_(relative), archive_(archive_read_new()) {
    const Utf8Names names;
    archive_read_support_filter_all(archive_.get());
    archive_read_support_format_tar(archive_.get());
    archive_read_support_format_zip(archive_.get());
    broken_ =
        archive_read_open_filename(archive_.get(), file.c_str(), read_block_bytes) != ARCHIVE_OK;
  }

  std::optional<CursorItem> next() override {
    const Utf8Names names;
    if (lines_) {
      auto item = lines_->next();
      if (lines_->is_cut()) note_cut();
      if (item) return item;
      lines_.reset();
    }
    if (ended_) return std::nullopt;
    if (broken_) return give_up();
    for (;;) {
      archive_entry* entry = nullptr;
      const int result = archive_read_next_header(archive_.get(), &entry);
      if (result == ARCHIVE_EOF) return std::nullopt;
      if (result < ARCHIVE_WARN) return give_up();
      if (auto item = look_at(entry)) return item;
    }
  }

 private:
  CursorItem give_up() {
    ended_ = true;
    note_cut();
    const char* message = archive_error_string(archive_.get());
    return Error{ErrorCode::bad_input,   "the archive can't be read",
                 file_.string(),         message == nullptr ? "" : message,
                 "a tar or zip archive", ""};
  }

  [[nodiscard]] Error refusal(const fs::path& member, std::string what) const {
    return {ErrorCode::bad_input,
            std::move(what),
            (file_ / member.relative_path()).string(),
            "",
            "",
            ""};
  }

  std::optional<CursorItem> look_at(archive_entry* entry) {
    const char* name = archive_entry_pathname_utf8(entry);
    if (name == nullptr) name = archive_entry_pathname(entry);
    if (name == nullptr) return refusal("", "a member's name can't be read");
    const fs::path member(name);
    if (!is_inside(member)) return refusal(member, "the path climbs out of the archive");
    if (archive_entry_filetype(entry) == AE_IFDIR) return std::nullopt;
    if (archive_entry_symlink(entry) != nullptr || archive_entry_hardlink(entry) != nullptr) {
      return refusal(member, "links in archives are not followed");
    }
    const FileKind kind = kind_of(member);
    if (archive_entry_filetype(entry) != AE_IFREG || member.filename().native().starts_with(".")) {
      return std::nullopt;
    }
    if (kind == FileKind::archive || kind == FileKind::other) return std::nullopt;
    return take(member, kind);
  }

  std::optional<CursorItem> take(const fs::path& member, FileKind kind) {
    std::string bytes;
    std::array<char, read_block_bytes> block{};
    for (;;) {
      const auto count = archive_read_data(archive_.get(), block.data(), block.size());
      if (count < 0) {
        note_cut();
        return refusal(member, "the member can't be unpacked");
      }
      if (count == 0) break;
      bytes.append(block.data(), static_cast<std::size_t>(count));
      if (bytes.size() > max_article_bytes)
        return refusal(member, "the member is larger than 256 MB");
    }
    const fs::path folder = relative_ / clean_folders(member.parent_path());
    if (kind == FileKind::maybe_plan && !is_plan(bytes)) return std::nullopt;
    if (kind != FileKind::json_lines) {
      return FoundBytes{file_ / member, member.stem().string(), folder, member.string(),
                        std::move(bytes)};
    }
    lines_ = open_json_lines(std::make_unique<std::istringstream>(std::move(bytes)), file_ / member,
                             folder / clean_folders(member.stem()));
    auto first = next();
    return first ? std::move(*first) : CursorItem(refusal(member, "there is no article in it"));
  }

  fs::path file_;
  fs::path relative_;
  std::unique_ptr<archive, CloseArchive> archive_;
  std::unique_ptr<Cursor> lines_;  ///< of a member that holds many articles
  bool broken_ = false;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<Cursor> open_archive(const fs::path& archive, const fs::path& relative) {
  return std::make_unique<ArchiveCursor>(archive, relative);
}

}  // namespace rawi
