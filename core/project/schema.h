// The tables of a project file (.pentimento), a SQLite database.
//
//   meta           key, value: "made_with", "position" (the state that is shown), "runs" (a stack), "source"
//                  (the file that the picture was opened from), "discarded" (names of candidates, line by
//                  line), "name " and the digest of an edit in hex (what the person calls it)
//   tiles          256 x 256 pixels, packed (tile_codec.h), named by the digest of what they unpack to
//   metadata       what the picture's file said: image::Metadata
//   images         format, size, and the digests of the tiles, row by row: pictures, masks, fills
//   candidates     one result: fill, seed, recipe, thumbnail, star, label, note
//   edits          one version of an edit; edit_candidates says what there is to choose from
//   stacks         a list of edits, in stack_edits; also that of runs nobody has accepted yet
//   mask_lists     a list of named masks, in masks
//   states         the undo history, in the order of their ids: base, stack, masks, and the picture, ready to
//   be shown
//
// Rows are values: they are never changed, and everything but `meta` and `states` carries the digest of what
// it says, so that the same content is stored once. What no state refers to any more is taken out now and
// then (compact.h).
#pragma once

#include "project/sqlite.h"

namespace pentimento::project {

inline constexpr int kApplicationId = 0x50454E54;  // "PENT", at byte 68 of the file
inline constexpr int kSchemaVersion = 1;           // user_version, at byte 60

/// Makes the tables in a new file.
void create_schema(const Database& database);

/// Steps from version 1 to 2, from 2 to 3, ..: SQL that is run inside one transaction.
std::span<const char* const> migrations();

/// Throws Error(BadFile) when the file is no project, or made by a newer Pentimento. Changes nothing.
void check_version(const Database& database);

/// Brings an older file to version steps.size() + 1; all or nothing.
void migrate(const Database& database, std::span<const char* const> steps);

/// Throws Error(BadFile) unless the tables are exactly ours: no triggers, no views, nothing hidden.
void check_schema(const Database& database);

}  // namespace pentimento::project
