# Write the data as C: cmake -D DIR=lib/data -D LIST=data.list -D OUT=embedded.c -P embed.cmake
#
# LIST names the files one a line; the C file keeps their paths relative to DIR, without
# profiles/, sorted as strcmp would. It is declared in lib/profile/embedded.h.

file(STRINGS "${LIST}" files ENCODING UTF-8)

# Before each file its path in the library, as in a folder that --layouts names. A tab parts the two:
# it comes before every other character of a path, so that the order is that of the paths alone.
set(entries_by_path "")
foreach(file IN LISTS files)
  file(RELATIVE_PATH path "${DIR}" "${file}")
  string(REGEX REPLACE "^profiles/" "" path "${path}")
  list(APPEND entries_by_path "${path}\t${file}")
endforeach()
list(SORT entries_by_path COMPARE STRING)

set(arrays "")
set(entries "")
set(count 0)
foreach(entry IN LISTS entries_by_path)
  string(REGEX MATCH "^([^\t]*)\t(.*)$" matched "${entry}")
  set(path "${CMAKE_MATCH_1}")
  set(file "${CMAKE_MATCH_2}")
  file(READ "${file}" hex HEX)
  string(LENGTH "${hex}" digits)
  math(EXPR size "${digits} / 2")
  # Sixteen bytes a line. The closing zero keeps an empty file from being an empty array, which C
  # does not have; it is not counted.
  string(REGEX REPLACE "(................................)" "\\1\n" hex "${hex}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(APPEND arrays "static const unsigned char file_${count}[] = {\n${bytes}0};\n\n")
  string(APPEND entries "    {\"${path}\", file_${count}, ${size}},\n")
  math(EXPR count "${count} + 1")
endforeach()
if(count EQUAL 0)
  message(FATAL_ERROR "no data in ${LIST}")
endif()

file(WRITE "${OUT}"
  "#include \"profile/embedded.h\"\n\n"
  "${arrays}"
  "const struct gk_embedded gk_embedded_data[] = {\n${entries}};\n"
  "const size_t gk_embedded_data_count = ${count};\n")
