# SPDX-FileCopyrightText: Meshscope contributors
# SPDX-License-Identifier: Apache-2.0

function(mesh_precompile target)
    if(MESHSCOPE_PCH)
        target_precompile_headers(${target} PRIVATE ${ARGN})
    endif()
endfunction()

# Qt's code generation runs anew when a source was added: its own depfile knows only what was there before.
function(mesh_watch_sources target)
    set(list ${CMAKE_CURRENT_BINARY_DIR}/${target}.sources)
    set(before "")
    if(EXISTS ${list})
        file(READ ${list} before)
    endif()
    if(NOT before STREQUAL "${ARGN}")
        file(WRITE ${list} "${ARGN}")
        file(REMOVE ${CMAKE_CURRENT_BINARY_DIR}/${target}_autogen/timestamp)
    endif()
endfunction()

# Programs that read many records take their memory from tcmalloc: librdkafka makes several small blocks a record
# on one thread and frees them on another, and large ones come and go, which the C library's allocator (and
# mimalloc more so) hands back to the kernel each time.
function(mesh_allocator target)
    if(NOT MESHSCOPE_SANITIZE)
        target_link_libraries(${target} PRIVATE
            -Wl,--push-state,--no-as-needed -l:libtcmalloc_minimal.so.4 -Wl,--pop-state)
    endif()
endfunction()

# mesh_room(NAME [ROOMS core ...] [PUBLIC lib ...] [PRIVATE lib ...])
# A room is the static library of all sources in the calling folder. ROOMS are the rooms it may include
# (the table in the architecture's words; tests/architecture holds it), PRIVATE its third parties.
function(mesh_room name)
    cmake_parse_arguments(ROOM "" "" "ROOMS;PUBLIC;PRIVATE" ${ARGN})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS *.cpp *.h)
    add_library(mesh_${name} STATIC ${sources})
    list(TRANSFORM ROOM_ROOMS PREPEND mesh_)
    target_link_libraries(mesh_${name} PUBLIC mesh_flags Qt6::Core ${ROOM_ROOMS} ${ROOM_PUBLIC} PRIVATE ${ROOM_PRIVATE})
    mesh_watch_sources(mesh_${name} ${sources})
    mesh_precompile(mesh_${name} <QString> <QList> <QObject> <memory> <optional> <variant> <vector> <functional>)
endfunction()

# mesh_test(NAME ROOMS room ... [LIBS lib ...] [LABELS label ...] [WIDGETS] [LONG] [THREADS])
# WIDGETS gives the binary a QApplication instead of a QCoreApplication. LONG: only by tests/run --long. THREADS:
# also under the thread sanitizer, which sees what is shared by std::mutex and std::atomic, not what by Qt.
# One test binary a room: every tst_*.cpp of the calling folder becomes one QObject in it (support/runner.h), which
# is a test of its own to CTest.
function(mesh_test name)
    cmake_parse_arguments(TEST "WIDGETS;LONG;THREADS" "" "ROOMS;LIBS;LABELS" ${ARGN})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS *.cpp *.h)
    add_executable(test_${name} ${sources})
    list(TRANSFORM TEST_ROOMS PREPEND mesh_)
    set(main mesh_testsupport)
    if(TEST_WIDGETS)
        set(main mesh_testsupport_widgets)
    endif()
    target_link_libraries(test_${name} PRIVATE mesh_flags ${main} ${TEST_ROOMS} ${TEST_LIBS} Qt6::Test)
    mesh_watch_sources(test_${name} ${sources})
    mesh_precompile(test_${name} <QString> <QList> <QTest> <QObject>)
    set(seconds 600)
    if(TEST_LONG)
        list(APPEND TEST_LABELS long)
        set(seconds 1800)
    elseif(MESHSCOPE_SANITIZE)
        set(seconds 1800)
    endif()
    if(TEST_THREADS)
        list(APPEND TEST_LABELS threads)
    endif()
    set(binary ${CMAKE_BINARY_DIR}/bin/test_${name})
    configure_file(${PROJECT_SOURCE_DIR}/packaging/cmake/testclasses.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/${name}.cmake @ONLY)
    set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES ${CMAKE_CURRENT_BINARY_DIR}/${name}.cmake)
endfunction()
