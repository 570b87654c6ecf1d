package org.spampot.store.sql;

/// How a store is opened.
public enum Mode {
    /// The one process that writes: makes the store when there is none, and brings its schema up to date.
    OWNER,
    /// Any other: reads only, never makes or changes anything, works beside an owner.
    READER
}
