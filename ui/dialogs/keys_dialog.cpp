#include "ui/dialogs/keys_dialog.h"

#include <QDialogButtonBox>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace pentimento::ui {

namespace {
QString row(const QString& key, const QString& what) {
  return QStringLiteral(
             "<tr><td style='padding:2px 24px 2px 0'><b>%1</b></td><td style='padding:2px 0'>%2</td></tr>")
      .arg(key.toHtmlEscaped(), what.toHtmlEscaped());
}

QString plain(QString text) {
  text = text.section('\t', 0, 0);
  return text.remove('&').remove(QStringLiteral("…"));
}

QString keysOf(const QAction* action) {
  QStringList keys;
  for (const QKeySequence& key : action->shortcuts()) {
    const QString name = key.toString(QKeySequence::NativeText);
    if (!keys.contains(name)) keys << name;
  }
  return keys.join(QStringLiteral(", "));
}

QString rowsOf(const QMenu* menu) {
  QString rows;
  for (const QAction* action : menu->actions()) {
    if (!action->menu() && !action->shortcuts().isEmpty()) rows += row(keysOf(action), plain(action->text()));
  }
  return rows;
}
}  // namespace

KeysDialog::KeysDialog(const QList<QMenu*>& menus, QWidget* parent) : QDialog(parent) {
  setWindowTitle(tr("Keys"));
  resize(560, 640);
  const QString section = QStringLiteral("<h3>%1</h3><table>%2</table>");
  QString page = section.arg(
      tr("Canvas"),
      row(tr("Left button"), tr("Paint the mask")) + row(tr("Right button"), tr("Erase from the mask")) +
          row(tr("Shift"), tr("Straight line from the end of the last stroke")) +
          row(tr("Space, middle button"), tr("Move the picture")) +
          row(tr("Wheel, pinch"), tr("Zoom at the pointer")) +
          row(tr("Enter"), tr("Run the main operation; accept the candidate that is viewed")) +
          row(tr("Esc"), tr("Stop the run, then leave the candidates, then drop the new canvas")) +
          row(tr("Hold Tab"), tr("See the picture as it was before")) +
          row(tr("F6, Ctrl+Tab"), tr("Move the focus on: canvas, bar at the selection, tools, candidates")) +
          row(tr("Drag a border"), tr("Extend the picture")));
  for (const QMenu* menu : menus) {
    const QString rows = rowsOf(menu);
    if (!rows.isEmpty()) page += section.arg(plain(menu->title()), rows);
  }
  auto* text = new QTextBrowser;
  text->setAccessibleName(tr("Keys"));
  text->setHtml(page);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(text);
  layout->addWidget(buttons);
}

}  // namespace pentimento::ui
