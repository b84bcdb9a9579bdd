// The open documents: each in a tab of its own, one of them current.
#pragma once

#include <QObject>
#include <QPointer>
#include <QSet>
#include <QStringList>
#include <functional>
#include <utility>
#include <vector>

#include "image/image.h"
#include "ui/dialogs/prompts.h"
#include "ui/studio.h"

namespace pentimento::ui {

class DocumentTab;
class EditorSession;
struct NewPicture;
struct Sample;

/// There is always at least one tab; one that shows no picture shows the start page. What is opened goes into
/// the current tab if that is such a one, else into a new one; a file that is open already is shown. Memory
/// is divided so that what holds for one document holds for all together: half for the current one.
class Documents : public QObject {
  Q_OBJECT

 public:
  /// `window`: above the tabs.
  Documents(Studio& studio, Prompts prompts, QWidget& window);

  int count() const { return static_cast<int>(tabs_.size()); }
  DocumentTab& at(int index) const { return *tabs_[static_cast<std::size_t>(index)]; }
  DocumentTab& current() const { return *current_; }
  int indexOf(const DocumentTab& tab) const;
  QStringList files() const;  ///< of those that have one, in the order of the tabs

  /// The first of them becomes current. `maskFile`: that of the first.
  void open(const QStringList& files, const QString& maskFile = {});
  void openSample(const Sample& sample);
  void openPasted(const image::Image& picture);
  /// Without a file, to be saved.
  void openAsNew(const image::Image& picture, const QString& title);
  void make(const NewPicture& picture);
  void recover(const UnsavedWork& work);
  void recoverAll();
  /// A picture is opened past the start page: the next tab with a picture offers what a crash has left.
  void offerUnsaved() { offer_ = true; }
  bool takeOffer() { return std::exchange(offer_, false); }
  void addStartPage();

  void show(DocumentTab& tab);
  void step(int by);  ///< to the tab so many places further, around the ends
  void move(int from, int to);

  /// Asks about what is not saved. The last tab stays and shows the start page.
  void close(DocumentTab& tab);
  void closeOthers(DocumentTab& tab);
  /// Calls `then` when no document has anything to lose any more: each that has is shown and asked about, one
  /// after the other. Cancelling one ends it, and nothing is lost of those that were to be given up.
  void whenSafeToLeave(const std::function<void()>& then);
  bool safeToLeave() const;

  /// Makes every tab anew on its session: in another language.
  void makeAgain();

 Q_SIGNALS:
  void added(int index);
  void removed(int index);
  void moved(int from, int to);
  void currentChanged();
  void changed(int index);  ///< name, modified, running
  void remade(int index);   ///< at(index) is another widget on the same session

 private:
  DocumentTab& add(int index);
  DocumentTab* makeTab(std::shared_ptr<EditorSession> session);
  DocumentTab& emptyTab();
  DocumentTab* tabOf(const QString& file) const;
  DocumentTab& openOne(const QString& file, const QString& maskFile);
  void closeAll(std::vector<QPointer<DocumentTab>> tabs);
  void leave(const std::function<void()>& then, QSet<const DocumentTab*> givenUp);
  void remove(DocumentTab& tab);
  void onOpenFailed(DocumentTab& tab, const QString& sentence);
  void divideMemory();

  Studio& studio_;
  Prompts prompts_;
  QWidget& window_;
  std::vector<DocumentTab*> tabs_;  // children of the window
  DocumentTab* current_ = nullptr;
  bool offer_ = false;
};

}  // namespace pentimento::ui
