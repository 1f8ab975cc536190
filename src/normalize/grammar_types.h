// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace rawi {

enum class Gender { masculine, feminine };

/// The three cases. After preposition and in idafa: genitive. Dual and sound plural write
/// accusative and genitive alike.
enum class Case { nominative, accusative, genitive };

/// Names of the months of the Christian year.
enum class MonthNames {
  international,  ///< يناير فبراير ... (Egypt, Gulf), understood everywhere
  levant,   ///< كانون الثاني شباط ... (Syria, Iraq, Lebanon, Jordan, Palestine)
  both,     ///< كانون الثاني يناير, as pan-Arab stations say it
  maghreb,  ///< جانفي فيفري ... (Algeria, Tunisia)
  morocco,  ///< يناير ... غشت شتنبر
};

}  // namespace rawi
