// An enamel sign on an old brick wall in slanting sun. Meters; x right, y up, the wall is the plane z = 0.
// Declare=Object=0 leaves the sign out: the difference of two renders with Declare=Draft=1 is the mask.
#version 3.7;
#ifndef (Object) #declare Object = 1; #end
#ifndef (Draft) #declare Draft = 0; #end  // hard light from the sun alone, everything sharp

global_settings {
  assumed_gamma 1
  #if (!Draft) radiosity { count 80 error_bound 0.7 recursion_limit 1 nearest_count 6 pretrace_end 0.015 normal off } #end
}

camera {
  location <0.55, 1.55, -2.9>
  right x * image_width / image_height
  angle 44
  look_at <0.05, 1.5, 0>
  #if (!Draft) aperture 0.012 blur_samples 9 focal_point <0, 1.5, 0> variance 0 confidence 0.9 #end
}

light_source {
  <-340, 330, -230> rgb <1, 0.89, 0.74> * 2.5
  area_light x * 7, y * 7, 4, 4 adaptive 0 circular orient #if (!Draft) jitter #end
}
sky_sphere { pigment { gradient y color_map { [0 rgb <0.75, 0.82, 0.9> * 0.8] [1 rgb <0.25, 0.42, 0.72> * 0.7] } } }
// What stands behind the photographer and throws its color back.
plane { y, 0 pigment { rgb <0.25, 0.23, 0.21> } finish { ambient 0 diffuse 0.7 } }

// --- Bricks: each one a worn block of its own color, laid in running bond by a fixed seed.
#declare Chance = seed(11);
#declare Wear = function { pattern { granite scale 0.06 } }
#declare Dents = function { pattern { bumps scale 0.035 } }
#declare Long = 0.215; #declare Tall = 0.066; #declare Joint = 0.011;
#macro Brick_texture(Tone, Kind)
  texture {
    pigment {
      granite scale 0.05 + 0.03 * rand(Chance) translate 50 * rand(Chance)
      color_map {
        [0.0 rgb Kind * Tone * 0.6] [0.3 rgb Kind * Tone * 0.9] [0.6 rgb Kind * Tone] [0.85 rgb Kind * Tone * 1.2] [1 rgb Kind * Tone * 0.8] }
    }
    normal { average normal_map { [1 granite 0.5 scale 0.03] [1 bumps 0.3 scale 0.008] } translate 50 * rand(Chance) }
    finish { ambient 0 diffuse 0.85 brilliance 0.9 }
  }
  #if (rand(Chance) < 0.3)  // lime and soot
    texture {
      pigment {
        wrinkles scale 0.09 translate 50 * rand(Chance) warp { turbulence 0.4 }
        color_map { [0.5 rgbt 1] [0.8 rgbt <0.62, 0.57, 0.51, 0.72>] [1 rgbt <0.66, 0.62, 0.56, 0.4>] }
      }
      normal { granite 0.4 scale 0.03 }
      finish { ambient 0 diffuse 0.85 }
    }
  #end
#end
#declare Row = 0;
#while (Row < 46)
  #declare X = -2.6 - mod(Row, 2) * (Long + Joint) / 2 + 0.012 * (rand(Chance) - 0.5);
  #while (X < 2.3)
    #declare Kind = <0.35, 0.175, 0.125>;
    #declare Pick = rand(Chance);
    #if (Pick < 0.2) #declare Kind = <0.28, 0.145, 0.115>; #end
    #if (Pick > 0.75) #declare Kind = <0.40, 0.235, 0.165>; #end
    #if (Pick > 0.94) #declare Kind = <0.19, 0.125, 0.11>; #end
    #declare Tone = 0.75 + 0.5 * rand(Chance);
    superellipsoid {
      <0.06 + 0.06 * rand(Chance), 0.10 + 0.08 * rand(Chance)>
      scale <Long / 2 - 0.002 * rand(Chance), Tall / 2 - 0.0025 * rand(Chance), 0.05>
      rotate <1.6 * (rand(Chance) - 0.5), 1.2 * (rand(Chance) - 0.5), 0.8 * (rand(Chance) - 0.5)>
      translate <X + Long / 2, Row * (Tall + Joint) + Tall / 2, 0.047 - 0.006 * rand(Chance)>
      Brick_texture(Tone, Kind)
    }
    #declare X = X + Long + Joint;
  #end
  #declare Row = Row + 1;
