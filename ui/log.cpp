#include "ui/log.h"

#include <spdlog/async.h>
#include <spdlog/sinks/ringbuffer_sink.h>
#include <spdlog/sinks/rotating_file_sink.h>

#include <QDir>
#include <mutex>

namespace pentimento::ui {

namespace {
constexpr std::size_t kLinesInMemory = 2000;
constexpr std::size_t kFileBytes = 512 * 1024, kOlderFiles = 1;
constexpr std::size_t kQueue = 1024;
constexpr const char* kPattern = "%Y-%m-%d %H:%M:%S.%e  %l  %v";

struct Log {
  Log()
      : lines(std::make_shared<spdlog::sinks::ringbuffer_sink_mt>(kLinesInMemory)), memory("memory", lines) {
    memory.set_pattern(kPattern);
  }
  std::shared_ptr<spdlog::sinks::ringbuffer_sink_mt> lines;
  spdlog::logger memory;
  std::mutex mutex;
  std::shared_ptr<spdlog::details::thread_pool> writer;
  std::shared_ptr<spdlog::async_logger> file;  // null until the log is started
};

Log& theLog() {
  static Log log;
  return log;
}

void write(spdlog::level::level_enum level, const QString& line) {
  Log& log = theLog();
  const std::string text = line.simplified().toStdString();
  log.memory.log(level, text);
  const std::lock_guard lock(log.mutex);
  if (log.file) log.file->log(level, text);
}

void writeQtMessage(QtMsgType type, const QMessageLogContext&, const QString& message) {
  write(type == QtDebugMsg || type == QtInfoMsg ? spdlog::level::info : spdlog::level::warn, message);
  std::fprintf(stderr, "%s\n", qPrintable(message));
}
}  // namespace

QString logFolder() {
  const QString home = qEnvironmentVariable("XDG_STATE_HOME");
  return (home.isEmpty() ? QDir::homePath() + QStringLiteral("/.local/state") : home) +
         QStringLiteral("/pentimento");
}

/// A disk that cannot be written to leaves the log in memory.
void startLog(const QString& folder) {
  Log& log = theLog();
  try {
    const std::string file = QDir(folder).filePath(QStringLiteral("log.txt")).toStdString();
    auto writer = std::make_shared<spdlog::details::thread_pool>(kQueue, 1);
    auto sink = std::make_shared<spdlog::sinks::rotating_file_sink_mt>(file, kFileBytes, kOlderFiles);
    auto logger = std::make_shared<spdlog::async_logger>("file", sink, writer,
                                                         spdlog::async_overflow_policy::overrun_oldest);
    logger->set_pattern(kPattern);
    logger->flush_on(spdlog::level::info);
    const std::lock_guard lock(log.mutex);
    log.file = logger;
    log.writer = writer;
  } catch (const spdlog::spdlog_ex& error) {
    logError(QString::fromStdString(error.what()));
  }
  qInstallMessageHandler(writeQtMessage);
}

void logInfo(const QString& line) {
  write(spdlog::level::info, line);
}

void logError(const QString& line) {
  write(spdlog::level::err, line);
}

QString logText() {
  QString text;
  for (const std::string& line : theLog().lines->last_formatted()) text += QString::fromStdString(line);
  return text;
}

}  // namespace pentimento::ui
