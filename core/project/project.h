// A project file (.pentimento): everything there is about one picture - its history with all edits and their
// candidates, and the runs nobody has accepted from yet - in one SQLite file. See schema.h for what is in it.
//
//   Project project = Project::create(file, content);     // or
//   auto [project, content] = Project::open(file);
//   project.commit(content);                              // after every step: durable when it returns
//
// What is opened is read when it is looked at: the state that is shown at once, fills and other states later,
// by connections that the values keep open themselves.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "document/history.h"

namespace pentimento::project {

inline constexpr const char* kSuffix = ".pentimento";

/// Cheap to copy, so that another thread can commit it.
struct Content {
  document::History history;
  std::vector<document::EditPtr> runs = {};  ///< like edits, but not in the stack: candidates to choose from
  std::string source = {};  ///< the file that the picture was opened from; only create() writes it
  /// Names of candidates of the runs that are not to be offered again, each in one line.
  std::vector<std::string> discarded = {};
};

/// Used by one thread at a time; different projects, and what they opened, by any.
class Project {
 public:
  struct Opened;

  /// A new file that holds `content`; replaces a file of this name when it is complete. Throws Error(BadFile)
  /// when it cannot be written, or the old one is open in another window.
  static Project create(const std::filesystem::path& file, const Content& content);

  /// Throws Error(BadFile) when it is no project, damaged, or made by a newer Pentimento, which is left as it
  /// is.
  static Opened open(const std::filesystem::path& file);

  Project(Project&&) noexcept;
  Project& operator=(Project&&) noexcept;
  ~Project();

  const std::filesystem::path& file() const;
  /// Why commit() will refuse, as a sentence: it is open in another window, or may not be written. Empty: it
  /// can be written.
  const std::string& why_read_only() const;
  bool read_only() const { return !why_read_only().empty(); }

  /// Writes what is not in the file yet, as one transaction. States that the history forgot leave the file;
  /// what only they needed follows when there are some dozen of them. Throws Error(BadFile), and the file is
  /// as before: the disk is full, or the file was moved or removed. Then create() under another name saves
  /// everything.
  void commit(const Content& content);

  /// Gives back tiles that only the project holds on to: those of values that were released since the last
  /// commit.
  void release_unused() const;

 private:
  struct Impl;
  explicit Project(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

struct Project::Opened {
  Project project;
  Content content;
};

/// True while somebody has it open to edit.
bool is_being_edited(const std::filesystem::path& file);

/// Removes a project with all that lies beside it, unless it is being edited: then false.
bool remove_project(const std::filesystem::path& file);

/// True when the file begins as a project does; reads 100 bytes. For "what is this file".
bool looks_like_project(const std::filesystem::path& file);

}  // namespace pentimento::project
