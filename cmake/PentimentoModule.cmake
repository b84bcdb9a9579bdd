# pentimento_module(NAME SOURCES ... [PUBLIC ...] [PRIVATE ...])
# One folder, one target: static library pentimento_NAME with the alias pentimento::NAME. What a module may
# include is what it links: see the module map in ARCHITECTURE.md.
function(pentimento_module name)
  cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(pentimento_${name} STATIC ${ARG_SOURCES})
  add_library(pentimento::${name} ALIAS pentimento_${name})
  target_link_libraries(pentimento_${name} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
  set_target_properties(pentimento_${name} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  pentimento_options(pentimento_${name})
endfunction()

# pentimento_precompile_headers(TARGET HEADER...): as target_precompile_headers, with what ccache needs to see
# through precompiled headers (it also needs the sloppiness that scripts/build sets).
function(pentimento_precompile_headers target)
  target_precompile_headers(${target} PRIVATE ${ARGN})
  target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>
                                           $<$<CXX_COMPILER_ID:Clang>:SHELL:-Xclang -fno-pch-timestamp>)
endfunction()

# Warnings and sanitizers for a target of ours.
function(pentimento_options target)
  target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR}/core ${CMAKE_SOURCE_DIR})
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
                                           $<$<BOOL:${PENTIMENTO_WARNINGS_AS_ERRORS}>:-Werror>)
  # g++ 12 sees overlapping copies in "text" + string (GCC bug 105651).
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(${target} PRIVATE -Wno-restrict)
  endif()
  if(PENTIMENTO_SANITIZE)  # g++ with sanitizers sees uninitialized variables in <regex> (GCC bug 105562)
    target_compile_options(${target} PRIVATE -fsanitize=${PENTIMENTO_SANITIZE} -fno-omit-frame-pointer
                                             -Wno-maybe-uninitialized)
    target_link_options(${target} PRIVATE -fsanitize=${PENTIMENTO_SANITIZE})
  endif()
  if(PENTIMENTO_FUZZ)  # the fuzzer sees which lines an input reaches
    target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
  endif()
endfunction()
