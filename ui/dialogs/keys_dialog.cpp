#include "ui/dialogs/keys_dialog.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "ui/actions/action_list.h"

namespace pentimento::ui {

namespace {
QString row(const ListedAction& entry) {
  return QStringLiteral(
             "<tr><td style='padding:2px 24px 2px 0'><b>%1</b></td><td style='padding:2px 0'>%2</td></tr>")
      .arg(entry.keys.toHtmlEscaped(), entry.name.toHtmlEscaped());
}

/// A table for each menu, in their order.
QString pageOf(const QWidget& tab, const QList<QMenu*>& menus, const QString& others) {
  QStringList titles;
  QHash<QString, QString> rows;
  for (const ListedAction& entry : listActions(tab, menus)) {
    if (entry.keys.isEmpty()) continue;
    const QString menu = entry.path.section(QStringLiteral(" › "), 0, 0);
    const QString title = menu.isEmpty() ? others : menu;
    if (!titles.contains(title)) titles << title;
    rows[title] += row(entry);
  }
  QString page;
  for (const QString& title : titles) {
    page += QStringLiteral("<h3>%1</h3><table>%2</table>").arg(title.toHtmlEscaped(), rows[title]);
  }
  return page;
}
}  // namespace

KeysDialog::KeysDialog(QWidget& tab, const QList<QMenu*>& menus) : QDialog(&tab) {
  setWindowTitle(tr("Keys"));
  resize(560, 640);
  auto* text = new QTextBrowser;
  text->setAccessibleName(tr("Keys"));
  text->setTabChangesFocus(true);
  text->setHtml(pageOf(tab, menus, tr("More")));
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  QPushButton* change = buttons->addButton(tr("Change keys…"), QDialogButtonBox::AcceptRole);
  change->setAutoDefault(false);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(text);
  layout->addWidget(buttons);
  setTabOrder(text, change);
  setTabOrder(change, buttons->button(QDialogButtonBox::Close));
}

}  // namespace pentimento::ui
