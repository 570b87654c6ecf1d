/// The settings: one tree of records, one YAML file, defaults and prose beside each field.
///
/// Start at [Settings] (what can be set) and [Loader] (where values come from).
/// Depends on: Jackson's YAML parser. Does not: open what a setting names, know what a setting means to its room.
@NullMarked
package org.spampot.config;

import org.jspecify.annotations.NullMarked;
