// SPDX-License-Identifier: GPL-3.0-or-later
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <iostream>
#include <thread>

#include "cli/commands.h"
#include "cli/lines.h"
#include "cli/progress.h"
#include "cli/render_options.h"
#include "render/batch.h"

namespace rawi {
namespace {

std::atomic<int> interrupts = 0;
static_assert(std::atomic<int>::is_always_lock_free, "a signal handler sets it");

/// The first Ctrl-C lets the running articles finish, the second stops at once (the children die
/// with their parent).
void on_interrupt(int) {
  if (interrupts.fetch_add(1) > 0) ::_exit(exit_status(ErrorCode::interrupted));
}

void catch_interrupts() {
  struct sigaction action {};
  action.sa_handler = on_interrupt;
  ::sigemptyset(&action.sa_mask);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
  ::signal(SIGPIPE, SIG_IGN);
}

void mention_skipped(const JobList& list, bool quiet) {
  if (quiet || list.skipped.empty()) return;
  std::cerr << "rawi: " << list.skipped.size()
            << " files are no .txt or .md and were left out, the first is "
            << list.skipped.front().string() << '\n';
}

}  // namespace

int run(const RenderCommand& command) {
  const auto render = render_options(command);
  if (!render) return report(render.error());
  const auto list = find_articles(command.inputs, command.output);
  if (!list) return report(list.error());
  mention_skipped(*list, command.quiet);
  if (list->jobs.empty()) {
    return report({ErrorCode::no_input, "there is no article in it", command.inputs.front(), "",
                   "files that end in .txt or .md", ""});
  }
  const auto voice = load_voice(command.voice.name, voice_folders());
  if (!voice) return report(voice.error());
  const auto resources = load_resources(*voice, command.voice.lexicon);
  if (!resources) return report(resources.error());

  BatchOptions options;
  options.jobs = command.jobs > 0 ? command.jobs : std::max(1U, std::thread::hardware_concurrency());
  options.render = *render;
  catch_interrupts();
  Progress progress(list->jobs, {.json = command.json, .quiet = command.quiet});
  render_batch(
      list->jobs, *resources, options,
      [&](const ArticleOutcome& outcome) { progress.article_done(outcome); },
      [&](std::size_t running) { progress.tick(running); }, [] { return interrupts > 0; });
  const bool interrupted =
      interrupts > 0 && progress.done() + progress.failed() < list->jobs.size();
  progress.finish(interrupted);
  return interrupted ? exit_status(ErrorCode::interrupted) : progress.status();
}

}  // namespace rawi
