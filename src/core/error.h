// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace rawi {

/// Why something could not be done; each code has the exit status of the program that reports it
/// (the numbers of sysexits.h where one fits).
enum class ErrorCode {
  partial,           ///< some of the input failed, the rest is done (exit 1)
  usage,             ///< wrong options or arguments (2)
  bad_input,         ///< the input is no text, or no text that can be read (65)
  no_input,          ///< there is no such file or folder (66)
  missing_resource,  ///< engine, voice, lexicon or model missing or damaged (69)
  cannot_write,      ///< the output can't be created (73)
  io,                ///< reading or writing failed half-way (74)
  interrupted,       ///< stopped by the user; a rerun goes on (130)
  disk_full,         ///< nothing more can be written: no space, or turned read-only (73)
};

[[nodiscard]] int exit_status(ErrorCode code);

/// A failure as a value: what happened, where, what was found and expected, what to do about it.
/// Empty fields are left out of the message.
struct Error {
  ErrorCode code = ErrorCode::partial;
  std::string what;      ///< "the file is no UTF-8 text"
  std::string where;     ///< "articles/a.txt, byte 1043"
  std::string got;       ///< "byte 0xC3 followed by 0x28"
  std::string expected;  ///< "valid UTF-8"
  std::string advice;    ///< "convert it with iconv -f windows-1256 -t utf-8"
};

/// "WHERE: WHAT (got GOT, expected EXPECTED); ADVICE", one line, no newline at the end.
[[nodiscard]] std::string to_string(const Error& error);

template <class T>
using Result = tl::expected<T, Error>;

/// Shorthand for the failing side of a Result.
[[nodiscard]] inline tl::unexpected<Error> fail(Error error) {
  return tl::unexpected<Error>(std::move(error));
}

}  // namespace rawi
