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
#include "render/edition.h"
#include "render/fingerprint.h"

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

std::size_t default_jobs() { return std::max(1U, std::thread::hardware_concurrency()); }

/// Files that were passed over, told once at the end of the search.
class PassedOver {
 public:
  /// What is said of one file, and of several.
  PassedOver(const char* one, const char* many) : one_(one), many_(many) {}
  void add(const std::filesystem::path& path) {
    if (count_++ == 0) first_ = path;
  }
  void mention(Progress& progress) const {
    if (count_ == 0) return;
    progress.notice(count_ == 1 ? first_.string() + " " + one_
                                : std::to_string(count_) + " files " + many_ + ", the first is " +
                                      first_.string());
  }

 private:
  const char* one_;
  const char* many_;
  std::size_t count_ = 0;
  std::filesystem::path first_;
};

void mention_removed(Edition& edition, bool prune, Progress& progress) {
  if (prune && !edition.has_seen_all()) {
    return progress.notice("--prune removed nothing, since a part of the input can't be read");
  }
  const std::vector<std::string> places = edition.removed();
  if (places.empty()) return;
  const std::string what =
      places.size() == 1
          ? "an article of an earlier run is no longer there, " + places.front()
          : std::to_string(places.size()) +
                " articles of an earlier run are no longer there, the first is " + places.front();
  progress.notice(what + (prune ? "; the files were removed" : "; --prune removes the files"));
}

/// A run over an output folder that this process has locked.
class RenderRun {
 public:
  RenderRun(const RenderCommand& command, const Resources& resources, const BatchOptions& options,
            Progress& progress)
      : command_(command), resources_(resources), options_(options), progress_(progress) {}

  int run(Intake intake, Store& store, EditionOptions edition_options) {
    PassedOver skipped("is no article and was left out", "are no articles and were left out");
    PassedOver repeated("was named more than once and is taken once",
                        "were named more than once and are taken once");
    Edition edition(std::move(intake), store, std::move(edition_options),
                    events(skipped, repeated));
    const auto stop = [&] { return interrupts > 0 || fatal_ || edition.problem(); };
    bool complete = false;
    const BatchCalls calls{[&] {
                             auto job = edition.next(stop);
                             complete = !job && !stop();
                             return job;
                           },
                           [&](const ArticleOutcome& outcome) { note(outcome, edition); },
                           [&](std::size_t running) {
                             edition.flush();
                             progress_.tick(running);
                           },
                           stop};
    render_batch(calls, resources_, options_);
    edition.flush();
    skipped.mention(progress_);
    repeated.mention(progress_);
    if (complete) mention_removed(edition, command_.batch.prune, progress_);
    const bool interrupted = interrupts > 0 && !complete;
    progress_.finish(interrupted);
    if (fatal_) return report(end_of_run(*fatal_));
    if (edition.problem()) return report(end_of_run(*edition.problem()));
    return interrupted ? exit_status(ErrorCode::interrupted) : progress_.status();
  }

 private:
  EditionEvents events(PassedOver& skipped, PassedOver& repeated) {
    return {[this](const ArticleJob& job, const ArticleRecord& record) {
              progress_.unchanged(job, record);
            },
            [this](const ArticleJob& job, const ArticleRecord& record) {
              progress_.quarantined(job, record);
            },
            [this](const Error& error) { progress_.refused(error); },
            [&skipped](const std::filesystem::path& path) { skipped.add(path); },
            [&repeated](const std::filesystem::path& path) { repeated.add(path); }};
  }

  void note(const ArticleOutcome& outcome, Edition& edition) {
    edition.ended(outcome);
    progress_.article_done(outcome);
    if (fatal_ || outcome.report || !fails_every_article(outcome.report.error())) return;
    fatal_ = outcome.report.error();
  }

  /// What stopped the run, as its user should hear it.
  [[nodiscard]] Error end_of_run(Error error) const {
    if (error.code == ErrorCode::disk_full) {
      error.what = "no more can be written there, so the run was stopped";
      error.where = command_.output;
      error.advice = "when it can be written to again, a rerun goes on from here";
    } else {
      error.advice += error.advice.empty() ? "" : "; ";
      error.advice += "a rerun goes on from here";
    }
    return error;
  }

  const RenderCommand& command_;
  const Resources& resources_;
  const BatchOptions& options_;
  Progress& progress_;
  std::optional<Error> fatal_;
};

Result<EditionOptions> edition_options(const RenderCommand& command, const Voice& voice) {
  const BatchChoices& batch = command.batch;
  const auto settings = settings_fingerprint(voice, batch.settings);
  if (!settings) return fail(settings.error());
  const auto lexicon = lexicon_fingerprint(voice, command.voice.lexicon);
  if (!lexicon) return fail(lexicon.error());
  return EditionOptions{command.output,     *settings,
                        *lexicon,           command.voice_is_given ? "" : voice.id,
                        batch.shard,        batch.retry_failed,
                        batch.prune};
}

BatchOptions batch_options(const RenderCommand& command) {
  BatchOptions options;
  options.jobs = command.jobs > 0 ? command.jobs : default_jobs();
  options.time_limit_s = command.batch.time_limit_s;
  options.memory_limit_mb = command.batch.memory_limit_mb;

  return options;
}

int run_locked(const RenderCommand& command, Intake intake, std::optional<std::size_t> total,
               const Resources& resources, const BatchOptions& options) {
  const auto patience =
      command.batch.wait ? FolderLock::Patience::wait : FolderLock::Patience::refuse;
  const auto lock = FolderLock::acquire(command.output, command.batch.shard, patience);
  if (!lock) return report(lock.error());
  auto store = Store::open(command.output, command.batch.shard);
  if (!store) return report(store.error());
  auto edition = edition_options(command, resources.voice);
  if (!edition) return report(edition.error());
  if (!command.batch.shard.is_whole()) total.reset();
  auto progress = Progress::begin(
      total, {.json = command.json, .quiet = command.quiet, .log = command.batch.log});
  if (!progress) return report(progress.error());
  if (store->rebuilt()) {
    progress->notice("the manifest was damaged; it was made again from the records of " +
                     std::to_string(*store->rebuilt()) + " articles, and set aside as .damaged");
  }
  catch_interrupts();
  return RenderRun(command, resources, options, *progress)
      .run(std::move(intake), *store, std::move(*edition));
}

}  // namespace

int run(const RenderCommand& command) {
  const auto render = render_options(command);
  if (!render) return report(render.error());
  BatchOptions options = batch_options(command);
  options.render = *render;
  const IntakeSources sources{command.inputs, command.batch.list, command.batch.nul_separated};
  auto intake = Intake::open(sources, command.output);
  if (!intake) return report(intake.error());
  const auto total = count_articles(sources, command.output);
  if (total == 0) {
    return report({ErrorCode::no_input, "there is no article in it",
                   command.inputs.empty() ? command.batch.list : command.inputs.front(), "",
                   "text, Markdown, HTML or JSON Lines, in files, folders or archives", ""});
  }
  const auto voice = load_voice(command.voice.name, voice_folders());
  if (!voice) return report(voice.error());
  const auto resources = load_resources(*voice, command.voice.lexicon);
  if (!resources) return report(resources.error());
  return run_locked(command, std::move(*intake), total, *resources, options);
}

}  // namespace rawi
