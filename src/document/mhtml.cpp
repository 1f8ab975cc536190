// SPDX-License-Identifier: GPL-3.0-or-later
// Pages that browsers save as one file: MIME, of which the first HTML part is the page (RFC 2557).
#include <optional>

#include "document/blocks.h"

namespace rawi {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

/// A part: its header with folded lines joined, and where its body lies.
struct Part {
  std::string header;
  ByteRange body;
};

Part part_at(std::string_view bytes, ByteRange range) {
  Part part;
  std::size_t at = range.begin;
  while (at < range.end) {
    const std::size_t end = std::min(bytes.find('\n', at), range.end);
    std::string_view line = bytes.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    at = std::min(end + 1, range.end);
    if (line.empty()) break;
    const bool folded = line.front() == ' ' || line.front() == '\t';
    if (!folded && !part.header.empty()) part.header += '\n';
    part.header += line;
  }
  part.body = {at, range.end};
  return part;
}

/// "content-type" -> "text/html; charset=...".
std::string field(const Part& part, std::string_view name) {
  const std::string header = "\n" + part.header;
  const std::string key = "\n" + std::string(name) + ":";
  const std::size_t at = lower(header).find(key);
  if (at == std::string::npos) return "";
  const std::size_t begin = at + key.size();
  return header.substr(begin, std::min(header.find('\n', begin), header.size()) - begin);
}

std::string parameter(const std::string& value, std::string_view name) {
  const std::string key = std::string(name) + "=";
  std::size_t at = lower(value).find(key);
  if (at == std::string::npos) return "";
  at += key.size();
  const bool quoted = at < value.size() && value[at] == '"';
  if (quoted) ++at;
  return value.substr(at,
                      std::min(value.find_first_of(quoted ? "\"" : "; \t", at), value.size()) - at);
}

struct Unpacked {
  std::string bytes;
  OriginMap origin;
};

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

Unpacked unpack_quoted_printable(std::string_view bytes, ByteRange range) {
  Unpacked out;
  for (std::size_t at = range.begin; at < range.end;) {
    if (bytes[at] != '=') {
      out.bytes += bytes[at];
      out.origin.append(1, {at, at + 1});
      ++at;
      continue;
    }
    const int high = at + 2 < range.end ? hex_digit(bytes[at + 1]) : -1;
    const int low = at + 2 < range.end ? hex_digit(bytes[at + 2]) : -1;
    if (high >= 0 && low >= 0) {
      out.bytes += static_cast<char>(high * 16 + low);
      out.origin.append(1, {at, at + 3});
      at += 3;
    } else {  // a line that goes on
      const std::size_t line = bytes.find('\n', at);
      at = line == std::string_view::npos || line > at + 3 ? at + 1 : line + 1;
    }
  }
  return out;
}

int base64_digit(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

Unpacked unpack_base64(std::string_view bytes, ByteRange range) {
  Unpacked out;
  unsigned bits = 0;
  int count = 0;
  std::size_t begin = range.begin;
  for (std::size_t at = range.begin; at < range.end; ++at) {
    const int digit = base64_digit(bytes[at]);
    if (digit < 0) continue;
    if (count == 0) begin = at;
    bits = (bits << 6U) | static_cast<unsigned>(digit);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out.bytes += static_cast<char>((bits >> static_cast<unsigned>(count)) & 0xFFU);
    out.origin.append(1, {begin, at + 1});
    begin = at;
  }
  return out;
}

Unpacked unpack(std::string_view bytes, const Part& part) {
  const std::string encoding = lower(field(part, "content-transfer-encoding"));
  if (encoding.find("quoted-printable") != std::string::npos) {
    return unpack_quoted_printable(bytes, part.body);
  }
  if (encoding.find("base64") != std::string::npos) return unpack_base64(bytes, part.body);
  Unpacked out{std::string(bytes.substr(part.body.begin, part.body.size())), {}};
  out.origin.append(out.bytes.size(), part.body);
  return out;
}

/// The first part of HTML, looked for in nested multiparts too.
std::optional<Part> find_page(std::string_view bytes) {
  std::vector<ByteRange> waiting{{0, bytes.size()}};
  constexpr std::size_t most_parts = 1000;
  for (std::size_t i = 0; i < waiting.size() && i < most_parts; ++i) {
    Part part = part_at(bytes, waiting[i]);
    const std::string type = field(part, "content-type");
    const std::size_t first = type.find_first_not_of(" \t");
    if (first != std::string::npos && lower(type).substr(first).starts_with("text/html"))
      return part;
    const std::string boundary = parameter(type, "boundary");
    if (boundary.empty()) continue;
    const std::string mark = "--" + boundary;
    std::size_t at = bytes.find(mark, part.body.begin);
    while (at != std::string_view::npos && at < part.body.end && waiting.size() < most_parts) {
      const std::size_t line = bytes.find('\n', at);
      if (line == std::string_view::npos) break;
      const std::size_t next = bytes.find(mark, line);
      waiting.push_back({line + 1, std::min(next, part.body.end)});
      at = next;
    }
  }
  return std::nullopt;
}

}  // namespace

Result<Document> read_mhtml(std::string_view bytes, std::string_view name) {
  constexpr std::size_t most_bytes = 48U << 20U;  // each byte has a piece in the origin map
  if (bytes.size() > most_bytes) {
    return fail({ErrorCode::bad_input, "the saved page is too large", std::string(name),
                 std::to_string(bytes.size()) + " bytes", "at most " + std::to_string(most_bytes),
                 ""});
  }
  const auto part = find_page(bytes);
  if (!part) {
    return fail({ErrorCode::bad_input, "the saved page has no HTML part", std::string(name), "",
                 "a part of type text/html", ""});
  }
  Unpacked unpacked = unpack(bytes, *part);
  auto decoded =
      decode_html(unpacked.bytes, parameter(field(*part, "content-type"), "charset"), name);
  if (!decoded) return fail(decoded.error());
  decoded->container = std::make_shared<const OriginMap>(std::move(unpacked.origin));
  return read_html(*decoded, name);
}

}  // namespace rawi
