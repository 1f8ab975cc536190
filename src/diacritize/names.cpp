// SPDX-License-Identifier: GPL-3.0-or-later
#include "diacritize/diacritize.h"

namespace rawi {

std::string_view name_of(MarkSource source) {
  switch (source) {
    case MarkSource::input:
      return "input";
    case MarkSource::grammar:
      return "grammar";
    case MarkSource::lexicon:
      return "lexicon";
    case MarkSource::model:
      return "model";
    case MarkSource::none:
      return "none";
  }
  return "none";
}

}  // namespace rawi
