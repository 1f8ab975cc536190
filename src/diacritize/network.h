// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <memory_resource>
#include <span>
#include <vector>

#include "diacritize/network_file.h"
#include "diacritize/network_kernels.h"
#include "diacritize/network_text.h"

namespace rawi {

/// The network itself: characters, then words, then characters again (training/FORMAT.md, section
/// 4). Whole numbers throughout: the same logits on every processor. Immutable, so that any number
/// of threads may run one at once.
class Network {
 public:
  static constexpr std::size_t classes = 14;
  /// Logits of one character, in 1/256 nats; the places after `classes` are unused.
  using Logits = std::array<std::int32_t, 16>;

  /// `file` is kept; its bytes must outlive the network. Texts of more than `window_tokens` tokens
  /// are worked on in windows of that many; their size does not change the numbers.
  Network(NetworkFile file, const NetworkKernels& kernels, std::size_t window_tokens = 192);

  /// Logits of characters of a text, the first of them being character `first`.
  using Take = std::function<void(std::size_t first, std::span<const Logits> logits)>;

  /// Hands the logits of all characters to `take`, in order, a window at a time.
  void run(const NetworkText& text, const Take& take) const;

  [[nodiscard]] const NetworkFile& file() const { return file_; }

 private:
  struct Window;
  [[nodiscard]] const PackedLayer& layer(std::size_t index) const { return layers_[index]; }
  void start(Window& window) const;
  void enter(Window& window) const;
  void spread(Window& window) const;
  void residual(Window& window, std::vector<std::int16_t>& stream, std::size_t width,
                const PackedLayer& layer) const;
  [[nodiscard]] std::vector<std::int16_t> fresh(Window& window, std::size_t rows,
                                                const PackedLayer& layer) const;
  [[nodiscard]] std::vector<Logits> head(Window& window, std::size_t from, std::size_t to) const;
  [[nodiscard]] std::size_t row_of(std::uint32_t spelling) const;

  NetworkFile file_;
  const NetworkKernels& kernels_;
  std::size_t window_tokens_;
  std::size_t overlap_;  // tokens beside a window that its results depend on
  std::unique_ptr<std::pmr::memory_resource> room_;  // for the weights of the layers
  std::vector<PackedLayer> layers_;
};

}  // namespace rawi
