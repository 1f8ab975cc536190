# SPDX-License-Identifier: GPL-3.0-or-later
# find_package(rawi) gives rawi::rawi (everything) and rawi::<stage>.
include(${CMAKE_CURRENT_LIST_DIR}/dependencies.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/rawi_targets.cmake)
