#include "openraster/zip_file.h"

#include "base/error.h"

namespace pentimento::openraster {

namespace {
[[noreturn]] void refuse(const std::filesystem::path& shown, const std::string& why) {
  throw Error(ErrorCode::BadFile, "\"" + shown.string() + "\" cannot be written: " + why +
                                      "; make room on the disk or choose another place.");
}

// libzip calls these from C, through which no exception may pass.
int cancelled(zip_t*, void* progress) {
  return static_cast<Progress*>(progress)->stop_requested() ? 1 : 0;
}
}  // namespace

ZipFile::ZipFile(const std::filesystem::path& file, std::filesystem::path shown) : shown_(std::move(shown)) {
  int code = 0;
  zip_ = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
  if (zip_ != nullptr) return;
  zip_error_t error;
  zip_error_init_with_code(&error, code);
  const std::string why = zip_error_strerror(&error);
  zip_error_fini(&error);
  refuse(shown_, why);
}

ZipFile::~ZipFile() {
  if (zip_ != nullptr) zip_discard(zip_);
}

void ZipFile::fail() const {
  refuse(shown_, zip_strerror(zip_));
}

void ZipFile::add(const char* name, zip_source_t* source) {
  if (source == nullptr) fail();
  const zip_int64_t index = zip_file_add(zip_, name, source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    fail();
  }
  if (zip_set_file_compression(zip_, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0) != 0) fail();
}

void ZipFile::add_text(const char* name, std::string text) {
  const std::string& kept = texts_.emplace_back(std::move(text));
  add(name, zip_source_buffer(zip_, kept.data(), kept.size(), 0));
}

void ZipFile::add_file(const std::string& name, const std::filesystem::path& file) {
  add(name.c_str(), zip_source_file(zip_, file.c_str(), 0, -1));
}

void ZipFile::finish(Progress& progress) {
  progress.check();
  zip_register_cancel_callback_with_state(zip_, cancelled, nullptr, &progress);
  if (zip_close(zip_) != 0) {
    progress.check();
    fail();
  }
  zip_ = nullptr;
}

}  // namespace pentimento::openraster
