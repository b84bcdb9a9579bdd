// A red kayak on a beach in the late afternoon. Meters; x right, y up, z away from the camera.
// Declare=Object=0 leaves the kayak out: the difference of two renders with Declare=Draft=1 is the mask.
#version 3.7;
#ifndef (Object) #declare Object = 1; #end
#ifndef (Draft) #declare Draft = 0; #end  // hard light from the sun alone, everything sharp

global_settings {
  assumed_gamma 1
  max_trace_level 8
  #if (!Draft) radiosity { count 90 error_bound 0.7 recursion_limit 1 nearest_count 6 pretrace_end 0.015 normal off } #end
}

camera {
  location <0, 1.75, -7.2>
  right x * image_width / image_height
  angle 46
  look_at <0.1, 0.62, 0>
  #if (!Draft) aperture 0.02 blur_samples 10 focal_point <0, 0.3, 0> variance 0 confidence 0.9 #end
}

// Sun low from the left behind the camera, sky light from everywhere.
light_source {
  <-560, 330, -190> rgb <1, 0.82, 0.60> * 2.9
  area_light x * 12, y * 12, 4, 4 adaptive 0 circular orient #if (!Draft) jitter #end
}

#declare Horizon = rgb <0.62, 0.74, 0.86>;
sky_sphere {
  pigment {
    gradient y
    color_map {
      [0.00 Horizon * 1.0] [0.06 rgb <0.47, 0.64, 0.86> * 0.92] [0.25 rgb <0.25, 0.45, 0.76> * 0.72]
      [1.00 rgb <0.11, 0.25, 0.56> * 0.55]
    }
  }
}
// Thin fair-weather clouds on a plane far above, drowned by haze towards the horizon.
plane {
  y, 900
  hollow
  pigment {
    bozo scale <1500, 1, 620> warp { turbulence 0.8 octaves 7 omega 0.6 lambda 2.1 }
    color_map { [0.46 rgbt <1, 1, 1, 1>] [0.62 rgbt <1, 0.98, 0.96, 0.5>] [0.85 rgbt <1, 0.97, 0.94, 0.08>] }
  }
  finish { ambient 0 diffuse 0 emission 1.05 }
  no_shadow
  translate <300, 0, 150>
}
fog { fog_type 1 distance 9000 color Horizon }

// --- Sand: a trampled slope that falls to the water line near z = 8.
#declare Trampled = function { pattern { crackle form <1, 0, 0> scale 0.34 warp { turbulence 0.25 octaves 3 } } }
#declare Patches = function { pattern { bozo scale 2.4 warp { turbulence 0.4 } } }
#declare Rough = function { pattern { granite scale 0.9 } }
#declare Lumps = function { pattern { bumps scale 0.16 } }
#declare Dunes = function { pattern { bumps scale 3.1 } }
#declare Shore = function(x) { 7.6 + 0.9 * sin(x * 0.23 + 0.5) + 0.25 * sin(x * 0.71) + 0.12 * x }
#declare Dry = function(x, z) { max(0, min(1, (Shore(x) - z - 1.2) / 2.2)) }
#declare Ground = function(x, y, z) {
  (Shore(x) - z) * 0.045 + 0.10 * Dunes(x, 0, z) * Dry(x, z)
  + Dry(x, z) * (0.030 + 0.075 * Patches(x, 0, z)) * (Trampled(x, 0, z) - 0.4)
  + Dry(x, z) * 0.020 * (Lumps(x, 0, z) - 0.5) + 0.010 * Rough(x, 0, z)
}
#declare Left = -14; #declare Front = -7; #declare Wide = 28; #declare Deep = 21; #declare High = 3;
#declare Sand_shape = height_field {
  function 1800, 1400 { max(0, min(1, (Ground(Left + x * Wide, 0, Front + (1 - y) * Deep) + 1) / High)) }
  smooth
  translate <0, 0, 0> scale <Wide, High, Deep> translate <Left, -1, Front>
}
#declare Grains = pigment {
  granite scale 0.012
  color_map {
    [0.00 rgb <0.20, 0.155, 0.105>] [0.25 rgb <0.36, 0.285, 0.20>] [0.5 rgb <0.44, 0.36, 0.26>]
    [0.75 rgb <0.52, 0.44, 0.33>] [1 rgb <0.62, 0.55, 0.44>]
  }
}
#declare Stained = pigment {
  bozo scale 0.9 warp { turbulence 0.8 octaves 5 }
  pigment_map {
    [0.3 Grains]
    [0.75 granite scale 0.009 color_map { [0 rgb <0.24, 0.18, 0.12>] [0.5 rgb <0.39, 0.31, 0.22>] [1 rgb <0.55, 0.47, 0.36>] }]
  }
}
#declare Wet = pigment {
  granite scale 0.02
  color_map { [0 rgb <0.10, 0.075, 0.05>] [0.6 rgb <0.17, 0.13, 0.09>] [1 rgb <0.23, 0.18, 0.13>] }
}
#declare Dry_sand = texture {
  pigment { Stained }
  normal { average normal_map { [1 granite 0.35 scale 0.05] [1 bumps 0.5 scale 0.018] [0.7 wrinkles 0.4 scale 0.12] } }
  finish { ambient 0 diffuse 0.85 brilliance 0.85 }
}
#declare Wet_sand = texture {
  pigment { Wet }
  normal { granite 0.04 scale 0.25 }
  finish { ambient 0 diffuse 0.7 specular 0.25 roughness 0.02 reflection { 0.02, 0.55 fresnel on } conserve_energy }
}
#declare Wetness = function(x, y, z) { max(0, min(0.999, (Shore(x) - z + 0.35 * Rough(x * 0.3, 0, z * 0.3)) / 4.0)) }
object {
  Sand_shape
  texture {
    function { Wetness(x, y, z) }
    texture_map { [0.00 Wet_sand] [0.36 Wet_sand] [0.50 Dry_sand] [1 Dry_sand] }
  }
  interior { ior 1.33 }
}

