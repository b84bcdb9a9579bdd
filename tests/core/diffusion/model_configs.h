// Configurations of the goldens: the published structures, with small widths unless named full.
#pragma once

#include "weights/configs.h"

namespace pentimento::diffusion {

weights::UNetConfig tiny_unet();      ///< SD 1.x
weights::UNetConfig tiny_sd2_unet();  ///< SD 2.x
weights::UNetConfig full_sd1_unet();
weights::ClipTextConfig tiny_clip();
weights::ClipTextConfig tiny_sd2_clip();
weights::ClipTextConfig full_sd1_clip();
weights::AutoencoderConfig tiny_autoencoder();
weights::AutoencoderConfig full_autoencoder();

}  // namespace pentimento::diffusion
