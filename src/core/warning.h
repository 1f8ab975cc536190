// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/byte_range.h"

namespace rawi {

/// Something a listener or editor may want to know that did not stop the work: a repaired spelling,
/// a sign that could not be read, a word without marks. Warnings are part of a stage's output.
struct Warning {
  std::string kind;     ///< short stable name for counting and filtering: "converted", "unread-symbol"
  std::string message;  ///< one line for people
  ByteRange source;     ///< the bytes it is about
  friend bool operator==(const Warning&, const Warning&) = default;
};

}  // namespace rawi