// --- Shells, pebbles and dry weed, strewn by a fixed seed.
#declare Chance = seed(7);
#declare Normal = <0, 0, 0>;
#macro On_ground(X, Z) trace(Sand_shape, <X, 9, Z>, -y, Normal) #end
#declare I = 0;
#while (I < 420)
  #declare Z = -5.4 + 9.5 * pow(rand(Chance), 1.3);
  #declare X = (rand(Chance) - 0.5) * (6 + (Z + 7) * 1.1);
  #declare S = 0.003 + 0.010 * pow(rand(Chance), 4);
  #declare Tone = 0.25 + 0.6 * rand(Chance);
  sphere {
    0, 1
    scale <S * (0.8 + rand(Chance)), S * (0.3 + 0.4 * rand(Chance)), S>
    rotate <20 * rand(Chance), 360 * rand(Chance), 20 * rand(Chance)>
    translate On_ground(X, Z)
    pigment { rgb <1, 0.92, 0.82> * Tone * Tone }
    finish { ambient 0 diffuse 0.8 specular 0.15 roughness 0.05 }
  }
  #declare I = I + 1;
#end
#declare I = 0;
#while (I < 70)
  #declare Z = -1 + 7 * rand(Chance);
  #declare X = (rand(Chance) - 0.5) * 16;
  #declare A = 6.28 * rand(Chance);
  #declare L = 0.04 + 0.1 * rand(Chance);
  #declare P = On_ground(X, Z);
  #declare Q = On_ground(X + L * cos(A), Z + L * sin(A));
  #declare R = On_ground(X + 2 * L * cos(A + 0.7), Z + 2 * L * sin(A + 0.7));
  sphere_sweep {
    cubic_spline 5, P, 0.004, P + y * 0.004, 0.004, Q + y * 0.014, 0.005, R + y * 0.004, 0.003, R, 0.002
    pigment { rgb <0.09, 0.065, 0.035> * (0.5 + rand(Chance)) }
    finish { ambient 0 diffuse 0.8 }
  }
  #declare I = I + 1;
#end

