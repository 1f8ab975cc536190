// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"

namespace rawi {

int exit_status(ErrorCode code) {
  switch (code) {
    case ErrorCode::partial: return 1;
    case ErrorCode::usage: return 2;
    case ErrorCode::bad_input: return 65;
    case ErrorCode::no_input: return 66;
    case ErrorCode::missing_resource: return 69;
    case ErrorCode::cannot_write:
    case ErrorCode::disk_full: return 73;
    case ErrorCode::io: return 74;
    case ErrorCode::interrupted: return 130;
  }
  return 1;
}

std::string to_string(const Error& error) {
  std::string line;
  if (!error.where.empty()) line += error.where + ": ";
  line += error.what;
  if (!error.got.empty() && !error.expected.empty()) {
    line += " (got " + error.got + ", expected " + error.expected + ")";
  } else if (!error.got.empty()) {
    line += " (got " + error.got + ")";
  } else if (!error.expected.empty()) {
    line += " (expected " + error.expected + ")";
  }
  if (!error.advice.empty()) line += "; " + error.advice;
  return line;
}

}  // namespace rawi
