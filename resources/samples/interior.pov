// A wooden chair in a room with a papered wall, floorboards and a window to the left. Meters.
// Declare=Object=0 leaves the chair out: the difference of two renders with Declare=Draft=1 is the mask.
#version 3.7;
#ifndef (Object) #declare Object = 1; #end
#ifndef (Draft) #declare Draft = 0; #end  // no light from wall to wall, everything sharp

global_settings {
  assumed_gamma 1
  #if (!Draft) radiosity { count 100 error_bound 0.6 recursion_limit 2 nearest_count 8 pretrace_end 0.01 normal off } #end
}

camera {
  location <0.5, 1.42, -3.5>
  right x * image_width / image_height
  angle 48
  look_at <0.10, 0.66, 0>
  #if (!Draft) aperture 0.014 blur_samples 9 focal_point <0, 0.6, -0.6> variance 0 confidence 0.9 #end
}

// A window to the left: the sky in it is a large soft light; the sun comes through it onto floor and wall.
light_source {
  <-2.3, 1.5, -1.5> rgb <0.86, 0.94, 1.0> * 0.95
  area_light z * 1.5, y * 1.4, 7, 7 adaptive 1 area_illumination on #if (!Draft) jitter #end
  fade_distance 2.2 fade_power 2
}
light_source {
  <-2.4, 1.5, -1.5> + 300 * <-0.79, 0.46, -0.40> rgb <1, 0.82, 0.58> * 2.6
  area_light x * 3.4, y * 3.4, 4, 4 adaptive 1 circular orient #if (!Draft) jitter #end
}
union {
  difference { box { <-2.52, 0, -4.6>, <-2.40, 2.75, 0> } box { <-2.6, 0.75, -2.35>, <-2.3, 2.2, -0.75> } }
  box { <-2.49, 0.75, -1.575>, <-2.45, 2.2, -1.525> }
  box { <-2.49, 1.68, -2.35>, <-2.45, 1.72, -0.75> }
  pigment { rgb 0.75 } finish { ambient 0 diffuse 0.85 }
}
// The rest of the room answers with a weak warm light.
light_source { <1.8, 2.2, -3.4> rgb <1, 0.9, 0.78> * 0.10 area_light x * 1.6, z * 1.6, 4, 4 adaptive 0 #if (!Draft) jitter #end }
#declare Plaster = texture { pigment { rgb <0.80, 0.78, 0.73> } normal { granite 0.06 scale 0.06 } finish { ambient 0 diffuse 0.85 } }
plane { y, 2.75 texture { Plaster } no_shadow }
plane { x, 2.6 texture { Plaster } hollow inverse }
plane { -z, 4.6 texture { Plaster } hollow no_shadow }
background { rgb <0.7, 0.8, 0.9> * 0.5 }

// --- Wall paper: pale stripes with a printed sprig, on a wall that is not quite even.
#declare Wide = 0.17; #declare Tall = 0.21;
#declare U = function(x) { x / Wide - floor(x / Wide) - 0.5 }
#declare V = function(x, y) { y / Tall + 0.5 * floor(x / Wide) - floor(y / Tall + 0.5 * floor(x / Wide)) - 0.5 }
#declare Leaf = function(x, y, cx, cy, slant, long, wide) {  // above 0 inside an ellipse that leans
  1 - pow(((x - cx) + slant * (y - cy)) / wide, 2) - pow(((y - cy) - slant * (x - cx)) / long, 2) }
#declare Motif = function(x, y) {
  max(1 - abs(x - 0.05 * sin(9 * y)) / 0.013 - max(0, 40 * (abs(y) - 0.27)),
    max(max(Leaf(x, y, 0.09, 0.03, -0.9, 0.10, 0.045), Leaf(x, y, -0.09, -0.07, 0.9, 0.10, 0.045)),
      max(max(Leaf(x, y, 0.08, -0.18, -0.9, 0.08, 0.035), Leaf(x, y, -0.06, 0.13, 0.9, 0.08, 0.035)), Leaf(x, y, 0.03, 0.30, 0, 0.05, 0.055)))) }
