/// The SQL store against the contract, a naive model, crashes and damage.
@NullMarked
package org.spampot.store.sql;

import org.jspecify.annotations.NullMarked;
