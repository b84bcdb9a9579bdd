# The imported target pentimento_torch: libtorch on the processor, from the wheel that scripts/fetch-libtorch
# unpacks or from a libtorch of the user's own (-DTorch_DIR=<libtorch>/share/cmake/Torch). By hand, because
# the wheel's own package file insists on a CUDA toolkit. libtorch_cuda.so is never linked: one binary serves
# machines with and without a GPU.
if(DEFINED ENV{XDG_CACHE_HOME})
  set(_cache $ENV{XDG_CACHE_HOME})
else()
  set(_cache $ENV{HOME}/.cache)
endif()
set(PENTIMENTO_LIBTORCH_CACHE ${_cache}/pentimento/libtorch-2.11.0
    CACHE PATH "Folder that scripts/fetch-libtorch has filled")

if(Torch_DIR)
  cmake_path(ABSOLUTE_PATH Torch_DIR NORMALIZE OUTPUT_VARIABLE _root)
  cmake_path(GET _root PARENT_PATH _root)
  cmake_path(GET _root PARENT_PATH _root)
  cmake_path(GET _root PARENT_PATH _root)
else()
  set(_root ${PENTIMENTO_LIBTORCH_CACHE}/torch)
endif()
if(NOT EXISTS ${_root}/include/ATen/ATen.h OR NOT EXISTS ${_root}/lib/libtorch_cpu.so)
  message(FATAL_ERROR "There is no libtorch in ${_root}. Run scripts/fetch-libtorch, or configure with "
                      "-DTorch_DIR=<libtorch>/share/cmake/Torch or -DPENTIMENTO_WITH_DIFFUSION=OFF.")
endif()

add_library(pentimento_torch INTERFACE IMPORTED GLOBAL)
target_include_directories(pentimento_torch SYSTEM INTERFACE
                           ${_root}/include ${_root}/include/torch/csrc/api/include)
target_link_libraries(pentimento_torch INTERFACE ${_root}/lib/libtorch_cpu.so ${_root}/lib/libc10.so)
# libtorch_cpu.so finds the CUDA runtime beside it through its own run path; the linker need not look for it.
target_link_options(pentimento_torch INTERFACE -Wl,--allow-shlib-undefined)
