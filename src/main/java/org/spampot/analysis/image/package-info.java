/// What pictures hold: codes that a camera reads, whether they come as a file, as cells of a table or as blocks of text, and
/// the facts and the likeness of a picture.
///
/// Start at [CodeReader]; files become a [Picture] in [PictureFile], HTML in [CellPictures], text in [BlockPictures].
/// What a file showed is remembered by its digest in one [PictureMemo] that all messages share; nobody can tell but by the time
/// it takes, so the functions here stay pure.
/// All of a message share one [Effort], which ends before the work does when somebody sends pictures to keep us busy.
/// Depends on: `model`, zxing, the JDK's ImageIO. Does not: know mails or parts, write to disk, run native code but the JDK's
/// reader of JPEG for those in unusual colors or codes, look at a file's name or declared type.
@NullMarked
package org.spampot.analysis.image;

import org.jspecify.annotations.NullMarked;
