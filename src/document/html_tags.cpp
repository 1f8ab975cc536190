// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/html_tags.h"

#include <algorithm>
#include <array>

namespace rawi {
namespace {

struct KnownName {
  std::string_view spelling;
  TagRole role = TagRole::inline_text;
};

constexpr auto name_count = static_cast<std::size_t>(Name::first_other);

// In the order of the enumeration.
constexpr std::array<KnownName, name_count> known_names{{
    {"#text"},
    {"html", TagRole::block},
    {"head", TagRole::unread},
    {"title", TagRole::unread},
    {"meta", TagRole::empty},
    {"link", TagRole::empty},
    {"base", TagRole::empty},
    {"script", TagRole::unread},
    {"style", TagRole::unread},
    {"noscript", TagRole::unread},
    {"template", TagRole::unread},
    {"body", TagRole::block},
    {"header", TagRole::block},
    {"footer", TagRole::block},
    {"nav", TagRole::block},
    {"aside", TagRole::block},
    {"main", TagRole::block},
    {"article", TagRole::block},
    {"section", TagRole::block},
    {"div", TagRole::block},
    {"p", TagRole::block},
    {"h1", TagRole::block},
    {"h2", TagRole::block},
    {"h3", TagRole::block},
    {"h4", TagRole::block},
    {"h5", TagRole::block},
    {"h6", TagRole::block},
    {"hgroup", TagRole::block},
    {"ul", TagRole::block},
    {"ol", TagRole::block},
    {"li", TagRole::block},
    {"dl", TagRole::block},
    {"dt", TagRole::block},
    {"dd", TagRole::block},
    {"menu", TagRole::block},
    {"blockquote", TagRole::block},
    {"q"},
    {"cite"},
    {"pre", TagRole::block},
    {"code"},
    {"figure", TagRole::block},
    {"figcaption", TagRole::block},
    {"img", TagRole::empty},
    {"picture"},
    {"source", TagRole::empty},
    {"table", TagRole::block},
    {"caption", TagRole::block},
    {"colgroup"},
    {"col", TagRole::empty},
    {"thead", TagRole::block},
    {"tbody", TagRole::block},
    {"tfoot", TagRole::block},
    {"tr", TagRole::block},
    {"td", TagRole::block},
    {"th", TagRole::block},
    {"br", TagRole::empty},
    {"hr", TagRole::block},
    {"wbr", TagRole::empty},
    {"a"},
    {"span"},
    {"b"},
    {"strong"},
    {"i"},
    {"em"},
    {"u"},
    {"s"},
    {"small"},
    {"sub"},
    {"sup"},
    {"mark"},
    {"font"},
    {"big"},
    {"center", TagRole::block},
    {"time"},
    {"address", TagRole::block},
    {"form", TagRole::block},
    {"fieldset", TagRole::block},
    {"legend", TagRole::block},
    {"input", TagRole::unread},
    {"button", TagRole::unread},
    {"select", TagRole::unread},
    {"option", TagRole::unread},
    {"label"},
    {"textarea", TagRole::unread},
    {"iframe", TagRole::unread},
    {"object", TagRole::unread},
    {"embed", TagRole::unread},
    {"video", TagRole::unread},
    {"audio", TagRole::unread},
    {"canvas", TagRole::unread},
    {"svg", TagRole::unread},
    {"math", TagRole::unread},
    {"map", TagRole::unread},
    {"dialog", TagRole::unread},
    {"details", TagRole::block},
    {"summary", TagRole::block},
    {"del"},
    {"ins"},
    {"abbr"},
    {"bdi"},
    {"bdo"},
    {"frame", TagRole::unread},
    {"frameset", TagRole::block},
    {"noframes", TagRole::unread},
    {"marquee"},
    {"rt"},
    {"rp", TagRole::unread},
    {"id"},
    {"class"},
    {"hidden"},
    {"role"},
    {"itemprop"},
    {"itemtype"},
    {"itemscope"},
    {"property"},
    {"content"},
    {"name"},
    {"type"},
    {"lang"},
    {"href"},
    {"src"},
    {"alt"},
    {"rel"},
    {"datetime"},
    {"charset"},
    {"http-equiv"},
    {"aria-hidden"},
    {"aria-expanded"},
    {"epub:type"},
    {"dir"},
    {"value"},
    {"start"},
    {"size"},
    {"cellspacing"},
    {"data-src"},
    {"colspan"},
    {"rowspan"},
    {"#custom"},
}};

/// The numbers of the known names, sorted by spelling.
constexpr std::array<Name, name_count> by_spelling = [] {
  std::array<Name, name_count> sorted{};
  for (std::size_t i = 0; i < name_count; ++i) sorted[i] = static_cast<Name>(i);
  std::sort(sorted.begin(), sorted.end(), [](Name a, Name b) {
    return known_names[static_cast<std::size_t>(a)].spelling <
           known_names[static_cast<std::size_t>(b)].spelling;
  });
  return sorted;
}();

}  // namespace

TagRole role_of(Name name) {
  return name < Name::first_other ? known_names[static_cast<std::size_t>(name)].role
                                  : TagRole::inline_text;
}

std::string_view spelling_of(Name name) {
  return name < Name::first_other ? known_names[static_cast<std::size_t>(name)].spelling
                                  : std::string_view();
}

Name known_name(std::string_view spelling) {
  const auto found =
      std::lower_bound(by_spelling.begin(), by_spelling.end(), spelling,
                       [](Name name, std::string_view text) { return spelling_of(name) < text; });
  return found != by_spelling.end() && spelling_of(*found) == spelling ? *found : Name::none;
}

int heading_level(Name name) {
  return name >= Name::h1 && name <= Name::h6
             ? 1 + static_cast<int>(name) - static_cast<int>(Name::h1)
             : 0;
}

}  // namespace rawi
