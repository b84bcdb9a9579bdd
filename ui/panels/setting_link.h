// Ties a control to one of the session's settings, both ways.
#pragma once

#include <QSignalBlocker>
#include <functional>

#include "ui/editor_session.h"

namespace pentimento::ui {

/// `change` edits a copy of the settings, which then become the session's.
template <typename Change>
void changeSettings(EditorSession& session, Change change) {
  EditSettings settings = session.settings();
  change(settings);
  session.setSettings(settings);
}

}  // namespace pentimento::ui
