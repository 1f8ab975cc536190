// SPDX-License-Identifier: GPL-3.0-or-later
#include "verify/verify.h"

#include "core/files.h"
#include "verify/readers.h"

namespace rawi {
namespace {

Error no_audio(std::string_view bytes, std::string_view name) {
  std::string got = "something else";
  if (bytes.empty()) got = "an empty file";
  if (bytes.starts_with("\x1F\x8B")) got = "a gzip file";
  if (bytes.starts_with("\x1A\x45\xDF\xA3")) got = "a Matroska or WebM file";
  if (bytes.starts_with("version https://git-lfs")) got = "a Git LFS pointer";
  if (bytes.starts_with("RIFF") || bytes.starts_with("RF64")) got = "a RIFF file that is no WAV";
  return {ErrorCode::bad_input, "it is no audio file that can be verified", std::string(name), got,
          "m4b, mp3, opus, ogg, flac or wav", ""};
}

bool looks_like_mp3(Bytes file) {
  return file.has("ID3", 0) || (file.byte(0) == 0xFF && (file.byte(1) & 0xE0) == 0xE0);
}

/// An MP4 file may begin with any box; ftyp is the usual one.
bool looks_like_mp4(Bytes file) {
  return file.has("ftyp", 4) || file.has("moov", 4) || file.has("mdat", 4) || file.has("free", 4);
}

}  // namespace

Result<VerifyReport> verify_audio(std::string_view bytes, std::string_view name) {
  const Bytes file(bytes);
  VerifyReport report;
  if (file.has("OggS", 0)) {
    report.facts = read_ogg(file);
  } else if (file.has("fLaC", 0)) {
    report.facts = read_flac(file);
  } else if (file.has("RIFF", 0) && file.has("WAVE", 8)) {
    report.facts = read_riff(file);
  } else if (looks_like_mp4(file)) {
    report.facts = read_mp4(file);
  } else if (looks_like_mp3(file)) {
    report.facts = read_mp3(file);
  } else {
    return fail(no_audio(bytes, name));
  }
  check_chapters(report.facts);
  report.players = views_of(report.facts);
  return report;
}

Result<VerifyReport> verify_file(const std::filesystem::path& path) {
  const auto file = MappedFile::open(path);
  if (!file) return fail(file.error());
  auto report = verify_audio(file->bytes(), path.string());
  if (report) look_beside(path, *report);
  return report;
}

}  // namespace rawi
