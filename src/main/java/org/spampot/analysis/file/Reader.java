package org.spampot.analysis.file;

import java.io.IOException;

/// Reads files of one kind.
///
/// The caller promises that the content began like that kind; nothing more. The implementer promises a pure function of
/// the file, time and memory linear in it and in what [Budget] allows, and says what it finds to [OpenFile]; whatever it
/// throws becomes the oddity `file-broken`, and what it said before stays.
interface Reader {
    void read(OpenFile file) throws IOException;
}
