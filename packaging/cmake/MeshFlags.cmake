# SPDX-FileCopyrightText: Meshscope contributors
# SPDX-License-Identifier: Apache-2.0
# The one target that carries the flags: every room and every test links it.
add_library(mesh_flags INTERFACE)
target_compile_options(mesh_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
    -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough -Wno-missing-field-initializers -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # GCC 12, optimizing, sees overflows and reads of nothing in std::variant's and std::optional's moves.
    target_compile_options(mesh_flags INTERFACE -Wno-stringop-overflow -Wno-maybe-uninitialized -Wno-restrict
        -Wno-array-bounds -Wno-stringop-overread -Wno-free-nonheap-object -Wno-dangling-pointer)
endif()
target_compile_definitions(mesh_flags INTERFACE QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_NO_KEYWORDS
    QT_STRICT_ITERATORS QT_DISABLE_DEPRECATED_BEFORE=0x060400
    MESHSCOPE_VERSION="${PROJECT_VERSION}")
target_include_directories(mesh_flags INTERFACE ${CMAKE_SOURCE_DIR})
target_link_libraries(mesh_flags INTERFACE Threads::Threads)

find_program(MESHSCOPE_MOLD mold)
if(MESHSCOPE_MOLD)
    target_link_options(mesh_flags INTERFACE -fuse-ld=mold)
endif()
if(MESHSCOPE_SANITIZE)
    target_compile_options(mesh_flags INTERFACE -fsanitize=${MESHSCOPE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
    target_link_options(mesh_flags INTERFACE -fsanitize=${MESHSCOPE_SANITIZE})
endif()
if(MESHSCOPE_COVERAGE)
    target_compile_options(mesh_flags INTERFACE --coverage)
    target_link_options(mesh_flags INTERFACE --coverage)
endif()

find_program(MESHSCOPE_CCACHE ccache)
if(MESHSCOPE_CCACHE)
    # Paths relative to the checkout, so that two checkouts share results; pch_defines and time_macros are
    # what ccache's manual asks for with precompiled headers. No more: with include_file_mtime a header that
    # is edited while it is compiled is kept as though the new text had been.
    set(launcher ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
        CCACHE_SLOPPINESS=pch_defines,time_macros ${MESHSCOPE_CCACHE})
    set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
    set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
    target_compile_options(mesh_flags INTERFACE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endif()
