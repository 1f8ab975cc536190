// SPDX-License-Identifier: GPL-3.0-or-later
// The only file that knows Pango and Cairo: the component rawi-cover.so.
#include <cairo/cairo.h>
#include <pango/pangocairo.h>

#include <array>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <vector>

#include "core/large_pages.h"
#include "cover/cover_component.h"
#include "cover/palette_png.h"

namespace rawi {
namespace {

constexpr int side = 1000;   // pixels: what podcast and book shops take at the least, in a small file
constexpr int margin = 90;
constexpr int largest_font = 110;
constexpr int smallest_font = 34;

// Dark enough for white letters (contrast of 7:1 or more).
constexpr std::array colors{Color{28, 61, 92}, Color{77, 33, 56}, Color{20, 74, 64},
                            Color{66, 51, 26}, Color{51, 38, 92}, Color{84, 36, 26}};

struct FreeSurface {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct FreeContext {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};
struct FreeObject {
  void operator()(void* object) const { g_object_unref(object); }
};
struct FreeFont {
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};

/// FNV-1a: the same on every machine.
std::uint32_t hash_of(std::string_view text) {
  std::uint32_t hash = 2166136261U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

class Painter {
 public:
  explicit Painter(cairo_t* context)
      : context_(context), layout_(pango_cairo_create_layout(context)) {
    // Hinting depends on the system's settings.
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(pango_layout_get_context(layout_.get()), options);
    cairo_font_options_destroy(options);
    pango_layout_set_width(layout_.get(), (side - 2 * margin) * PANGO_SCALE);
    pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout_.get(), PANGO_ALIGN_CENTER);
    pango_layout_set_auto_dir(layout_.get(), TRUE);
  }

  void set(const std::string& text, int font_size, PangoWeight weight) {
    const std::unique_ptr<PangoFontDescription, FreeFont> font(
        pango_font_description_from_string("Noto Naskh Arabic, Amiri, DejaVu Sans"));
    pango_font_description_set_absolute_size(font.get(), font_size * PANGO_SCALE);
    pango_font_description_set_weight(font.get(), weight);
    pango_layout_set_font_description(layout_.get(), font.get());
    pango_layout_set_text(layout_.get(), text.data(), static_cast<int>(text.size()));
  }

  [[nodiscard]] int height() const {
    int height = 0;
    pango_layout_get_pixel_size(layout_.get(), nullptr, &height);
    return height;
  }

  void show(double top) {
    cairo_move_to(context_, margin, top);
    pango_cairo_show_layout(context_, layout_.get());
  }

 private:
  cairo_t* context_;
  std::unique_ptr<PangoLayout, FreeObject> layout_;
};

void draw_lines(cairo_t* context) {
  cairo_set_source_rgba(context, 1, 1, 1, 0.55);
  cairo_rectangle(context, margin, 150, side - 2 * margin, 4);
  cairo_rectangle(context, margin, side - 240, side - 2 * margin, 4);
  cairo_fill(context);
}

void draw_text(cairo_t* context, const CoverText& text) {
  Painter painter(context);
  cairo_set_source_rgb(context, 1, 1, 1);
  constexpr int room = side - 240 - 150 - 60;
  int size = largest_font;
  painter.set(text.title, size, PANGO_WEIGHT_BOLD);
  while (painter.height() > room && size > smallest_font) {
    size = size * 9 / 10;
    painter.set(text.title, size, PANGO_WEIGHT_BOLD);
  }
  painter.show(180 + (room - painter.height()) / 2.0);
  std::string below = text.author;
  if (!text.source.empty()) below += (below.empty() ? "" : "\n") + text.source;
  if (below.empty()) return;
  painter.set(below, 44, PANGO_WEIGHT_NORMAL);
  painter.show(side - 210);
}

Result<std::string> drawn_cover(const CoverText& text) {
  // How much of the foreground each pixel has, and nothing else.
  const int row_bytes = cairo_format_stride_for_width(CAIRO_FORMAT_A8, side);
  const auto stride = static_cast<std::size_t>(row_bytes);
  std::pmr::vector<std::uint8_t> pixels(stride * side, large_pages());
  const std::unique_ptr<cairo_surface_t, FreeSurface> surface(cairo_image_surface_create_for_data(
      pixels.data(), CAIRO_FORMAT_A8, side, side, row_bytes));
  {
    const std::unique_ptr<cairo_t, FreeContext> context(cairo_create(surface.get()));
    draw_lines(context.get());
    draw_text(context.get(), text);
  }
  cairo_surface_flush(surface.get());
  const cairo_status_t status = cairo_surface_status(surface.get());
  if (status != CAIRO_STATUS_SUCCESS) {
    return fail({ErrorCode::missing_resource, "the cover can't be drawn", "",
                 cairo_status_to_string(status), "", "install a font with Arabic letters"});
  }
  return palette_png(pixels, stride, side, side, colors[hash_of(text.title) % colors.size()],
                     Color{255, 255, 255});
}

}  // namespace
}  // namespace rawi

extern "C" __attribute__((visibility("default"))) void rawi_cover_draw(
    const rawi::CoverText& text, rawi::Result<std::string>& png) {
  static_assert(std::is_same_v<decltype(rawi_cover_draw), rawi::cover_draw_function>);
  png = rawi::drawn_cover(text);
}
