// Configurations of the goldens of tiny checkpoints: those of tests/core/weights with what the goldens differ
// in.
#pragma once

#include "weights/configs.h"

namespace pentimento::diffusion {

weights::UNetConfig tiny_unet();      ///< SD 1.x
weights::UNetConfig tiny_sd2_unet();  ///< SD 2.x
weights::ClipTextConfig tiny_clip();
weights::ClipTextConfig tiny_sd2_clip();
weights::AutoencoderConfig tiny_autoencoder();

}  // namespace pentimento::diffusion
