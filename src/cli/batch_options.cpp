// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/batch_options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <optional>

#include "core/sha256.h"

namespace rawi {
namespace {

/// Options that change no file, or that have fingerprints of their own (voice, lexicon).
constexpr std::array<std::string_view, 18> harmless{
    "INPUT",   "--output",     "--voice",        "--lexicon", "--jobs",  "--json",
    "--quiet", "--files-from", "--null",         "--shard",   "--prune", "--retry-failed",
    "--wait",  "--time-limit", "--memory-limit", "--log",     "--help",  ""};

std::optional<Shard> parse_shard(const std::string& text) {
  Shard shard;
  const char* const end = text.data() + text.size();
  const auto index = std::from_chars(text.data(), end, shard.index);
  if (index.ec != std::errc() || index.ptr == end || *index.ptr != '/') return std::nullopt;
  const auto count = std::from_chars(index.ptr + 1, end, shard.count);
  const bool sound =
      count.ec == std::errc() && count.ptr == end && shard.index >= 1 && shard.index <= shard.count;
  if (!sound) return std::nullopt;
  --shard.index;
  return shard;
}

}  // namespace

void describe_batch(CLI::App* render, BatchChoices& batch) {
  render->add_option("--files-from", batch.list,
                     "a file of paths, one per line, or - for standard input");
  render->add_flag("-0,--null", batch.nul_separated, "the paths of --files-from end in NUL");
  render->add_option_function<std::string>(
      "--shard",
      [&batch](const std::string& text) {
        const auto shard = parse_shard(text);
        if (!shard)
          throw CLI::ValidationError("--shard", "needs i/n with i from 1 to n, as in 2/8");
        batch.shard = *shard;
      },
      "render the i-th of n parts of the articles, as in 2/8; rawi merge joins them");
  render->add_flag("--retry-failed", batch.retry_failed,
                   "also articles that crashed or hung before");
  render->add_flag("--prune", batch.prune, "remove the files of articles that are no longer there");
  render->add_flag("--wait", batch.wait, "wait while another rawi writes to the output folder");
  render
      ->add_option("--time-limit", batch.time_limit_s,
                   "seconds that one article may take (default 3600)")
      ->check(CLI::Range(0.1, 1e9));
  render->add_option("--memory-limit", batch.memory_limit_mb,
                     "MB of memory that one article may take (default 4096; 0: no limit)");
  render->add_option("--log", batch.log, "a file that a line per event is added to");
}

void describe_store_commands(CLI::App& app, StatusCommand& status, MergeCommand& merge) {
  CLI::App* status_call =
      app.add_subcommand("status", "say what an output folder holds, and what failed");
  status_call->add_option("DIR", status.output, "the output folder of rawi render")->required();
  status_call->add_flag("--json", status.json, "as JSON");
  CLI::App* merge_call = app.add_subcommand("merge", "join the manifests of rawi render --shard");
  merge_call->add_option("DIR", merge.output, "the output folder of rawi render")->required();
  merge_call->add_flag("--wait", merge.wait, "wait while a rawi writes to the folder");
}

std::string choices_text(const CLI::App& render) {
  std::string text;
  for (const CLI::Option* option : render.get_options()) {
    const std::string name = option->get_name();
    const bool known = std::find(harmless.begin(), harmless.end(), name) != harmless.end();
    if (known || option->count() == 0) continue;
    text += name;
    for (const std::string& value : option->results()) {
      text += '\t' + value;
      std::error_code ignored;
      if (!std::filesystem::is_regular_file(value, ignored)) continue;
      if (const auto hash = sha256_of_file(value)) text += '\t' + *hash;
    }
    text += '\n';
  }
  const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
  return epoch == nullptr ? text : text + "SOURCE_DATE_EPOCH\t" + epoch + '\n';
}

}  // namespace rawi
