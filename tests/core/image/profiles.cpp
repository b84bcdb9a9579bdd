#include "tests/core/image/profiles.h"

#include <lcms2.h>

namespace pentimento::test {

namespace {
std::vector<std::uint8_t> bytes_of(cmsHPROFILE profile) {
  cmsUInt32Number size = 0;
  cmsSaveProfileToMem(profile, nullptr, &size);
  std::vector<std::uint8_t> bytes(size);
  cmsSaveProfileToMem(profile, bytes.data(), &size);
  cmsCloseProfile(profile);
  return bytes;
}

std::vector<std::uint8_t> rgb_profile(const cmsCIExyY& white, const cmsCIExyYTRIPLE& primaries,
                                      cmsToneCurve* curve) {
  cmsToneCurve* curves[3] = {curve, curve, curve};
  cmsHPROFILE profile = cmsCreateRGBProfile(&white, &primaries, curves);
  cmsFreeToneCurve(curve);
  return bytes_of(profile);
}

constexpr cmsCIExyY kD65{0.3127, 0.3290, 1};
constexpr cmsCIExyY kD50{0.3457, 0.3585, 1};
}  // namespace

std::vector<std::uint8_t> display_p3_profile() {
  const cmsFloat64Number srgb[5] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
  return rgb_profile(kD65, {{0.680, 0.320, 1}, {0.265, 0.690, 1}, {0.150, 0.060, 1}},
                     cmsBuildParametricToneCurve(nullptr, 4, srgb));
}

std::vector<std::uint8_t> wide_gamut_profile() {
  return rgb_profile(kD50, {{0.7347, 0.2653, 1}, {0.1596, 0.8404, 1}, {0.0366, 0.0001, 1}},
                     cmsBuildGamma(nullptr, 1.8));
}

std::vector<std::uint8_t> adobe_like_profile() {
  return rgb_profile(kD65, {{0.64, 0.33, 1}, {0.21, 0.71, 1}, {0.15, 0.06, 1}},
                     cmsBuildGamma(nullptr, 563.0 / 256));
}

std::vector<std::uint8_t> srgb_profile() {
  return bytes_of(cmsCreate_sRGBProfile());
}

std::vector<std::uint8_t> grey_profile() {
  cmsToneCurve* curve = cmsBuildGamma(nullptr, 1.8);
  cmsHPROFILE profile = cmsCreateGrayProfile(&kD50, curve);
  cmsFreeToneCurve(curve);
  return bytes_of(profile);
}

std::vector<std::uint8_t> table_profile() {
  cmsHPROFILE srgb = cmsCreate_sRGBProfile();
  cmsHPROFILE lab = cmsCreateLab4Profile(nullptr);
  const auto table = [](cmsHPROFILE from, cmsUInt32Number in, cmsHPROFILE to, cmsUInt32Number out) {
    cmsHTRANSFORM transform =
        cmsCreateTransform(from, in, to, out, INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOOPTIMIZE);
    cmsPipeline* pipeline = cmsPipelineAlloc(nullptr, 3, 3);
    cmsStage* stage = cmsStageAllocCLut16bit(nullptr, 33, 3, 3, nullptr);
    const auto sample = [](const cmsUInt16Number* from_values, cmsUInt16Number* to_values, void* cargo) {
      cmsDoTransform(cargo, from_values, to_values, 1);
      return 1;
    };
    cmsStageSampleCLut16bit(stage, sample, transform, 0);
    cmsPipelineInsertStage(pipeline, cmsAT_END, stage);
    cmsDeleteTransform(transform);
    return pipeline;
  };
  cmsHPROFILE profile = cmsCreateProfilePlaceholder(nullptr);
  cmsSetProfileVersion(profile, 4.3);
  cmsSetDeviceClass(profile, cmsSigDisplayClass);
  cmsSetColorSpace(profile, cmsSigRgbData);
  cmsSetPCS(profile, cmsSigLabData);
  cmsPipeline* to_lab = table(srgb, TYPE_RGB_16, lab, TYPE_Lab_16);
  cmsPipeline* from_lab = table(lab, TYPE_Lab_16, srgb, TYPE_RGB_16);
  cmsWriteTag(profile, cmsSigAToB0Tag, to_lab);
  cmsWriteTag(profile, cmsSigBToA0Tag, from_lab);
  cmsPipelineFree(to_lab);
  cmsPipelineFree(from_lab);
  cmsCloseProfile(srgb);
  cmsCloseProfile(lab);
  return bytes_of(profile);
}

}  // namespace pentimento::test
