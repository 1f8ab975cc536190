# SPDX-License-Identifier: GPL-3.0-or-later
# What every target of the project shares: flags on one interface target, and one line per stage or test.

add_library(rawi_flags INTERFACE)
target_compile_features(rawi_flags INTERFACE cxx_std_20)
target_compile_options(rawi_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  -Wno-missing-field-initializers  # designated initializers leave defaults on purpose
  "$<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized;-Wno-restrict>"  # false alarms of g++ 12 at -O3
  $<$<BOOL:${RAWI_WERROR}>:-Werror>)
if(RAWI_SANITIZE)
  target_compile_options(rawi_flags INTERFACE -fsanitize=${RAWI_SANITIZE} -fno-omit-frame-pointer
                                              -fno-sanitize-recover=all)
  target_link_options(rawi_flags INTERFACE -fsanitize=${RAWI_SANITIZE})
endif()

# rawi_stage(<folder> SOURCES a.cpp ... [LINKS other stages and foreign targets ...] [PRIVATE_LINKS ...])
# One static library rawi_<folder>; headers are included as "<folder>/x.h".
function(rawi_stage name)
  cmake_parse_arguments(stage "" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  add_library(rawi_${name} STATIC ${stage_SOURCES})
  target_include_directories(rawi_${name} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/src> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/rawi>)
  target_link_libraries(rawi_${name} PUBLIC ${stage_LINKS}
                                     PRIVATE $<BUILD_INTERFACE:rawi_flags> ${stage_PRIVATE_LINKS})
  target_compile_features(rawi_${name} PUBLIC cxx_std_20)
  set_target_properties(rawi_${name} PROPERTIES EXPORT_NAME ${name})
  add_library(rawi::${name} ALIAS rawi_${name})
  install(TARGETS rawi_${name} EXPORT rawi_targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
endfunction()

# rawi_embed_tables(<folder> <table> ...)
# Tables are data with one owner each; they are embedded so that the library needs no files at run time: the text of
# <folder>/tables/<table>.tsv as rawi::embedded::<table> in "<folder>/embedded_tables.h". Before rawi_stage, which takes
# ${RAWI_EMBEDDED_TABLES} among its sources; after it the folder of the header has to be made known.
function(rawi_embed_tables folder)
  set(declarations "")
  set(definitions "")
  foreach(name IN LISTS ARGN)
    set(path ${CMAKE_CURRENT_SOURCE_DIR}/tables/${name}.tsv)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${path})
    file(READ ${path} content)
    string(APPEND definitions "const std::string_view ${name} = R\"~~(${content})~~\";\n")
    string(APPEND declarations "extern const std::string_view ${name};\n")
  endforeach()
  set(head "// Made from src/${folder}/tables/*.tsv\n")
  set(RAWI_EMBEDDED_TABLES ${CMAKE_CURRENT_BINARY_DIR}/embedded_tables.cpp)
  file(CONFIGURE OUTPUT ${RAWI_EMBEDDED_TABLES} @ONLY CONTENT
"${head}#include \"${folder}/embedded_tables.h\"
namespace rawi::embedded {
${definitions}}  // namespace rawi::embedded
")
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/generated)
  file(CONFIGURE OUTPUT ${generated}/${folder}/embedded_tables.h @ONLY CONTENT
"${head}#pragma once
#include <string_view>
namespace rawi::embedded {
${declarations}}  // namespace rawi::embedded
")
  set_source_files_properties(${RAWI_EMBEDDED_TABLES} PROPERTIES INCLUDE_DIRECTORIES ${generated})
  set(RAWI_EMBEDDED_TABLES ${RAWI_EMBEDDED_TABLES} PARENT_SCOPE)
endfunction()

# rawi_component(<name> FOR stage SOURCES a.cpp ... [LINKS ...])
# A part of a stage that is loaded on demand (core/component.h): rawi-<name>.so, which shows only the
# functions that it exports by hand, and tells which build it belongs to.
set(RAWI_COMPONENT_FOLDER ${CMAKE_INSTALL_LIBDIR}/rawi)
set(RAWI_COMPONENT_FULL_FOLDER ${CMAKE_INSTALL_FULL_LIBDIR}/rawi)
function(rawi_component name)
  cmake_parse_arguments(component "" "FOR" "SOURCES;LINKS" ${ARGN})
  add_library(rawi_component_${name} MODULE ${component_SOURCES} ${PROJECT_SOURCE_DIR}/src/core/component_id.cpp)
  set_source_files_properties(${PROJECT_SOURCE_DIR}/src/core/component_id.cpp PROPERTIES COMPILE_DEFINITIONS
                              RAWI_COMPONENT_ID="${RAWI_COMPONENT_ID}")
  target_include_directories(rawi_component_${name} PRIVATE ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(rawi_component_${name} PRIVATE rawi_flags ${component_LINKS})
  set_target_properties(rawi_component_${name} PROPERTIES
    PREFIX "" OUTPUT_NAME rawi-${name} CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON
    LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/components LINK_OPTIONS "LINKER:--exclude-libs,ALL")
  add_dependencies(rawi_${component_FOR} rawi_component_${name})
  install(TARGETS rawi_component_${name} LIBRARY DESTINATION ${RAWI_COMPONENT_FOLDER})
endfunction()

# rawi_time_limit(<variable> <seconds>): the time limit of a test. Sanitizers make programs 5 to 20 times slower.
function(rawi_time_limit variable seconds)
  if(RAWI_SANITIZE)
    math(EXPR seconds "${seconds} * 6")
  endif()
  set(${variable} ${seconds} PARENT_SCOPE)
endfunction()

# rawi_test(<folder> SOURCES a_test.cpp ... LINKS ... [TIMEOUT seconds])
# One Catch2 program test_<folder>, registered with ctest as one test per TEST_CASE.
function(rawi_test name)
  cmake_parse_arguments(test "" "TIMEOUT" "SOURCES;LINKS" ${ARGN})
  if(NOT test_TIMEOUT)
    set(test_TIMEOUT 120)
  endif()
  rawi_time_limit(limit ${test_TIMEOUT})
  add_executable(test_${name} ${test_SOURCES})
  target_link_libraries(test_${name} PRIVATE rawi_flags rawi_test_main ${test_LINKS})
  target_compile_definitions(test_${name} PRIVATE RAWI_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  # Catch2 and rapidcheck take most of a build at -O3, and tests gain nothing from it.
  target_compile_options(test_${name} PRIVATE $<$<CONFIG:Release>:-O1>)
  catch_discover_tests(test_${name} TEST_PREFIX "${name}: " PROPERTIES TIMEOUT ${limit})
endfunction()
