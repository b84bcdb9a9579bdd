#include "project/check.h"

#include <limits>
#include <set>

#include "base/error.h"
#include "document/stack.h"
#include "project/image_rows.h"
#include "project/open_database.h"
#include "project/reader.h"

namespace pentimento::project {

namespace {
using document::Document;
using document::EditPtr;
using document::Step;

std::string named(const Step& step, std::size_t index) {
  return "State " + std::to_string(index + 1) + " (" + step.label + ")";
}

bool readable(const document::Candidate& candidate) {
  try {
    candidate.fill.borrow();
    return true;
  } catch (const Error&) {
    return false;
  }
}

/// What SQLite finds wrong with its own pages and references.
void check_database(const Database& database, std::vector<std::string>& problems) {
  Statement pages = database.prepare("PRAGMA integrity_check(10)");
  while (pages.step()) {
    if (pages.text(0) != "ok") problems.push_back("The database says: " + pages.text(0) + ".");
  }
  Statement references = database.prepare("PRAGMA foreign_key_check");
  if (references.step())
    problems.push_back("A row of \"" + references.text(0) + "\" refers to one that is missing.");
}

/// Visits every candidate once.
class CandidateCheck {
 public:
  explicit CandidateCheck(Report& report) : report_(report) {}

  void add(const std::vector<EditPtr>& edits, const std::string& where) {
    for (const EditPtr& edit : edits) {
      for (const document::Candidate& candidate : edit->candidates) {
        if (!seen_.insert(candidate.fill.identity()).second) continue;
        kept_.push_back(candidate.fill);  // so that no other gets its identity
        ++report_.candidates;
        if (!readable(candidate))
          report_.problems.push_back(where + ": the pixels of a candidate are damaged.");
      }
    }
  }

 private:
  Report& report_;
  std::set<const void*> seen_;
  std::vector<document::Stored<image::Fill>> kept_;
};

/// The edits with those candidates that can be read.
std::vector<EditPtr> salvaged(const std::vector<EditPtr>& edits, int& lost) {
  std::vector<EditPtr> kept;
  for (const EditPtr& edit : edits) {
    document::Edit sound = *edit;
    std::erase_if(sound.candidates, [](const auto& candidate) { return !readable(candidate); });
    const std::size_t missing = edit->candidates.size() - sound.candidates.size();
    lost += static_cast<int>(missing);
    if (missing == 0) {
      kept.push_back(edit);
    } else if (!sound.candidates.empty()) {
      sound.chosen = 0;
      kept.push_back(std::make_shared<const document::Edit>(std::move(sound)));
    }
  }
  return kept;
}

/// States as far as the table can be read.
std::vector<std::pair<std::int64_t, std::string>> state_rows(const Database& database) {
  std::vector<std::pair<std::int64_t, std::string>> rows;
  try {
    Statement row = database.prepare("SELECT id, label FROM states ORDER BY id");
    while (row.step()) rows.emplace_back(row.integer(0), row.text(1));
  } catch (const Error&) {  // those read so far are what there is
  }
  return rows;
}
}  // namespace

Report summary(const std::filesystem::path& file) {
  const Database database = open_to_read(file);
  Statement row = database.prepare(
      "SELECT (SELECT count(*) FROM states), (SELECT count(*) FROM stack_edits WHERE stack = states.stack), "
      "(SELECT count(*) FROM candidates), picture FROM states "
      "WHERE id = (SELECT value FROM meta WHERE key = 'position')");
  if (!row.step()) throw damaged(file);
  constexpr int kMany = std::numeric_limits<int>::max();
  Report report;
  report.states = row.number(0, 0, kMany);
  report.edits = row.number(1, 0, kMany);
  report.candidates = row.number(2, 0, kMany);
  report.canvas = read_size(database, row.integer(3));
  report.source = source_of(database);
  return report;
}

Report check(const std::filesystem::path& file, Progress& progress) {
  Report report;
  const auto reader = std::make_shared<Reader>(open_to_read(file));
  check_database(reader->database(), report.problems);
  const auto [steps, position] = reader->steps();
  CandidateCheck candidates(report);
  report.states = static_cast<int>(steps.size());
  for (std::size_t i = 0; i < steps.size(); ++i) {
    progress.update(static_cast<double>(i) / static_cast<double>(steps.size()));
    try {
      const auto document = steps[i].document.get();
      candidates.add(document->edits, named(steps[i], i));
      if (i == position) {
        report.edits = static_cast<int>(document->edits.size());
        report.canvas = document->picture.size();
      }
      steps[i].document.release();
    } catch (const Error&) {
      report.problems.push_back(named(steps[i], i) + " is damaged.");
    }
    reader->shelf().prune();
  }
  try {
    candidates.add(reader->runs(), "Runs");
  } catch (const Error&) {
    report.problems.emplace_back("The runs that were not accepted are damaged.");
  }
  progress.update(1);
  return report;
}

Content salvage(const std::filesystem::path& file, std::vector<std::string>& losses, Progress& progress) {
  const auto reader = std::make_shared<Reader>(open_to_read(file));
  const auto rows = state_rows(reader->database());
  document::FlattenCache cache;
  std::vector<Step> steps;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    progress.update(static_cast<double>(i) / static_cast<double>(rows.size()));
    const auto& [id, label] = rows[i];
    try {
      Document document = reader->document(id);
      int lost = 0;
      auto edits = salvaged(document.edits, lost);
      if (lost > 0) {
        losses.push_back("\"" + label + "\": " + std::to_string(lost) + " candidates are lost.");
        document = with_edits(document, std::move(edits), cache);
      }
      steps.push_back({document::Stored<Document>(std::move(document)), label});
    } catch (const Error&) {
      losses.push_back("\"" + label + "\": this step of the history is lost.");
    }
  }
  if (steps.empty()) {
    throw Error(ErrorCode::BadFile,
                "Nothing can be read of \"" + file.string() + "\"; take an older copy of it.");
  }
  const std::size_t last = steps.size() - 1;
  Content content{document::History(std::move(steps), last), {}};
  try {
    int lost = 0;
    content.runs = salvaged(reader->runs(), lost);
    content.discarded = reader->discarded();
  } catch (const Error&) {
    losses.emplace_back("The runs that were not accepted are lost.");
  }
  progress.update(1);
  return content;
}

}  // namespace pentimento::project
