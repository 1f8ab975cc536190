// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/warning.h"
#include "normalize/lex.h"

namespace rawi {

/// Repairs the spelling habits of newspapers where the evidence is clear: the hamza of particles
/// and verbal nouns (الى، ارجاء، إلتزم), ة and ى written ه and ي, words run together, a و set apart
/// from its word. Each repair is a warning "spelling" with its reason, and the lexeme's rule says
/// it too. A word that well-spelled texts have is never touched.
void repair_spelling(std::vector<Lexeme>& lexemes, std::vector<Warning>& warnings);

/// Cuts a word that is two words run together ("الولاياتالمتحدة"): where the first must end, in
/// bytes of `bare`; 0 where it is one word.
[[nodiscard]] std::size_t run_on_cut(std::string_view bare);

}  // namespace rawi
