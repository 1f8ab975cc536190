// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/ogg_serial.h"

#include <ogg/ogg.h>

#include <cerrno>
#include <fstream>

#include "core/files.h"

namespace rawi {
namespace {

constexpr long read_size = 1 << 16;
constexpr std::size_t serial_offset = 14;  // of the page header, RFC 3533

/// libogg's page reader, released at the end of the scope.
struct PageReader {
  ogg_sync_state state{};
  PageReader() { ogg_sync_init(&state); }
  ~PageReader() { ogg_sync_clear(&state); }
  PageReader(const PageReader&) = delete;
  PageReader& operator=(const PageReader&) = delete;

  /// False at the end of the file.
  bool next(std::fstream& file, ogg_page& page) {
    while (ogg_sync_pageout(&state, &page) != 1) {
      char* buffer = ogg_sync_buffer(&state, read_size);
      file.read(buffer, read_size);
      if (file.gcount() == 0) return false;
      ogg_sync_wrote(&state, static_cast<long>(file.gcount()));
    }
    return true;
  }
};

void set_serial(ogg_page& page) {
  for (std::size_t i = 0; i < 4; ++i) {
    page.header[serial_offset + i] =
        static_cast<unsigned char>(static_cast<std::uint32_t>(ogg_serial_number) >> (8 * i));
  }
  ogg_page_checksum_set(&page);
}

}  // namespace

Result<void> set_ogg_serial(const std::filesystem::path& path) {
  errno = 0;  // streams tell their failures, but not why
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  PageReader reader;
  ogg_page page{};
  std::streamoff read_position = 0;
  std::streamoff write_position = 0;
  // Pages keep their sizes, so each is written back to where it was read.
  while (file.seekg(read_position) && reader.next(file, page)) {
    file.clear();
    read_position = file.tellg();
    set_serial(page);
    file.seekp(write_position);
    file.write(reinterpret_cast<const char*>(page.header), page.header_len);
    file.write(reinterpret_cast<const char*>(page.body), page.body_len);
    write_position = file.tellp();
  }
  file.clear();
  file.flush();
  if (!file || write_position == 0) {
    return fail(write_error("the Ogg pages can't be numbered", path, errno));
  }
  return {};
}

}  // namespace rawi