#declare Sprig = pigment {
  function { max(0, min(1, Motif(U(x), V(x, y)))) }
  color_map { [0.0 rgbt 1] [0.06 rgbt <0.30, 0.38, 0.29, 0.25>] [1 rgbt <0.22, 0.31, 0.23, 0.1>] }
}
#declare Paper = texture {
  pigment {
    gradient x scale 0.26 translate x * 0.03
    color_map { [0.0 rgb <0.70, 0.68, 0.57>] [0.46 rgb <0.70, 0.68, 0.57>] [0.48 rgb <0.60, 0.61, 0.50>] [0.50 rgb <0.71, 0.69, 0.58>] [0.96 rgb <0.71, 0.69, 0.58>] [0.98 rgb <0.60, 0.61, 0.50>] [1.0 rgb <0.70, 0.68, 0.57>] }
  }
  normal { average normal_map { [1 granite 0.07 scale 0.02] [1 bumps 0.05 scale 0.25] } }
  finish { ambient 0 diffuse 0.85 }
}
#declare Print = texture { pigment { Sprig } finish { ambient 0 diffuse 0.85 } normal { granite 0.07 scale 0.02 } }
#declare Age = texture {
  pigment { bozo scale 0.6 warp { turbulence 0.6 } color_map { [0.5 rgbt <0.5, 0.42, 0.28, 1>] [1 rgbt <0.5, 0.42, 0.28, 0.86>] } }
  finish { ambient 0 diffuse 0.85 }
}
plane { -z, 0 texture { Paper } texture { Print } texture { Age } }

// --- Skirting board, painted long ago.
#declare Paint = texture {
  pigment { granite scale <0.5, 0.02, 0.02> color_map { [0 rgb <0.60, 0.585, 0.54>] [0.5 rgb <0.76, 0.75, 0.70>] [1 rgb <0.79, 0.78, 0.74>] } }
  normal { granite 0.05 scale <0.3, 0.02, 0.02> }
  finish { ambient 0 diffuse 0.8 specular 0.15 roughness 0.03 }
}
union {
  box { <-5, 0, -0.018>, <3, 0.115, 0> }
  cylinder { <-5, 0.115, -0.009>, <3, 0.115, -0.009>, 0.009 }
  box { <-5, 0, -0.03>, <3, 0.022, 0> }
  texture { Paint }
}

// --- Floorboards: oak, each board its own piece of the tree, laid by a fixed seed.
#declare Chance = seed(5);
#declare Board_wide = 0.118;
#macro Board(X, Z0, Z1)
  #local Tone = 0.72 + 0.42 * rand(Chance);
  superellipsoid {
    <0.02, 0.02> scale <Board_wide / 2 - 0.0008, 0.012, (Z1 - Z0) / 2 - 0.0007>
    translate <X, -0.012 - 0.0007 * rand(Chance), (Z0 + Z1) / 2>
    texture {
      pigment {
        wood scale <0.016, 0.016, 0.35> warp { turbulence <0.07, 0.07, 0.12> octaves 4 }
        rotate <1.5 * (rand(Chance) - 0.5), 2 * (rand(Chance) - 0.5), 0> translate <rand(Chance) - 0.5, -0.15 * rand(Chance), 9 * rand(Chance)>
        color_map { [0 rgb <0.33, 0.19, 0.095> * Tone] [0.6 rgb <0.40, 0.245, 0.13> * Tone] [0.9 rgb <0.27, 0.145, 0.07> * Tone] [1 rgb <0.33, 0.19, 0.095> * Tone] }
      }
      normal { granite 0.03 scale <0.006, 0.02, 0.4> translate 9 * rand(Chance) }
      finish { ambient 0 diffuse 0.75 specular 0.12 roughness 0.06 reflection { 0.005, 0.22 fresnel on } conserve_energy }
    }
    texture {
      pigment { granite scale <0.004, 0.05, 0.28> translate 9 * rand(Chance) color_map { [0.5 rgbt 1] [0.9 rgbt <0.08, 0.045, 0.02, 0.55>] } }
      finish { ambient 0 diffuse 0.7 specular 0.1 roughness 0.06 reflection { 0.005, 0.15 fresnel on } conserve_energy }
    }
    interior { ior 1.4 }
  }
#end
#declare X = -3.6;
#while (X < 2.6)
  #declare Z = 0 + 0.02;
  #while (Z > -4.6)
    #declare L = 0.9 + 1.1 * rand(Chance);
    Board(X, Z - L, Z)
    #declare Z = Z - L;
  #end
  #declare X = X + Board_wide;
#end
box { <-5, -0.03, -5>, <3, -0.02, 0> pigment { rgb 0.02 } finish { ambient 0 diffuse 0.5 } }