#end
// Mortar: rough, set back a few millimeters.
#declare Rough = function { pattern { granite scale 0.08 } }
height_field {
  function 1500, 1200 { 0.35 + 0.5 * Rough(x * 5.2, y * 3.8, 0) }
  smooth
  rotate -x * 90 translate <-0.5, 0, 0> scale <5.2, 3.8, -0.009> translate <0, -0.1, 0.013>
  pigment { granite scale 0.05 color_map { [0 rgb <0.24, 0.22, 0.19>] [0.5 rgb <0.38, 0.35, 0.30>] [1 rgb <0.50, 0.47, 0.42>] } }
  normal { granite 0.6 scale 0.01 }
  finish { ambient 0 diffuse 0.85 }
}
// Leaves out of the picture that shade a part of the wall.
#declare I = 0;
#while (I < 500)
  #declare S = 0.012 + 0.022 * rand(Chance);
  #declare P = <-2.6 + 1.15 * rand(Chance) * (0.4 + rand(Chance)), 2.15 + 0.9 * rand(Chance), -1.35 - 0.3 * rand(Chance)>;
  disc { 0, <rand(Chance) - 0.5, rand(Chance), rand(Chance) - 0.5>, S * 1.6 scale <1, 0.8, 1> translate P pigment { rgb <0.08, 0.16, 0.04> } finish { ambient 0 diffuse 0.6 } }
  #declare I = I + 1;
#end

// --- The sign: enamel on pressed steel, held by four screws, with rust where the enamel is chipped.
#declare Blue = rgb <0.012, 0.045, 0.22>;
#declare Cream = rgb <0.78, 0.74, 0.62>;
#macro Enamel(Color)
  pigment { granite scale 0.3 color_map { [0 color Color * 0.8] [0.6 color Color] [1 color Color * 1.08] } }
  normal { bumps 0.025 scale 0.04 }
  finish { ambient 0 diffuse 0.8 specular 0.35 roughness 0.012 reflection { 0.01, 0.5 fresnel on } conserve_energy }
#end
#declare Chips = texture {
  pigment {
    granite scale 0.22 translate 3.1 warp { turbulence 0.3 }
    color_map { [0.72 rgbt 1] [0.735 rgb <0.16, 0.055, 0.02>] [0.80 rgb <0.10, 0.035, 0.018>] [0.86 rgb <0.22, 0.09, 0.03>] }
  }
  finish { ambient 0 diffuse 0.8 }
}
#macro Plate(W, H, Z, Round)
  union {
    box { <-W + Round, -H, Z>, <W - Round, H, 0> }
    box { <-W, -H + Round, Z>, <W, H - Round, 0> }
    cylinder { <-W + Round, -H + Round, Z>, <-W + Round, -H + Round, 0>, Round }
    cylinder { <W - Round, -H + Round, Z>, <W - Round, -H + Round, 0>, Round }
    cylinder { <-W + Round, H - Round, Z>, <-W + Round, H - Round, 0>, Round }
    cylinder { <W - Round, H - Round, Z>, <W - Round, H - Round, 0>, Round }
  }
#end
#macro Words(Text, Size, Y)
  #local Line = text { ttf "DejaVuSansCondensed-Bold.ttf" Text 0.02, 0 }
  #local Low = min_extent(Line); #local Top = max_extent(Line);
  object { Line translate <-(Low.x + Top.x) / 2, 0, 0> scale <Size, Size, 0.05> translate <0, Y, -0.0095> texture { Enamel(Cream) } texture { Chips } }
#end
#declare Sign = union {
  object { Plate(0.33, 0.21, -0.006, 0.035) texture { Enamel(Cream) } texture { Chips } interior { ior 1.5 } }
  object { Plate(0.312, 0.192, -0.008, 0.025) texture { Enamel(Blue) } texture { Chips } interior { ior 1.5 } }
  Words("PLEASE CLOSE", 0.082, 0.045)
  Words("THE GATE", 0.118, -0.105)
  #declare I = 0;
  #while (I < 4)
    #declare C = <(mod(I, 2) - 0.5) * 0.57, (int(I / 2) - 0.5) * 0.33, -0.008>;
    sphere { 0, 0.011 scale <1, 1, 0.45> translate C pigment { rgb <0.35, 0.3, 0.26> } finish { ambient 0 diffuse 0.5 specular 0.6 roughness 0.03 } }
    #declare I = I + 1;
  #end
}
#if (Object)
  object { Sign rotate <1.2, -1.6, 1.1> translate <-0.06, 1.52, -0.022> }
#end
