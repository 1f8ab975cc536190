// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace rawi {

/// Names of elements and attributes. Those below are known by number; a document's others get the
/// numbers from `first_other` on (see Markup::names).
enum class Name : std::uint16_t {
  text,
  html,
  head,
  title,
  meta,
  link,
  base,
  script,
  style,
  noscript,
  template_,
  body,
  header,
  footer,
  nav,
  aside,
  main,
  article,
  section,
  div,
  p,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  hgroup,
  ul,
  ol,
  li,
  dl,
  dt,
  dd,
  menu,
  blockquote,
  q,
  cite,
  pre,
  code,
  figure,
  figcaption,
  img,
  picture,
  source,
  table,
  caption,
  colgroup,
  col,
  thead,
  tbody,
  tfoot,
  tr,
  td,
  th,
  br,
  hr,
  wbr,
  a,
  span,
  b,
  strong,
  i,
  em,
  u,
  s,
  small,
  sub,
  sup,
  mark,
  font,
  big,
  center,
  time,
  address,
  form,
  fieldset,
  legend,
  input,
  button,
  select,
  option,
  label,
  textarea,
  iframe,
  object,
  embed,
  video,
  audio,
  canvas,
  svg,
  math,
  map,
  dialog,
  details,
  summary,
  del,
  ins,
  abbr,
  bdi,
  bdo,
  frame,
  frameset,
  noframes,
  marquee,
  rt,
  rp,
  id,
  class_,
  hidden,
  role,
  itemprop,
  itemtype,
  itemscope,
  property,
  content,
  name,
  type,
  lang,
  href,
  src,
  alt,
  rel,
  datetime,
  charset,
  http_equiv,
  aria_hidden,
  aria_expanded,
  epub_type,
  dir,
  value,
  start,
  size,
  cellspacing,
  data_src,
  colspan,
  rowspan,
  custom,  ///< an element of the page's own: a name with a hyphen ("story-par")
  first_other,
  none = 0xFFFF,
};

/// What an element does to the text around it.
enum class TagRole : std::uint8_t {
  inline_text,  ///< nothing
  block,        ///< begins and ends a paragraph
  empty,        ///< has no content
  unread,       ///< its content is not for readers: scripts, forms, drawings
};

[[nodiscard]] TagRole role_of(Name name);

/// The spelling of a known name: "h1", "aria-hidden".
[[nodiscard]] std::string_view spelling_of(Name name);

/// The known name that is spelled so, or Name::none.
[[nodiscard]] Name known_name(std::string_view spelling);

/// 1..6 for h1..h6, 0 for every other element.
[[nodiscard]] int heading_level(Name name);

}  // namespace rawi