// --- Sea: low waves that break along the shore.
#declare Chop = function { pattern { granite scale <4.5, 1, 2.2> } }
#declare Ripple = function { pattern { wrinkles scale <1.6, 1, 0.6> } }
#declare Bend = function { pattern { bozo scale <9, 1, 9> } }
#declare Phase = function(x, z) { (z - Shore(x)) * 0.74 + 2.4 * Bend(x, 0, z) }
#declare Crest = function(x, z) { pow(0.5 + 0.5 * sin(Phase(x, z)), 5) }
#declare Sea = function(x, y, z) {
  0.03 + 0.26 * Crest(x, z) * min(1, max(0, (z - Shore(x) - 0.6) / 5)) * max(0.35, min(1, 1.6 - (z - Shore(x)) / 26))
  + 0.16 * (Chop(x, 0, z) - 0.5) * min(1, max(0, (z - Shore(x)) / 6)) + 0.02 * Ripple(x, 0, z)
}
#declare Foamy = function { pattern { granite scale <1.3, 1, 0.8> warp { turbulence 0.3 } } }
#declare Foam_holes = function { pattern { crackle form <-1, 1, 0> scale 0.16 warp { turbulence 0.5 octaves 3 } } }
#declare Foam = function(x, y, z) {
  max(0, min(1,
    max(exp(-pow((z - Shore(x) - 0.35) / 0.33, 2)) * 1.25,
      max(Crest(x, z) * max(0, min(1, 1.35 - abs(z - Shore(x) - 7.5) / 8)), 0.55 * exp(-pow((z - Shore(x) - 2.0) / 1.5, 2))))
    - 1.15 * (Foamy(x, 0, z) - 0.12) - 0.25 * max(0, 1 - 6 * Foam_holes(x, 0, z))))
}
#declare Water = texture {
  pigment {
    function { max(0, min(0.999, (z - 7) / 60)) }
    color_map { [0 rgb <0.12, 0.21, 0.20>] [0.1 rgb <0.05, 0.17, 0.19>] [0.4 rgb <0.02, 0.09, 0.14>] [1 rgb <0.012, 0.055, 0.105>] }
  }
  normal { average normal_map {
    [1 granite 0.22 scale <0.9, 1, 0.35>] [1 wrinkles 0.35 scale <0.35, 1, 0.14>] [1 bumps 0.3 scale <1.8, 1, 0.6>] } }
  finish { ambient 0 diffuse 0.55 specular 0.4 roughness 0.006 reflection { 0.0, 0.95 fresnel on falloff 1 } conserve_energy }
}
#declare White = texture {
  pigment { granite scale 0.1 color_map { [0 rgb 0.55] [1 rgb 0.9] } }
  normal { bumps 0.6 scale 0.05 }
  finish { ambient 0 diffuse 0.85 }
}
#declare Water_and_foam = texture {
  function { Foam(x, y, z) }
  texture_map { [0.00 Water] [0.08 Water] [0.38 White] [1 White] }
}
#declare Sea_left = -60; #declare Sea_front = 5; #declare Sea_wide = 120; #declare Sea_deep = 75;
height_field {
  function 2400, 1800 {
    max(0, min(1, Sea(Sea_left + x * Sea_wide, 0, Sea_front + (1 - y) * Sea_deep) + 0.25)) }
  smooth
  scale <Sea_wide, 1, Sea_deep> translate <Sea_left, -0.25, Sea_front>
  texture { Water_and_foam }
  interior { ior 1.33 }
}
// Farther out no wave is wider than a pixel: what the eye sees is a mix of sky and depth.
plane {
  y, 0.06
  pigment {
    average
    pigment_map {
      [1 granite scale <9, 1, 3> color_map { [0.2 rgb <0.03, 0.085, 0.16>] [0.5 rgb <0.12, 0.205, 0.31>] [0.8 rgb <0.30, 0.40, 0.49>] }]
      [1 granite scale <60, 1, 25> color_map { [0.2 rgb <0.06, 0.12, 0.20>] [0.8 rgb <0.17, 0.26, 0.36>] }]
    }
  }
  finish { ambient 0 diffuse 0 emission 1.5 }
  clipped_by { plane { -z, -79 } }
}
// A headland in the haze.
#declare Rocks = function { pattern { granite scale <0.6, 1, 1> } }
height_field {
  function 500, 80 { Rocks(x, y, 0) * min(1, 3.2 * x) * min(1, 4 * (1 - x)) * sin(3.14 * y) }
  smooth scale <2400, 150, 500> translate <320, -8, 2900>
  pigment { granite scale 40 color_map { [0 rgb <0.03, 0.045, 0.03>] [1 rgb <0.11, 0.115, 0.075>] } }
  finish { ambient 0 diffuse 0.8 }
}

// --- The kayak: a skin of smooth triangles over its stations, a cockpit cut out of it, and a paddle.
#declare Half = 1.36;
#macro Outline(T, A, Sink)
  #local Taper = pow(max(0, 1 - T * T), 0.62);
  #local C = cos(A); #local S = sin(A);
  #local Width = (0.305 - Sink) * Taper + 0.004;
  #local Height = (S > 0 ? 0.105 + 0.03 * (1 - abs(T)) : 0.15) * pow(max(0, 1 - pow(abs(T), 3)), 0.6) + 0.004 - Sink * 0.4;
  <Half * T, 0.16 * pow(abs(T), 3) + Height * (S < 0 ? -1 : 1) * pow(abs(S), 0.85), Width * (C < 0 ? -1 : 1) * pow(abs(C), 0.8)>
#end
#macro Skin_normal(T, A)
  #local E = 0.004;
  vnormalize(vcross(Outline(T, A + E, 0) - Outline(T, A - E, 0), Outline(min(T + E, 0.9999), A, 0) - Outline(max(T - E, -0.9999), A, 0)))
