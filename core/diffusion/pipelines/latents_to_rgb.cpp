#include <ATen/ATen.h>

#include "diffusion/pipelines/pipelines.h"

namespace pentimento::diffusion {

at::Tensor latents_to_rgb(const at::Tensor& latents) {
  const at::Tensor map = at::tensor({0.298F, 0.207F, 0.208F, 0.187F, 0.286F, 0.173F,  //
                                     -0.158F, 0.189F, 0.264F, -0.184F, -0.271F, -0.473F})
                             .view({4, 3});
  const at::Tensor rgb = at::tensordot(latents.narrow(0, 0, 1), map, {1}, {0});  // [1, h, w, 3]
  return (rgb.permute({0, 3, 1, 2}) / 2 + 0.5).clamp(0, 1);
}

}  // namespace pentimento::diffusion
