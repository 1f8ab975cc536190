// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/spelling.h"

namespace rawi {

void repair_spelling(std::vector<Lexeme>& /*lexemes*/, std::vector<Warning>& /*warnings*/) {}

}  // namespace rawi
