// The log: what went wrong and what the engines chose, with the time. The last lines are kept in memory; all
// go to a file of limited size in the person's state folder, on a thread of its own.
#pragma once

#include <QString>

namespace pentimento::ui {

/// Lines go to `folder`/log.txt from now on, too, and with them the warnings of Qt.
void startLog(const QString& folder);
/// $XDG_STATE_HOME/pentimento, else ~/.local/state/pentimento.
QString logFolder();

void logInfo(const QString& line);
void logError(const QString& line);

/// The last lines, oldest first.
QString logText();

}  // namespace pentimento::ui
