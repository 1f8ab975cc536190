// SPDX-License-Identifier: GPL-3.0-or-later
// Stands in for m4b_stream.cpp in a build without FFmpeg's libraries.
#include "encode/stream.h"

namespace rawi {

Result<std::unique_ptr<AudioStream>> open_m4b_stream(const std::filesystem::path& path, int,
                                                     const Metadata&) {
  return fail({ErrorCode::missing_resource, "this build can't write m4b", path.string(), "",
               "FFmpeg's libraries",
               "install libavformat-dev and libavcodec-dev and build rawi again"});
}

}  // namespace rawi
