/// What is inside a file: its digests and type, the entries of archives, the text, links and deeds of documents.
///
/// Start at [FileOpener]; it tells a file's [Kind] and gives it to that kind's reader, which puts what it finds into
/// [Contents] and the files inside back into the opener, within the message's one [Budget].
/// Depends on: `model`, `mime` (a message may be in an archive), `analysis.image` (what a document paints is a picture). Does not:
/// know analyzers, run anything it opens, write a file, throw for any content.
@NullMarked
package org.spampot.analysis.file;

import org.jspecify.annotations.NullMarked;
