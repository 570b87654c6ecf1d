/// Moves captures from the journal, or from an archive, through the stages to the store: in order, each exactly once
/// in effect.
///
/// Start at [Pipeline] (follows the journal) and [Belt] (the moving part); [Stage] and [Sink] are what others bring.
/// Depends on: `model`, `journal`. Does not: know what a stage does, know SQL, write to the journal.
@NullMarked
package org.spampot.pipeline;

import org.jspecify.annotations.NullMarked;
