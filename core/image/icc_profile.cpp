#include "image/icc_profile.h"

#include <array>
#include <cmath>
#include <limits>

namespace pentimento::image {

namespace {
constexpr cmsUInt32Number kIntent = INTENT_RELATIVE_COLORIMETRIC;
constexpr cmsUInt32Number kFlags = cmsFLAGS_NOCACHE;  // a cache would tie a transform to one thread

std::optional<cv::Matx33d> colorants(cmsHPROFILE profile) {
  cv::Matx33d to_xyz;
  constexpr std::array kTags = {cmsSigRedColorantTag, cmsSigGreenColorantTag, cmsSigBlueColorantTag};
  for (int c = 0; c < 3; ++c) {
    const auto* xyz = static_cast<const cmsCIEXYZ*>(cmsReadTag(profile, kTags[static_cast<std::size_t>(c)]));
    if (xyz == nullptr) return std::nullopt;
    to_xyz(0, c) = xyz->X;
    to_xyz(1, c) = xyz->Y;
    to_xyz(2, c) = xyz->Z;
  }
  const double determinant = cv::determinant(to_xyz);
  if (!std::isfinite(determinant) || std::abs(determinant) < 1e-6) return std::nullopt;
  return to_xyz;
}

const cv::Matx33d& srgb_to_xyz() {
  static const cv::Matx33d matrix = colorants(ProfileHandle(cmsCreate_sRGBProfile()).get()).value();
  return matrix;
}

/// Relative luminance of CIE L* (0..100).
double luminance_of_lightness(double lightness) {
  const double f = (lightness + 16) / 116;
  return lightness > 8 ? f * f * f : lightness * 27 / 24389;
}

std::optional<ToneCurve> curve(cmsHPROFILE profile, cmsTagSignature tag, bool lightness) {
  const auto* tone = static_cast<const cmsToneCurve*>(cmsReadTag(profile, tag));
  if (tone == nullptr) return std::nullopt;
  return ToneCurve([&](double v) -> double {
    const double value = cmsEvalToneCurveFloat(tone, static_cast<cmsFloat32Number>(v));
    return lightness ? luminance_of_lightness(value * 100) : value;
  });
}

ProfileHandle linear_srgb() {
  const cmsCIExyY d65{0.3127, 0.3290, 1.0};
  const cmsCIExyYTRIPLE primaries{{0.64, 0.33, 1.0}, {0.30, 0.60, 1.0}, {0.15, 0.06, 1.0}};
  cmsToneCurve* line = cmsBuildGamma(nullptr, 1.0);
  cmsToneCurve* curves[3] = {line, line, line};
  ProfileHandle profile(cmsCreateRGBProfile(&d65, &primaries, curves));
  cmsFreeToneCurve(line);
  return profile;
}

/// Grey by the curve of sRGB (IEC 61966-2-1).
ProfileHandle grey_srgb() {
  const cmsFloat64Number parameters[] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
  cmsToneCurve* curve = cmsBuildParametricToneCurve(nullptr, 4, parameters);
  ProfileHandle profile(cmsCreateGrayProfile(cmsD50_xyY(), curve));
  cmsFreeToneCurve(curve);
  return profile;
}
}  // namespace

bool MatrixShaper::is_srgb() const {
  if (cv::norm(to_linear_srgb - cv::Matx33d::eye(), cv::NORM_INF) > 2e-3) return false;
  for (const ToneCurve& c : curves) {
    for (int i = 0; i <= 255; ++i) {
      const float v = static_cast<float>(i) / 255;
      if (std::abs(linear_to_srgb(c.to_linear(v)) - v) > 0.5F / 255) return false;
    }
  }
  return true;
}

ProfileHandle open_profile(const std::vector<std::uint8_t>& icc, int color_channels) {
  constexpr std::size_t kHeaderBytes = 128;
  if (icc.size() < kHeaderBytes || icc.size() > std::numeric_limits<cmsUInt32Number>::max()) return nullptr;
  ProfileHandle profile(cmsOpenProfileFromMem(icc.data(), static_cast<cmsUInt32Number>(icc.size())));
  if (!profile) return nullptr;
  const cmsColorSpaceSignature wanted = color_channels == 1 ? cmsSigGrayData : cmsSigRgbData;
  return cmsGetColorSpace(profile.get()) == wanted ? std::move(profile) : nullptr;
}

std::vector<std::uint8_t> srgb_profile(int color_channels) {
  const ProfileHandle profile = color_channels == 1 ? grey_srgb() : ProfileHandle(cmsCreate_sRGBProfile());
  cmsUInt32Number bytes = 0;
  cmsSaveProfileToMem(profile.get(), nullptr, &bytes);
  std::vector<std::uint8_t> icc(bytes);
  cmsSaveProfileToMem(profile.get(), icc.data(), &bytes);
  return icc;
}

std::string profile_description(const std::vector<std::uint8_t>& icc) {
  if (icc.empty() || icc.size() > std::numeric_limits<cmsUInt32Number>::max()) return {};
  const ProfileHandle profile(cmsOpenProfileFromMem(icc.data(), static_cast<cmsUInt32Number>(icc.size())));
  if (!profile) return {};
  std::array<char, 256> text{};
  cmsGetProfileInfoASCII(profile.get(), cmsInfoDescription, "en", "US", text.data(), text.size() - 1);
  return text.data();
}

std::optional<MatrixShaper> matrix_shaper(cmsHPROFILE profile) {
  if (cmsIsCLUT(profile, kIntent, LCMS_USED_AS_INPUT)) return std::nullopt;
  MatrixShaper shaper;
  shaper.to_linear_srgb = cv::Matx33d::eye();
  if (cmsGetColorSpace(profile) == cmsSigGrayData) {
    auto grey = curve(profile, cmsSigGrayTRCTag, cmsGetPCS(profile) == cmsSigLabData);
    if (!grey) return std::nullopt;
    shaper.curves.push_back(std::move(*grey));
  } else {
    const auto to_xyz = colorants(profile);
    if (!to_xyz || cmsGetPCS(profile) != cmsSigXYZData) return std::nullopt;
    for (const cmsTagSignature tag : {cmsSigRedTRCTag, cmsSigGreenTRCTag, cmsSigBlueTRCTag}) {
      auto channel = curve(profile, tag, false);
      if (!channel) return std::nullopt;
      shaper.curves.push_back(std::move(*channel));
    }
    shaper.to_linear_srgb = srgb_to_xyz().inv() * *to_xyz;
  }
  shaper.from_linear_srgb = shaper.to_linear_srgb.inv();
  return shaper;
}

TransformHandle transform_to_srgb(cmsHPROFILE profile, cmsUInt32Number format, cmsUInt32Number srgb_format,
                                  bool linear) {
  const ProfileHandle srgb = linear ? linear_srgb() : ProfileHandle(cmsCreate_sRGBProfile());
  return TransformHandle(cmsCreateTransform(profile, format, srgb.get(), srgb_format, kIntent, kFlags));
}

TransformHandle transform_from_linear_srgb(cmsHPROFILE profile, cmsUInt32Number srgb_format,
                                           cmsUInt32Number format) {
  return TransformHandle(
      cmsCreateTransform(linear_srgb().get(), srgb_format, profile, format, kIntent, kFlags));
}

cv::Vec3d srgb_luminance() {
  const cv::Matx33d& m = srgb_to_xyz();
  const double sum = m(1, 0) + m(1, 1) + m(1, 2);
  return {m(1, 0) / sum, m(1, 1) / sum, m(1, 2) / sum};
}

std::optional<cv::Matx33d> chromaticities_to_linear_srgb(const std::vector<float>& c) {
  if (c.size() != 8) return std::nullopt;
  const cmsCIExyY white{c[6], c[7], 1.0};
  const cmsCIExyYTRIPLE primaries{{c[0], c[1], 1.0}, {c[2], c[3], 1.0}, {c[4], c[5], 1.0}};
  cmsToneCurve* line = cmsBuildGamma(nullptr, 1.0);
  cmsToneCurve* curves[3] = {line, line, line};
  const ProfileHandle profile(cmsCreateRGBProfile(&white, &primaries, curves));
  cmsFreeToneCurve(line);
  if (!profile) return std::nullopt;
  const auto to_xyz = colorants(profile.get());
  if (!to_xyz) return std::nullopt;
  return srgb_to_xyz().inv() * *to_xyz;
}

}  // namespace pentimento::image