// --- A small picture on the wall, to have something worth keeping.
#declare Frame_wood = texture {
  pigment { wood scale <0.02, 0.02, 0.4> warp { turbulence 0.08 } rotate y * 88 color_map { [0 rgb <0.10, 0.055, 0.03>] [1 rgb <0.17, 0.095, 0.05>] } }
  finish { ambient 0 diffuse 0.7 specular 0.3 roughness 0.03 }
}
union {
  difference { box { <-0.17, -0.22, -0.028>, <0.17, 0.22, 0> } box { <-0.145, -0.195, -1>, <0.145, 0.195, 1> } texture { Frame_wood } }
  box { <-0.15, -0.2, -0.012>, <0.15, 0.2, -0.002> pigment { rgb <0.80, 0.77, 0.70> } finish { ambient 0 diffuse 0.85 } }
  box {
    <-0.09, -0.12, -0.013>, <0.09, 0.13, -0.003>
    pigment { gradient y scale 0.26 translate -0.12 * y warp { turbulence 0.06 }
      color_map { [0 rgb <0.16, 0.20, 0.10>] [0.33 rgb <0.26, 0.28, 0.15>] [0.38 rgb <0.30, 0.36, 0.40>] [0.5 rgb <0.60, 0.62, 0.58>] [1 rgb <0.35, 0.47, 0.58>] } }
    finish { ambient 0 diffuse 0.85 }
  }
  rotate z * -0.5 translate <0.98, 1.36, 0>
}

// --- The chair.
#declare Beech = texture {
  pigment { wood scale <0.012, 0.012, 0.2> warp { turbulence 0.06 octaves 4 } rotate x * 88
    color_map { [0 rgb <0.42, 0.21, 0.085>] [0.6 rgb <0.34, 0.155, 0.06>] [1 rgb <0.25, 0.105, 0.04>] } }
  normal { granite 0.02 scale <0.01, 0.2, 0.01> }
  finish { ambient 0 diffuse 0.72 specular 0.35 roughness 0.025 reflection { 0.01, 0.3 fresnel on } conserve_energy }
}
#macro Turned(A, B, R) sphere_sweep { b_spline 6, A - (B - A) * 0.2, R * 0.62, A, R * 0.72, A + (B - A) * 0.28, R * 1.05, A + (B - A) * 0.66, R, B, R * 0.7, B + (B - A) * 0.2, R * 0.6 } #end
#declare Chair = union {
  superellipsoid { <0.45, 0.25> rotate x * 90 scale <0.215, 0.017, 0.205> translate <0, 0.452, 0> }
  Turned(<-0.21, 0, -0.20>, <-0.165, 0.44, -0.155>, 0.019) Turned(<0.21, 0, -0.20>, <0.165, 0.44, -0.155>, 0.019)
  Turned(<-0.195, 0, 0.215>, <-0.15, 0.44, 0.16>, 0.019) Turned(<0.195, 0, 0.215>, <0.15, 0.44, 0.16>, 0.019)
  cylinder { <-0.192, 0.17, -0.185>, <-0.178, 0.17, 0.195>, 0.009 } cylinder { <0.192, 0.17, -0.185>, <0.178, 0.17, 0.195>, 0.009 }
  cylinder { <-0.185, 0.17, 0>, <0.185, 0.17, 0>, 0.010 } cylinder { <-0.185, 0.27, -0.175>, <0.185, 0.27, -0.175>, 0.009 }
  sphere_sweep { b_spline 6, <-0.20, 0.40, 0.15>, 0.014, <-0.185, 0.46, 0.165>, 0.015, <-0.185, 0.66, 0.20>, 0.014, <-0.195, 0.86, 0.255>, 0.013, <-0.2, 0.96, 0.29>, 0.012, <-0.2, 1.0, 0.30>, 0.012 }
  sphere_sweep { b_spline 6, <0.20, 0.40, 0.15>, 0.014, <0.185, 0.46, 0.165>, 0.015, <0.185, 0.66, 0.20>, 0.014, <0.195, 0.86, 0.255>, 0.013, <0.2, 0.96, 0.29>, 0.012, <0.2, 1.0, 0.30>, 0.012 }
  #declare I = -2;
  #while (I <= 2)
    cylinder { <I * 0.062, 0.46, 0.172>, <I * 0.066, 0.86, 0.262>, 0.0075 }
    #declare I = I + 1;
  #end
  superellipsoid { <0.25, 0.35> scale <0.212, 0.048, 0.0115> rotate x * 15 translate <0, 0.905, 0.268> }
  texture { Beech }
  interior { ior 1.45 }
}
#if (Object) object { Chair rotate y * -32 translate <-0.14, 0.003, -0.60> } #end
