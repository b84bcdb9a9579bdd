// Which pages there are to copy from, and what of them is needed at the picture's own size.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "patchmatch/level.h"
#include "patchmatch/pages.h"
#include "patchmatch/transfer.h"

namespace pentimento::patchmatch {

/// Pages that show the surroundings of `hole` (CV_8UC1), one for each look.
std::vector<PageMap> plan_pages(const cv::Mat& hole, const std::vector<PageLook>& looks);

/// `pages`, which are of the size of `level`, at the size of `full`: only what is copied from. The places of
/// the pages in `level` become those of the same parts; where a page is not used at all, empty.
std::vector<Page> pages_in_use(const std::vector<Page>& pages, const FullSize& full, Level& level);

}  // namespace pentimento::patchmatch
