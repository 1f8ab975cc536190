// SPDX-License-Identifier: GPL-3.0-or-later
// The one file that knows libzip.
#include "document/archive.h"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <vector>

namespace rawi {
namespace {

zip_t* handle(void* archive) { return static_cast<zip_t*>(archive); }

bool is_link(zip_t* archive, zip_uint64_t index) {
  zip_uint8_t system = 0;
  zip_uint32_t attributes = 0;
  if (zip_file_get_external_attributes(archive, index, 0, &system, &attributes) != 0) return false;
  constexpr zip_uint32_t type_mask = 0170000;
  constexpr zip_uint32_t link_type = 0120000;
  return system == ZIP_OPSYS_UNIX && ((attributes >> 16U) & type_mask) == link_type;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
    if (low >= 0) {
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace

void Archive::Close::operator()(void* archive) const { zip_discard(handle(archive)); }

Error Archive::bad(std::string what, const std::string& member, std::string got,
                   std::string expected) const {
  return {ErrorCode::bad_input, std::move(what),     name_ + ", member " + member,
          std::move(got),       std::move(expected), ""};
}

Result<Archive> Archive::open(std::string_view bytes, std::string_view name) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr) {
    Error failure{ErrorCode::bad_input,
                  "it is no zip file, or a damaged one",
                  std::string(name),
                  zip_error_strerror(&error),
                  "",
                  "get it anew"};
    if (source != nullptr) zip_source_free(source);
    zip_error_fini(&error);
    return fail(std::move(failure));
  }
  zip_error_fini(&error);
  Archive opened(archive, std::string(name));
  const auto members =
      static_cast<std::size_t>(std::max<zip_int64_t>(0, zip_get_num_entries(archive, 0)));
  if (members > max_members) {
    return fail({ErrorCode::bad_input, "the archive has too many members", std::string(name),
                 fmt::format("{}", members), fmt::format("at most {}", max_members), ""});
  }
  return opened;
}

bool Archive::contains(const std::string& member) const {
  return zip_name_locate(handle(archive_.get()), member.c_str(), ZIP_FL_ENC_GUESS) >= 0;
}

Result<std::string> Archive::read(const std::string& member) {
  zip_t* archive = handle(archive_.get());
  const zip_int64_t found = zip_name_locate(archive, member.c_str(), ZIP_FL_ENC_GUESS);
  if (found < 0) return fail(bad("the archive lacks a member", member));
  const auto index = static_cast<zip_uint64_t>(found);
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(archive, index, 0, &stat) != 0)
    return fail(bad("the member is damaged", member));
  if (is_link(archive, index))
    return fail(bad("the member is a symbolic link", member, "", "a file"));
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
    return fail(bad("the member is encrypted", member));
  }
  const bool dense =
      stat.size > (1U << 20U) && stat.size / std::max<zip_uint64_t>(1, stat.comp_size) > max_ratio;
  if (stat.size > max_member_bytes || dense || unpacked_ + stat.size > max_total_bytes) {
    return fail(
        bad("the member is too large or too densely packed", member,
            fmt::format("{} bytes from {}", stat.size, stat.comp_size),
            fmt::format("at most {} bytes and a ratio of {}", max_member_bytes, max_ratio)));
  }
  const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(zip_fopen_index(archive, index, 0),
                                                                zip_fclose);
  if (!file) return fail(bad("the member can't be unpacked", member, zip_strerror(archive)));
  std::string content;
  std::array<char, 65536> buffer{};
  for (;;) {
    const zip_int64_t count = zip_fread(file.get(), buffer.data(), buffer.size());
    if (count < 0) return fail(bad("the member is damaged", member));
    if (count == 0) break;
    content.append(buffer.data(), static_cast<std::size_t>(count));
    // The directory may lie about the size.
    if (content.size() > max_member_bytes)
      return fail(bad("the member is larger than it says", member));
  }
  unpacked_ += content.size();
  return content;
}

std::string resolve_member(std::string_view from, std::string_view link) {
  const std::string path = percent_decoded(link.substr(0, link.find_first_of("#?")));
  if (path.empty()) return std::string(from);
  if (path.find(':') != std::string::npos || path.starts_with("//")) return "";
  const std::size_t slash = from.rfind('/');
  const std::string whole =
      path.front() == '/'
          ? path.substr(1)
          : std::string(slash == std::string_view::npos ? "" : from.substr(0, slash + 1)) + path;
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= whole.size();) {
    const std::size_t end = std::min(whole.find('/', at), whole.size());
    const std::string_view part = std::string_view(whole).substr(at, end - at);
    at = end + 1;
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      parts.push_back(part);
    } else if (parts.empty()) {
      return "";  // out of the archive
    } else {
      parts.pop_back();
    }
  }
  std::string member;
  for (const std::string_view part : parts)
    member += (member.empty() ? "" : "/") + std::string(part);
  return member;
}

std::string_view fragment_of(std::string_view link) {
  const std::size_t hash = link.find('#');
  return hash == std::string_view::npos ? std::string_view() : link.substr(hash + 1);
}

}  // namespace rawi