#end
#declare Stations = 90; #declare Ribs = 48;
#declare Hull_texture = texture {
  pigment { rgb <0.50, 0.022, 0.014> }
  normal { average normal_map { [1 bumps 0.012 scale 0.12] [1 granite 0.02 scale 0.01] } }
  finish { ambient 0 diffuse 0.75 specular 0.35 roughness 0.02 reflection { 0.02, 0.6 fresnel on } conserve_energy }
}
#declare Scuffed = texture {
  pigment {
    granite scale <0.5, 0.03, 0.03> warp { turbulence 0.1 }
    color_map { [0.78 rgbt 1] [0.86 rgbt <0.75, 0.55, 0.5, 0.75>] [0.95 rgbt <0.6, 0.5, 0.4, 0.6>] }
  }
  finish { ambient 0 diffuse 0.7 }
}
#declare Skin = mesh {
  #declare I = 0;
  #while (I < Stations)
    #declare J = 0;
    #while (J < Ribs)
      #declare T0 = sin(pi * (I / Stations - 0.5)) * 0.9995; #declare T1 = sin(pi * ((I + 1) / Stations - 0.5)) * 0.9995;
      #declare A0 = 2 * pi * J / Ribs + 0.013; #declare A1 = 2 * pi * (J + 1) / Ribs + 0.013;
      smooth_triangle {
        Outline(T0, A0, 0), Skin_normal(T0, A0), Outline(T1, A0, 0), Skin_normal(T1, A0), Outline(T1, A1, 0), Skin_normal(T1, A1) }
      smooth_triangle {
        Outline(T0, A0, 0), Skin_normal(T0, A0), Outline(T1, A1, 0), Skin_normal(T1, A1), Outline(T0, A1, 0), Skin_normal(T0, A1) }
      #declare J = J + 1;
    #end
    #declare I = I + 1;
  #end
  inside_vector y
}
#declare Rubber = texture {
  pigment { rgb 0.018 }
  normal { granite 0.05 scale 0.01 }
  finish { ambient 0 diffuse 0.8 specular 0.12 roughness 0.08 }
}
#declare Rope = texture { pigment { rgb 0.02 } finish { ambient 0 diffuse 0.8 specular 0.1 } }
#macro Cord(A, B, R) cylinder { A, B, R texture { Rope } } sphere { A, R * 2.2 texture { Rope } } sphere { B, R * 2.2 texture { Rope } } #end
#declare Kayak = union {
  difference {
    object { Skin texture { Hull_texture } texture { Scuffed } }
    sphere { 0, 1 scale <0.40, 0.24, 0.205> translate <-0.1, 0.13, 0> texture { Rubber } }
    cutaway_textures
  }
  torus { 1, 0.05 scale <0.41, 0.5, 0.215> translate <-0.1, 0.132, 0> texture { Rubber } }
  superellipsoid { <0.5, 0.5> scale <0.035, 0.12, 0.15> rotate z * 18 translate <-0.36, 0.10, 0> texture { Rubber } }
  superellipsoid { <0.5, 0.5> scale <0.14, 0.02, 0.15> translate <-0.2, -0.03, 0> texture { Rubber } }
  cylinder { <-0.78, 0.075, 0>, <-0.78, 0.137, 0>, 0.115 texture { Rubber } }
  Cord(<0.45, 0.12, 0.17>, <0.78, 0.118, -0.12>, 0.004)
  Cord(<0.45, 0.12, -0.17>, <0.78, 0.118, 0.12>, 0.004)
  Cord(<0.45, 0.118, 0.17>, <0.45, 0.118, -0.17>, 0.004)
  torus { 0.03, 0.008 rotate x * 90 translate <1.32, 0.17, 0> texture { Rubber } }
  torus { 0.03, 0.008 rotate x * 90 translate <-1.32, 0.17, 0> texture { Rubber } }
}
#declare Blade = superellipsoid {
  <0.75, 0.2> scale <0.22, 0.085, 0.008>
  pigment { rgb <0.78, 0.50, 0.03> }
  finish { ambient 0 diffuse 0.75 specular 0.3 roughness 0.03 }
}
#declare Paddle = union {
  cylinder { -x * 0.86, x * 0.86, 0.0145 pigment { rgb 0.03 } finish { ambient 0 diffuse 0.6 specular 0.5 roughness 0.02 } }
  object { Blade rotate x * 55 translate x * 0.98 }
  object { Blade rotate x * 55 translate -x * 0.98 }
}
#if (Object)
  #declare Place = On_ground(0.25, 0.35);
  object { Kayak rotate x * -9 rotate z * 2.5 rotate y * 24 translate Place + y * 0.105 }
  object { Paddle rotate z * 8.5 rotate y * -8 translate Place + <0.02, 0.215, -0.25> }
#end
