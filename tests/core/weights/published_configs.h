// The published configurations and small ones of the same structure, as config structs.
#pragma once

#include "weights/configs.h"

namespace pentimento::weights::test {

UNetConfig sd1_unet();
UNetConfig sd2_unet();
UNetConfig sdxl_unet();
AutoencoderConfig sd_autoencoder();
ClipTextConfig clip_l();
ClipTextConfig clip_h();

UNetConfig tiny_sd1_unet();
UNetConfig tiny_sd2_unet();
AutoencoderConfig tiny_autoencoder();
ClipTextConfig tiny_clip_l();
ClipTextConfig tiny_clip_h();

}  // namespace pentimento::weights::test
